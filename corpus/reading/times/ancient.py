"""Times before Christ: no day of the calendar here stands for them, so they have a value and no days."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.reading.times.meanings import DayOf, Found, MonthOf, Origin, PartOf, Relative, YearIs
from corpus.reading.times.surroundings import UNKNOWN, Resolved

_FEWEST = 6
_MOSTLY = 0.5


def is_ancient(expressions: Sequence[Found]) -> bool:
    """Whether a text is about times before Christ: half of the years it names are, and not only a few."""
    years = [found.meaning for found in expressions if isinstance(_year_of(found), YearIs | int)]
    before = sum(bc_year(found) is not None for found in expressions)
    return before >= _FEWEST and before >= _MOSTLY * len(years)


def bc_year(found: Found) -> int | None:
    """The year before Christ that an expression names."""
    year = _year_of(found)
    return year.year if isinstance(year, YearIs) and year.before_christ else None


def _year_of(found: Found) -> object:
    match found.meaning:
        case YearIs() as year:
            return year
        case DayOf(year=year) | MonthOf(year=year) | PartOf(year=year):
            return year
    return None


def written(found: Found, year: int) -> Resolved | None:
    """What an expression means in or after a year before Christ; None where it doesn't count from what was told."""
    match found.meaning:
        case YearIs(before_christ=True):
            return Resolved(f"BC{year:04}", None)
        case DayOf(month, day, None | YearIs()):
            return Resolved(f"BC{year:04}-{month:02}-{day:02}", None)
        case MonthOf(month, None | YearIs()):
            return Resolved(f"BC{year:04}-{month:02}", None)
        case PartOf(part, None | YearIs()):
            return Resolved(f"BC{year:04}-{part}", None, vague=True)
        case Relative(unit="Y", steps=steps, origin=Origin.TOLD) if steps < year:
            return Resolved(f"BC{year - steps:04}", None)
        case Relative(origin=Origin.TOLD):
            return UNKNOWN
    return None
