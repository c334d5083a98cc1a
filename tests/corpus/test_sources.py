"""Which outlets the archive holds articles of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from factories import article, prepared, published, shelved

from corpus.corpus import Corpus, open_corpus
from corpus.model import Days, Query, Scope, Source, Window

NOW = datetime(2024, 6, 1, tzinfo=UTC)
MARCH = Window(date(2024, 3, 1), date(2024, 3, 31))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Two outlets, one of them busier."""
    corpus = open_corpus(tmp_path / "a.db", write=True)
    shelved(
        corpus,
        prepared(article("The bridge opened.", source="Sample Wire", on=published("2024-03-02"))),
        prepared(article("The bridge closed.", source="Sample Wire", on=published("2024-04-02"))),
        prepared(article("The bridge is red.", source="Sample Courier", on=published("2024-03-05"))),
    )
    return corpus


@pytest.mark.parametrize("query", [None, Query(words=("bridge",))])
def test_the_busiest_comes_first(corpus: Corpus, query: Query | None) -> None:
    """Outlets are counted, with their last day, of all articles and of those a search finds."""
    assert corpus.sources.all(Scope(NOW, query=query), limit=5) == (
        Source("Sample Wire", 2, Days.on(date(2024, 4, 2))),
        Source("Sample Courier", 1, Days.on(date(2024, 3, 5))),
    )


def test_a_window_counts_its_own(corpus: Corpus) -> None:
    """Only the window's articles count; of equals the name decides."""
    assert [each.name for each in corpus.sources.all(Scope(NOW, window=MARCH), limit=5)] == [
        "Sample Courier",
        "Sample Wire",
    ]
    assert len(corpus.sources.all(Scope(NOW), limit=1)) == 1


def test_an_outlet_can_be_searched_by_a_part_of_its_name(corpus: Corpus) -> None:
    """`from:wire` finds the Sample Wire's articles."""
    found = corpus.articles.latest(Scope(NOW, query=Query(source="wire")), limit=5)
    assert {each.source for each in found} == {"Sample Wire"}
