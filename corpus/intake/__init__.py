"""How an article gets in."""
