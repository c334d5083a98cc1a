"""Days that a text names so that only the year, or nothing, is left to find."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.reading.times import almanac
from corpus.reading.times.clues import Clue

NEAR_DAYS = 45
"""A day without a year is taken for the year in which it lies this close to a date known to be of the same story."""
_EARLIEST = 1900
_BREATH = 160
"""Characters within which two days are told in one breath."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day that the text tells, and the clue that does."""

    day: date
    clue: Clue


def day_of(year: int, month: int | None, day: int | None) -> date | None:
    """That day of the calendar; None where it has none such, or no month or day is told."""
    return almanac.day(year, month or 0, day or 0)


def full_dates(read: Iterable[Clue], seen: date, *, expected: bool = False) -> tuple[Anchor, ...]:
    """The whole dates told as past, up to the day the article was seen; one that contradicts its weekday is none.

    With `expected`, those are among them that stand in a clause of what was still to come.
    """
    found = []
    for clue in read:
        day = day_of(clue.year, clue.month, clue.day) if clue.year and (expected or not clue.future) else None
        if day and day.year >= _EARLIEST and day <= seen and clue.weekday in (None, day.weekday()):
            found.append(Anchor(day, clue))
    return tuple(found)


def yearless(read: Iterable[Clue]) -> tuple[Clue, ...]:
    """The clues that name a weekday with its day and month, told as past, and leave the year open."""
    return tuple(
        clue
        for clue in read
        if clue.year is None and clue.day and clue.month and clue.weekday is not None and not clue.future
    )


def in_year_of(clue: Clue, near: Sequence[date], seen: date) -> Anchor | None:
    """The clue's day in the year that its weekday and dates of the same story agree on; None where they don't."""
    fitting = [
        (min(abs((day - other).days) for other in near), day)
        for year in sorted({d.year + n for d in near for n in (-1, 0, 1)})
        if (day := day_of(year, clue.month, clue.day)) and day.weekday() == clue.weekday and day <= seen
    ]
    distance, day = min(fitting, default=(NEAR_DAYS + 1, date.min))
    return Anchor(day, clue) if distance <= NEAR_DAYS else None


def resolve(read: Sequence[Clue], near: Sequence[date], seen: date) -> tuple[Anchor, ...]:
    """Every yearless weekday date that finds its year; nothing where one of them finds none or they lie far apart."""
    found = [in_year_of(clue, near, seen) for clue in yearless(read)] if near else []
    anchors = tuple(anchor for anchor in found if anchor)
    if len(anchors) < len(found) or not anchors:
        return ()
    days = [anchor.day for anchor in anchors]
    return anchors if (max(days) - min(days)).days <= NEAR_DAYS else ()


def last_told(anchor: Anchor, read: Sequence[Clue]) -> date:
    """The last day of the telling: from the anchor on, weekdays follow one another ("on Sunday… on Monday").

    A weekday up to two days ahead of the one before is taken for the next, any other for a glance back.
    """
    current = anchor.day
    for clue in bare_weekdays(read):
        if clue.start <= anchor.clue.start or clue.future:
            continue
        ahead = ((clue.weekday or 0) - current.weekday()) % 7
        current += timedelta(days=ahead if ahead <= 2 else 0)
    return current


def followed(anchor: Anchor, read: Sequence[Clue]) -> date | None:
    """The day of the news where the anchor is but its eve: one weekday is told before it, a day or two later.

    "Was taken on Sunday… On Saturday (7 November) they had spoken" tells of Sunday, 8 November. None where several
    weekdays are told before the anchor, or one that lies further off.
    """
    before = [clue for clue in bare_weekdays(read) if clue.start < anchor.clue.start and not clue.future]
    days = {((clue.weekday or 0) - anchor.day.weekday()) % 7 for clue in before}
    if anchor.clue.year is not None or len(days) != 1 or not 1 <= min(days) <= 2:
        return None
    return anchor.day + timedelta(days=min(days))


def weekdays_before(anchor: Anchor, read: Iterable[Clue]) -> bool:
    """Whether a weekday that is not the anchor's is told before it: then the anchor may be older than the news."""
    return any(
        clue.start < anchor.clue.start
        and not clue.future
        and clue.weekday != anchor.day.weekday()
        and not _eve(clue, anchor)
        for clue in bare_weekdays(read)
    )


def _eve(clue: Clue, anchor: Anchor) -> bool:
    """Whether the weekday is the day before the anchor, told in one breath: "on Saturday… as Sunday, 18 May"."""
    close = anchor.clue.start - clue.end <= _BREATH
    return close and (anchor.day.weekday() - (clue.weekday or 0)) % 7 == 1


def bare_weekdays(read: Iterable[Clue]) -> tuple[Clue, ...]:
    """The clues that name a weekday and nothing else."""
    return tuple(
        clue
        for clue in read
        if clue.weekday is not None and clue.day is None and clue.month is None and clue.year is None
    )


def contradicted(day: date, read: Iterable[Clue], seen: date) -> bool:
    """Whether an article published on this day could not have told these dates."""
    if day > seen + timedelta(days=1):
        return True
    later = day + timedelta(days=1)
    return any(anchor.day > later for anchor in full_dates(read, date.max)) or any(
        not _weekday_fits(clue, day) for clue in yearless(read)
    )


def _weekday_fits(clue: Clue, day: date) -> bool:
    """Whether the named day, as last gone by or next to come, falls on the named weekday."""
    around = (day_of(day.year + n, clue.month, clue.day) for n in (-1, 0, 1))
    nearest = [other for other in around if other and abs((other - day).days) <= 366]
    before = max((other for other in nearest if other <= day + timedelta(days=1)), default=None)
    after = min((other for other in nearest if other > day), default=None)
    return any(other is not None and other.weekday() == clue.weekday for other in (before, after))
