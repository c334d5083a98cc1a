"""What somebody is reported to have said about something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from factories import article, named, prepared, published, shelved

from corpus.corpus import Corpus, open_corpus
from corpus.model import ActorKind, Window
from corpus.reading.model import Said
from digests.statements import statements
from digests.subjects import find_actors

ASOF = datetime(2024, 6, 1, tzinfo=UTC)
TOLL = "Harald Berg said the toll on the bridge would fall."
TOLL_AGAIN = "Harald Berg said that the toll on the bridge would fall."
LUND = "Harald Berg told Sonja Lund that winter was over."
NOTHING = "Harald Berg said."


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = open_corpus(tmp_path / "news.db", write=True)
    for n, text in enumerate((TOLL, TOLL_AGAIN, LUND, NOTHING), start=1):
        berg = named("Harald Berg", (0, 11), text=text)
        lund = named("Sonja Lund", (17, 27), text=text)
        actors = (berg, lund) if text == LUND else (berg,)
        said = Said(0, len(text), 0, 1 if text == LUND else None, direct=False)
        one = article(text, title=f"Report {n}", source=f"Paper {n}", on=published(f"2024-03-0{n}"))
        shelved(opened, prepared(one, actors=actors, said=(said,)))
    yield opened
    opened.close()


def said(corpus: Corpus, about: str, window: Window | None = None) -> list[str]:
    found = statements(corpus, find_actors(corpus, "Berg", ASOF), about, window or Window(), count=5, asof=ASOF)
    return [one.passage.sentence for one in found.said]


def test_each_statement_once_the_newest_first(corpus: Corpus) -> None:
    """The same words of two papers are one statement, and that somebody spoke is none."""
    assert said(corpus, "") == [LUND, TOLL_AGAIN]


def test_of_something_those_whose_sentence_names_it(corpus: Corpus) -> None:
    """Words in any form, or an actor under any of its names or as whom it was said to."""
    assert said(corpus, "tolls") == [TOLL_AGAIN]
    assert said(corpus, "Lund Sonja") == [LUND]
    assert said(corpus, "Sonja Lund") == [LUND]
    assert said(corpus, "lund") == [LUND]
    assert said(corpus, "Соня Лунд") == [LUND]
    assert said(corpus, "ferry") == []


def test_of_a_time_those_of_its_articles(corpus: Corpus) -> None:
    assert said(corpus, "", Window(date(2024, 3, 2), date(2024, 3, 3))) == [LUND, TOLL_AGAIN]
    assert said(corpus, "tolls", Window(until=date(2024, 3, 1))) == [TOLL]
    assert said(corpus, "", Window(date(2024, 3, 4))) == []


def test_there_may_be_more(corpus: Corpus) -> None:
    """As many as are asked for, and whether there are more."""
    berg = find_actors(corpus, "Berg", ASOF)
    assert statements(corpus, berg, "", Window(), count=1, asof=ASOF).more
    assert not statements(corpus, berg, "", Window(), count=2, asof=ASOF).more
    assert [actor.kind for actor in berg] == [ActorKind.PERSON]
