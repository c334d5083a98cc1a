"""Stamps of the archive's state: other ones after every change of what answers are made from, and only then."""

# ruff: noqa: S608 (the tables are named by the archive itself)

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from factories import article, prepared, published, shelved
from hypothesis import given
from hypothesis import strategies as st

from corpus.articles import change_published
from corpus.corpus import Corpus, open_corpus
from corpus.database import Database
from corpus.marking import MARKED, OF_TOPICS
from corpus.marks import stamp
from corpus.membership import follow_topics
from corpus.model import Published, Topic

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
BRIDGE = Topic("bridge", "The bridge", ("bridge",))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """Three articles, the last of which has no date."""
    opened = open_corpus(tmp_path / "a.db", write=True)
    with opened.database.transaction() as writing:
        follow_topics(writing, opened.database, [BRIDGE])
    given_days = [prepared(article(f"The bridge {n}.", on=published(f"2024-04-2{n}"))) for n in (0, 1)]
    shelved(opened, *given_days, prepared(article("The bridge is red.", on=Published.unknown())))
    yield opened
    opened.close()


def test_nothing_written_is_the_same_state(corpus: Corpus) -> None:
    """Reading leaves it as it is; so does time, as long as nothing comes out."""
    assert stamp(corpus.database, NOW) == stamp(corpus.database, NOW + timedelta(days=9))


def test_an_article_that_comes_out_later_makes_another_state(corpus: Corpus) -> None:
    """A moment before it was published is not one after it, nor one before all undated ones were there."""
    early = datetime(2024, 4, 20, 9, 0, tzinfo=UTC)
    at = [
        stamp(corpus.database, moment) for moment in (early, early + timedelta(days=1), early + timedelta(days=3), NOW)
    ]
    assert len(set(at)) == 3
    assert at[1] == at[2]


@pytest.mark.parametrize("table", MARKED["news"])
def test_whoever_writes_makes_another_state(corpus: Corpus, table: str) -> None:
    """A foreign program that inserts, changes or deletes one row of any of the tables is noticed."""
    fill(corpus.database.path)
    with closing(sqlite3.connect(corpus.database.path, isolation_level=None)) as foreign:
        (column,) = foreign.execute(f"select name from pragma_table_info('{table}') limit 1").fetchone()
        before = [stamp(corpus.database, NOW)]
        for change in (
            f"update {table} set {column} = {column}",
            f"create temp table row as select * from {table} limit 1; delete from {table}",
            f"insert into {table} select * from temp.row",
        ):
            foreign.executescript(change)
            before.append(stamp(corpus.database, NOW))
    assert len(set(before)) == 4


