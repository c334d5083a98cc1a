"""Answers are given again only where they would be the same, and take no more room than they may."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from factories import article, prepared, shelved
from hypothesis import given
from hypothesis import strategies as st

from corpus.corpus import Corpus, open_corpus
from corpus.database import Database
from digests.memory import Memory

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = open_corpus(tmp_path / "a.db", write=True)
    yield opened
    opened.close()


def count(database: Database) -> int:
    return int(database.query("select count(*) from article")[0][0])


def test_an_answer_is_made_once_while_nothing_is_new(corpus: Corpus) -> None:
    """Asked again it is the same, though not made again; after a new article it is."""
    memory, made = Memory(), list[int]()

    def make() -> tuple[int, str]:
        made.append(count(corpus.database))
        return made[-1], "articles"

    assert [memory.of(corpus.database, "how many", NOW, make) for _ in range(3)] == [(0, "articles")] * 3
    shelved(corpus, prepared(article()))
    assert [memory.of(corpus.database, "how many", NOW, make) for _ in range(2)] == [(1, "articles")] * 2
    assert made == [0, 1]


def test_what_was_written_to_meanwhile_is_not_kept(corpus: Corpus) -> None:
    """Half of the answer may be of before, so the next one is made anew."""
    memory = Memory()

    def disturbed() -> int:
        found = count(corpus.database)
        shelved(corpus, prepared(article()))
        return found

    assert memory.of(corpus.database, "how many", NOW, disturbed) == 0
    assert memory.taken == 0
    assert memory.of(corpus.database, "how many", NOW, lambda: count(corpus.database)) == 1


def test_what_fails_is_tried_again(corpus: Corpus) -> None:
    """Only answers are kept, no errors."""
    memory = Memory()

    def fail() -> int:
        raise KeyError

    with pytest.raises(KeyError):
        memory.of(corpus.database, "how many", NOW, fail)
    assert memory.of(corpus.database, "how many", NOW, lambda: 7) == 7


def test_an_archive_of_before_is_asked_every_time(corpus: Corpus) -> None:
    """Where the tables have no marks, nothing tells whether something is new."""
    memory = Memory()
    corpus.database.version = 4
    assert [memory.of(corpus.database, "n", NOW, lambda n=n: n) for n in (1, 2)] == [1, 2]  # type: ignore[misc]


@given(asked=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 400)), max_size=30), room=st.integers(0, 900))
def test_it_never_takes_more_room_than_it_may(
    tmp_path_factory: pytest.TempPathFactory, asked: list[tuple[int, int]], room: int
) -> None:
    """Whatever is asked, all that is kept together stays within the room, and every answer is right."""
    database = Database(tmp_path_factory.getbasetemp() / "room.db", write=True)
    memory = Memory(room)
    for question, length in asked:
        answer = memory.of(database, (question, length), NOW, lambda q=question, n=length: [q] * n)  # type: ignore[misc]
        assert answer == [question] * length
        assert 0 <= memory.taken <= room
    database.close()
