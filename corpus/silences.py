"""Times in which feeds gave nothing: when each began and ended, and what administrators were told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import NewType

from corpus.database import Database, Writing, from_instant, from_instant_or_none, to_instant
from corpus.feed_health import is_silent
from corpus.feeds import FAULTS, Feed, FeedId

SilenceId = NewType("SilenceId", int)


class Told(IntEnum):
    """What administrators were told of a silence."""

    NOTHING = 0
    BEGUN = 1
    ENDED = 2


@dataclass(frozen=True, slots=True)
class Silence:
    """A time in which a feed gave nothing."""

    id: SilenceId
    feed: FeedId
    name: str
    """What a person knows the feed by."""
    url: str
    since: datetime
    """When it last answered; where it never did, when it was added."""
    until: datetime | None
    """When it answered again; None while it is silent."""
    reason: str
    rests: bool
    """Whether the feed is not looked at any more until an operator says so."""
    told: Told


def watch(writing: Writing, feed: Feed, now: datetime) -> None:
    """Write down, after a look at a feed, that it fell silent or answered again; for one that goes on, nothing."""
    known = {"feed": feed.id, "now": to_instant(now), "reason": feed.note}
    if is_silent(feed):
        writing.run(
            "insert into silence (feed_id, since, noticed, reason) select id, coalesce(last_ok, added), :now, :reason"
            " from feed where id = :feed"
            " and not exists (select 1 from silence where feed_id = :feed and until is null)",
            known,
        )
    elif feed.last_ok is not None:
        writing.run(
            "update silence set until = :ok where feed_id = :feed and until is null and noticed < :ok",
            known | {"ok": to_instant(feed.last_ok)},
        )


def untold(database: Database) -> tuple[Silence, ...]:
    """Those of which administrators are still to be told something, in the order in which they were noticed."""
    rows = database.query(
        "select s.id, f.id, coalesce(nullif(f.source, ''), nullif(f.title, ''), f.url), f.url, s.since, s.until,"
        " s.reason, f.paused or f.faults >= :faults, s.told from silence s join feed f on f.id = s.feed_id"
        " where s.told = 0 or (s.told = 1 and s.until is not null) order by s.noticed, s.id",
        {"faults": FAULTS},
    )
    return tuple(
        Silence(
            SilenceId(number),
            FeedId(feed),
            name,
            url,
            from_instant(since),
            from_instant_or_none(until),
            reason,
            bool(rests),
            Told(told),
        )
        for number, feed, name, url, since, until, reason, rests, told in rows
    )


def mark(writing: Writing, silence: SilenceId, told: Told) -> bool:
    """Write down that administrators were told of it; False where they were already."""
    return bool(
        writing.run(
            "update silence set told = :told where id = :id and told < :told", {"id": silence, "told": int(told)}
        )
    )
