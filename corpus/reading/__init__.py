"""What a text says: pure functions over text, no store."""
