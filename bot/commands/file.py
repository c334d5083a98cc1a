"""A file that an administrator sends: articles, or a list of feeds."""

from __future__ import annotations

from bot.enquiry import Enquiry
from bot.jobs import File
from bot.reply import Reply
from bot.words import say


def answer(enquiry: Enquiry, words: str) -> Reply:
    """The words are the file's name."""
    return Reply(say("feeds", "reading", what=words), job=File(words))
