"""Feeds that the archive fills itself from, and their storage."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any, NewType

from corpus.copies import at_address
from corpus.database import Database, Writing, from_instant, from_instant_or_none, to_instant, to_instant_or_none
from corpus.errors import KnownFeed, UnknownFeed
from corpus.excerpts import excerpt_reason, excerpts_at
from corpus.feed_entries import SeenEntry, seen_entries
from corpus.model import ArticleId

FeedId = NewType("FeedId", int)

FAULTS = 3
"""A feed whose bytes break what reads them so often in a row is in quarantine."""
FIRST_INTERVAL = timedelta(minutes=30)
REMEMBERED = timedelta(days=90)
"""An entry that has not stood in its feed for so long is forgotten."""

_SINCE_VERSION = 4
_COLUMNS = (
    "id, url, title, source, language, paused, etag, last_modified, interval, next_at, failures, faults, barren,"
    " last_ok, last_new, newest, entries, usual, note, topics"
)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed, and how it fares."""

    id: FeedId
    url: str
    title: str
    next_at: datetime
    """When to look next (aware, UTC)."""
    source: str = ""
    """The outlet, as the operator names it; empty where the articles tell it themselves."""
    language: str = ""
    """Of its articles, as the operator knows it; empty where they tell it."""
    paused: bool = False
    etag: str = ""
    last_modified: str = ""
    interval: timedelta = FIRST_INTERVAL
    failures: int = 0
    """Looks in a row that gave nothing."""
    faults: int = 0
    """Looks in a row at which its bytes broke what reads them."""
    barren: int = 0
    """Looks in a row of whose new entries none was an article."""
    last_ok: datetime | None = None
    last_new: datetime | None = None
    newest: datetime | None = None
    """The latest date of publication that it listed."""
    entries: int = 0
    usual: int = 0
    note: str = ""
    """What went wrong last; empty once it is well."""
    topics: tuple[str, ...] = ()
    """Keys of the topics that its articles belong to, whatever their words."""

    @property
    def name(self) -> str:
        """What a person knows it by."""
        return self.source or self.title or self.url

    @property
    def quarantined(self) -> bool:
        return self.faults >= FAULTS

    @property
    def rests(self) -> bool:
        """Whether it is not looked at until an operator says so."""
        return self.paused or self.quarantined


class Feeds:
    """Which feeds the archive follows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Feed, ...]:
        """All feeds in the order in which they were added; none in an archive that no newer version has opened yet."""
        if not self._is_made():
            return ()
        return self._many("order by id", {})

    def due(self, now: datetime) -> tuple[Feed, ...]:
        """The feeds that should be looked at by now, those that have waited longest first."""
        rows = self._many("where next_at <= :now order by next_at, id", {"now": to_instant(now)})
        return tuple(feed for feed in rows if not feed.rests)

    def is_due(self, now: datetime) -> bool:
        """Whether any feed should be looked at by now."""
        return self._is_made() and bool(self.due(now))

    def find(self, words: str) -> Feed:
        """The feed of this number, address, title or source. Raises UnknownFeed, with what it may have meant."""
        wanted = words.strip().casefold()
        feeds = self.all()
        for feed in feeds:
            if wanted in (str(feed.id), feed.url.casefold(), feed.title.casefold(), feed.source.casefold()) and wanted:
                return feed
        close = tuple(feed.name for feed in feeds if wanted and wanted in f"{feed.name} {feed.url}".casefold())
        raise UnknownFeed(words, suggestions=close)

    def unseen(self, feed: FeedId, hashes: Sequence[int]) -> frozenset[int]:
        """Those of the entries that never stood in the feed before."""
        rows = self._database.query("select hash from feed_entry where feed_id = :feed", {"feed": feed})
        return frozenset(hashes) - {row[0] for row in rows}

    def entries(self, feed: FeedId) -> dict[int, SeenEntry]:
        """The feed's entries as they were when they were looked at, by their hashes."""
        return seen_entries(self._database, feed)

    def excerpts_at(self, canonical: Collection[str]) -> frozenset[str]:
        """Those of the canonical addresses at which the archive has only what a feed gave of the article."""
        return excerpts_at(self._database, canonical)

    def has_page(self, canonical: str) -> bool:
        """Whether the archive has an article of this canonical address."""
        return at_address(self._database, [canonical]) is not None

    def excerpt(self, article: ArticleId) -> str:
        """Why only the feed's own text of an article could be had; empty where there is more."""
        return excerpt_reason(self._database, article) if self._is_made() else ""

    def _is_made(self) -> bool:
        return self._database.version >= _SINCE_VERSION

    def _many(self, condition: str, parameters: dict[str, Any]) -> tuple[Feed, ...]:
        rows = self._database.query(f"select {_COLUMNS} from feed {condition}", parameters)
        return tuple(_feed(row) for row in rows)


