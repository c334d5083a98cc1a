"""/start: what this is, and four things to try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import commands
from bot.commands import follow
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Buttons, Reply
from bot.words import plain, say
from corpus.errors import EmptyArchive

HIDDEN = ("start",)
ALONE = ("topics", "actors", "sources", "subscriptions", "settings", "help", "start", "feeds")
"""Commands that take no words."""


@dataclass(frozen=True, slots=True)
class Line:
    """A command as the help lists it."""

    name: str
    usage: str
    about: str
    digests: bool
    """Whether it is about digests that come by themselves."""


def answer(enquiry: Enquiry, words: str) -> Reply:
    return introduction(enquiry, "start", when_empty="empty")


def introduction(enquiry: Enquiry, part: str, *, when_empty: str) -> Reply:
    """A part of the help, with what the archive holds and four things to try; another while it is empty."""
    administrating = command_lines(commands.ADMINISTRATORS) if enquiry.is_administrator else ()
    listed = {"listed": command_lines(), "administrating": administrating}
    try:
        articles = enquiry.corpus.articles
        count, days = articles.count(enquiry.everything), articles.days(enquiry.everything)
    except EmptyArchive:
        count, days = 0, None
    if not count:
        return Reply(say("help", when_empty, **listed))
    known = listed | {"articles": count, "days": days, "back": enquiry.back}
    page = say("help", part, **known, today=enquiry.today, zone=enquiry.zone)
    return Reply(page, _things_to_try(enquiry))


def command_lines(names: Sequence[str] = commands.LISTED) -> tuple[Line, ...]:
    """Every command of these, with how it is used and what it is for."""
    return tuple(
        Line(name, "" if name in ALONE else plain(f"usage_{name}"), plain(f"about_{name}"), name in commands.DIGESTS)
        for name in names
        if name not in HIDDEN
    )


def _things_to_try(enquiry: Enquiry) -> Buttons:
    """What this archive answers well: its news, its busiest topic and person; and that topic's digest, sent."""
    topic = follow.busiest_topics(enquiry, "timeline")[:1]
    person = follow.busiest_people(enquiry, "actor")[:1]
    digest = follow.busiest_topics(enquiry, "subscribe")[:1]
    named = [("try_timeline", row) for row in topic] + [("try_actor", row) for row in person]
    named += [("try_subscribe", row) for row in digest]
    return (
        (Button(plain("try_latest"), Question("latest")),),
        *((Button(plain(label, name=row[0].text), row[0].question),) for label, row in named),
    )
