"""Questions too long for a button to carry, put by under a number: the SQL and its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import DatabaseLocked, DatabaseReadOnly

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_SECONDS = 2.0
KEPT = 100_000
"""So many of the newest questions are kept; the buttons of older ones have long scrolled away."""


class Questions:
    """Questions by number. Every call opens the file anew: they are few, and come from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, text: str) -> int:
        """Put a question by and return its number, the same for the same question.

        Raises DatabaseReadOnly, DatabaseLocked.
        """
        with self._troubles(), closing(self._connect("rw")) as connection:
            self._migrate(connection)
            with connection:
                connection.execute("insert or ignore into question (text) values (?)", (text,))
                row = connection.execute("select id from question where text = ?", (text,)).fetchone()
                connection.execute("delete from question where id <= ? - ?", (row[0], KEPT))
        return int(row[0])

    def recall(self, number: int) -> str | None:
        """The question of a number; None where there is none, or no archive that holds any."""
        try:
            with closing(self._connect("ro")) as connection:
                row = connection.execute("select text from question where id = ?", (number,)).fetchone()
        except sqlite3.Error:
            return None
        return None if row is None else str(row[0])

    def _connect(self, mode: str) -> sqlite3.Connection:
        address = f"{self._path.resolve().as_uri()}?mode={mode}"
        return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)

    @staticmethod
    def _migrate(connection: sqlite3.Connection) -> None:
        there = "select 1 from sqlite_schema where type = 'table' and name = 'question'"
        if connection.execute(there).fetchone():
            return
        from sqlite_utils import Database  # once in an archive's life, and it takes a quarter of a second
        from sqlite_utils.migrations import Migrations

        migrations = Migrations("questions")
        migrations()(create_question)
        migrations.apply(Database(connection))

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as fault:
            kind = DatabaseLocked if "locked" in str(fault) else DatabaseReadOnly
            raise kind(self._path.name) from fault


def create_question(database: Database) -> None:
    """The table of questions, each text once."""
    database.conn.execute(
        "create table question (id integer primary key autoincrement, text text not null unique) strict"
    )
