"""What goes wrong, in words that say what to do next."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from telegram.error import TelegramError

from bot.commands import changes
from bot.jobs import Mishap
from bot.outcomes import outcome_of
from bot.question import Question
from bot.reply import Button, Reply, rows
from bot.words import has, say
from corpus.errors import DatabaseTrouble, NewsError
from digests.ledger.outcome import Gone, Moved, Threadless, Wait
from digests.page import Page

log = logging.getLogger(__name__)

MOST = 6
"""Suggestions that are offered."""
SHOWN = 60
"""Characters of what the reader wrote that are repeated to him."""

Got = TypeVar("Got")


def reply(error: NewsError, question: Question) -> Reply:
    """The reply that says what kept a question from being answered, with what it may have meant as buttons."""
    page = _told(
        Mishap.of(error),
        since=getattr(error, "since", ""),
        until=getattr(error, "until", ""),
        suggested=bool(error.suggestions),
    )
    buttons = tuple(
        Button(name, _instead(question, error.subject, name), edits=changes(question))
        for name in error.suggestions[:MOST]
    )
    return Reply(page, rows(buttons, width=1 if any(len(b.text) > 18 for b in buttons) else 2))


def reply_to_mishap(mishap: Mishap) -> Reply:
    """The reply that says what kept a job from being done."""
    return Reply(_told(mishap, since="", until="", suggested=False))


def _told(mishap: Mishap, **more: object) -> Page:
    part = mishap.kind if has("errors", mishap.kind) else "other"
    subject = mishap.subject if len(mishap.subject) <= SHOWN else mishap.subject[:SHOWN].rstrip() + "…"
    return say("errors", part, subject=subject, reason=mishap.reason, wording=mishap.wording, **more)


def _instead(question: Question, subject: str, suggestion: str) -> Question:
    """The same question about the suggestion: `/timeline Pashynian october` keeps its october."""
    at = question.words.casefold().find(subject.casefold()) if subject else -1
    if at < 0 or len(question.words.casefold()) != len(question.words):
        return Question(question.command, suggestion)
    words = question.words[:at] + suggestion + question.words[at + len(subject) :]
    return Question(question.command, words)


def reference() -> str:
    """A short mark that ties a reader's complaint to a line of the log."""
    import secrets

    return secrets.token_hex(3)


def apology(mark: str) -> Reply:
    """What a reader is told of a fault of ours: never what it was, only how to ask about it."""
    return Reply(say("errors", "fault", reference=mark))


def is_worth_saying(fault: BaseException) -> bool:
    """Whether the reader can be told at all: not where it was the telling that failed."""
    return not isinstance(fault, TelegramError)


def is_mute(fault: BaseException) -> bool:
    """Whether it is only that we can't write there, or not now, which is nobody's fault."""
    return isinstance(fault, TelegramError) and isinstance(outcome_of(fault), Gone | Moved | Threadless | Wait)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of ours that was logged, by the reference it has there."""

    reference: str


def attempt(work: Callable[[], object]) -> Fault | None:
    """Do work whose failure must not stop other work: a fault of ours is logged and handed back.

    Trouble with the archive's file is no fault of ours, and travels.
    """
    try:
        work()
    except DatabaseTrouble:
        raise
    except Exception as fault:  # noqa: BLE001 (this is the place for bugs)
        return _logged(fault)
    return None


async def attempted(work: Awaitable[Got]) -> Got | Fault:
    """What the work gives, or a fault of ours, which is logged. What Telegram answers is none, and travels."""
    try:
        return await work
    except TelegramError:
        raise
    except Exception as fault:  # noqa: BLE001 (this is the place for bugs)
        return _logged(fault)


def _logged(fault: Exception) -> Fault:
    mark = reference()
    log.error("reference %s", mark, exc_info=fault)
    return Fault(mark)


def no_digest(fault: Fault, title: str) -> str:
    """What stands in place of a digest that a fault of ours kept from being made, as HTML."""
    page = say("errors", "no_digest", reference=fault.reference, title=title)
    return "\n".join(paragraph.html for paragraph in page.paragraphs)
