"""The stretch of time an article must have been published in, by arithmetic on what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from corpus.intake.dating.anchors import Anchor, full_dates
from corpus.model import Days, Known, Published
from corpus.reading.model import Sentence, TimeKind
from corpus.reading.times import read_times
from corpus.reading.times.clues import Clue

_LENGTH = re.compile(r"P(\d{1,4})([DWM])$")
_UNITS = {"D": 1, "W": 7, "M": 30}
_SHORTEST, _LONGEST = 14, 700


@dataclass(frozen=True, slots=True)
class _Lasted:
    """How long something went on, as the text says."""

    days: int
    give: int
    """How many days more or fewer the words allow."""
    text: str


def window(text: str, sentences: Sequence[Sentence], read: Sequence[Clue], seen: date) -> Published | None:
    """The year after a month that is named without one, where a date and a duration in the text say which year it is.

    "Broke out on 3 May 2011", "ended after 40 days" and "the truce of June" agree on June 2011: whoever wrote "of June"
    did so before June 2012. None where the text does not hold all three.
    """
    months = [clue for clue in read if clue.month and not clue.day and not clue.year and not clue.future]
    starts = full_dates(read, seen)
    if not months or not starts or _names_later_year(read, starts):
        return None
    spans = [
        (span, f"{start.clue.text}; {lasted.text}; {month.text}")
        for start, lasted, month in product(_latest_first(starts), _lasted(text, sentences), months)
        if (span := _span(start, lasted, month, seen))
    ]
    if not spans:
        return None
    first, last = max(span.first for span, _ in spans), min(span.last for span, _ in spans)
    evidence = max(spans, key=lambda span: span[0].first)[1]
    return Published(Days(first, last), Known.TEXT, evidence=evidence) if first <= last else None


def _span(start: Anchor, lasted: _Lasted, month: Clue, seen: date) -> Days | None:
    """From the end that start and duration give, if it falls in the named month, to where that month comes again."""
    end = start.day + timedelta(days=lasted.days)
    named = _month_after(start.day, month.month or 1)
    if named.first <= start.day:
        return None
    if not named.first - timedelta(days=lasted.give) <= end <= named.last + timedelta(days=lasted.give):
        return None
    first = end if lasted.give == 0 else named.first
    last = min(named.first.replace(year=named.first.year + 1) - timedelta(days=1), seen)
    return Days(first, last) if first <= last else None


def _latest_first(starts: Iterable[Anchor]) -> list[Anchor]:
    return sorted(starts, key=lambda anchor: anchor.day, reverse=True)[:5]


def _names_later_year(read: Iterable[Clue], starts: Iterable[Anchor]) -> bool:
    last = max(anchor.day.year for anchor in starts)
    return any(clue.year is not None and clue.year > last for clue in read)


def _month_after(day: date, month: int) -> Days:
    return Days.month(day.year if month >= day.month else day.year + 1, month)


def _lasted(text: str, sentences: Sequence[Sentence]) -> Iterator[_Lasted]:
    """The durations of the text that measure how long something went on: "44 days of", "lasted six weeks"."""
    for time in read_times(text, sentences, None):
        length = _LENGTH.match(time.value) if time.kind is TimeKind.DURATION else None
        if not length:
            continue
        before, after = text[max(0, time.start - 20) : time.start], text[time.end : time.end + 4]
        if after.startswith(" of ") or re.search(r"\b(?:lasted|lasting|after)\s(?:for\s)?$", before):
            days = int(length[1]) * _UNITS[length[2]]
            if _SHORTEST <= days <= _LONGEST:
                yield _Lasted(days, 0 if length[2] == "D" else _UNITS[length[2]], time.text)