def add(writing: Writing, feed: Feed) -> Feed:
    """Follow a feed from now on; with the number it got. Raises KnownFeed."""
    if writing.ask("select 1 from feed where url = :url", {"url": feed.url}):
        raise KnownFeed(feed.url)
    number = writing.insert(
        "insert into feed (url, title, source, language, interval, next_at, added, topics)"
        " values (:url, :title, :source, :language, :interval, :next_at, :next_at, :topics)",
        {
            "url": feed.url,
            "title": feed.title,
            "source": feed.source,
            "language": feed.language,
            "interval": int(feed.interval.total_seconds()),
            "next_at": to_instant(feed.next_at),
            "topics": json.dumps(feed.topics),
        },
    )
    return replace(feed, id=FeedId(number))


def save(writing: Writing, feed: Feed) -> None:
    """Write down how a feed fares; an address that another feed has already is not taken over."""
    writing.run(
        "update feed set title = :title, paused = :paused, etag = :etag, last_modified = :last_modified,"
        " interval = :interval, next_at = :next_at, failures = :failures, faults = :faults, barren = :barren,"
        " last_ok = :last_ok, last_new = :last_new, newest = :newest, entries = :entries, usual = :usual, note = :note"
        " where id = :id",
        {
            "id": feed.id,
            "title": feed.title,
            "paused": int(feed.paused),
            "etag": feed.etag,
            "last_modified": feed.last_modified,
            "interval": int(feed.interval.total_seconds()),
            "next_at": to_instant(feed.next_at),
            "failures": feed.failures,
            "faults": feed.faults,
            "barren": feed.barren,
            "last_ok": to_instant_or_none(feed.last_ok),
            "last_new": to_instant_or_none(feed.last_new),
            "newest": to_instant_or_none(feed.newest),
            "entries": feed.entries,
            "usual": feed.usual,
            "note": feed.note,
        },
    )
    writing.run("update or ignore feed set url = :url where id = :id", {"url": feed.url, "id": feed.id})


def edit(writing: Writing, feed: Feed) -> Feed:
    """Write down whose a feed is, in which language, and which topics it is tied to; it is asked for in full next.

    How it fares stays as it is, also where it is being looked at meanwhile.
    """
    writing.run(
        "update feed set source = :source, language = :language, topics = :topics, etag = '', last_modified = ''"
        " where id = :id",
        {"id": feed.id, "source": feed.source, "language": feed.language, "topics": json.dumps(feed.topics)},
    )
    return replace(feed, etag="", last_modified="")


def followed_since(writing: Writing, feed: FeedId) -> datetime:
    """Since when the archive follows a feed."""
    return from_instant(writing.ask("select added from feed where id = :feed", {"feed": feed})[0][0])


def remove(writing: Writing, feed: FeedId) -> None:
    """Follow a feed no more; its articles stay."""
    writing.run("delete from feed_entry where feed_id = :feed", {"feed": feed})
    writing.run("delete from silence where feed_id = :feed", {"feed": feed})
    writing.run("delete from feed where id = :feed", {"feed": feed})


def remember(writing: Writing, feed: FeedId, hashes: Collection[int], now: datetime) -> None:
    """These entries stood in the feed; those that have not for long are forgotten."""
    writing.run_many(
        "insert into feed_entry (feed_id, hash, seen) values (:feed, :hash, :seen)"
        " on conflict (feed_id, hash) do update set seen = excluded.seen",
        [{"feed": feed, "hash": each, "seen": to_instant(now)} for each in hashes],
    )
    writing.run(
        "delete from feed_entry where feed_id = :feed and seen < :before",
        {"feed": feed, "before": to_instant(now - REMEMBERED)},
    )


def entry_hash(guid: str) -> int:
    """A number (63 bits) for what a feed tells an entry from others by."""
    return int.from_bytes(blake2b(guid.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def _feed(row: tuple[Any, ...]) -> Feed:
    number, url, title, source, language, paused, etag, last_modified, interval, next_at, *rest = row
    failures, faults, barren, last_ok, last_new, newest, entries, usual, note, topics = rest
    return Feed(
        id=FeedId(number),
        url=url,
        title=title,
        next_at=from_instant(next_at),
        source=source,
        language=language,
        paused=bool(paused),
        etag=etag,
        last_modified=last_modified,
        interval=timedelta(seconds=interval),
        failures=failures,
        faults=faults,
        barren=barren,
        last_ok=from_instant_or_none(last_ok),
        last_new=from_instant_or_none(last_new),
        newest=from_instant_or_none(newest),
        entries=entries,
        usual=usual,
        note=note,
        topics=tuple(json.loads(topics)),
    )
