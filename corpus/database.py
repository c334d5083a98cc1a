"""The file the archive lives in: how it is opened, written by one and read by many, and what goes wrong.

The only place that turns dates into what SQLite stores and back.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from corpus.errors import (
    DatabaseFull,
    DatabaseMissing,
    DatabaseReadOnly,
    DatabaseTooNew,
    EmptyArchive,
    NotADatabase,
)
from corpus.model import Days
from corpus.schema import APPLICATION_ID, SCHEMA_VERSION, migrate
from corpus.troubles import Troubles

EPOCH = date(1970, 1, 1)
PAGES_COPIED = 2_000
"""In one go, of a backup."""
BUSY_SECONDS = 5.0
ROWS_AT_ONCE = (64, 8, 1)
"""Of which numbers of rows statements are made, the greatest that fits first: few are enough, and kept ready."""
STATEMENTS_KEPT = 256
"""That a connection needn't understand anew."""
STEPS_BETWEEN_LOOKS = 20_000
"""SQLite instructions between two looks at the deadline: about a millisecond."""


def to_day(day: date) -> int:
    return (day - EPOCH).days


def from_day(number: int) -> date:
    return EPOCH + timedelta(days=number)


def to_instant(moment: datetime) -> int:
    """UTC seconds. Raises ValueError for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone can't be stored")
    return int(moment.timestamp())


def from_instant(seconds: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def to_instant_or_none(moment: datetime | None) -> int | None:
    return None if moment is None else to_instant(moment)


def from_instant_or_none(seconds: int | None) -> datetime | None:
    return None if seconds is None else from_instant(seconds)


def start_of(day: date) -> int:
    """The first UTC second of a day."""
    return to_day(day) * 86_400


def to_days(days: Days | None) -> tuple[int | None, int | None]:
    """The first and the last day."""
    return (None, None) if days is None else (to_day(days.first), to_day(days.last))


def from_days(first: int | None, last: int | None) -> Days | None:
    return None if first is None or last is None else Days(from_day(first), from_day(last))


def _faults(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("pragma quick_check") if row[0] != "ok"]


def _pages_done(progress: Callable[[int, int], None] | None) -> Callable[[int, int, int], None] | None:
    return None if progress is None else lambda _, left, pages: progress(pages - left, pages)


class Database:
    """One archive file: a connection to write with, and one to read with for every thread that asks."""

    def __init__(self, path: Path, *, write: bool) -> None:
        """Open the file, and make or bring it up to date where it may be written.

        Raises NotADatabase, DatabaseTooNew, DatabaseLocked, DatabaseReadOnly; EmptyArchive where there is no
        file and none may be made.
        """
        self.path = path
        self._troubles = Troubles(path)
        self._local = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._turn = threading.RLock()
        self._writer: sqlite3.Connection | None = None
        with Troubles(path):
            if write:
                self._writer = self._open_writer()
            elif not path.exists() or self._check_version(self._reader()) == 0:
                raise EmptyArchive(path.name)
            self.version = self._check_version(self._writer or self._reader())
            """Of the tables, as they were when the file was opened."""

    def _open_writer(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=STATEMENTS_KEPT,
        )
        version = self._check_version(connection)
        for pragma in (
            "journal_mode = wal",
            "synchronous = full",
            "foreign_keys = on",
            "cache_size = -65536",
            "trusted_schema = off",
        ):
            connection.execute(f"pragma {pragma}")
        if version < SCHEMA_VERSION:
            migrate(connection)
        return connection

    def _check_version(self, connection: sqlite3.Connection) -> int:
        """The version of the tables, 0 where there are none. Raises NotADatabase, DatabaseTooNew."""
        version = int(connection.execute("pragma user_version").fetchone()[0])
        application = int(connection.execute("pragma application_id").fetchone()[0])
        tables = int(connection.execute("select count(*) from sqlite_schema").fetchone()[0])
        if version > SCHEMA_VERSION and application == APPLICATION_ID:
            raise DatabaseTooNew(self.path.name)
        if tables and application != APPLICATION_ID:
            raise NotADatabase(self.path.name)
        return version

    def _reader(self) -> sqlite3.Connection:
        existing: sqlite3.Connection | None = getattr(self._local, "reader", None)
        if existing is not None:
            return existing
        connection = sqlite3.connect(
            self._read_only(), uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute("pragma query_only = on")
        connection.execute("pragma trusted_schema = off")
        connection.execute("pragma cache_size = -4096")  # each thread has one; more makes no answer quicker
        connection.execute("pragma temp_store = memory")
        self._local.reader = connection
        with self._guard:
            self._readers.append(connection)
        return connection

    def _read_only(self) -> str:
        """The file's address for who changes nothing in it."""
        return f"{self.path.resolve().as_uri()}?mode=ro"

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a question; inside a transaction of this thread, as that transaction sees them."""
        with self._troubles:
            connection = getattr(self._local, "transaction", None) or self._reader()
            return connection.execute(sql, parameters or {}).fetchall()

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[None]:
        """Stop this thread's questions after so many seconds. Raises SlowQuestion from within."""
        connection = self._reader()
        end = time.monotonic() + seconds
        connection.set_progress_handler(lambda: time.monotonic() > end, STEPS_BETWEEN_LOOKS)
        try:
            yield
        finally:
            connection.set_progress_handler(None, 0)

    @contextmanager
    def transaction(self) -> Iterator[Writing]:
        """All of it or nothing of it is stored; threads take turns.

        Raises DatabaseLocked, DatabaseReadOnly, DatabaseFull.
        """
        with self._turn, self._troubles:
            if self._writer is None:
                raise DatabaseReadOnly(self.path.name)
            self._writer.execute("begin immediate")
            self._local.transaction = self._writer
            writing = Writing(self._writer)
            try:
                yield writing
                writing.catch_up()
                self._writer.execute("commit")
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("rollback")
                raise
            finally:
                self._local.transaction = None

    def migrate(self, steps: Callable[[sqlite3.Connection], None]) -> None:
        """Let another package make or change its tables. Raises DatabaseReadOnly."""
        with self._turn, self._troubles:
            if self._writer is None:
                raise DatabaseReadOnly(self.path.name)
            steps(self._writer)

    def optimise(self) -> None:
        """Let SQLite look at samples of the tables again, so that it knows which way to a row is short.

        What it finds is written into tables made anew: only that tells connections which are open already to read it,
        be they another program's.
        """
        if self._writer is None:
            return
        self._writer.execute("pragma analysis_limit = 1000")
        with self.transaction():
            self._writer.execute("drop table if exists sqlite_stat1")
            self._writer.execute("drop table if exists sqlite_stat4")
            self._writer.execute("analyze")

    def faults(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; nothing where it is whole."""
        with self._troubles:
            return tuple(_faults(self._reader()))

    def need_room(self, least: int) -> None:
        """Raise DatabaseFull where fewer bytes than this are left on the disk."""
        try:
            free = shutil.disk_usage(self.path.parent).free
        except FileNotFoundError:
            raise DatabaseMissing(self.path.name) from None
        if free < least:
            raise DatabaseFull(self.path.name)

    def copy_to(self, path: Path, progress: Callable[[int, int], None] | None = None) -> tuple[str, ...]:
        """Copy the file as it is at this moment, whoever writes meanwhile, and look at the copy; what is wrong there.

        `progress` hears how many pages are copied, of how many. Raises DatabaseTrouble and its kin.
        """
        with self._troubles, closing(sqlite3.connect(self._read_only(), uri=True, isolation_level=None)) as source:
            source.execute("begin")
            source.execute("select count(*) from sqlite_schema").fetchone()  # from here on it stands still for us
            with Troubles(path), closing(sqlite3.connect(path, isolation_level=None)) as copy:
                source.backup(copy, pages=PAGES_COPIED, progress=_pages_done(progress))
                faults = _faults(copy)
                faults += [f"{row[0]} refers to {row[2]} in vain" for row in copy.execute("pragma foreign_key_check")]
                copy.execute("pragma journal_mode = delete")
        return tuple(faults)

    def close(self) -> None:
        with self._turn, self._guard:
            for connection in [*self._readers, *([self._writer] if self._writer else [])]:
                connection.close()
            self._readers.clear()
            self._writer = None
            self._local = threading.local()


class Writing:
    """An open transaction: what may be done to the archive until it is committed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._work: list[Callable[[], None]] = []

    def run(self, sql: str, parameters: Mapping[str, Any] | None = None) -> int:
        """Run one statement; how many rows it changed."""
        return self._connection.execute(sql, parameters or {}).rowcount

    def ask(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a question, as this transaction sees them."""
        return self._connection.execute(sql, parameters or {}).fetchall()

    def run_many(self, sql: str, rows: Sequence[Mapping[str, Any]]) -> None:
        self._connection.executemany(sql, rows)

    def run_rows(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Run one statement with all rows in the place of its `:rows`, each as long as the others.

        So rows are written more than twice as fast as one by one, triggers and all.
        """
        start = 0
        for size in ROWS_AT_ONCE:
            while len(rows) - start >= size:
                some = rows[start : start + size]
                self._connection.execute(_of_rows(sql, size, len(some[0])), tuple(chain.from_iterable(some)))
                start += size

    def run_later(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """The same together with further rows of the same statement, before the transaction is committed.

        Until `catch_up` no question sees them.
        """
        self._rows.setdefault(sql, []).extend(rows)

    def put_off(self, work: Callable[[], None]) -> None:
        """Let whoever keeps back what is to be written write it whenever the transaction catches up."""
        self._work.append(work)

    def catch_up(self) -> None:
        """Write all that was kept back, so that questions see it; done before the transaction is committed."""
        for work in self._work:
            work()
        for sql, rows in self._rows.items():
            self.run_rows(sql, rows)
        self._rows.clear()

    def insert(self, sql: str, parameters: Mapping[str, Any]) -> int:
        """Run one insert; the new row's id."""
        return int(self._connection.execute(sql, parameters).lastrowid or 0)


@lru_cache(maxsize=STATEMENTS_KEPT)
def _of_rows(sql: str, count: int, width: int) -> str:
    row = f"({', '.join('?' * width)})"
    return sql.replace(":rows", ", ".join([row] * count))
