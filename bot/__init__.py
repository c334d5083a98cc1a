"""How readers reach us. May import digests and corpus."""
