"""Counting from the publication or from what was told: last week, two days later, that year."""

from __future__ import annotations

from datetime import date

from corpus.model import Days
from corpus.reading.times import almanac
from corpus.reading.times.meanings import Origin, Relative
from corpus.reading.times.surroundings import UNKNOWN, Resolved, Surroundings, exact, value_of


def relative(meaning: Relative, here: Surroundings) -> Resolved:
    start = _starting(meaning, here)
    if start is None:
        return UNKNOWN
    steps = meaning.steps
    match meaning.unit:
        case "D":
            told_of_none = meaning.origin is Origin.TOLD and here.told is None
            days = almanac.stretch(start, steps, steps)
            return Resolved(value_of(days), days, vague=told_of_none)
        case "W":
            return weekly(almanac.week(start, steps), "")
        case "WE":
            return weekly(almanac.weekend(start, steps or _weekend_step(start, here)), "-WE")
        case "M":
            return exact(almanac.month(start.year, start.month + steps))
        case "Y":
            return exact(almanac.years(start.year + steps, start.year + steps))
    return _in_tens(meaning.unit, start.year, steps)


def _starting(meaning: Relative, here: Surroundings) -> date | None:
    """The day that a relative expression is counted from."""
    if meaning.origin is Origin.PUBLISHED:
        return here.published
    if here.told is None:
        return here.published if meaning.steps == 0 and not here.history else None
    if meaning.unit in ("D", "W", "WE") and not here.told.is_day:
        return here.published if meaning.steps == 0 and not here.history else None
    return here.told.last if meaning.steps > 0 and meaning.unit == "D" else here.told.first


def weekly(days: Days | None, ending: str) -> Resolved:
    if days is None:
        return UNKNOWN
    year, number, _ = days.first.isocalendar()
    return Resolved(f"{year:04}-W{number:02}{ending}", days, vague=True)


def _weekend_step(start: date, here: Surroundings) -> int:
    """0 for the weekend of this week, -1 for the one before, when what is told of it is past."""
    return 0 if here.future or start.weekday() >= 5 else -1


def _in_tens(unit: str, year: int, steps: int) -> Resolved:
    """Decades and centuries so many before or after a year."""
    size = 10 if unit == "DE" else 100
    digits = year // size + steps
    if digits < 1:
        return UNKNOWN
    days = almanac.years(digits * size, digits * size + size - 1)
    return Resolved(f"{digits:03}" if size == 10 else f"{digits:02}", days, vague=True)
