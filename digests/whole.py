"""A stored article whole, with what is known about it: read from the archive as it was at a moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from corpus.corpus import Corpus
from corpus.errors import UnknownArticle
from corpus.model import ArticleId
from digests.candidates import report_before
from digests.model import EarlierText, WholeArticle


def whole(corpus: Corpus, number: ArticleId, *, asof: datetime) -> WholeArticle:
    """An article, where else its text stands, what it said before, what it goes on from. Raises UnknownArticle."""
    article = corpus.articles.get(number)
    texts = corpus.revisions.of(article.id)
    return WholeArticle(
        article,
        reason=corpus.feeds.excerpt(article.id),
        copies=tuple(one for one in corpus.articles.many(corpus.wires.copies(article.id)) if one.seen <= asof),
        earlier=tuple(EarlierText(article, len(texts) - n, newer.since) for n, newer in enumerate(texts[:-1], 1)),
        continues=report_before(corpus, article, asof=asof),
    )


def earlier(corpus: Corpus, number: ArticleId, text: int) -> EarlierText:
    """What an article said before: the texts are numbered from 1, the oldest. Raises UnknownArticle."""
    article = corpus.articles.get(number)
    texts = corpus.revisions.of(article.id)[::-1]
    if not 1 <= text < len(texts):
        raise UnknownArticle(f"{number}_{text}")
    one = texts[text - 1]
    before = replace(article, title=one.title, text=one.text, updated=one.since if text > 1 else None)
    return EarlierText(before, text, texts[text].since)
