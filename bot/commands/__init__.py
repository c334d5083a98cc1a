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

NEWS = (
    "latest",
    "timeline",
    "actor",
    "said",
    "digest",
    "differ",
    "search",
    "topics",
    "actors",
    "sources",
    "article",
    "why",
)
DIGESTS = (
    "subscribe",
    "subscriptions",
    "unsubscribe",
    "pause",
    "resume",
    "timezone",
    "quiet",
    "silent",
    "settings",
)
ADMINISTRATORS = ("feeds", "addfeed", "editfeed")
"""What only those who run the bot can type; each is a module here as well."""
LISTED = (*NEWS, *DIGESTS, "start", "help")
"""What readers can type after a slash, in the order of the help; each is a module here."""
UNSEEN = ("about", "when", "notice", "subscription", "feed", "found", "link", "file")
"""Modules here that no one types: what plain words ask for, what is said to messages that ask nothing, what buttons
below a subscription or a feed do, and what becomes of a link or a file that an administrator sends."""
FOR_ADMINISTRATORS = (*ADMINISTRATORS, "feed", "link", "file")
NOTICES = ("wordless", "blank", "lengthy", "stale", "unknown", "thanks")
ALIASES: Mapping[str, str] = {
    "news": "latest",
    "who": "actor",
    "quotes": "said",
    "differences": "differ",
    "find": "search",
    "topic": "latest",
    "source": "sources",
    "commands": "help",
    "sub": "subscribe",
    "unsub": "unsubscribe",
    "list": "subscriptions",
    "stop": "pause",
    "tz": "timezone",
}
CHANGING = ("subscribe", "unsubscribe", "pause", "resume")
CHANGING_WITH_WORDS = ("timezone", "quiet", "silent", "settings", "subscription")
LOOK = "show "
"""How the words of a button begin that only looks at a subscription."""


def changes(question: Question) -> bool:
    """Whether it is about changing what a chat has agreed on, which not everybody may."""
    if question.command in CHANGING:
        return True
    return question.command in CHANGING_WITH_WORDS and bool(question.words) and not question.words.startswith(LOOK)


def answer(enquiry: Enquiry, question: Question) -> Reply:
    """The reply to a question. Raises NewsError."""
    if changes(question) and not enquiry.visitor.may_change:
        from bot.refusals import NotAllowed

        raise NotAllowed
    if question.command in FOR_ADMINISTRATORS and not enquiry.is_administrator:
        from bot.refusals import OnlyAdministrators

        alone = enquiry.visitor.who == enquiry.visitor.chat > 0
        raise OnlyAdministrators(question.command, str(enquiry.visitor.who) if alone else "")
    if question.command in NOTICES:
        from bot.commands import notice

        return notice.answer(question)
    answering: Answer = import_module(f"bot.commands.{question.command}").answer
    return answering(enquiry, question.words)
