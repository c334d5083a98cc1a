"""Our own strict fake Telegram: its Bot API over a socket, and a way to play the readers."""
