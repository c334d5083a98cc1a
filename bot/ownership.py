"""One program sends: it holds a lock beside the database for its life, which the system takes back when it dies."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import DatabaseReadOnly


class Owned(Exception):
    """Another program sends from this database already."""


@contextmanager
def ownership(database: Path) -> Iterator[None]:
    """Be the one who sends, within it. Raises Owned, and DatabaseReadOnly where the lock can't be made."""
    try:
        lock = database.with_name(f"{database.name}.lock").open("ab")
    except OSError:
        raise DatabaseReadOnly(database.name) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Owned(f"{database.name} is in use: another `dateline run` sends from it.") from None
        except OSError:
            raise DatabaseReadOnly(database.name) from None
        yield
