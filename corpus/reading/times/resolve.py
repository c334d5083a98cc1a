"""What an expression stands for on the calendar, once it is known when it was said and what was told before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from corpus.model import Days
from corpus.reading.model import TimeKind
from corpus.reading.times import almanac
from corpus.reading.times.counting import again, part_of, relative, weekly
from corpus.reading.times.meanings import (
    Again,
    Beginning,
    Clock,
    DayOf,
    Feast,
    Found,
    Lasting,
    Loose,
    Moments,
    MonthDay,
    MonthOf,
    MonthWeek,
    Origin,
    PartOf,
    Referring,
    Relative,
    Repeating,
    SpanOf,
    WeekdayIn,
    WeekdayOf,
    WeekOf,
    YearIs,
    YearOf,
)
from corpus.reading.times.surroundings import UNKNOWN, Resolved, Surroundings, exact, value_of


def _year(year: YearOf, here: Surroundings) -> int | None:
    """The year that an expression names, as a number; none before Christ is on this calendar."""
    if isinstance(year, YearIs):
        return None
    if not isinstance(year, Relative):
        return year
    if year.origin is Origin.TOLD:
        return here.told.first.year + year.steps if here.told else None
    return here.published.year + year.steps if here.published else None


def _day_of(meaning: DayOf, here: Surroundings) -> Resolved:
    year = _year(meaning.year, here)
    if year is not None:
        found = almanac.day(year, meaning.month, meaning.day)
    elif meaning.year is not None:
        return UNKNOWN
    elif here.history and here.told:
        found = _day_in_story(meaning, here.told)
    elif here.published:
        found = _day_near(meaning, here.published, future=here.future)
    else:
        matching = [*almanac.in_years(meaning.month, meaning.day, meaning.weekday, here.years)]
        found = matching[0] if len(matching) == 1 else None
    return exact(Days.on(found)) if found else UNKNOWN


def _day_near(meaning: DayOf, published: date, *, future: bool) -> date | None:
    """The nearest such day; one whose weekday fits, if it names a weekday that some near year bears out."""
    near = range(published.year - 1, published.year + 2)
    if meaning.weekday is not None:
        wide = range(published.year - 6, published.year + 2)
        fitting = [*almanac.in_years(meaning.month, meaning.day, meaning.weekday, wide)]
        if fitting:
            return almanac.nearest(fitting, published, future=future)
    if (meaning.month, meaning.day) == (2, 29):
        near = range(published.year - 4, published.year + 5)
    return almanac.nearest(almanac.in_years(meaning.month, meaning.day, None, near), published, future=future)


def _feast(meaning: Feast, here: Surroundings) -> Resolved:
    """The nearest such day; in a text about times gone by that of the year told of."""
    year = here.told.first.year if meaning.year is None and here.history and here.told else meaning.year
    if year is not None:
        found = almanac.feast(meaning.name, year)
    elif here.published:
        near = (almanac.feast(meaning.name, here.published.year + step) for step in (-1, 0, 1))
        found = almanac.nearest(filter(None, near), here.published, future=here.future)
    else:
        return UNKNOWN
    return exact(Days.on(found)) if found else UNKNOWN


_BACK_IN_STORY = 120
"""A story goes on rather than back: a yearless date is at most so many days before what was told last."""


def _day_in_story(meaning: DayOf, told: Days) -> date | None:
    around = range(told.first.year - 1, told.first.year + 2)
    candidates = almanac.in_years(meaning.month, meaning.day, None, around)
    if told.is_year:
        return almanac.day(told.first.year, meaning.month, meaning.day)
    return next((found for found in candidates if (found - told.first).days >= -_BACK_IN_STORY), None)


def _month_of(meaning: MonthOf, here: Surroundings) -> Resolved:
    year = _year(meaning.year, here)
    if year is not None:
        return exact(almanac.month(year, meaning.month))
    if meaning.year is not None:
        return UNKNOWN
    if here.history and here.told:
        return exact(_month_in_story(meaning, here.told))
    if here.published is None:
        years = here.years
        return exact(almanac.month(min(years), meaning.month)) if len(years) == 1 else UNKNOWN
    step = _step_to(meaning.month - here.published.month, 12, meaning.shift, future=here.future)
    return exact(almanac.month(here.published.year, here.published.month + step))


def _month_in_story(meaning: MonthOf, told: Days) -> Days | None:
    if told.is_year:
        return almanac.month(told.first.year, meaning.month)
    ahead = (meaning.month - told.first.month) % 12
    if meaning.shift:
        step = _step_to(ahead, 12, meaning.shift, future=False)
        return almanac.month(told.first.year, told.first.month + step)
    return almanac.month(told.first.year, told.first.month + (ahead - 12 if ahead >= 8 else ahead))


def _month_week(meaning: MonthWeek, here: Surroundings) -> Resolved:
    """A week by its number in a month: seven days, of which the last may be of the next month."""
    month = _month_of(MonthOf(meaning.month, meaning.year), here).days
    if month is None or meaning.number > 5:
        return UNKNOWN
    start = 7 * (meaning.number - 1) if meaning.number > 0 else month.length - 7
    return weekly(almanac.stretch(month.first, start, start + 6), "")


def _week_of(meaning: WeekOf, here: Surroundings) -> Resolved:
    days = _day_of(meaning.day, here).days
    return weekly(almanac.week(days.first, 0), "") if days else UNKNOWN


def _step_to(difference: int, cycle: int, shift: int, *, future: bool) -> int:
    """How far it is round a cycle to the last such one (this one included), or ahead to the next.

    "Last" and "next" never mean this one.
    """
    ahead = difference % cycle
    if shift < 0 or (shift == 0 and not future):
        behind = ahead - cycle if ahead else 0
        return behind - cycle if shift < 0 and behind == 0 else behind
    return ahead + cycle if shift > 0 and ahead == 0 else ahead


def _year_is(meaning: YearIs, here: Surroundings) -> Resolved:
    if meaning.before_christ:
        return Resolved(f"BC{meaning.year:04}", None)
    return exact(almanac.years(meaning.year, meaning.year))


def _span_of(meaning: SpanOf, here: Surroundings) -> Resolved:
    value = f"{meaning.digits:03}" if meaning.years == 10 else f"{meaning.digits:02}"
    if meaning.before_christ:
        return Resolved(f"BC{value}", None, vague=True)
    first = meaning.digits * meaning.years + (1 if meaning.years == 100 else 0)
    return Resolved(value, almanac.years(first, first + meaning.years - 1), vague=True)


def _part_of(meaning: PartOf, here: Surroundings) -> Resolved:
    year = _year(meaning.year, here)
    if year is None and meaning.year is None:
        year = _year_of_part(meaning, here)
    if year is None:
        return UNKNOWN
    return part_of(meaning.part, year)


def _year_of_part(meaning: PartOf, here: Surroundings) -> int | None:
    """The year of the last such season that has begun, or of the next."""
    if here.history and here.told:
        return here.told.first.year
    if here.published is None:
        return None
    year = here.published.year
    this = almanac.part_of_year(meaning.part, year)
    if this is None:
        return None
    begun = this.first <= here.published
    if meaning.shift > 0 or (meaning.shift == 0 and here.future):
        return year + 1 if this.last < here.published or (meaning.shift > 0 and begun) else year
    running = begun and here.published <= this.last
    return year if begun and not (meaning.shift < 0 and running) else year - 1


def _weekday_of(meaning: WeekdayOf, here: Surroundings) -> Resolved:
    if here.published is None or (here.history and here.told):
        return UNKNOWN
    step = _step_to(meaning.weekday - here.published.weekday(), 7, meaning.shift, future=here.future)
    return exact(almanac.stretch(here.published, step, step))


def _weekday_in(meaning: WeekdayIn, here: Surroundings) -> Resolved:
    if here.published is None:
        return UNKNOWN
    step = 7 * meaning.weeks + meaning.weekday - here.published.weekday()
    return exact(almanac.stretch(here.published, step, step))


def _month_day(meaning: MonthDay, here: Surroundings) -> Resolved:
    """ "The 9th" is of the month told of last, else of the last month that has such a day behind it."""
    if here.told and (here.told.is_day or here.told.is_month):
        found = almanac.day(here.told.first.year, here.told.first.month, meaning.day)
        return exact(Days.on(found)) if found else UNKNOWN
    if here.told or here.published is None:
        return UNKNOWN
    return _day_of_some_month(meaning.day, here.published, future=here.future)


def _day_of_some_month(number: int, published: date, *, future: bool) -> Resolved:
    around = (almanac.month(published.year, published.month + step) for step in (-2, -1, 0, 1, 2))
    days = [found for month in around if month and (found := almanac.day(month.first.year, month.first.month, number))]
    before = [found for found in days if found <= published]
    after = [found for found in days if found >= published]
    found = next(iter(after if future else reversed(before)), None)
    return exact(Days.on(found)) if found else UNKNOWN


def _clock(meaning: Clock, here: Surroundings) -> Resolved:
    if meaning.at == "TNI":
        return Resolved("XXXX-XX-XXTNI", None, vague=True)
    told = here.told if here.told and here.told.is_day else None
    days = told or (Days.on(here.published) if here.published and not here.history else None)
    return Resolved(f"{value_of(days) or 'XXXX-XX-XX'}{meaning.at}", days, vague=True)


def _moments(meaning: Moments, here: Surroundings) -> Resolved:
    return exact(here.told) if here.told and here.told.is_day else UNKNOWN


def _loose(meaning: Loose, here: Surroundings) -> Resolved:
    days = almanac.stretch(here.published, meaning.first, meaning.last) if here.published else None
    return Resolved(meaning.value, days, vague=True)


def _referring(meaning: Referring, here: Surroundings) -> Resolved:
    now = Days.on(here.published) if here.published and meaning.value == "PRESENT_REF" else None
    return Resolved(meaning.value, now, vague=True)


def _lasting(meaning: Lasting, here: Surroundings) -> Resolved:
    days, length = None, meaning.days
    if not length or here.published is None:
        return Resolved(meaning.value, None, vague=True)
    if meaning.ending and not here.future:
        days = almanac.stretch(_day_at_end(here, here.published, length), 1 - length, 0)
    elif meaning.ending or meaning.window > 0:
        days = almanac.stretch(here.published, 0, length)
    elif meaning.window < 0:
        days = almanac.stretch(here.published, -length, 0)
    return Resolved(meaning.value, days, vague=True)


def _day_at_end(here: Surroundings, published: date, length: int) -> date:
    """Where a stretch ends that is counted back: at the day told of, if that lies within the stretch."""
    if here.told and here.told.is_day and 0 <= (published - here.told.first).days < length:
        return here.told.first
    return published


def _beginning(meaning: Beginning, here: Surroundings) -> Resolved:
    return Resolved("", None, vague=True)


def _repeating(meaning: Repeating, here: Surroundings) -> Resolved:
    return Resolved(meaning.value, None, vague=True)


_RESOLVERS: Mapping[type, Callable[[Any, Surroundings], Resolved]] = {
    DayOf: _day_of,
    Feast: _feast,
    MonthOf: _month_of,
    MonthWeek: _month_week,
    WeekOf: _week_of,
    YearIs: _year_is,
    SpanOf: _span_of,
    PartOf: _part_of,
    Again: again,
    WeekdayOf: _weekday_of,
    WeekdayIn: _weekday_in,
    MonthDay: _month_day,
    Clock: _clock,
    Moments: _moments,
    Loose: _loose,
    Referring: _referring,
    Lasting: _lasting,
    Beginning: _beginning,
    Repeating: _repeating,
    Relative: relative,
}

CALENDAR = (
    DayOf,
    Feast,
    MonthOf,
    MonthWeek,
    WeekOf,
    YearIs,
    SpanOf,
    PartOf,
    Again,
    WeekdayOf,
    WeekdayIn,
    MonthDay,
    Relative,
)
"""The meanings that move what is told of, so that "the next day" counts from them."""


def resolve(found: Found, here: Surroundings) -> Resolved:
    """The value and days of an expression; without days where they can't be told."""
    resolved = _RESOLVERS[type(found.meaning)](found.meaning, here)
    if found.at and resolved.days and resolved.days.is_day:
        return Resolved(resolved.value + found.at, resolved.days, resolved.vague)
    if found.edge and isinstance(found.meaning, Relative):
        return Resolved(resolved.value, resolved.days, vague=True)
    return resolved


def kind_of(found: Found) -> TimeKind:
    """The TIMEX3 type."""
    match found.meaning:
        case Lasting():
            return TimeKind.DURATION
        case Repeating():
            return TimeKind.SET
        case Clock() | Moments():
            return TimeKind.TIME
    return TimeKind.TIME if found.at else TimeKind.DATE
