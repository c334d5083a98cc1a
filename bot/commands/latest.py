"""/latest [topic | actor | words] [count]: the newest stories."""

from __future__ import annotations

from bot.commands import follow
from bot.commands.arguments import MOST, is_name, split_count
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Buttons, Reply
from bot.words import plain
from digests import answers
from digests.model import Subject
from digests.render import render

COUNT = 5


def answer(enquiry: Enquiry, words: str) -> Reply:
    corpus = enquiry.corpus
    about, count = (words, None) if is_name(corpus, words) else split_count(words)
    subject = answers.find_subject(corpus, about, enquiry.asof) if about else None
    listing = answers.latest(corpus, subject, count=count or COUNT, asof=enquiry.asof, zone=enquiry.zone)
    more = _more(subject, len(listing.stories)) if listing.more else ()
    others = follow.buttons(subject, without="latest") if subject else ()
    return Reply(render(listing, today=enquiry.today, zone=enquiry.zone), (*more, *others))


def _more(subject: Subject | None, shown: int) -> Buttons:
    """A button that asks for twice as many, as long as anybody would read them."""
    if shown >= MOST:
        return ()
    words = f"{follow.name(subject) if subject else ''} {min(2 * shown, MOST)}".strip()
    return ((Button(plain("more"), Question("latest", words)),),)
