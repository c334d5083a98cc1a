"""Whom an office means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from factories import article, named, prepared, published, shelved
from hypothesis import given
from hypothesis import strategies as st

from corpus.corpus import Corpus, open_corpus
from digests.offices import bearers, office_of

ASOF = datetime(2024, 6, 1, tzinfo=UTC)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """An archive that is still empty."""
    opened = open_corpus(tmp_path / "news.db", write=True)
    yield opened
    opened.close()


def tell(corpus: Corpus, role: str, name: str, day: str) -> None:
    """Let an article of that day name somebody with a title."""
    text = f"{role} {name} spoke in public on {day}."
    bearer = named(name, (len(role) + 1, len(role) + 1 + len(name)), text=text, role=role)
    shelved(corpus, prepared(article(text, title=f"{name} speaks", on=published(day)), actors=(bearer,)))


def bear(corpus: Corpus, words: str, asof: datetime = ASOF) -> list[str]:
    return [actor.name for actor in bearers(corpus, words, asof)]


def test_who_leads_a_party_is_told_from_a_minister() -> None:
    """ "Labour" is a party where somebody leads it, and a ministry's business elsewhere."""
    assert office_of("the Labour leader") == office_of("leader of the Labour party") is not None
    assert office_of("labour minister") is None


@pytest.mark.parametrize(
    "words",
    [
        *("Icelandic president", "the president of Iceland", "Iceland's president", "Iceland’s President"),
        *("ICELAND PRESIDENT", "the Icelandic President", "president for Iceland"),
    ],
)
def test_an_office_is_one_however_it_is_put(words: str) -> None:
    """By the country or its people, before or behind."""
    assert office_of(words) == office_of("Icelandic president") is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UN Secretary-General", "secretary general of the United Nations"),
        ("US defense secretary", "defence secretary of the United States"),
        ("French premier", "prime minister of France"),
        ("CEO of Boskalis", "Boskalis chief executive"),
    ],
)
def test_offices_have_several_words(one: str, other: str) -> None:
    """Which mean the same."""
    assert office_of(one) == office_of(other) is not None


@pytest.mark.parametrize(
    "words", ["president", "the Foreign Minister", "former prime minister", "Iceland", "the bridge", "", "a " * 50]
)
def test_an_office_is_somebodys(words: str) -> None:
    """What does not say whose it is, or is no office, means nobody."""
    assert office_of(words) is None


@pytest.mark.parametrize("other", ["former Icelandic president", "Icelandic vice president", "Irish president"])
def test_another_office_is_another(other: str) -> None:
    """Of other times, ranks or countries."""
    assert office_of(other) != office_of("Icelandic president")


@given(st.text(max_size=60))
def test_any_words_may_be_asked(words: str) -> None:
    """Whatever they are; case and an article before them change nothing."""
    assert office_of(words.upper().lower()) == office_of(f"the {words.upper().lower()}")


def test_it_means_whom_the_newest_articles_name(corpus: Corpus) -> None:
    """Whoever held it before is meant by a question as of then."""
    for day in range(1, 32):
        tell(corpus, "Icelandic President", "Sonja Lund", f"2024-05-{day:02}")
    tell(corpus, "president of Iceland", "Harald Berg", "2019-03-01")
    assert bear(corpus, "Iceland's president") == ["Sonja Lund"]
    assert bear(corpus, "Iceland's president", datetime(2024, 4, 1, tzinfo=UTC)) == ["Harald Berg"]


def test_who_bears_it_now_and_then_is_asked_back(corpus: Corpus) -> None:
    """Where articles give it to several, none of them may be chosen."""
    for name, day in (("Sonja Lund", "2024-05-01"), ("Harald Berg", "2024-04-01"), ("Sonja Lund", "2024-05-02")):
        tell(corpus, "Icelandic President", name, day)
    tell(corpus, "Icelandic President", "Harald Berg", "2024-04-02")
    assert sorted(bear(corpus, "the president of Iceland")) == ["Harald Berg", "Sonja Lund"]


def test_one_odd_article_does_not_make_an_office_doubtful(corpus: Corpus) -> None:
    """Two of three are most."""
    for name, day in (("Sonja Lund", "2024-05-01"), ("Harald Berg", "2024-04-01"), ("Sonja Lund", "2024-05-02")):
        tell(corpus, "Icelandic President", name, day)
    assert bear(corpus, "Icelandic president") == ["Sonja Lund"]


def test_nobody_bears_an_office_that_no_article_gives(corpus: Corpus) -> None:
    """Nor one of a country that no article tells of."""
    tell(corpus, "Icelandic President", "Sonja Lund", "2024-05-01")
    assert bear(corpus, "Irish president") == bear(corpus, "Iceland") == []
