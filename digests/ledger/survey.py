"""How promises stand, for the operator: what is due, what waits, what is in doubt; the SQL and its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from corpus.database import Database, from_instant, to_instant
from digests.ledger.pulse import CLOCK, TICK, Pulse

DOUBTS_SHOWN = 20
RECENT = timedelta(days=30)
"""Doubts and what was refused are told of for as long."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A part of a digest of which nobody knows whether it arrived."""

    chat: int
    title: str
    slot: str
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How promises stand at a moment."""

    subscriptions: int
    waiting: int
    """Subscriptions that are paused, or whose chat is paused or gone."""
    next_due: datetime | None
    last_tick: datetime | None
    """When what is due was last looked for."""
    clock: str
    """Why nothing is planned for now; empty where the clock is believed."""
    backlog: int
    """Editions to be composed and deliveries to be sent."""
    oldest: datetime | None
    """Since when the one of them waits that waits longest, those aside whom Telegram asks to wait."""
    doubts: int
    latest_doubts: tuple[Doubtful, ...]
    dead: int
    gone: int
    """Chats that can't be reached."""


def survey(database: Database, now: datetime) -> Standing | None:
    """How promises stand; None where the archive has no ledger yet."""
    if not database.query("select 1 from sqlite_schema where type = 'table' and name = 'delivery'"):
        return None
    known = {"now": to_instant(now), "since": to_instant(now - RECENT), "most": DOUBTS_SHOWN}

    def one(sql: str) -> int | None:
        found: int | None = database.query(sql, known)[0][0]
        return found

    pulse = Pulse(database)
    tick, clock = pulse.last(TICK), pulse.last(CLOCK)
    return Standing(
        subscriptions=one("select count(*) from subscription") or 0,
        waiting=one("select count(*) from subscription where due is null") or 0,
        next_due=_instant(one("select min(due) from subscription")),
        last_tick=tick.at if tick else None,
        clock=clock.note if clock else "",
        backlog=(one(_PLANNED) or 0) + (one(_UNSENT) or 0),
        oldest=_instant(one(_OLDEST)),
        doubts=one(f"select count(*) {_IN_DOUBT}") or 0,
        latest_doubts=tuple(Doubtful(*row) for row in database.query(_LATEST, known)),
        dead=one("select count(*) from delivery where state = 'dead' and changed > :since") or 0,
        gone=one("select count(*) from chat where gone <> ''") or 0,
    )


def _instant(seconds: int | None) -> datetime | None:
    return None if seconds is None else from_instant(seconds)


_PLANNED = "select count(*) from edition where state = 'planned'"
_UNSENT = "select count(*) from delivery where state in ('pending', 'sending')"
_OLDEST = (
    "select min(e.planned) from edition e join chat c on c.id = e.chat_id where c.not_before <= :now"
    " and (e.state = 'planned' or e.id in (select edition_id from delivery where state in ('pending', 'sending')))"
)
_IN_DOUBT = "from delivery d join edition e on e.id = d.edition_id where d.state = 'unknown' and d.changed > :since"
_LATEST = (
    f"select d.chat_id, e.title, e.slot, d.reason {_IN_DOUBT} order by d.changed desc, d.edition_id desc limit :most"
)
