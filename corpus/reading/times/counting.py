"""Counting from the publication or from what was told: last week, two days later, that year."""

from __future__ import annotations

from datetime import date

from corpus.model import Days
from corpus.reading.times import almanac
from corpus.reading.times.meanings import Again, Origin, Relative
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
        case "Q":
            return _quarter(meaning, here)
        case "Y" if meaning.origin is Origin.TOLD and here.told and (part := almanac.part_named(here.told)):
            return part_of(part, start.year + steps)
        case "Y":
            return exact(almanac.years(start.year + steps, start.year + steps))
    return _in_tens(meaning.unit, start.year, steps)


def part_of(part: str, year: int) -> Resolved:
    """A season, quarter or half of a year."""
    days = almanac.part_of_year(part, year)
    return Resolved(f"{year:04}-{part}", days, vague=True) if days else UNKNOWN


def _quarter(meaning: Relative, here: Surroundings) -> Resolved:
    """So many quarters from the one told of, or else from the last that was over when the text was published."""
    told = here.told if meaning.origin is Origin.TOLD else None
    if told and almanac.part_named(told).startswith("Q"):
        quarter = told.first
    elif here.published is None or here.history:
        return UNKNOWN
    else:
        quarter = here.published
    over = meaning.origin is Origin.TOLD and quarter is here.published
    months = 12 * quarter.year + quarter.month - 1 + 3 * (meaning.steps - over)
    return part_of(f"Q{months % 12 // 3 + 1}", months // 12)


def again(meaning: Again, here: Surroundings) -> Resolved:
    """What was told of last, if it is less than a year, in the year that is named."""
    near, year = here.told.first if here.told else here.published, meaning.year
    if isinstance(year, Relative):
        start = here.published if year.origin is Origin.PUBLISHED else near
        year = start.year + year.steps if start else None
    if not isinstance(year, int):
        return UNKNOWN
    if here.told and (part := almanac.part_named(here.told)):
        return part_of(part, year)
    if here.told and here.told.is_month:
        return exact(almanac.month(year, here.told.first.month))
    return exact(almanac.years(year, year))


def _starting(meaning: Relative, here: Surroundings) -> date | None:
    """The day that a relative expression is counted from."""
    gone = here.told and here.published and here.told.last.year < here.published.year - 1
    if meaning.origin is Origin.PUBLISHED or (meaning.origin is Origin.EITHER and not gone):
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
