"""/start: what this is, and three things to try."""

from __future__ import annotations

from dataclasses import dataclass

from bot import commands
from bot.commands import follow
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Buttons, Reply
from bot.words import plain, say
from corpus.errors import EmptyArchive

HIDDEN = ("start",)
ALONE = ("topics", "actors", "sources", "help", "start")
"""Commands that take no words."""


@dataclass(frozen=True, slots=True)
class Line:
    """A command as the help lists it."""

    name: str
    usage: str
    about: str


def answer(enquiry: Enquiry, words: str) -> Reply:
    return introduction(enquiry, "start", when_empty="empty")


def introduction(enquiry: Enquiry, part: str, *, when_empty: str) -> Reply:
    """A part of the help, with what the archive holds and three things to try; another while it is empty."""
    listed = command_lines()
    try:
        articles = enquiry.corpus.articles
        count, days = articles.count(enquiry.everything), articles.days(enquiry.everything)
    except EmptyArchive:
        count, days = 0, None
    if not count:
        return Reply(say("help", when_empty, listed=listed))
    page = say("help", part, listed=listed, articles=count, days=days, today=enquiry.today, zone=enquiry.zone)
    return Reply(page, things_to_try(enquiry))


def command_lines() -> tuple[Line, ...]:
    """Every command that is listed, with how it is used and what it is for."""
    return tuple(
        Line(name, "" if name in ALONE else plain(f"usage_{name}"), plain(f"about_{name}"))
        for name in commands.LISTED
        if name not in HIDDEN
    )


def things_to_try(enquiry: Enquiry) -> Buttons:
    """Three questions that this archive answers well: its news, its busiest topic, its busiest person."""
    latest = Button(plain("try_latest"), Question("latest"))
    topic = follow.busiest_topics(enquiry, "timeline")[:1]
    person = follow.busiest_people(enquiry, "actor")[:1]
    named = [("try_timeline", row) for row in topic] + [("try_actor", row) for row in person]
    return (
        (latest,),
        *((Button(plain(label, name=row[0].text), row[0].question),) for label, row in named),
    )