def fill(path: Path) -> None:
    """See to it that each of the tables has a row."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in MARKED["news"]:
            if connection.execute(f"select 1 from {table}").fetchone():
                continue
            columns = connection.execute(f"select name, type from pragma_table_info('{table}')").fetchall()
            values = [1 if kind == "INTEGER" else "person" for _, kind in columns]
            marks = ", ".join("?" for _ in columns)
            connection.execute(f"insert into {table} values ({marks})", values)


def test_what_is_not_read_for_answers_leaves_the_state(corpus: Corpus) -> None:
    """Feeds that are looked at matter only where they are asked for; counted lines and promises never do."""
    plain, fed = stamp(corpus.database, NOW), stamp(corpus.database, NOW, feeds=True)
    with corpus.database.transaction() as writing:
        writing.run("insert into line (source, hash, articles) values ('a', 1, 1)")
        writing.run("create table promise (id integer primary key)")
        writing.run("insert into promise default values")
    assert (stamp(corpus.database, NOW), stamp(corpus.database, NOW, feeds=True)) == (plain, fed)
    with corpus.database.transaction() as writing:
        writing.run(
            "insert into feed (url, title, source, language, interval, next_at) values ('u', '', '', '', 60, 1)"
        )
    assert stamp(corpus.database, NOW) == plain
    assert stamp(corpus.database, NOW, feeds=True) != fed


@pytest.mark.parametrize("table", OF_TOPICS)
def test_whoever_writes_what_a_topic_tells_makes_another_state_of_it(corpus: Corpus, table: str) -> None:
    """A row of any table that its timeline is made of, changed, deleted or inserted by a foreign program."""
    fill(corpus.database.path)
    ((article_id,),) = corpus.database.query("select max(article_id) from article_topic")
    with closing(sqlite3.connect(corpus.database.path, isolation_level=None)) as foreign:
        foreign.execute("update passage set article_id = ?", (article_id,))
        key = {"article": "id", "passage": "article_id", "article_topic": "article_id"}.get(table)
        row = (
            f"{table} where {key} = {article_id}" if key else f"{table} where rowid = (select min(rowid) from {table})"
        )
        before = [stamp(corpus.database, NOW, topic="bridge")]
        for change in (
            f"update {row.replace(' where', ' set ' + (key or 'id') + ' = ' + (key or 'id') + ' where')}",
            f"create temp table kept as select * from {row}; delete from {row}",
            f"insert into {table} select * from temp.kept",
        ):
            foreign.executescript(change)
            before.append(stamp(corpus.database, NOW, topic="bridge"))
    assert len(set(before)) == 4


def test_a_topic_has_a_state_of_its_own(corpus: Corpus) -> None:
    """Articles of other topics leave it; its own, a better date of one and another definition do not."""
    states = [stamp(corpus.database, NOW, topic="bridge")]
    shelved(corpus, prepared(article("The bank closed.", title="Bank closes", source="Sample Wire")))
    assert stamp(corpus.database, NOW, topic="bridge") == states[0]
    ids = shelved(corpus, prepared(article("The bridge closed.", source="Sample Wire")))
    states.append(stamp(corpus.database, NOW, topic="bridge"))
    with corpus.database.transaction() as writing:
        change_published(writing, ids[0], published("2024-04-25"))
    states.append(stamp(corpus.database, NOW, topic="bridge"))
    with corpus.database.transaction() as writing:
        follow_topics(writing, corpus.database, [replace(BRIDGE, names=("bridge", "ferry"))])
    states.append(stamp(corpus.database, NOW, topic="bridge"))
    assert len(set(states)) == 4


def test_a_topic_without_articles_shares_the_state_of_all(corpus: Corpus) -> None:
    """Whether the archive is empty depends on the others; so does one that nobody defined."""
    with corpus.database.transaction() as writing:
        follow_topics(writing, corpus.database, [BRIDGE, Topic("bank", "The bank", ("bank",))])
    for topic in ("bank", "nobody's"):
        assert stamp(corpus.database, NOW, topic=topic) == stamp(corpus.database, NOW)
    assert stamp(corpus.database, NOW, topic="bridge") != stamp(corpus.database, NOW)


def test_what_is_taken_back_leaves_the_state(corpus: Corpus) -> None:
    """A transaction sees its own state, which is nobody's any more once it is rolled back."""
    states = [stamp(corpus.database, NOW)]

    def change() -> None:
        with corpus.database.transaction() as writing:
            writing.run("update article set title = 'Another'")
            states.append(stamp(corpus.database, NOW))
            raise KeyError

    with pytest.raises(KeyError):
        change()
    assert stamp(corpus.database, NOW) == states[0] != states[1]


@given(st.lists(st.integers(0, 1), min_size=1, max_size=6))
def test_no_state_comes_twice(tmp_path_factory: pytest.TempPathFactory, copies: list[int]) -> None:
    """Two copies of one archive that are written to, in whatever order, never have a changed state in common."""
    folder = tmp_path_factory.mktemp("copies")
    first = Database(folder / "0.db", write=True)
    first.copy_to(folder / "1.db")
    opened = [first, Database(folder / "1.db", write=True)]
    found = [stamp(first, NOW)]
    for n in copies:
        with opened[n].transaction() as writing:
            writing.run("insert into source (name) values ((select count(*) from source))")
        found.append(stamp(opened[n], NOW))
    assert len(set(found)) == len(copies) + 1
    for database in opened:
        database.close()
