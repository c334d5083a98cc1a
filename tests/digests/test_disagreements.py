"""All on which sources differ about a subject."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from factories import article, prepared, published, shelved

from corpus.corpus import Corpus, open_corpus
from corpus.model import Window
from digests import differences
from digests.disagreements import disagreements
from digests.model import Subject

ASOF = datetime(2024, 6, 1, tzinfo=UTC)
UTC_ZONE = ZoneInfo("UTC")


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """Three outlets count the dead of a landslide, and in an earlier one of another place."""
    opened = open_corpus(tmp_path / "news.db", write=True)
    told = (
        ("The landslide near Odda killed at least 20 people, police said.", "Odda", "Wire", 4),
        ("Twenty-six people were killed in the landslide near Odda.", "Odda", "Post", 5),
        ("The flood in Bodo killed 7 people, the mayor said.", "Bodo", "Wire", 20),
        ("The flood in Bodo killed 9 people, the hospital said.", "Bodo", "Radio", 21),
        ("The school in Hamar was painted.", "Hamar", "Radio", 21),
    )
    for text, place, source, day in told:
        on = published(f"2024-03-{day:02}")
        shelved(opened, prepared(article(text, title=f"Disaster in {place}", source=source, on=on)))
    yield opened
    opened.close()


def figures(corpus: Corpus, window: Window, asof: datetime = ASOF) -> list[list[str]]:
    found = disagreements(corpus, Subject("all"), window, asof=asof, zone=UTC_ZONE)
    return [[claim.figure for claim in one.claims] for one in found.found]


def test_all_of_them_are_told_newest_first(corpus: Corpus) -> None:
    """Whatever room a digest would have for their stories."""
    assert figures(corpus, Window()) == [["7", "9"], ["at least 20", "Twenty-six"]]


def test_a_time_has_those_of_its_days(corpus: Corpus) -> None:
    """One of the two was published then."""
    assert figures(corpus, Window(date(2024, 3, 1), date(2024, 3, 10))) == [["at least 20", "Twenty-six"]]
    assert figures(corpus, Window(date(2024, 3, 5))) == [["7", "9"], ["at least 20", "Twenty-six"]]
    assert figures(corpus, Window(date(2024, 3, 6), date(2024, 3, 10))) == []


def test_stories_beyond_those_that_are_compared_with_each_other_are_compared_in_themselves(corpus: Corpus) -> None:
    """However many there are that more sources tell."""
    letters = "abcdefghijklmnopqrstuvwxyzæøåäöüéèñçšžđłþð"
    for n, letter in enumerate(letters[: differences.STORIES + 5]):
        own = " ".join(letter * length for length in range(3, 12))  # words that no other story has
        for source in ("Wire", "Post", "Radio"):
            on = published(f"2023-{1 + n // 28:02}-{1 + n % 28:02}")
            shelved(corpus, prepared(article(f"{source}: {own}.", title=own.title(), source=source, on=on)))
    assert figures(corpus, Window()) == [["7", "9"], ["at least 20", "Twenty-six"]]


def test_nothing_is_told_of_before_its_time(corpus: Corpus) -> None:
    """As of a day on which one outlet had told it, nobody differed."""
    assert figures(corpus, Window(), datetime(2024, 3, 20, 12, tzinfo=UTC)) == [["at least 20", "Twenty-six"]]
