"""One program sends, and one fetches: each holds a lock beside the database for its life.

The system takes it back when the program dies.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import DatabaseReadOnly


class Owned(Exception):
    """Another program does this with this database already."""


@dataclass(frozen=True, slots=True)
class Post:
    """What only one program may do with a database at a time."""

    suffix: str
    """Of the lock's file."""
    held: str
    """What another program does that holds it."""


SENDING = Post(".lock", "another `dateline run` sends from it")
FETCHING = Post(".fetching.lock", "its feeds are being fetched just now")


@contextmanager
def ownership(database: Path, post: Post = SENDING) -> Iterator[None]:
    """Be the one who does this, within it. Raises Owned, and DatabaseReadOnly where the lock can't be made."""
    try:
        lock = database.with_name(database.name + post.suffix).open("ab")
    except OSError:
        raise DatabaseReadOnly(database.name) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Owned(f"{database.name} is in use: {post.held}.") from None
        except OSError:
            raise DatabaseReadOnly(database.name) from None
        yield
