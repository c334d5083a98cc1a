"""When did something happen: the day on which most articles date it, and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands import follow, timeline
from bot.commands.arguments import split_window
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Buttons, Reply
from bot.words import plain, say
from digests.model import Moments, Subject
from digests.moments import asked, moments, without_auxiliary
from digests.page import Page

PAST = frozenset("did was were has have had".split())
"""With one of them it is asked whether something happened."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is asked about, and the days on which it happened, with their page."""

    subject: Subject
    moments: Moments
    page: Page


def answer(enquiry: Enquiry, words: str) -> Reply:
    """The days of "did Steve Jobs die"; a timeline where no more is said than of what: "was the truce"."""
    found = _find(enquiry, words, whether=False)
    if found is None:
        return timeline.answer(enquiry, without_auxiliary(words))
    page = found.page if found.moments.events else say("notices", "no_moment", words=words)
    return Reply(page, _further(found.subject))


def whether(enquiry: Enquiry, words: str) -> Reply | None:
    """The days of "did Novak resign", as who asks whether it happened is told best; None where no article dates it."""
    if words.partition(" ")[0].casefold() not in PAST:
        return None
    found = _find(enquiry, words, whether=True)
    return Reply(found.page, _further(found.subject)) if found and found.moments.events else None


def _find(enquiry: Enquiry, words: str, *, whether: bool) -> Found | None:
    about, window = split_window(words, enquiry.today)
    wanted = asked(enquiry.corpus, about, enquiry.asof)
    if wanted is None or (whether and not wanted.subject.actors):
        return None

    def made() -> Moments:
        return moments(enquiry.corpus, wanted, window, question=words, whether=whether, asof=enquiry.asof)

    found = enquiry.remembered(("when", words, whether), made)
    return Found(wanted.subject, found, enquiry.page(found))


def _further(subject: Subject) -> Buttons:
    """All that is told of the subject."""
    if subject.topic or subject.actors:
        return follow.buttons(subject, without="")
    return ((Button(plain("timeline"), Question("timeline", subject.title)),),)
