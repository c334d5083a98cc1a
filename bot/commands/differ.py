"""/differ SUBJECT [from] [to]: on what sources differ, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands import follow
from bot.commands.arguments import ALL_TIME, split_subject
from bot.enquiry import Enquiry
from bot.reply import Reply
from bot.words import plain, say
from digests.disagreements import disagreements
from digests.model import Subject
from digests.page import Page
from digests.subjects import find_subject


@dataclass(frozen=True, slots=True)
class Found:
    """Of whom, and the page."""

    subject: Subject
    page: Page
    nothing_then: bool
    """Whether a time was asked for in which nothing was found."""


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not words:
        return Reply(say("notices", "differ_on_what"), follow.busiest_topics(enquiry, "differ"))
    found = enquiry.remembered(("differ", words), lambda: _made(enquiry, words), of_the_minute=True)
    buttons = follow.buttons(found.subject, without="differ")
    return Reply(found.page, follow.all_time("differ", found.subject) + buttons if found.nothing_then else buttons)


def _made(enquiry: Enquiry, words: str) -> Found:
    corpus = enquiry.corpus
    about, window = split_subject(corpus, words, enquiry.today)
    subject = find_subject(corpus, about, enquiry.asof) if about else Subject(plain("everything"))
    found = disagreements(corpus, subject, window, asof=enquiry.asof, zone=enquiry.zone)
    return Found(
        subject,
        enquiry.page(found),
        nothing_then=not found.found and window != ALL_TIME,
    )
