"""/search words: articles that hold them, newest first."""

from __future__ import annotations

from bot.enquiry import Enquiry
from bot.reply import Reply
from bot.words import say
from corpus.model import Query
from digests import answers
from digests.model import Finds, Subject

COUNT = 30
HOW_MANY = ("how many ", "how much ")


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not words:
        return Reply(say("notices", "what"))
    finds = answers.search(enquiry.corpus, words, count=COUNT, asof=enquiry.asof)
    return _reply(enquiry, finds)


def about(enquiry: Enquiry, subject: Subject, words: str) -> Reply:
    """What answers a question in these words, of which the subject holds the telling ones."""
    counted = words.casefold().startswith(HOW_MANY)
    query = subject.query or Query()
    finds = answers.answering(enquiry.corpus, subject.title, query, counted=counted, count=COUNT, asof=enquiry.asof)
    return _reply(enquiry, finds)


def _reply(enquiry: Enquiry, finds: Finds) -> Reply:
    return Reply(enquiry.page(finds))
