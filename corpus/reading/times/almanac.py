"""Arithmetic with days, months and years that never leaves the calendar: what would is None."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta

from corpus.model import Days

WRONG_TENSE = 60
"""A yearless date on the wrong side of its clause's tense counts as so many days further off."""


def day(year: int, month: int, number: int) -> date | None:
    """A day of the calendar, or None where it has none such: 29 February 2019."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shifted(start: date, days: int) -> date | None:
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def stretch(start: date, first: int, last: int) -> Days | None:
    """The days from `first` to `last` after `start`; either may be negative."""
    begin, end = shifted(start, first), shifted(start, last)
    return Days(begin, end) if begin and end else None


def month(year: int, number: int) -> Days | None:
    """A month; the number may run over into other years: 0 is the December before."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Days.month(year, number) if MINYEAR <= year <= MAXYEAR else None


def years(first: int, last: int) -> Days | None:
    if not MINYEAR <= first <= last <= MAXYEAR:
        return None
    return Days(date(first, 1, 1), date(last, 12, 31))


def week(start: date, steps: int) -> Days | None:
    """The ISO week so many after the one that holds the day."""
    monday = 7 * steps - start.weekday()
    return stretch(start, monday, monday + 6)


def weekend(start: date, steps: int) -> Days | None:
    """The Saturday and Sunday of the ISO week so many after the one that holds the day."""
    saturday = 7 * steps - start.weekday() + 5
    return stretch(start, saturday, saturday + 1)


_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def part_of_year(part: str, year: int) -> Days | None:
    """A season of the northern half, a quarter or a half: SP, Q3, H1. Winter runs into the next year."""
    if part in _SEASONS:
        first, last = _SEASONS[part]
    else:
        length, number = (3 if part[0] == "Q" else 6), int(part[1])
        first, last = length * (number - 1) + 1, length * number
    begin, end = month(year, first), month(year, last)
    return Days(begin.first, end.last) if begin and end else None


_FEASTS = {"TH": (11, 3, 4), "LA": (9, 0, 1), "ME": (5, 0, 5), "CO": (10, 0, 2), "PR": (2, 0, 3)}
"""Month, weekday (Monday is 0) and which such day of the month; the fifth is the last."""


def feast(name: str, year: int) -> date | None:
    """Thanksgiving and the like as the United States keep them."""
    month_number, weekday, which = _FEASTS[name]
    first = day(year, month_number, 1)
    if first is None:
        return None
    number = 1 + (weekday - first.weekday()) % 7 + 7 * (which - 1)
    return day(year, month_number, number) or day(year, month_number, number - 7)


def part_named(days: Days) -> str:
    """The quarter or half of a year that the days are: Q3, H1; empty for none."""
    number, first = {90: 4, 91: 4, 92: 4, 181: 2, 182: 2, 184: 2}.get(days.length, 0), days.first
    parts = (f"{'Q' if number == 4 else 'H'}{n}" for n in range(1, number + 1))
    return next((part for part in parts if part_of_year(part, first.year) == days), "")


def nearest(candidates: Iterable[date], published: date, *, future: bool) -> date | None:
    """The day nearest to the publication, with a penalty for the side that the tense speaks against."""

    def distance(candidate: date) -> int:
        away = (candidate - published).days
        wrong = away < 0 if future else away > 0
        return abs(away) + (WRONG_TENSE if wrong else 0)

    return min(candidates, key=distance, default=None)


def in_years(month_number: int, number: int, weekday: int | None, around: Iterable[int]) -> Iterator[date]:
    """That day of that month in each of the years that have it, on that weekday where one is named."""
    for year in around:
        candidate = day(year, month_number, number)
        if candidate and weekday in (None, candidate.weekday()):
            yield candidate
