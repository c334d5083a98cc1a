"""The file the archive lives in: what it keeps, and what it says when it can't be used."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.database import Database, from_day, from_instant, to_day, to_instant
from corpus.errors import (
    DatabaseLocked,
    DatabaseReadOnly,
    DatabaseTooNew,
    EmptyArchive,
    NotADatabase,
    SlowQuestion,
)
from corpus.schema import SCHEMA_VERSION, statements


@given(st.dates())
def test_days_come_back_as_they_went(day: date) -> None:
    """A day survives being stored."""
    assert from_day(to_day(day)) == day


@given(st.datetimes(min_value=datetime(1600, 1, 1), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001
def test_instants_come_back_to_the_second(moment: datetime) -> None:
    """An instant survives being stored, to the second."""
    aware = moment.replace(tzinfo=UTC, microsecond=0)
    assert from_instant(to_instant(aware)) == aware


def test_a_time_without_a_zone_is_refused() -> None:
    """What has no zone can't be an instant."""
    with pytest.raises(ValueError, match="zone"):
        to_instant(datetime(2024, 1, 1))  # noqa: DTZ001


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    """What was written before a failure in the same transaction is not stored."""
    database = Database(tmp_path / "a.db", write=True)
    twice = "insert into source (id, name) values (1, 'Sample Wire')"
    with pytest.raises(sqlite3.IntegrityError), database.transaction() as writing:  # noqa: PT012
        writing.run(twice)
        writing.run(twice)
    assert database.query("select count(*) from source") == [(0,)]


def test_a_transaction_sees_its_own_writing(tmp_path: Path) -> None:
    """Questions asked within a transaction see what it has written."""
    database = Database(tmp_path / "a.db", write=True)
    with database.transaction() as writing:
        writing.run("insert into source (name) values ('Sample Wire')")
        assert database.query("select name from source") == [("Sample Wire",)]


@given(st.lists(st.tuples(st.integers(), st.integers()).filter(lambda row: max(map(abs, row)) < 2**63), max_size=200))
def test_rows_are_written_as_one_by_one(rows: list[tuple[int, int]]) -> None:
    """However many there are, at once or later, each once and in their order."""
    database = Database(Path(":memory:"), write=True)
    for run in ("run_rows", "run_later"):
        with database.transaction() as writing:
            writing.run("create table pair (one integer, other integer)")
            getattr(writing, run)("insert into pair (one, other) values :rows", rows)
            writing.catch_up()
            assert writing.ask("select one, other from pair order by rowid") == rows
            writing.run("drop table pair")
    database.close()


def test_what_was_put_off_is_written_before_the_end(tmp_path: Path) -> None:
    """Questions see it once the transaction catches up, and at the latest when it is committed; never if it fails."""
    database = Database(tmp_path / "a.db", write=True)
    put = "insert into source (name) values :rows"
    with database.transaction() as writing:
        writing.put_off(lambda: writing.run_later(put, [("Wire",)]))
        writing.run_later(put, [("Post",), ("News",)])
        assert writing.ask("select count(*) from source") == [(0,)]
    assert database.query("select name from source order by id") == [("Post",), ("News",), ("Wire",)]

    def fail() -> None:
        with database.transaction() as writing:
            writing.run_later(put, [("Mail",)])
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert database.query("select count(*) from source") == [(3,)]
    database.close()


def test_opening_again_keeps_everything(tmp_path: Path) -> None:
    """An archive is found as it was left."""
    first = Database(tmp_path / "a.db", write=True)
    with first.transaction() as writing:
        writing.run("insert into source (name) values ('Sample Wire')")
    first.close()
    again = Database(tmp_path / "a.db", write=True)
    assert again.query("select name from source") == [("Sample Wire",)]
    assert again.query("pragma user_version") == [(SCHEMA_VERSION,)]


def test_no_file_is_an_empty_archive(tmp_path: Path) -> None:
    """Whoever only reads makes no file."""
    with pytest.raises(EmptyArchive):
        Database(tmp_path / "none.db", write=False)
    assert not list(tmp_path.iterdir())


def test_a_text_file_is_no_database(tmp_path: Path) -> None:
    """Another file is told from an archive and left alone."""
    path = tmp_path / "notes.db"
    path.write_text("just some notes, and not few of them\n" * 200)
    with pytest.raises(NotADatabase):
        Database(path, write=True)
    assert path.read_text().startswith("just some notes")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    """A SQLite file that is not Dateline's gets no tables of ours."""
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("create table recipe (name text)")
    other.commit()
    other.close()
    with pytest.raises(NotADatabase):
        Database(path, write=True)


def test_a_newer_archive_is_refused(tmp_path: Path) -> None:
    """What a newer version wrote is not touched by this one."""
    Database(tmp_path / "a.db", write=True).close()
    newer = sqlite3.connect(tmp_path / "a.db")
    newer.execute(f"pragma user_version = {SCHEMA_VERSION + 1}")
    newer.close()
    for write in (True, False):
        with pytest.raises(DatabaseTooNew):
            Database(tmp_path / "a.db", write=write)


def test_a_reader_does_not_write(tmp_path: Path) -> None:
    """An archive opened for reading refuses a transaction by name."""
    Database(tmp_path / "a.db", write=True).close()
    reader = Database(tmp_path / "a.db", write=False)
    with pytest.raises(DatabaseReadOnly), reader.transaction():
        pass


def test_a_held_archive_is_named_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another program holds the archive, the writer says so."""
    monkeypatch.setattr("corpus.database.BUSY_SECONDS", 0.0)
    database = Database(tmp_path / "a.db", write=True)
    holder = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    holder.execute("begin immediate")
    with pytest.raises(DatabaseLocked), database.transaction():
        pass
    holder.execute("rollback")
    with database.transaction() as writing:
        assert writing.run("insert into source (name) values ('Sample Wire')") == 1


def test_a_question_without_end_is_stopped(tmp_path: Path) -> None:
    """A deadline ends a question that would run for ever, and the next one is answered."""
    database = Database(tmp_path / "a.db", write=True)
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    with pytest.raises(SlowQuestion), database.deadline(0.01):
        database.query(endless)
    assert database.query("select 1") == [(1,)]


def test_a_fault_of_ours_is_not_dressed_up(tmp_path: Path) -> None:
    """Wrong SQL is a bug and stays recognisable as one."""
    database = Database(tmp_path / "a.db", write=True)
    with pytest.raises(sqlite3.OperationalError, match="syntax"):
        database.query("selekt 1")


def test_statements_keep_comments_and_order() -> None:
    """A script falls into its statements, none lost."""
    assert statements("-- first\ncreate table a (b);\ncreate table c (d\n);\n") == [
        "-- first\ncreate table a (b);",
        "create table c (d\n);",
    ]
