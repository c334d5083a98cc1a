"""Archives as older versions of the program left them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path

import sqlite_utils

from corpus.schema import APPLICATION_ID, statements
from corpus.tables import STEPS


def make(path: Path, version: int) -> None:
    """An archive with the tables of that version, and a source in it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations = sqlite_utils.Migrations("corpus")
        for name, script in islice(STEPS.items(), version):

            @migrations(name=name)
            def step(db: sqlite_utils.Database, script: str = script) -> None:
                for statement in statements(script):
                    db.conn.execute(statement)

        migrations.apply(sqlite_utils.Database(connection))
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {version}")
        connection.execute("insert into source (name) values ('Sample Wire')")
