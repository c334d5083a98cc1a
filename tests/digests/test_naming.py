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
