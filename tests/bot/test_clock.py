"""What `--at` means, and the minute a button remembers."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import end_of_minute, metronome, parse_at, to_minute, utc_now, zone_rules

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
    """To its end, so that what came in a moment ago is seen; the zone is kept."""
    moment = datetime(2020, 11, 10, 9, 30, 12, 7, tzinfo=UTC)
    assert to_minute(moment) == datetime(2020, 11, 10, 9, 30, tzinfo=UTC)
    assert end_of_minute(moment) == datetime(2020, 11, 10, 9, 30, 59, tzinfo=UTC)


def test_now_is_in_utc() -> None:
    """The clock gives aware times."""
    assert utc_now().tzinfo is UTC


def test_the_metronome_ticks_in_utc_and_never_piles_up() -> None:
    """A tick a second, feeds every ten, house once a day; late runs made up for once, none overlapping the next."""

    async def work() -> None:
        pass

    async def jobs() -> list[object]:
        scheduler = metronome(work, work, work)
        scheduler.start(paused=True)
        found = [(job.misfire_grace_time, job.coalesce, job.max_instances) for job in scheduler.get_jobs()]
        every = sorted(job.trigger.interval.total_seconds() for job in scheduler.get_jobs())
        scheduler.shutdown(wait=False)
        return [str(scheduler.timezone), *found, *every]

    assert asyncio.run(jobs()) == ["UTC", *[(None, True, 1)] * 3, 1, 10, 86_400]


def test_the_rules_of_time_have_a_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The machine's own where it has some, else those that were installed with us."""
    (tmp_path / "tzdata.zi").write_text("# version 2031c\n# more\n")
    monkeypatch.setattr("zoneinfo.TZPATH", (str(tmp_path / "nowhere"), str(tmp_path)))
    assert zone_rules() == "2031c"
    monkeypatch.setattr("zoneinfo.TZPATH", ())
    assert zone_rules().startswith("20")
