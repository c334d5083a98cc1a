"""/latest [topic | actor | words] [count]: the newest stories."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands import asked_why, follow
from bot.commands.arguments import MOST, is_name, split_count
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Buttons, Reply
from bot.words import plain
from digests import answers
from digests.model import Listing, Page, Subject
from digests.render import render

COUNT = 5


@dataclass(frozen=True, slots=True)
class Found:
    """The newest stories, what they are about, None for all news, and their page."""

    subject: Subject | None
    listing: Listing
    page: Page


def answer(enquiry: Enquiry, words: str) -> Reply:
    found = find(enquiry, words)
    more = _more(found.subject, len(found.listing.stories)) if found.listing.more else ()
    why = asked_why.question("latest", words, enquiry.asof) if found.listing.stories else None
    others = follow.buttons(found.subject or Subject(""), without="latest", why=why)
    return Reply(found.page, (*more, *others))


def find(enquiry: Enquiry, words: str) -> Found:
    """The newest stories that these words ask for. Raises NewsError."""
    return enquiry.remembered(("latest", words), lambda: _made(enquiry, words))


def _made(enquiry: Enquiry, words: str) -> Found:
    corpus = enquiry.corpus
    about, count = (words, None) if is_name(corpus, words) else split_count(words)
    subject = answers.find_subject(corpus, about, enquiry.asof) if about else None
    listing = answers.latest(corpus, subject, count=count or COUNT, asof=enquiry.asof, zone=enquiry.zone)
    return Found(subject, listing, render(listing, today=enquiry.today, zone=enquiry.zone))


def _more(subject: Subject | None, shown: int) -> Buttons:
    """A button that asks for twice as many, as long as anybody would read them."""
    if shown >= MOST:
        return ()
    words = f"{follow.name(subject) if subject else ''} {min(2 * shown, MOST)}".strip()
    return ((Button(plain("more"), Question("latest", words)),),)
