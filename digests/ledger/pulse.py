"""Small facts about the running of the program that outlive it: when it last looked, under which rules of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.database import Database, Writing, from_instant, to_instant

TICK = "tick"
"""The last look at what is due."""
ZONES = "zones"
"""Under which rules of time the promised instants were worked out."""
CLOCK = "clock"
"""Why nothing is planned for now: the clock is not believed; an empty note where it is."""
MENUS = "menus"
"""Which administrators may have a menu of their own, by their ids."""


@dataclass(frozen=True, slots=True)
class Beat:
    at: datetime
    note: str


class Pulse:
    def __init__(self, database: Database) -> None:
        self._database = database

    def last(self, name: str) -> Beat | None:
        rows = self._database.query("select at, note from pulse where name = :name", {"name": name})
        return Beat(from_instant(rows[0][0]), rows[0][1]) if rows else None


def beat(writing: Writing, name: str, now: datetime, note: str = "") -> None:
    writing.run(
        "insert into pulse (name, at, note) values (:name, :at, :note)"
        " on conflict (name) do update set at = :at, note = :note",
        {"name": name, "at": to_instant(now), "note": note},
    )
