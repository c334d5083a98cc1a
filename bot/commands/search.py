"""/search words: articles that hold them, newest first."""

from __future__ import annotations

from bot.enquiry import Enquiry
from bot.reply import Reply
from bot.words import say
from corpus.model import Query, Window
from digests import answers
from digests.model import Finds, Subject

COUNT = 30


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not words:
        return Reply(say("notices", "what"))
    finds = answers.search(enquiry.corpus, words, count=COUNT, asof=enquiry.asof)
    return _reply(enquiry, finds)


def about(enquiry: Enquiry, subject: Subject) -> Reply:
    """What is found of a question's telling words, in whatever form."""
    query = subject.query or Query()
    finds = answers.found(enquiry.corpus, subject.title, query, Window(), count=COUNT, asof=enquiry.asof)
    return _reply(enquiry, finds)


def _reply(enquiry: Enquiry, finds: Finds) -> Reply:
    return Reply(enquiry.page(finds))
