"""A text's time expressions in their order, each counted from the publication or from those before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.model import Days
from corpus.reading.model import Sentence, TimeExpression
from corpus.reading.times.ancient import bc_year, is_ancient, written
from corpus.reading.times.meanings import (
    Beginning,
    DayOf,
    Found,
    Lasting,
    MonthOf,
    Origin,
    PartOf,
    Referring,
    Relative,
    Repeating,
    WeekdayOf,
    YearIs,
)
from corpus.reading.times.placed import Placed, all_placed
from corpus.reading.times.quoted import Quoted
from corpus.reading.times.resolve import CALENDAR, kind_of, resolve
from corpus.reading.times.struggles import struggles
from corpus.reading.times.surroundings import UNKNOWN, Resolved, Surroundings


def _named_year(found: Found) -> int | None:
    match found.meaning:
        case DayOf(year=int(year)) | MonthOf(year=int(year)) | YearIs(year, False) | PartOf(year=int(year)):
            return year
    return None


_FEWEST_YEARS = 6
_MOSTLY = 0.5


def _is_history(expressions: Sequence[Placed], published: date) -> bool:
    """Whether a text is about times gone by: it names many years, hardly any near the publication's."""
    years = [year for placed in expressions if (year := _named_year(placed.found)) is not None]
    long_gone = sum(year < published.year - 1 for year in years)
    near = sum(
        isinstance(placed.found.meaning, WeekdayOf)
        or (isinstance(placed.found.meaning, Relative) and placed.found.meaning.origin is Origin.PUBLISHED)
        for placed in expressions
    )
    return len(years) >= _FEWEST_YEARS and long_gone >= _MOSTLY * len(years) and near <= long_gone / 4


class _Discourse:
    """A text's expressions one after the other, and what the next of them may count from."""

    def __init__(self, expressions: Sequence[Placed], published: date | None) -> None:
        self._published = published
        self._years = frozenset(
            year
            for placed in expressions
            if not isinstance(placed.found.meaning, YearIs) and (year := _named_year(placed.found)) is not None
        )
        self._history = published is not None and _is_history(expressions, published)
        self._ancient = is_ancient([placed.found for placed in expressions])
        self._before_christ: int | None = None
        self._told: Days | None = None
        self._happened: Days | None = None
        """Told of last, and not as of what was still to come."""

    def value(self, placed: Placed) -> Resolved:
        """The next expression's value."""
        named = bc_year(placed.found)
        year = named or (self._before_christ if _named_year(placed.found) is None else None)
        value = written(placed.found, year) if year and (self._ancient or named) else None
        value = value or resolve(placed.found, self._here(placed))
        self._before_christ = year
        if value.days and isinstance(placed.found.meaning, CALENDAR):
            self._told = value.days
            if self._published is None or value.days.first <= self._published:
                self._happened = value.days
        return value

    def _here(self, placed: Placed) -> Surroundings:
        published, told = self._published, self._told
        looks_back = published is not None and told is not None and told.first > published and not placed.future
        return Surroundings(published, self._happened if looks_back else told, self._years, self._history, placed)


def _resolved(expressions: Sequence[Placed], published: date | None) -> list[Resolved]:
    """Each expression's value in a text published on that day."""
    return list(map(_Discourse(expressions, published).value, expressions))


def _over_window(expressions: Sequence[Placed], anchor: Days | None) -> list[Resolved]:
    """Each expression's value where it is the same whenever in the window the text was published."""
    if anchor is None:
        return _resolved(expressions, None)
    first = _resolved(expressions, anchor.first)
    if anchor.is_day:
        return first
    last, alone = _resolved(expressions, anchor.last), _resolved(expressions, None)
    return [_agreed(*values) for values in zip(first, last, alone, strict=True)]


def _agreed(first: Resolved, last: Resolved, alone: Resolved) -> Resolved:
    """What both ends of a window say; else what the text says by itself; else a window for what is vague."""
    if first == last:
        return first
    if alone.days:
        return alone
    if first.value == last.value and first.days and last.days:
        return Resolved(first.value, Days(first.days.first, last.days.last), vague=True)
    return Resolved(first.value, None, first.vague) if first.value == last.value else UNKNOWN


def _expected(placed: Placed, days: Days | None, anchor: Days | None) -> bool:
    """Whether a time was still to come: after the publication, or told of in the future tense and not before it."""
    if isinstance(placed.found.meaning, Lasting | Repeating | Referring | Beginning):
        return False
    if placed.found.text.lower().startswith("earlier "):
        return False
    if anchor is None or days is None:
        return placed.future
    if anchor.is_day and _named_year(placed.found) is not None:
        return days.first > anchor.last
    return days.first > anchor.last or (days.last >= anchor.first and placed.future)


def _is_of_quotation(found: Found) -> bool:
    """Whether within a quotation the expression counts from when that was said, not from the publication."""
    match found.meaning:
        case Relative(origin=Origin.PUBLISHED) | WeekdayOf():
            return True
    return False


def read_times(text: str, sentences: Sequence[Sentence], anchor: Days | None) -> tuple[TimeExpression, ...]:
    """Every time expression of a text, in order and none overlapping, with the days it stands for.

    `anchor` is when the text was published; where that is known only as several days, an expression stands for
    days only if they are the same for each of them. Never raises, whatever the text.
    """
    expressions = all_placed(text, sentences)
    values = _over_window(expressions, anchor)
    values = struggles(sentences, [one.found for one in expressions], values, anchor)
    quoted = Quoted(text) if expressions else None
    found = []
    for one, value in zip(expressions, values, strict=True):
        spot = one.found
        if isinstance(spot.meaning, Beginning) and value.days is None:
            continue
        vague = value.vague or bool(_is_of_quotation(spot) and quoted and quoted.holds(spot.start))
        expected = _expected(one, value.days, anchor)
        found.append(
            TimeExpression(spot.start, spot.end, spot.text, kind_of(spot), value.value, value.days, vague, expected)
        )
    return tuple(found)
