"""/latest [topic | actor | words] [from] [to] [count]: the newest stories."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands import asked_why, follow
from bot.commands.arguments import ALL_TIME, MOST, is_name, split_count, split_subject
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Buttons, Reply
from bot.words import plain
from digests import answers
from digests.model import Listing, Subject
from digests.page import Page
from digests.subjects import find_subject

COUNT = 5


@dataclass(frozen=True, slots=True)
class Found:
    """The newest stories, what they are about, None for all news, and their page."""

    subject: Subject | None
    asked: str
    """In the reader's words, without how many."""
    listing: Listing
    page: Page


def answer(enquiry: Enquiry, words: str) -> Reply:
    found = find(enquiry, words)
    more = _more(found.asked, len(found.listing.stories)) if found.listing.more else ()
    why = asked_why.question("latest", words, enquiry.asof) if found.listing.stories else None
    others = follow.buttons(found.subject or Subject(""), without="latest", why=why)
    elsewhen = () if found.listing.stories else _elsewhen(enquiry, found)
    return Reply(found.page, (*more, *elsewhen, *others))


def _elsewhen(enquiry: Enquiry, found: Found) -> Buttons:
    """Other times, where there is no news of the one that was asked for."""
    window = found.listing.window
    if window == ALL_TIME:
        return ()
    then = follow.that_year(enquiry, "latest", found.subject, window, found.asked)
    return (
        *then,
        (Button(plain("all_time"), Question("latest", follow.name(found.subject) if found.subject else "")),),
    )


def find(enquiry: Enquiry, words: str) -> Found:
    """The newest stories that these words ask for. Raises NewsError."""
    return enquiry.remembered(("latest", words), lambda: _made(enquiry, words))


def _made(enquiry: Enquiry, words: str) -> Found:
    corpus = enquiry.corpus
    asked, count = (words, None) if is_name(corpus, words) else split_count(words)
    about, window = split_subject(corpus, asked, enquiry.today)
    subject = find_subject(corpus, about, enquiry.asof) if about else None
    listing = answers.latest(corpus, subject, window, count=count or COUNT, asof=enquiry.asof)
    return Found(subject, asked, listing, enquiry.page(listing))


def _more(asked: str, shown: int) -> Buttons:
    """A button that asks for twice as many, as long as anybody would read them."""
    if shown >= MOST:
        return ()
    words = f"{asked} {min(2 * shown, MOST)}".strip()
    return ((Button(plain("more"), Question("latest", words)),),)
