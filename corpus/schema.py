"""Brings an archive's tables to this version of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from corpus.tables import STEPS

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x44544C4E
"""Marks a SQLite file as Dateline's: "DTLN"."""
SCHEMA_VERSION = len(STEPS)
"""What `pragma user_version` says once all of this is in place."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to this version, or make them. Safe to call again."""
    from sqlite_utils import Database, Migrations

    migrations = Migrations("corpus")
    for name, script in STEPS.items():
        migrations(name=name)(_step(script))
    connection.execute("begin immediate")  # whoever opens the archive at the same moment waits, and finds it done
    try:
        migrations.apply(Database(connection))
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {SCHEMA_VERSION}")
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise


def _step(script: str) -> Callable[[Database], None]:
    def take(db: Database) -> None:
        for statement in statements(script):
            db.conn.execute(statement)

    return take


def statements(script: str) -> list[str]:
    """The script's single statements: `executescript` would commit in their midst."""
    found, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            found.append(current.strip())
            current = ""
    return found
