"""When digests are due: the only arithmetic with local time.

A slot is named by its *nominal* time, the one the rule says; that name is what a promise is about. Where the clock
leaps over it (a gap), the slot comes later by as much as the clock leapt, be it on the next day; where the clock
shows it twice (an overlap), the first counts. So a rule with one time has exactly one slot on every day it names, in
every zone, and each of them has its own name. Slots of one rule may share an instant, where the clock leaps over one
of them: then they come as one, under the later name.

A chat that changes its zone keeps the names it was promised: `slot_of` tells when they are in the new zone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise, takewhile
from zoneinfo import ZoneInfo

NONE = timedelta(0)
DAY = timedelta(days=1)
DAY_MINUTES = 24 * 60
LONGEST_MONTH = 31
MOST_SHIFT = timedelta(hours=3)
"""A clock change of more than this puts a slot further off than its period; none is known to be planned."""

DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TEXT = re.compile(
    r"(?:\*|(?P<month>\d{1,2})\.|(?P<week>[a-z]{3}(?:,[a-z]{3})*))"
    r" (?:/(?P<every>\d{1,4})|(?P<times>\d\d:\d\d(?:,\d\d:\d\d)*))",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """At which local times a digest is due. Raises ValueError where these are no such times."""

    times: tuple[int, ...]
    """Minutes of the local day, ascending, at least one, each from 0 to 1439."""
    weekdays: tuple[int, ...] = ()
    """0 is Monday; ascending, fewer than seven; empty: every day."""
    monthday: int = 0
    """1 to 31, the month's last day where it has fewer; 0: every day. Not together with weekdays."""

    def __post_init__(self) -> None:
        if not _ascending(self.times, DAY_MINUTES) or not self.times:
            raise ValueError(f"not the times of a day: {self.times}")
        if not _ascending(self.weekdays, 7) or len(self.weekdays) == 7:
            raise ValueError(f"not some days of the week: {self.weekdays}")
        if not 0 <= self.monthday <= LONGEST_MONTH or (self.monthday and self.weekdays):
            raise ValueError(f"not a day of the month: {self.monthday}")

    @property
    def every(self) -> int:
        """Minutes between slots, where from midnight on one comes every so many hours, or parts of an hour; else 0."""
        step = DAY_MINUTES // len(self.times)
        told = step < DAY_MINUTES and (step % 60 == 0 or 60 % step == 0)
        return step if told and self.times == tuple(range(0, DAY_MINUTES, step)) else 0

    @property
    def on_weekdays(self) -> bool:
        """Whether it is for Monday to Friday."""
        return self.weekdays == (0, 1, 2, 3, 4)

    @property
    def on_weekends(self) -> bool:
        """Whether it is for Saturday and Sunday."""
        return self.weekdays == (5, 6)

    def holds_on(self, day: date) -> bool:
        """Whether the rule has slots named by this day."""
        if self.monthday:
            return day.day == min(self.monthday, monthrange(day.year, day.month)[1])
        return not self.weekdays or day.weekday() in self.weekdays


@dataclass(frozen=True, slots=True)
class Slot:
    """One wall-clock time on one day in one zone."""

    nominal: datetime
    """Naive: what the rule says, kept through gaps; this names the slot."""
    at: datetime
    """Aware UTC: when that is."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When a chat wants no digest, every day. Raises ValueError where start and end are no such stretch."""

    start: int
    """Minute of the local day, included."""
    end: int
    """Excluded; may lie before start: over midnight."""

    def __post_init__(self) -> None:
        if self.start == self.end or not (0 <= self.start < DAY_MINUTES and 0 <= self.end < DAY_MINUTES):
            raise ValueError(f"no quiet hours: {self.start} to {self.end}")


def slot_of(nominal: datetime, zone: ZoneInfo) -> Slot:
    """The slot of this naive local time: in a gap shifted by the gap, in an overlap the first."""
    return Slot(nominal, nominal.replace(tzinfo=zone, fold=0).astimezone(UTC))


def next_slot(rule: Rule, zone: ZoneInfo, after: datetime) -> Slot:
    """The first slot whose instant is later than `after` (aware); of several at one instant the last by name."""
    names = _names_from(rule, _local(after, zone) - max(_shift(after, zone), NONE))
    slots = (slot for name in names if (slot := slot_of(name, zone)).at > after)
    first = next(slots)
    shown = _local(first.at, zone)
    rivals = takewhile(lambda slot: slot.nominal <= shown, slots)
    return min(reversed((first, *rivals)), key=_instant)


