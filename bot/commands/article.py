"""/article NUMBER, or /article_NUMBER to tap: a whole article."""

from __future__ import annotations

from bot.enquiry import Enquiry
from bot.reply import Reply
from bot.words import say
from corpus.errors import UnknownArticle
from corpus.model import ArticleId
from digests.model import FromFeed
from digests.render import render

LARGEST = 2**63 - 1


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not words:
        return Reply(say("notices", "which_article"))
    article = enquiry.corpus.articles.get(article_id(words))
    reason = enquiry.corpus.feeds.excerpt(article.id)
    return Reply(render(FromFeed(article, reason) if reason else article, today=enquiry.today, zone=enquiry.zone))


def article_id(words: str) -> ArticleId:
    """The number that a reader wrote. Raises UnknownArticle where it is none that an article can have."""
    written = words.lstrip("#")
    if not (written.isascii() and written.isdigit() and len(written) <= 19 and int(written) <= LARGEST):
        raise UnknownArticle(words)
    return ArticleId(int(written))
