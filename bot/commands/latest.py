"""/latest [topic | actor | words] [count]: the newest stories."""

from __future__ import annotations

from bot.commands import asked_why, follow
from bot.commands.arguments import MOST, is_name, split_count
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Buttons, Reply
from bot.words import plain
from digests import answers
from digests.model import Listing, Subject
from digests.render import render

COUNT = 5


def answer(enquiry: Enquiry, words: str) -> Reply:
    subject, listing = find(enquiry, words)
    more = _more(subject, len(listing.stories)) if listing.more else ()
    why = asked_why.question("latest", words, enquiry.asof) if listing.stories else None
    others = follow.buttons(subject or Subject(""), without="latest", why=why)
    return Reply(render(listing, today=enquiry.today, zone=enquiry.zone), (*more, *others))


def find(enquiry: Enquiry, words: str) -> tuple[Subject | None, Listing]:
    """What these words ask the newest stories about, None for all news, and these. Raises NewsError."""
    corpus = enquiry.corpus
    about, count = (words, None) if is_name(corpus, words) else split_count(words)
    subject = answers.find_subject(corpus, about, enquiry.asof) if about else None
    return subject, answers.latest(corpus, subject, count=count or COUNT, asof=enquiry.asof, zone=enquiry.zone)


def _more(subject: Subject | None, shown: int) -> Buttons:
    """A button that asks for twice as many, as long as anybody would read them."""
    if shown >= MOST:
        return ()
    words = f"{follow.name(subject) if subject else ''} {min(2 * shown, MOST)}".strip()
    return ((Button(plain("more"), Question("latest", words)),),)
