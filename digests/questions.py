"""Questions too long for a button to carry, by number; what each place was shown and told of last: SQL and tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import DatabaseLocked, DatabaseReadOnly, DatabaseTrouble
from digests.ledger.model import EditionId, Subscriber

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_SECONDS = 2.0
NOTE_SECONDS = 0.2
"""How long a note waits for another's turn to end; an answer can be asked for again."""
KEPT = 100_000
"""So many of the newest questions are kept; the buttons of older ones have long scrolled away."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The answer that a place was shown last, of those that can be explained."""

    words: str
    """What asks why it says what it says."""
    after: EditionId
    """The newest digest that had come to the place by then, 0 for none."""


class Questions:
    """Questions by number, and each place's last answer and its subject.

    Every call opens the file anew: they are few, and come from any thread.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, text: str) -> int:
        """Put a question by and return its number, the same for the same question.

        Raises DatabaseReadOnly, DatabaseLocked.
        """
        with self._troubles(), closing(self._connect("rw", BUSY_SECONDS)) as connection:
            self._migrate(connection)
            with connection:
                connection.execute("insert or ignore into question (text) values (?)", (text,))
                row = connection.execute("select id from question where text = ?", (text,)).fetchone()
                connection.execute("delete from question where id <= ? - ?", (row[0], KEPT))
        return int(row[0])

    def recall(self, number: int) -> str | None:
        """The question of a number; None where there is none, or no archive that holds any."""
        try:
            with closing(self._connect("ro", BUSY_SECONDS)) as connection:
                row = connection.execute("select text from question where id = ?", (number,)).fetchone()
        except sqlite3.Error:
            return None
        return None if row is None else str(row[0])

    def note(self, place: Subscriber, shown: Shown) -> None:
        """Keep what a place was shown; where that can't be written down just now, it is not."""
        with suppress(DatabaseTrouble), self._troubles(), closing(self._connect("rw", NOTE_SECONDS)) as connection:
            self._migrate(connection)
            with connection:
                connection.execute(
                    "insert into shown (chat_id, thread_id, words, after) values (:chat, :thread, :words, :after)"
                    " on conflict (chat_id, thread_id) do update set words = :words, after = :after",
                    {"chat": place.chat, "thread": place.thread, "words": shown.words, "after": shown.after},
                )

    def last(self, place: Subscriber) -> Shown | None:
        """What a place was shown last; None where nothing was, or nothing is kept."""
        try:
            with closing(self._connect("ro", BUSY_SECONDS)) as connection:
                row = connection.execute(
                    "select words, after from shown where chat_id = :chat and thread_id = :thread",
                    {"chat": place.chat, "thread": place.thread},
                ).fetchone()
        except sqlite3.Error:
            return None
        return None if row is None else Shown(row[0], EditionId(row[1]))

    def speak_of(self, place: Subscriber, subject: str) -> None:
        """Keep of whom or what a place was told last; where that can't be written down just now, it is not."""
        with suppress(DatabaseTrouble), self._troubles(), closing(self._connect("rw", NOTE_SECONDS)) as connection:
            self._migrate(connection)
            with connection:
                connection.execute(
                    "insert into spoken_of (chat_id, thread_id, subject) values (:chat, :thread, :subject)"
                    " on conflict (chat_id, thread_id) do update set subject = :subject where subject <> :subject",
                    {"chat": place.chat, "thread": place.thread, "subject": subject},
                )

    def spoken_of(self, place: Subscriber) -> str:
        """What to type to ask about it again; empty where nothing was told, or nothing is kept."""
        try:
            with closing(self._connect("ro", BUSY_SECONDS)) as connection:
                row = connection.execute(
                    "select subject from spoken_of where chat_id = :chat and thread_id = :thread",
                    {"chat": place.chat, "thread": place.thread},
                ).fetchone()
        except sqlite3.Error:
            return ""
        return "" if row is None else str(row[0])

    def _connect(self, mode: str, seconds: float) -> sqlite3.Connection:
        address = f"{self._path.resolve().as_uri()}?mode={mode}"
        return sqlite3.connect(address, uri=True, timeout=seconds)

    @staticmethod
    def _migrate(connection: sqlite3.Connection) -> None:
        there = "select 1 from sqlite_schema where type = 'table' and name = 'spoken_of'"
        if connection.execute(there).fetchone():
            return
        from sqlite_utils import Database  # once in an archive's life, and it takes a quarter of a second
        from sqlite_utils.migrations import Migrations

        migrations = Migrations("questions")  # what was done is known by the functions' names
        migrations()(create_question)
        migrations()(create_shown)
        migrations()(create_spoken_of)
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


def create_shown(database: Database) -> None:
    """The table of what each place was shown last: a chat, or one thread of it."""
    database.conn.execute(
        "create table shown (chat_id integer not null, thread_id integer not null, words text not null,"
        " after integer not null, primary key (chat_id, thread_id)) strict, without rowid"
    )


def create_spoken_of(database: Database) -> None:
    """The table of whom or what each place was told last: a chat, or one thread of it."""
    database.conn.execute(
        "create table spoken_of (chat_id integer not null, thread_id integer not null, subject text not null,"
        " primary key (chat_id, thread_id)) strict, without rowid"
    )
