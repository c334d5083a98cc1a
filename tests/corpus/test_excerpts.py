"""Articles of which only the feed's own text could be had."""

from __future__ import annotations

import pytest
from factories import article, prepared, shelved

from corpus.corpus import Corpus
from corpus.excerpts import excerpt_reason, excerpts_at, mark_excerpt
from corpus.model import ArticleId

HERE, ELSEWHERE = "https://wire.example/harbour", "https://wire.example/school"


@pytest.fixture
def number(corpus: Corpus) -> ArticleId:
    (number,) = shelved(corpus, prepared(article("The harbour of Strelsau was shut on Monday.", url=HERE)))
    return number


def test_an_excerpt_says_why_until_there_is_more(corpus: Corpus, number: ArticleId) -> None:
    """Marked again, the later reason counts; without one it is an excerpt no more."""
    for reason in ("HttpRefused 403", "TooSlow", ""):
        with corpus.database.transaction() as writing:
            mark_excerpt(writing, number, reason)
            assert excerpt_reason(corpus.database, number) == reason
        assert corpus.feeds.excerpt(number) == reason


def test_excerpts_are_found_by_their_addresses(corpus: Corpus, number: ArticleId) -> None:
    """Only those that are excerpts still, of those that are asked about."""
    canonical = HERE
    assert excerpts_at(corpus.database, [canonical]) == frozenset()
    with corpus.database.transaction() as writing:
        mark_excerpt(writing, number, "TooSlow")
    assert excerpts_at(corpus.database, [canonical, ELSEWHERE]) == {canonical}
    assert excerpts_at(corpus.database, [ELSEWHERE]) == frozenset()
    assert excerpts_at(corpus.database, []) == frozenset()
