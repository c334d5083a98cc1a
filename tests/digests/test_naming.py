"""Whom and what words name exactly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from factories import article, named, prepared, shelved

from corpus.corpus import Corpus, open_corpus
from corpus.membership import follow_topics
from corpus.model import Topic
from digests.naming import named_among, subject_named

ASOF = datetime(2030, 1, 1, tzinfo=UTC)
TEXT = "Harald Berg met Sonja Lund and Rolf Meet on the Old Mary."


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = open_corpus(tmp_path / "news.db", write=True)
    people = [
        named(name, (TEXT.index(name), TEXT.index(name) + len(name)), text=TEXT)
        for name in ("Harald Berg", "Sonja Lund", "Rolf Meet")
    ]
    shelved(opened, prepared(article(TEXT), actors=tuple(people)))
    with opened.database.transaction() as writing:
        follow_topics(writing, opened.database, [Topic("ferries", "The ferries", ("ferry", "Old Mary"))])
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("words", "title", "others"),
    [
        ("Berg die", "Harald Berg", ["die"]),
        ("Berg and Lund meet", "Harald Berg and Sonja Lund", ["meet"]),
        ("Berg meet Lund in Bodo", "Harald Berg and Sonja Lund", ["meet", "in", "Bodo"]),
        ("berg meet lund", "Harald Berg and Rolf Meet and Sonja Lund", []),
        ("the storm hit Berg", "Harald Berg", ["the", "storm", "hit"]),
        ("Old Mary sink", "The ferries", ["sink"]),
        ("nobody else come", None, ["nobody", "else", "come"]),
    ],
)
def test_names_are_told_from_what_is_said_of_them(
    corpus: Corpus, words: str, title: str | None, others: list[str]
) -> None:
    """A verb in small letters beside names in capitals is nobody's name."""
    subject, rest = named_among(corpus, words.split(), ASOF)
    assert (subject.title if subject else None, rest) == (title, others)


def test_a_topic_s_own_name_says_all(corpus: Corpus) -> None:
    """One of its other names is to be looked for among what the topic holds."""
    (whole, _), (part, _) = (named_among(corpus, words.split(), ASOF) for words in ("ferries sink", "Old Mary sink"))
    assert whole is not None
    assert part is not None
    assert (whole.query, part.query and part.query.phrases) == (None, ("Old Mary",))


def test_what_names_nothing_is_no_subject(corpus: Corpus) -> None:
    """However long it is."""
    assert subject_named(corpus, "nobody at all", ASOF) is None
    assert subject_named(corpus, "Harald Berg " * 60, ASOF) is None


def reports(corpus: Corpus, name: str, times: int, *, text: str = "{} spoke in Bodo.", rest: str = "") -> None:
    """Shelve so many articles, each another one, that name somebody."""
    for n in range(times):
        told = f"{text.format(name)} It was meeting {n} of {name.split()[-1]}. {rest}"
        at = told.index(name)
        shelved(corpus, prepared(article(told), actors=(named(name, (at, at + len(name)), text=told),)))


def title_named(corpus: Corpus, words: str) -> str | None:
    subject = subject_named(corpus, words, ASOF)
    return subject.title if subject else None


def test_a_surname_means_its_busiest_bearer_rather_than_who_is_called_no_more_than_that(corpus: Corpus) -> None:
    """One article that gives no first name makes nobody of that name of his own."""
    reports(corpus, "Skar", 1)
    reports(corpus, "Ola Skar", 3)
    assert title_named(corpus, "Skar") == "Ola Skar"


def test_a_surname_of_two_means_neither_unless_one_is_far_busier(corpus: Corpus) -> None:
    reports(corpus, "Skar", 1)
    reports(corpus, "Ola Skar", 3)
    reports(corpus, "Marit Skar", 2)
    assert title_named(corpus, "Skar") is None
    reports(corpus, "Ola Skar", 10, rest="The rain fell again.")
    assert title_named(corpus, "Skar") == "Ola Skar"


def test_who_is_only_known_by_one_name_keeps_it(corpus: Corpus) -> None:
    """Where those who share it are in the news less often."""
    reports(corpus, "Skar", 4)
    reports(corpus, "Ola Skar", 3)
    assert title_named(corpus, "Skar") == "Skar"


def test_an_ordinary_word_names_nobody_though_an_article_took_it_for_a_name(corpus: Corpus) -> None:
    """Most articles that hold it speak of nobody so called."""
    reports(corpus, "Pandemic", 1)
    reports(corpus, "Ola Skar", 30, text="{} fought the pandemic.")
    assert title_named(corpus, "pandemic") is None
    assert title_named(corpus, "Pandemic and Skar") is None


def test_what_tells_nothing_by_itself_names_nobody(corpus: Corpus) -> None:
    """Words that no article is told by: "people"."""
    reports(corpus, "People", 1)
    assert title_named(corpus, "people") is None


def test_beside_names_in_capitals_no_word_in_small_letters_is_a_surname(corpus: Corpus) -> None:
    """Nor where all is in small letters, or the word in capitals, and mostly something else."""
    reports(corpus, "Eva Grant", 1)
    reports(corpus, "Ola Skar", 30, text="{} got a grant.")
    for words in ("Skar win the grant", "skar win the grant"):
        subject, rest = named_among(corpus, words.split(), ASOF)
        assert (subject.title if subject else None, rest) == ("Ola Skar", ["win", "the", "grant"])
    assert title_named(corpus, "Grant") is None


def test_a_first_name_means_who_is_far_better_known_by_it_than_anybody_else(corpus: Corpus) -> None:
    """Than those with the same first name, and than those whose surname it is."""
    reports(corpus, "Tove Lindel", 6)
    assert title_named(corpus, "Tove") == "Tove Lindel"
    reports(corpus, "Arne Tove", 1)
    assert title_named(corpus, "Tove") == "Tove Lindel"
    reports(corpus, "Tove Strand", 2)
    assert title_named(corpus, "Tove") == "Arne Tove"
    assert title_named(corpus, "Tove Nobody") is None
