"""What we say about the facts. May import corpus, not bot."""
