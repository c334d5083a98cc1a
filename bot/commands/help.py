"""/help: all that can be asked."""

from __future__ import annotations

from bot.commands import start
from bot.enquiry import Enquiry
from bot.reply import Reply


def answer(enquiry: Enquiry, words: str) -> Reply:
    return start.introduction(enquiry, "help", when_empty="empty_help")
