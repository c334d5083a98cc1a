"""Promises to readers: chats, subscriptions, editions and deliveries; one noun, one module, its SQL beside it."""
