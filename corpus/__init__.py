"""What was published: facts, once written not changed. May import neither digests nor bot."""
