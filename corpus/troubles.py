"""What SQLite says of a file, turned into what a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from corpus.errors import (
    DatabaseFull,
    DatabaseLocked,
    DatabaseReadOnly,
    DatabaseTrouble,
    NotADatabase,
    SlowQuestion,
)


class Troubles:
    """Raises a trouble with the file as the NewsError that names it; a fault of ours passes unchanged.

    It stands around every question, so that it is no generator, which would take longer than some of them.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, fault: BaseException | None, trace: object) -> None:
        if isinstance(fault, sqlite3.OperationalError):
            raise _named(fault, self._path) from fault
        if isinstance(fault, (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InternalError)):
            return
        if isinstance(fault, (sqlite3.DatabaseError, UnicodeDecodeError)):  # the latter are its words about damage
            raise NotADatabase(self._path.name) from fault


def _named(fault: sqlite3.OperationalError, path: Path) -> Exception:
    words = str(fault)
    kinds: Mapping[str, type[DatabaseTrouble] | type[SlowQuestion]] = {
        "interrupted": SlowQuestion,
        "locked": DatabaseLocked,
        "readonly": DatabaseReadOnly,
        "unable to open": DatabaseReadOnly,
        "disk is full": DatabaseFull,
        "disk I/O": DatabaseTrouble,
    }
    for sign, kind in kinds.items():
        if sign in words:
            return kind(path.name)
    return fault
