"""One file a command: parse, ask, reply."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.enquiry import Enquiry
    from bot.question import Question
    from bot.reply import Reply

    Answer = Callable[[Enquiry, str], Reply]

LISTED = (
    "latest",
    "timeline",
    "actor",
    "digest",
    "search",
    "topics",
    "actors",
    "sources",
    "article",
    "start",
    "help",
)
"""What readers can type after a slash, in the order of the help; each is a module here."""
UNSEEN = ("about", "notice")
"""Modules here that no one types: what plain words ask for, and what is said to messages that ask nothing."""
NOTICES = ("wordless", "blank", "lengthy", "stale", "unknown")
ALIASES: Mapping[str, str] = {
    "news": "latest",
    "who": "actor",
    "find": "search",
    "topic": "latest",
    "source": "sources",
    "commands": "help",
}


def answer(enquiry: Enquiry, question: Question) -> Reply:
    """The reply to a question. Raises NewsError."""
    if question.command in NOTICES:
        from bot.commands import notice

        return notice.answer(question)
    answering: Answer = import_module(f"bot.commands.{question.command}").answer
    return answering(enquiry, question.words)
