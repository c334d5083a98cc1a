"""Days laid out for a picture: bars of fitting width, ticks of fitting number, and where entries stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from corpus.model import DayCount, Days
from digests.words import day_words, month_words

MOST_TICKS = 5


class Unit(StrEnum):
    """What one bar stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_LONGEST = ((Unit.DAY, 62), (Unit.WEEK, 420), (Unit.MONTH, 5 * 366))


@dataclass(frozen=True, slots=True)
class Bar:
    """How many articles were published on some days."""

    days: Days
    articles: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A day to name on the axis."""

    day: date
    label: str


def unit_for(days: Days) -> Unit:
    """The unit that gives a stretch of days neither a forest of bars nor a single one."""
    return next((unit for unit, longest in _LONGEST if days.length <= longest), Unit.YEAR)


def bars(coverage: Sequence[DayCount], unit: Unit) -> tuple[Bar, ...]:
    """The counts added up by unit, oldest first; units without articles are left out."""
    sums: Counter[Days] = Counter()
    for count in coverage:
        sums[stretch(count.day, unit)] += count.articles
    return tuple(Bar(days, articles) for days, articles in sorted(sums.items()) if articles > 0)


def stretch(day: date, unit: Unit) -> Days:
    """The day, week (from Monday), month or year that a day is in, cut at the calendar's ends."""
    if unit is Unit.DAY:
        return Days.on(day)
    if unit is Unit.WEEK:
        monday = max(day.toordinal() - day.weekday(), 1)
        return Days(date.fromordinal(monday), date.fromordinal(min(monday + 6, date.max.toordinal())))
    return Days.month(day.year, day.month) if unit is Unit.MONTH else Days.year(day.year)


def ticks(days: Days) -> tuple[Tick, ...]:
    """One to five days to name, evenly spread over the calendar: days, first days of months, or of years."""
    for step, label in _steps():
        found = _within(days, step)
        if 0 < len(found) <= MOST_TICKS:
            return tuple(Tick(day, label(day)) for day in found)
    return (Tick(days.first, _day_label(days.first)),)


def counts(highest: int) -> tuple[int, ...]:
    """Whole numbers for the upright axis, at most five, from 0 up to or just below the highest bar."""
    step = 1
    while highest // step > 4:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return tuple(range(0, highest + 1, step))


def count_label(count: int) -> str:
    """A number as short as an axis needs it: "40", "1.5k"."""
    return str(count) if count < 1000 else f"{count / 1000:g}k"


def _day_label(day: date) -> str:
    return day_words(day, day)


def _year_label(day: date) -> str:
    return str(day.year)


def _steps() -> Iterator[tuple[Callable[[Days], Iterator[date]], Callable[[date], str]]]:
    for number in (1, 2, 4, 7, 14):
        yield _every_days(number), _day_label
    for number in (1, 2, 3, 6):
        yield _every_months(number), month_words
    for number in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000):
        yield _every_months(number * 12), _year_label


def _every_days(number: int) -> Callable[[Days], Iterator[date]]:
    def days_of(days: Days) -> Iterator[date]:
        spare = 0 if number % 7 == 0 else (days.length - 1) % number // 2
        for n in range(spare, days.length, number):
            yield days.first + timedelta(days=n)

    return days_of


def _every_months(number: int) -> Callable[[Days], Iterator[date]]:
    def months_of(days: Days) -> Iterator[date]:
        first = days.first.year * 12 + days.first.month - 1
        last = days.last.year * 12 + days.last.month - 1
        for month in range(-(-first // number) * number, last + 1, number):
            if month >= 12 and days.first <= (day := date(month // 12, month % 12 + 1, 1)):
                yield day

    return months_of


def _within(days: Days, step: Callable[[Days], Iterator[date]]) -> list[date]:
    """The days of a step, at most one more than may be named."""
    found: list[date] = []
    for day in step(days):
        found.append(day)
        if len(found) > MOST_TICKS:
            break
    return found


def spread(wanted: Sequence[float], low: float, high: float, gap: float) -> list[float]:
    """Places for marks, in order, each as near to where it is wanted as leaves `gap` between them.

    The wanted places must be sorted, and the room must do for all: high - low >= gap * (len(wanted) - 1).
    """
    places: list[float] = []
    for n, want in enumerate(wanted):
        ahead = high - gap * (len(wanted) - 1 - n)
        least = places[-1] + gap if places else low
        places.append(min(max(want, least), ahead))
    for n in range(len(places) - 2, -1, -1):
        if places[n + 1] - places[n] > gap and places[n] < wanted[n]:
            places[n] = min(wanted[n], places[n + 1] - gap)
    return _centred(places, wanted, gap, low)


def _centred(places: list[float], wanted: Sequence[float], gap: float, low: float) -> list[float]:
    """Shift each run of touching marks back by the mean of its displacement, as far as there is room."""
    start = 0
    for end in range(1, len(places) + 1):
        if end < len(places) and places[end] - places[end - 1] <= gap + 1e-9:
            continue
        run = range(start, end)
        over = sum(places[n] - wanted[n] for n in run) / len(run)
        least = places[start - 1] + gap if start else low
        shift = min(max(over, 0.0), places[start] - least)
        for n in run:
            places[n] -= shift
        start = end
    return places
