"""/resume [name or number]: digests come again."""

from __future__ import annotations

from bot.commands import pause
from bot.enquiry import Enquiry
from bot.reply import Reply


def answer(enquiry: Enquiry, words: str) -> Reply:
    return pause.switch(enquiry, words, paused=False)
