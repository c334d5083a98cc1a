"""A link that an administrator sends: a feed to follow, or an article to take in."""

from __future__ import annotations

from bot.addresses import address_in
from bot.enquiry import Enquiry
from bot.jobs import Link
from bot.reply import Reply
from bot.words import say


def answer(enquiry: Enquiry, words: str) -> Reply:
    """Raises BadAddress, SecretInAddress."""
    address = address_in(words)
    return Reply(say("feeds", "looking", what=address), job=Link(address))
