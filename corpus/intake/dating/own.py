"""An article's own day told without its year: in its byline, in a dispatch's first words, or by the week before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from corpus.intake.dating.anchors import NEAR_DAYS, bare_weekdays, day_of
from corpus.intake.dating.evidence import Evidence
from corpus.model import Days, Known, Published
from corpus.reading.sentences import split
from corpus.reading.times.clues import Clue, clues

FAR_DAYS = 100
"""A day whose weekday is borne out is taken for the year in which a date of the same story lies this close."""
_HEAD = 120
_LEAD = 400
_DATELINE = re.compile(r"[^\W\d_][^()\n]{0,80}\([^()\n]{2,40}\) ?[-–—]")
_WEEK_BEFORE = re.compile(r"\b(?:a|one) week (?:earlier|before|ago),? (?:on )?$", re.IGNORECASE)


def by_own_day(article: Evidence, near: Sequence[date], seen: date) -> Published | None:
    """The day the article gives as its own, in the one year in which dates of the same story lie close to it.

    The weekday must bear it out: the one told with it, or the first of the text, which is that day or its eve.
    """
    if not near:
        return None
    read = clues(article.text, article.sentences)
    for clue, later in _own(article, read):
        possible = _in_years(clue, later, near, seen)
        told = _weekday_told(clue, read, later=later)
        same = [day for day, _ in possible if day.weekday() == told]
        eve = [day for day, off in possible if off <= NEAR_DAYS and (day - timedelta(days=1)).weekday() == told]
        days = same or ([] if later or clue.weekday is not None else eve)
        if len(days) == 1:
            return Published(Days.on(days[0]), Known.OTHERS, evidence=clue.text)
    return None


def _own(article: Evidence, read: Sequence[Clue]) -> Iterator[tuple[Clue, int]]:
    """The clues to the article's own day, each with how many days after it that day is."""
    told = article.published.evidence if article.published.days is None else ""
    for clue in clues(told, split(told)) if told else ():
        if _yearless(clue):
            yield clue, 0
    dateline = _DATELINE.match(article.text[:_HEAD])
    for clue in read:
        if dateline and clue.end <= dateline.end() and _yearless(clue):
            yield clue, 0
        if _yearless(clue) and _WEEK_BEFORE.search(article.text[max(0, clue.start - 30) : clue.start]):
            yield clue, 7


def _yearless(clue: Clue) -> bool:
    return clue.year is None and bool(clue.day) and bool(clue.month)


def _in_years(clue: Clue, later: int, near: Sequence[date], seen: date) -> list[tuple[date, int]]:
    """The clue's day in every year in which a date of the story lies close, with the days between the two."""
    found = []
    for year in sorted({day.year + n for day in near for n in (-1, 0, 1)}):
        named = day_of(year, clue.month, clue.day)
        day = named + timedelta(days=later) if named else None
        off = min(abs((day - other).days) for other in near) if day else FAR_DAYS + 1
        if day and day <= seen and off <= FAR_DAYS:
            found.append((day, off))
    return found


def _weekday_told(clue: Clue, read: Sequence[Clue], *, later: int) -> int | None:
    """The weekday named with the clue, or else the first the text tells."""
    if clue.weekday is not None:
        return (clue.weekday + later) % 7
    lead = next((one for one in bare_weekdays(read) if one.start < _LEAD and not one.future), None)
    return lead.weekday if lead else None
