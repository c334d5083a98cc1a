"""Answers are given again only where they would be the same, and take no more room than they may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from factories import article, prepared, shelved
from hypothesis import given
from hypothesis import strategies as st

from corpus.corpus import Corpus, open_corpus
from corpus.database import Database
from digests.answer_cache import AnswerCache, Given
from digests.freshness import COSTLY, LONGEST

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
    memory, made = AnswerCache(), list[int]()

    def make() -> tuple[int, str]:
        made.append(count(corpus.database))
        return made[-1], "articles"

    assert [memory.of(corpus.database, "how many", NOW, make) for _ in range(3)] == [(0, "articles")] * 3
    shelved(corpus, prepared(article()))
    assert [memory.of(corpus.database, "how many", NOW, make) for _ in range(2)] == [(1, "articles")] * 2
    assert made == [0, 1]


def test_what_was_written_to_meanwhile_is_not_kept(corpus: Corpus) -> None:
    """Half of the answer may be of before, so the next one is made anew."""
    memory = AnswerCache()

    def disturbed() -> int:
        found = count(corpus.database)
        shelved(corpus, prepared(article()))
        return found

    assert memory.of(corpus.database, "how many", NOW, disturbed) == 0
    assert memory.all() == ()
    assert memory.of(corpus.database, "how many", NOW, lambda: count(corpus.database)) == 1


def test_what_fails_is_tried_again(corpus: Corpus) -> None:
    """Only answers are kept, no errors."""
    memory = AnswerCache()

    def fail() -> int:
        raise KeyError

    with pytest.raises(KeyError):
        memory.of(corpus.database, "how many", NOW, fail)
    assert memory.of(corpus.database, "how many", NOW, lambda: 7) == 7


def test_an_archive_of_before_is_asked_every_time(corpus: Corpus) -> None:
    """Where the tables have no marks, nothing tells whether something is new."""
    memory = AnswerCache()
    corpus.database.version = 4
    assert [memory.of(corpus.database, "n", NOW, lambda n=n: n) for n in (1, 2)] == [1, 2]  # type: ignore[misc]


@given(asked=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 400)), max_size=30), room=st.integers(0, 900))
def test_it_never_takes_more_room_than_it_may(
    tmp_path_factory: pytest.TempPathFactory, asked: list[tuple[int, int]], room: int
) -> None:
    """Whatever is asked, all that is kept together stays within the room, and every answer is right."""
    database = Database(tmp_path_factory.getbasetemp() / "room.db", write=True)
    memory = AnswerCache(room)
    for question, length in asked:
        answer = memory.of(database, (question, length), NOW, lambda q=question, n=length: [q] * n)  # type: ignore[misc]
        assert answer == [question] * length
        assert sum(len(given.packed) for _, given in memory.all()) <= room
    database.close()


class Bench:
    """A memory by clocks that are set by hand; before every question another article comes in."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.time = 100.0
        self.spent = 0.0
        self.renewals = 0
        self.memory = AnswerCache(now=lambda: self.time, spent=lambda: self.spent)

    def made(self, cost: float) -> int:
        self.spent += cost
        return count(self.corpus.database)

    def renew(self) -> None:
        self.renewals += 1

    def ask(self, cost: float = 1.0, asked: str = "now", before: str | None = None, *, waits: bool = False) -> int:
        shelved(self.corpus, prepared(article(f"Report {count(self.corpus.database)}.")))
        return self.ask_again(cost, asked, before, waits=waits)

    def ask_again(
        self, cost: float = 1.0, asked: str = "now", before: str | None = None, *, waits: bool = False
    ) -> int:
        """Ask with no other article before it."""
        renew = None if waits else self.renew
        database = self.corpus.database
        return self.memory.of(database, asked, NOW, lambda: self.made(cost), renew=renew, before=before)


@pytest.fixture
def bench(corpus: Corpus) -> Bench:
    return Bench(corpus)


def test_a_costly_answer_is_given_as_it_was_and_renewed(bench: Bench) -> None:
    """For ten seconds, while it is worked out elsewhere; then a reader waits for it."""
    assert bench.ask() == 1
    bench.time += LONGEST * 0.9
    assert (bench.ask(), bench.renewals) == (1, 1)
    bench.time += LONGEST * 0.2
    assert (bench.ask(), bench.renewals) == (3, 1)


def test_what_was_the_same_lately_is_given_for_moments(bench: Bench) -> None:
    """However long ago it was worked out: the ten seconds begin when the archive was last seen to be as it tells."""
    bench.ask()
    bench.time += 3 * LONGEST
    assert (bench.ask_again(), bench.renewals) == (1, 0)
    bench.time += LONGEST * 0.9
    assert (bench.ask(), bench.renewals) == (1, 1)
    bench.time += LONGEST * 0.2
    assert (bench.ask(), bench.renewals) == (3, 1)


def test_a_cheap_answer_is_always_of_now(bench: Bench) -> None:
    """So is a costly one where nobody works it out elsewhere."""
    assert [bench.ask(COSTLY / 2) for _ in range(2)] == [1, 2]
    assert [bench.ask(waits=True) for _ in range(2)] == [3, 4]
    assert bench.renewals == 0


def test_what_was_worked_out_elsewhere_is_given(bench: Bench) -> None:
    """Unless what is kept was looked for later."""
    bench.ask()
    elsewhere = AnswerCache(spent=lambda: bench.spent)
    database = bench.corpus.database
    elsewhere.of(database, "now", NOW, lambda: bench.made(1.0) + 100, renew=bench.renew)
    ((asked, given),) = elsewhere.all()
    bench.memory.take(asked, replace(given, seen=bench.time - 1))
    assert bench.ask() == 1
    bench.memory.take(asked, replace(given, seen=bench.time))
    assert bench.ask() == 101


def test_what_was_written_to_meanwhile_is_given_for_moments(bench: Bench) -> None:
    """It is of no one state, so that it never counts as what would be the same, but of the last seconds it is."""
    database = bench.corpus.database

    def disturbed() -> int:
        shelved(bench.corpus, prepared(article(f"After {count(database)}.")))
        return bench.made(1.0)

    assert bench.memory.of(database, "now", NOW, disturbed, renew=bench.renew) == 1
    ((_, given),) = bench.memory.all()
    assert given.stamp is None
    assert bench.memory.of(database, "now", NOW, disturbed, renew=bench.renew) == 1
    assert bench.memory.of(database, "now", NOW, disturbed) == 2


def test_after_something_was_done_for_a_reader_it_is_new(bench: Bench) -> None:
    """What was worked out before is not given, nor what comes of a question that was asked anew before."""
    bench.ask()
    ((asked, given),) = bench.memory.all()
    bench.time += 1
    bench.memory.outdate()
    bench.memory.take(asked, replace(given, seen=bench.time - 0.5))
    assert bench.ask() == 2
    assert bench.ask() == 2


def test_the_answer_of_the_minute_before_serves_too(bench: Bench) -> None:
    """As one that is not the same: also where the archive is."""
    bench.ask(asked="12:00")
    bench.time += 5
    assert bench.ask(asked="12:01", before="12:00") == 1
    assert bench.ask(asked="12:01") == 3
    bench.memory.take("12:02", Given(None, b"", bench.time - 2 * LONGEST, 1.0))
    assert bench.ask(asked="12:03", before="12:02") == 4
    assert bench.renewals == 1
