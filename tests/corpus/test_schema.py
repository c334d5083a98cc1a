"""The archive's tables, and archives that older versions made."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from old_archives import make

from corpus.corpus import open_corpus
from corpus.database import Database
from corpus.marking import MARKED, OF_TOPICS
from corpus.marks import stamp
from corpus.schema import SCHEMA_VERSION

NOW = datetime(2024, 6, 1, tzinfo=UTC)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    make(path, 1)
    return path


def _tables(database: Database) -> list[tuple[str, str]]:
    return database.query("select name, sql from sqlite_schema where name not like 'sqlite%' order by name")  # type: ignore[return-value]


def test_an_old_archive_is_brought_up_to_date(old: Path, tmp_path: Path) -> None:
    """It gets the same tables as a new one, and what it held stays."""
    upgraded, new = Database(old, write=True), Database(tmp_path / "new.db", write=True)
    assert _tables(upgraded) == _tables(new)
    assert upgraded.query("pragma user_version") == [(SCHEMA_VERSION,)]
    assert upgraded.query("select name from source") == [("Sample Wire",)]
    upgraded.close()
    new.close()


def test_an_old_archive_can_be_read_as_it_is(old: Path) -> None:
    """Whoever only reads changes nothing, and finds no feeds."""
    corpus = open_corpus(old, write=False)
    assert corpus.feeds.all() == ()
    assert corpus.database.query("pragma user_version") == [(1,)]
    corpus.close()


def test_two_may_bring_it_up_to_date_at_once(old: Path) -> None:
    """One does it, the other finds it done."""
    opened: list[Database] = []
    threads = [Thread(target=lambda: opened.append(Database(old, write=True))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    for database in opened:
        database.close()


def test_a_step_that_fails_leaves_the_archive_as_it_was(old: Path) -> None:
    """All of a version's changes are made, or none."""
    connection = sqlite3.connect(old)
    connection.execute("create table feed_entry (hash integer)")  # in the way
    connection.commit()
    connection.close()
    with pytest.raises(sqlite3.OperationalError):
        Database(old, write=True)
    connection = sqlite3.connect(old)
    assert connection.execute("pragma user_version").fetchone() == (1,)
    assert connection.execute("select count(*) from sqlite_schema where name = 'feed'").fetchone() == (0,)
    connection.close()


def test_feeds_of_before_are_followed_since_they_last_answered(tmp_path: Path) -> None:
    """Or since they were to be looked at; they are tied to no topics."""
    path = tmp_path / "second.db"
    make(path, 2)
    connection = sqlite3.connect(path, isolation_level=None)
    insert = (
        "insert into feed (url, title, source, language, interval, next_at, last_ok) values (?, '', '', '', 60, ?, ?)"
    )
    connection.execute(insert, ("https://a.example/", 200, 100))
    connection.execute(insert, ("https://b.example/", 300, None))
    connection.close()
    with closing(open_corpus(path, write=True)) as corpus:
        assert corpus.database.query("select added from feed order by id") == [(100,), (300,)]
        assert [feed.topics for feed in corpus.feeds.all()] == [(), ()]


def test_an_archive_without_marks_gets_them(tmp_path: Path) -> None:
    """Read as it is, nothing tells its state; brought up to date it does, and every table sees to that."""
    path = tmp_path / "fourth.db"
    make(path, 4)
    with closing(Database(path, write=False)) as before:
        assert stamp(before, NOW) is None
    with closing(Database(path, write=True)) as after:
        assert after.query("select name from source") == [("Sample Wire",)]
        first = stamp(after, NOW)
        with after.transaction() as writing:
            writing.run("update source set name = 'Sample Post'")
        assert first is not None
        assert stamp(after, NOW) != first
        triggers = after.query("select tbl_name, count(*) from sqlite_schema where type = 'trigger' group by 1")
    assert dict(triggers) == {table: 6 if table in OF_TOPICS else 3 for tables in MARKED.values() for table in tables}
