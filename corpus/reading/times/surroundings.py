"""What an expression is counted from, and what comes out of the counting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.model import Days
from corpus.reading.times.placed import Placed


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an expression is counted from."""

    published: date | None
    told: Days | None
    """The days told of last, in the same text."""
    years: frozenset[int]
    """The years that the text names with a month."""
    history: bool
    """True for a text about times gone by: what names no year is then of the year told of last."""
    placed: Placed
    """The expression itself."""

    @property
    def future(self) -> bool:
        """True where the expression's clause looks ahead."""
        return self.placed.future


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 value with the days it stands for."""

    value: str
    days: Days | None
    vague: bool = False


UNKNOWN = Resolved("", None)


def value_of(days: Days | None) -> str:
    """A day, month or year as TIMEX3 writes it."""
    if days is None:
        return ""
    if days.is_day:
        return days.first.isoformat()
    if days.is_month:
        return f"{days.first.year:04}-{days.first.month:02}"
    return f"{days.first.year:04}" if days.is_year else f"{days.first}/{days.last}"


def exact(days: Days | None) -> Resolved:
    """Days by their own TIMEX3 value; unknown where there are none."""
    return Resolved(value_of(days), days) if days else UNKNOWN
