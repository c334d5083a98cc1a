"""What goes wrong, in words that say what to do next."""

from __future__ import annotations

from telegram.error import TelegramError

from bot.question import Question
from bot.reply import Button, Reply, rows
from bot.words import has, say
from corpus.errors import NewsError

MOST = 6
"""Suggestions that are offered."""
SHOWN = 60
"""Characters of what the reader wrote that are repeated to him."""
RETRIED = frozenset({"UnknownTopic", "UnknownActor", "NothingFound"})


def reply(error: NewsError, question: Question) -> Reply:
    """The reply that says what kept a question from being answered, with what it may have meant as buttons."""
    part = error.name if has("errors", error.name) else "other"
    subject = error.subject if len(error.subject) <= SHOWN else error.subject[:SHOWN].rstrip() + "…"
    page = say(
        "errors",
        part,
        subject=subject,
        reason=getattr(error, "reason", ""),
        wording=(type(error).__doc__ or "").strip().partition("\n")[0],
        suggested=bool(error.suggestions),
    )
    buttons = tuple(Button(name, _instead(question, error.subject, name)) for name in error.suggestions[:MOST])
    return Reply(page, rows(buttons, width=1 if any(len(b.text) > 18 for b in buttons) else 2))


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
