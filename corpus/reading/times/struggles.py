"""How long a war lasted that the same text dates: "44 days of conflict" becomes its days."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Days
from corpus.reading.model import Sentence
from corpus.reading.times import almanac
from corpus.reading.times.meanings import Beginning, DayOf, Found, Lasting
from corpus.reading.times.surroundings import Resolved, value_of

_NOUNS = (
    "war|conflict|fighting|hostilities|clashes|battle|battles|violence|unrest|siege|combat|fight|fights|bloodshed|"
    "offensive|campaign|strike|strikes|protests"
)
_STRUGGLE = frozenset(_NOUNS.split("|"))
_STARTED = re.compile(
    rf"\b(?:{_NOUNS})\b[^.]{{0,200}}?\b(?:broke\ out|began|started|erupted|flared|resumed|was\ launched)\b"
    rf"|\b(?:outbreak|start|beginning|eruption)\ of\ (?:the\ )?(?:\w+\ )?(?:{_NOUNS})\b",
    re.IGNORECASE | re.VERBOSE,
)
_LOOK = 400
_WEEK = 7


def _first_day(sentences: Sequence[Sentence], found: Sequence[Found], values: Sequence[Resolved]) -> Days | None:
    """The day on which the text says that a struggle began; None where it gives none, or several."""
    started = [sentence for sentence in sentences if _STARTED.search(sentence.text[:_LOOK])]
    starts = [sentence.start for sentence in started]
    days: set[Days | None] = set()
    for spot, value in zip(found, values, strict=True):
        number = bisect_right(starts, spot.start) - 1
        if number >= 0 and spot.start < started[number].end and _is_day(spot, value):
            days.add(value.days)
    return days.pop() if len(days) == 1 else None


def _is_day(spot: Found, value: Resolved) -> bool:
    return isinstance(spot.meaning, DayOf) and value.days is not None and value.days.is_day


def _lengths(found: Sequence[Found]) -> Iterator[tuple[int, Lasting]]:
    for place, spot in enumerate(found):
        if (
            isinstance(spot.meaning, Lasting)
            and spot.meaning.days
            and not _STRUGGLE.isdisjoint(spot.meaning.of.split())
        ):
            yield place, spot.meaning


def _exact_length(length: Lasting, exact: frozenset[int]) -> int:
    """How many days it lasted; a length in weeks gives way to one in days that it agrees with."""
    days = length.days or 0
    if length.value.endswith("W"):
        return next((number for number in range(days, days + _WEEK) if number in exact), days)
    return days


def struggles(
    sentences: Sequence[Sentence], found: Sequence[Found], values: list[Resolved], anchor: Days | None
) -> list[Resolved]:
    """The values, with the days of each war's length filled in where the text says when the war began."""
    lengths = [*_lengths(found)]
    begun = [(place, spot.meaning) for place, spot in enumerate(found) if isinstance(spot.meaning, Beginning)]
    start = _first_day(sentences, found, values) if lengths or begun else None
    if start is None:
        return values
    exact = frozenset(length.days or 0 for _, length in lengths if length.value.endswith("D"))
    filled = list(values)
    for place, length in lengths:
        last = almanac.shifted(start.first, _exact_length(length, exact))
        if last and (anchor is None or last <= anchor.last):
            filled[place] = replace(values[place], days=Days(start.first, last))
    for place, beginning in begun:
        days = almanac.stretch(start.first, 0, beginning.days - 1)
        if days:
            filled[place] = replace(values[place], value=value_of(days), days=days)
    return filled
