"""What `--at` means, and the minute a button remembers."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.clock import metronome, parse_at, to_minute, utc_now

VIENNA = ZoneInfo("Europe/Vienna")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2020-11-10", datetime(2020, 11, 10, 22, 59, 59, tzinfo=UTC)),
        ("2020-11-10T09:30", datetime(2020, 11, 10, 8, 30, tzinfo=UTC)),
        ("2020-11-10T09:30Z", datetime(2020, 11, 10, 9, 30, tzinfo=UTC)),
        ("2020-11-10 09:30:05+04:00", datetime(2020, 11, 10, 5, 30, 5, tzinfo=UTC)),
    ],
)
def test_a_date_means_its_end_and_a_time_is_local(written: str, moment: datetime) -> None:
    """A bare date is the end of that day in the zone; an instant without offset is one of the zone's."""
    assert parse_at(written, VIENNA) == moment


@pytest.mark.parametrize("written", ["", "yesterday", "2020-13-01", "10.11.2020", "0001-01-01T00:00+14:00"])
def test_what_is_no_time_is_refused(written: str) -> None:
    """Only ISO 8601 is understood, and only what the calendar holds."""
    with pytest.raises(ValueError):  # noqa: PT011 (whatever the words)
        parse_at(written, VIENNA)


def test_a_button_remembers_the_minute() -> None:
    """Seconds are dropped, the zone is kept."""
    assert to_minute(datetime(2020, 11, 10, 9, 30, 59, 7, tzinfo=UTC)) == datetime(2020, 11, 10, 9, 30, tzinfo=UTC)


def test_now_is_in_utc() -> None:
    """The clock gives aware times."""
    assert utc_now().tzinfo is UTC


def test_the_metronome_ticks_in_utc_and_never_piles_up() -> None:
    """One job, late runs made up for once, none overlapping the next."""

    async def keep_house() -> None:
        pass

    async def jobs() -> list[object]:
        scheduler = metronome(keep_house)
        scheduler.start(paused=True)
        found = [(job.misfire_grace_time, job.coalesce, job.max_instances) for job in scheduler.get_jobs()]
        scheduler.shutdown(wait=False)
        return [str(scheduler.timezone), *found]

    assert asyncio.run(jobs()) == ["UTC", (None, True, 1)]
