"""The wall clock, and the metronome that ticks beside it: the only place that knows either."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

DAY = 24 * 60 * 60


def utc_now() -> datetime:
    return datetime.now(UTC)


def parse_at(written: str, zone: ZoneInfo) -> datetime:
    """The instant that an ISO 8601 date or time names; a bare date means the end of that day in the zone.

    A time without an offset is one of the zone. Raises ValueError.
    """
    try:
        moment = datetime.combine(date.fromisoformat(written), time(23, 59, 59))
    except ValueError:
        moment = datetime.fromisoformat(written)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{written!r} is too far away") from None


def to_minute(moment: datetime) -> datetime:
    """The moment without its seconds: what a button remembers of it."""
    return moment.replace(second=0, microsecond=0)


def metronome(housekeeping: Callable[[], Awaitable[None]]) -> AsyncIOScheduler:
    """A scheduler, not yet started, that keeps house once a day; it never decides what is due.

    In UTC, late runs are made up for once, and no run overlaps the next.
    """
    from apscheduler.schedulers.asyncio import AsyncIOScheduler  # only `run` needs it, and it takes 30 ms

    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.add_job(housekeeping, "interval", seconds=DAY, misfire_grace_time=None, coalesce=True, max_instances=1)
    return scheduler
