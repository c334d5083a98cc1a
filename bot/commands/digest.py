"""/digest SUBJECT [when]: the news of a topic, an actor or a search of a day, a week, or since a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.commands import asked_why, follow
from bot.commands.arguments import ALL_TIME, split_subject
from bot.enquiry import Enquiry
from bot.question import Question, plain_number
from bot.reply import Button, Buttons, Reply
from bot.words import plain, say
from corpus.model import Window
from digests import answers, extent
from digests.extent import Titles
from digests.model import Digest, Rest
from digests.page import Page
from digests.subjects import find_subject

FROM_STORY = " from story "
"""How the words end that go on with a digest: "karabakh since 2020-09-27 from story 56"."""
LONGEST = 4
"""Digits of that number, at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """A digest and its page."""

    digest: Digest
    page: Page


@dataclass(frozen=True, slots=True)
class Further:
    """A stretch of a digest's titles and its page."""

    titles: Titles
    page: Page


def answer(enquiry: Enquiry, words: str) -> Reply:
    asked, first = _split_story(words)
    if not _split(enquiry, asked)[0]:
        return Reply(say("notices", "which_topic"), follow.busiest_topics(enquiry, "digest", tail=asked))
    if first:
        return _further(enquiry, asked, first)
    found = find(enquiry, asked)
    digest = found.digest
    subject = digest.subject
    why = None if digest.empty else asked_why.question("digest", asked, enquiry.asof)
    buttons = _more(asked, digest.rest) + follow.buttons(subject, without="digest", why=why)
    if digest.empty and digest.last_news:
        then = follow.that_year(enquiry, "digest", subject, digest.window, asked)
        buttons = then + follow.day_with_news(follow.name(subject), digest.last_news, enquiry.today) + buttons
    return Reply(found.page, buttons)


def find(enquiry: Enquiry, words: str) -> Found:
    """The digest that these words ask for. Raises NewsError."""
    asked, _ = _split_story(words)
    return enquiry.remembered(("digest", asked), lambda: _made(enquiry, asked), of_the_minute=True)


def _split_story(words: str) -> tuple[str, int]:
    """The words without the number of a story at their end, and that number; 0 where they name none."""
    head, _, last = words.rpartition(FROM_STORY)
    number = plain_number(last, LONGEST) if head else None
    return (words, 0) if number is None else (head, number)


def _further(enquiry: Enquiry, asked: str, first: int) -> Reply:
    def made() -> Further:
        titles = extent.titles(_whole(enquiry, asked), first)
        return Further(titles, enquiry.page(titles))

    found = enquiry.remembered(("titles", asked, first), made, of_the_minute=True)
    subject = found.titles.subject
    return Reply(found.page, _more(asked, found.titles.rest) + follow.buttons(subject, without=""))


def _more(asked: str, rest: Rest | None) -> Buttons:
    if rest is None:
        return ()
    return ((Button(plain("more"), Question("digest", f"{asked}{FROM_STORY}{rest.first}")),),)


def _split(enquiry: Enquiry, words: str) -> tuple[str, Window]:
    """What it is to be about, and the days; yesterday and today where none are named."""
    about, window = split_subject(enquiry.corpus, words, enquiry.today)
    if window == ALL_TIME:
        yesterday = (enquiry.asof - timedelta(days=1)).astimezone(enquiry.zone).date()
        window = Window(yesterday, enquiry.today)
    return about, window


def _made(enquiry: Enquiry, words: str) -> Found:
    digest = extent.opening(_whole(enquiry, words))
    return Found(digest, enquiry.page(digest))


def _whole(enquiry: Enquiry, words: str) -> Digest:
    about, window = _split(enquiry, words)
    subject = find_subject(enquiry.corpus, about, enquiry.asof)
    return answers.digest(enquiry.corpus, subject, window, asof=enquiry.asof, zone=enquiry.zone)
