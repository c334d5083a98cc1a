"""What the entries of a feed said when they were looked at: one that says something else is looked at again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from corpus.database import Database, Writing, from_instant, to_instant

SOONEST = timedelta(minutes=15)
"""Between two looks at one page; with each look the time to the next doubles."""
HOPE = timedelta(days=2)
"""So long the page of an entry is tried again of which only the feed's own text could be had."""


@dataclass(frozen=True, slots=True)
class SeenEntry:
    """An entry as it was when its page was last looked at."""

    said: int
    """A number for what the feed said of it."""
    first: datetime
    """When its page was looked at first (aware, UTC)."""
    looked: datetime
    """When it was looked at last."""

    def may_look(self, now: datetime) -> bool:
        """Whether enough time went by since the last look: at least as much as between the first and the last."""
        return now - self.looked >= max(SOONEST, self.looked - self.first)

    def hopeful(self, now: datetime) -> bool:
        """Whether a page that could not be had may still come."""
        return now - self.first < HOPE


def seen_entries(database: Database, feed: int) -> dict[int, SeenEntry]:
    """The entries of a feed that were looked at, by their hashes; those that older versions looked at are left out."""
    rows = database.query(
        "select hash, said, first, looked from feed_entry where feed_id = :feed and said is not null", {"feed": feed}
    )
    return {row[0]: SeenEntry(row[1], from_instant(row[2]), from_instant(row[3])) for row in rows}


def remember_said(writing: Writing, feed: int, said: Mapping[int, int], looked: Collection[int], now: datetime) -> None:
    """The feed said this of its entries, when they were looked at or came first."""
    writing.run_many(
        "update feed_entry set said = :said, looked = :now, first = coalesce(first, :now)"
        " where feed_id = :feed and hash = :hash and (said is null or :looked)",
        [
            {"feed": feed, "hash": each, "said": number, "looked": int(each in looked), "now": to_instant(now)}
            for each, number in said.items()
        ],
    )
