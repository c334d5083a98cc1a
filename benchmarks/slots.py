"""Whether every local day has its slot, once: every zone, every half hour of the day, the years 2024 to 2037.

Slots can only go wrong near a change of the clock. So each zone's changes are looked for, every six hours; the days
around each are walked slot by slot, for every time of day, as the program walks them. On all other days the offset must
be the same at every look, so that each slot is its nominal time less that offset; four times a day that is checked.
Only a change that is taken back within six hours would not be seen.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo, available_timezones

from tqdm import tqdm

from digests.schedule import DAY, Rule, Slot, following, latest_slot, next_slot, slot_of

YEARS = range(2024, 2038)
TIMES = tuple(range(0, 24 * 60, 30))
LOOK = timedelta(hours=6)
AROUND = 2
"""Days before and after a change of the clock that are walked."""
SECOND = timedelta(seconds=1)
SPACING = (timedelta(hours=22), timedelta(hours=26))
"""Between the slots of two days."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of checking slots."""

    slots: int = 0
    walked: int = 0
    """Slots that were asked for one by one; the others follow from an offset that stays."""
    missed: int = 0
    """Days without their slot."""
    doubled: int = 0
    """Slots beyond a day's first."""
    wrong: int = 0
    """Slots at another instant than the clock says, out of order, or too near or far from the one before."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.slots + other.slots,
            self.walked + other.walked,
            self.missed + other.missed,
            self.doubled + other.doubled,
            self.wrong + other.wrong,
        )

    @property
    def flawless(self) -> bool:
        return not (self.missed or self.doubled or self.wrong)


def run() -> bool:
    """Check everything and print a table; whether all is as it must be."""
    begun = time.monotonic()
    zones = sorted(available_timezones())
    found = sum((check_zone(ZoneInfo(key)) for key in tqdm(zones, unit="zone", disable=None)), start=Tally())
    print("  zones  times  years        slots     walked  missed  doubled  wrong  seconds")
    print(
        f"{len(zones):7}{len(TIMES):7}{len(YEARS):7}{found.slots:13,}{found.walked:11,}"
        f"{found.missed:8}{found.doubled:9}{found.wrong:7}{time.monotonic() - begun:9.0f}"
    )
    return found.flawless


def check_zone(zone: ZoneInfo, times: Sequence[int] = TIMES, years: range = YEARS) -> Tally:
    """Every slot of a zone in these years at these times of day, one rule for each time."""
    days = [date(years[0], 1, 1) + n * DAY for n in range((date(years[-1] + 1, 1, 1) - date(years[0], 1, 1)).days)]
    near = {day + n * DAY for day in days_of_change(zone, days) for n in range(-AROUND, AROUND + 1)}
    tally = Tally()
    for changing, stretch in groupby(days, near.__contains__):
        dates = list(stretch)
        if changing:
            tally = sum((walk(zone, minute, dates) for minute in times), start=tally)
        else:
            tally += _steady(zone, dates, len(times))
    return tally


def walk(zone: ZoneInfo, minute: int, days: Sequence[date]) -> Tally:
    """The slots of consecutive days at one time of day, asked for one after the other as the program does."""
    rule = Rule((minute,))
    before = slot_of(name_of(days[0] - DAY, minute), zone)
    end = slot_of(name_of(days[-1], minute), zone).at
    found: list[Slot] = []
    wrong = 0
    while before.at < (slot := next_slot(rule, zone, before.at)).at <= end:
        wrong += not _is_right(rule, zone, slot, before)
        found.append(slot)
        before = slot
    return replace(compare([name_of(day, minute) for day in days], [slot.nominal for slot in found]), wrong=wrong)


def compare(due: Sequence[datetime], found: Sequence[datetime]) -> Tally:
    """What the slots found by name come to, where these were due."""
    return Tally(len(due), len(found), len(set(due).difference(found)), len(found) - len(set(found)))


def true_instant(nominal: datetime, zone: ZoneInfo) -> datetime:
    """When a zone's clock first shows this; where it never does, when it would have but for the change. By search."""
    offsets = [_offset(zone, nominal.replace(tzinfo=UTC) + n * DAY) for n in (-1, 1)]
    instants = sorted((nominal - offset).replace(tzinfo=UTC) for offset in offsets)
    shown = [at for at in instants if at.astimezone(zone).replace(tzinfo=None) == nominal]
    return shown[0] if shown else (nominal - offsets[0]).replace(tzinfo=UTC)


def _is_right(rule: Rule, zone: ZoneInfo, slot: Slot, before: Slot) -> bool:
    return (
        slot.at == true_instant(slot.nominal, zone)
        and slot.nominal - before.nominal == DAY
        and SPACING[0] <= slot.at - before.at <= SPACING[1]
        and following(rule, zone, before.nominal) == slot
        and latest_slot(rule, zone, slot.at) == slot
        and latest_slot(rule, zone, slot.at - SECOND) == before
    )


def _steady(zone: ZoneInfo, days: Sequence[date], times: int) -> Tally:
    """Days on which no clock changes: all slots are right where the offset stays and every look at one is."""
    offset = _offset(zone, name_of(days[0], 0).replace(tzinfo=UTC))
    looks = [name_of(day, minute) for day in days for minute in range(0, 24 * 60, LOOK // timedelta(minutes=1))]
    wrong = sum(slot_of(look, zone).at != (look - offset).replace(tzinfo=UTC) for look in looks)
    return Tally(slots=len(days) * times, wrong=wrong)


def days_of_change(zone: ZoneInfo, days: Sequence[date]) -> Iterator[date]:
    """The local days on which a zone's clock changes."""
    looks = (name_of(days[0] - DAY, 0).replace(tzinfo=UTC) + n * LOOK for n in range((len(days) + 2) * (DAY // LOOK)))
    for (before, offset), (after, changed) in pairwise((look, _offset(zone, look)) for look in looks):
        if offset != changed:
            yield from {(before + offset).date(), (after + changed).date()}


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    offset = at.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def name_of(day: date, minute: int) -> datetime:
    """The nominal time of a day's slot, by its minute."""
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
