"""/article NUMBER, or /article_NUMBER to tap: a whole article; /article_NUMBER_1 what it said first."""

from __future__ import annotations

from bot.enquiry import Enquiry
from bot.reply import Reply
from bot.words import say
from corpus.errors import UnknownArticle
from corpus.model import ArticleId
from digests.render import render
from digests.whole import earlier, whole

LARGEST = 2**63 - 1
MOST_DIGITS = 4
"""Of the number of one of an article's texts."""


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not words:
        return Reply(say("notices", "which_article"))
    number, _, text = words.partition("_")
    article = article_id(number)
    if not text:
        return Reply(render(whole(enquiry.corpus, article, asof=enquiry.asof), today=enquiry.today, zone=enquiry.zone))
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise UnknownArticle(words)
    return Reply(render(earlier(enquiry.corpus, article, int(text)), today=enquiry.today, zone=enquiry.zone))


def article_id(words: str) -> ArticleId:
    """The number that a reader wrote. Raises UnknownArticle where it is none that an article can have."""
    written = words.lstrip("#")
    if not (written.isascii() and written.isdigit() and len(written) <= 19 and int(written) <= LARGEST):
        raise UnknownArticle(words)
    return ArticleId(int(written))
