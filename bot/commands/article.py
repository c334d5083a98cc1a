"""/article NUMBER, or /article_NUMBER to tap: a whole article; /article_NUMBER_1 what it said first."""

from __future__ import annotations

from bot.enquiry import Enquiry
from bot.question import plain_number
from bot.reply import Reply
from bot.words import say
from corpus.errors import UnknownArticle
from corpus.model import ArticleId
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
        return Reply(enquiry.page(whole(enquiry.corpus, article, asof=enquiry.asof)))
    which = plain_number(text, MOST_DIGITS)
    if which is None:
        raise UnknownArticle(words)
    return Reply(enquiry.page(earlier(enquiry.corpus, article, which)))


def article_id(words: str) -> ArticleId:
    """The number that a reader wrote. Raises UnknownArticle where it is none that an article can have."""
    number = plain_number(words.lstrip("#"), 19)
    if number is None or number > LARGEST:
        raise UnknownArticle(words)
    return ArticleId(number)