def latest_slot(rule: Rule, zone: ZoneInfo, upto: datetime) -> Slot:
    """The last slot whose instant is not later than `upto` (aware); of several at one instant the last by name."""
    names = _names_back_from(rule, _local(upto, zone) - min(_shift(upto, zone), NONE))
    slots = (slot for name in names if (slot := slot_of(name, zone)).at <= upto)
    last = next(slots)
    shifted_past = last.nominal - max(_shift(last.at, zone), NONE)
    rivals = takewhile(lambda slot: slot.nominal > shifted_past, slots)
    return max((last, *rivals), key=_instant)


def following(rule: Rule, zone: ZoneInfo, nominal: datetime) -> Slot:
    """The slot after this nominal time, in the order of names; in a gap it may be the earlier one by its instant."""
    return slot_of(next(name for name in _names_from(rule, nominal) if name > nominal), zone)


def quiet_until(quiet: QuietHours, zone: ZoneInfo, now: datetime) -> datetime | None:
    """When the quiet hours that `now` lies in end (UTC), or None where it lies in none.

    They begin and end as slots do, so that an hour which the clock shows twice is quiet once.
    """
    today = _local(now, zone).date()
    stretches = (_stretch(quiet, zone, day) for day in (today - DAY, today))
    return max((end for start, end in stretches if start <= now < end), default=None)


def rule_to_text(rule: Rule) -> str:
    """The form in which a rule is stored: "* 08:00,18:30", "mon,fri 07:30", "31. 09:00", "* /360" (minutes)."""
    days = ",".join(DAY_NAMES[day] for day in rule.weekdays) or (f"{rule.monthday}." if rule.monthday else "*")
    times = f"/{rule.every}" if rule.every else ",".join(f"{at // 60:02}:{at % 60:02}" for at in rule.times)
    return f"{days} {times}"


@lru_cache(maxsize=1024)
def rule_from_text(text: str) -> Rule:
    """The rule that was stored as this text. Raises ValueError for what `rule_to_text` never writes."""
    match = _TEXT.fullmatch(text)
    if match is None:
        raise ValueError(f"not a stored rule: {text!r}")
    week = match["week"].split(",") if match["week"] else ()
    rule = Rule(_times(match), tuple(DAY_NAMES.index(day) for day in week), int(match["month"] or 0))
    if rule_to_text(rule) != text:
        raise ValueError(f"not a stored rule: {text!r}")
    return rule


def period(rule: Rule) -> timedelta:
    """The longest stretch there can be between a slot and the next, a change of the clock included."""
    within = max((later - earlier for earlier, later in pairwise(rule.times)), default=0)
    overnight = _most_days(rule) * DAY_MINUTES - rule.times[-1] + rule.times[0]
    return timedelta(minutes=max(within, overnight)) + MOST_SHIFT


def _ascending(numbers: tuple[int, ...], end: int) -> bool:
    """Whether these are ascending numbers from 0 up to `end`, which is excluded."""
    return all(0 <= number < end for number in numbers) and all(a < b for a, b in pairwise(numbers))


def _times(match: re.Match[str]) -> tuple[int, ...]:
    if match["every"]:
        return tuple(range(0, DAY_MINUTES, int(match["every"])))
    clocks = (clock.split(":") for clock in match["times"].split(","))
    return tuple(60 * int(hour) + int(minute) for hour, minute in clocks)


def _most_days(rule: Rule) -> int:
    """Days from one day that the rule names to the next, at most."""
    if rule.monthday:
        return LONGEST_MONTH
    days = (*rule.weekdays, rule.weekdays[0] + 7) if rule.weekdays else (0, 1)
    return max(later - earlier for earlier, later in pairwise(days))


def _local(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None, fold=0)


def _instant(slot: Slot) -> datetime:
    return slot.at


def _shift(at: datetime, zone: ZoneInfo) -> timedelta:
    """By how much clocks have been put forward in the 24 hours before: below 0 where they were put back.

    No clock has ever leapt further than that, so no slot comes later than 24 hours after the leap over it.
    """
    return _local(at, zone) - _local(at - DAY, zone) - DAY


def _names_from(rule: Rule, start: datetime) -> Iterator[datetime]:
    """Nominal times in their order, none before `start`."""
    day = start.date()
    while True:
        if rule.holds_on(day):
            for minute in rule.times:
                name = _name(day, minute)
                if name >= start:
                    yield name
        day += DAY


def _names_back_from(rule: Rule, end: datetime) -> Iterator[datetime]:
    """Nominal times in reverse, none after `end`."""
    day = end.date()
    while True:
        if rule.holds_on(day):
            for minute in reversed(rule.times):
                name = _name(day, minute)
                if name <= end:
                    yield name
        day -= DAY


def _name(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60))


def _stretch(quiet: QuietHours, zone: ZoneInfo, day: date) -> tuple[datetime, datetime]:
    """From when to when it is quiet: what begins on this day."""
    last = day + DAY if quiet.end < quiet.start else day
    return slot_of(_name(day, quiet.start), zone).at, slot_of(_name(last, quiet.end), zone).at
