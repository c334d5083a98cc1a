"""The wall clock, and the metronome that ticks beside it: the only place that knows either."""

from __future__ import annotations

import zoneinfo
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

DAY = 24 * 60 * 60
SOON = timedelta(minutes=10)
BETWEEN_FETCHES = 10
"""Seconds between two looks whether a feed is due."""


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
    """The moment without its seconds."""
    return moment.replace(second=0, microsecond=0)


def end_of_minute(moment: datetime) -> datetime:
    """The last second of its minute: a button remembers no more of it, and what just came in is to be seen."""
    return moment.replace(second=59, microsecond=0)


def zone_rules() -> str:
    """Which edition of the world's rules of local time this machine goes by, like "2026b"."""
    for folder in zoneinfo.TZPATH:
        compiled = Path(folder) / "tzdata.zi"
        if compiled.is_file():
            with compiled.open(encoding="utf-8") as text:
                return text.readline().removeprefix("# version ").strip()
    return version("tzdata")  # what a machine goes by that has no rules of its own


def metronome(
    tick: Callable[[], Awaitable[None]],
    housekeeping: Callable[[], Awaitable[None]],
    fetch: Callable[[], Awaitable[None]],
) -> AsyncIOScheduler:
    """A scheduler, not yet started, that ticks every second, keeps house once a day and has feeds fetched; no more.

    In UTC, late runs are made up for once, and no run overlaps the next. House is kept soon after the start as well,
    since it may not be a day to the next one.
    """
    from apscheduler.schedulers.asyncio import AsyncIOScheduler  # only `run` needs it, and it takes 30 ms

    scheduler = AsyncIOScheduler(timezone=UTC)
    usual = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    scheduler.add_job(tick, "interval", seconds=1, **usual)
    scheduler.add_job(fetch, "interval", seconds=BETWEEN_FETCHES, **usual)
    soon = utc_now() + SOON
    scheduler.add_job(housekeeping, "interval", seconds=DAY, next_run_time=soon, **usual)
    return scheduler
