"""/digest SUBJECT [when]: the news of a topic, an actor or a search of a day, a week, or since a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.commands import asked_why, follow
from bot.commands.arguments import ALL_TIME, is_name, split_window
from bot.enquiry import Enquiry
from bot.reply import Reply
from bot.words import say
from corpus.model import Window
from digests import answers
from digests.model import Digest, Page
from digests.render import render


@dataclass(frozen=True, slots=True)
class Found:
    """A digest and its page."""

    digest: Digest
    page: Page


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not _split(enquiry, words)[0]:
        return Reply(say("notices", "which_topic"), follow.busiest_topics(enquiry, "digest", tail=words))
    found = find(enquiry, words)
    digest = found.digest
    subject = digest.subject
    why = None if digest.empty else asked_why.question("digest", words, enquiry.asof)
    buttons = follow.buttons(subject, without="digest", why=why)
    if digest.empty and digest.last_news:
        buttons = follow.day_with_news(follow.name(subject), digest.last_news, enquiry.today) + buttons
    return Reply(found.page, buttons)


def find(enquiry: Enquiry, words: str) -> Found:
    """The digest that these words ask for. Raises NewsError."""
    return enquiry.remembered(("digest", words), lambda: _made(enquiry, words), of_the_minute=True)


def _split(enquiry: Enquiry, words: str) -> tuple[str, Window]:
    """What it is to be about, and the days; yesterday and today where none are named."""
    about, window = (words, ALL_TIME) if is_name(enquiry.corpus, words) else split_window(words, enquiry.today)
    if window == ALL_TIME:
        yesterday = (enquiry.asof - timedelta(days=1)).astimezone(enquiry.zone).date()
        window = Window(yesterday, enquiry.today)
    return about, window


def _made(enquiry: Enquiry, words: str) -> Found:
    about, window = _split(enquiry, words)
    subject = answers.find_subject(enquiry.corpus, about, enquiry.asof)
    digest = answers.digest(enquiry.corpus, subject, window, asof=enquiry.asof, zone=enquiry.zone)
    return Found(digest, render(digest, today=enquiry.today, zone=enquiry.zone))
