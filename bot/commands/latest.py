"""/latest [topic | actor | words] [count]: the newest stories."""

from __future__ import annotations

from bot.commands import follow
from bot.commands.arguments import is_name, split_count
from bot.enquiry import Enquiry
from bot.reply import Reply
from digests import answers
from digests.render import render

COUNT = 5


def answer(enquiry: Enquiry, words: str) -> Reply:
    corpus = enquiry.corpus
    about, count = (words, None) if is_name(corpus, words) else split_count(words)
    subject = answers.find_subject(corpus, about, enquiry.asof) if about else None
    listing = answers.latest(corpus, subject, count=count or COUNT, asof=enquiry.asof, zone=enquiry.zone)
    return Reply(
        render(listing, today=enquiry.today, zone=enquiry.zone),
        follow.buttons(subject, without="latest") if subject else (),
    )
