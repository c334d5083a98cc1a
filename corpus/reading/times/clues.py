"""What a text tells of when it was written: its dates and weekdays, before anything is counted from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.reading.model import Sentence
from corpus.reading.times.meanings import DayOf, Found, Meaning, MonthOf, WeekdayOf, YearIs
from corpus.reading.times.placed import all_placed

READ_BEFORE = 256
"""Texts of which is kept what was found: those without a date are dated again after every load."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A date as far as the words tell it; what they leave out is None.

    "Monday evening (2 November)" is one clue with a day, a month and a weekday; "on Friday" one with a weekday
    alone; "in November" one with a month alone; "1994" one with a year alone.
    """

    start: int
    end: int
    text: str
    day: int | None
    month: int | None
    year: int | None
    weekday: int | None
    """Monday is 0."""
    future: bool
    """Whether the clause speaks of what was still to come."""


Parts = tuple[int | None, int | None, int | None, int | None]


def _parts(meaning: Meaning) -> Parts | None:
    """Day, month, year and weekday of a meaning that is a date; None for any other."""
    match meaning:
        case DayOf(month, day, year, weekday) if year is None or isinstance(year, int):
            return day, month, year, weekday
        case MonthOf(month, year, 0) if year is None or isinstance(year, int):
            return None, month, year, None
        case YearIs(year, False):
            return None, None, year, None
        case WeekdayOf(weekday, 0):
            return None, None, None, weekday
    return None


def _dated(text: str, sentences: Sequence[Sentence]) -> Iterator[Clue]:
    last: tuple[Meaning, Clue] | None = None
    for one in all_placed(text, sentences):
        found = one.found
        parts = _parts(found.meaning)
        if parts is None:
            continue
        if last and _same_date(text, *last, found):
            first = last[1]
            last = (found.meaning, Clue(first.start, found.end, text[first.start : found.end], *parts, first.future))
            continue
        if last:
            yield last[1]
        last = (found.meaning, Clue(found.start, found.end, found.text, *parts, one.future))
    if last:
        yield last[1]


def _same_date(text: str, meaning: Meaning, clue: Clue, found: Found) -> bool:
    """Whether an expression only repeats in brackets the date that stands before it."""
    between = text[clue.end : found.start].strip()
    return meaning == found.meaning and isinstance(meaning, DayOf) and between in ("(", "[")


def clues(text: str, sentences: Sequence[Sentence]) -> tuple[Clue, ...]:
    """The text's dates, months, years and weekdays, in order."""
    return _found(text, tuple(sentences))


@lru_cache(maxsize=READ_BEFORE)
def _found(text: str, sentences: tuple[Sentence, ...]) -> tuple[Clue, ...]:
    return tuple(_dated(text, sentences))
