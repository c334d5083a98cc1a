"""A date as a container states it: a field of a record, a page's metadata, front matter."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from corpus.intake.dating.moments import LONGEST, day_in_words, moment_of
from corpus.intake.furniture.dates import written_dates
from corpus.model import Days, Known, Published

_YEAR = re.compile(r"(\d{4})$")
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})$")
_UNSET = datetime(1970, 1, 1, tzinfo=UTC)
"""What a clock tells that was never set; others tell the year 1."""
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{0,5})?$")


def given(value: str, *, evidence: str) -> Published | None:
    """The publication date this value states, as precisely as it does; None where it states none.

    Understood are a year, a month, a day, an ISO 8601 instant, a mail date, seconds since 1970 and a written date.
    The day is the publisher's own; the instant is kept only where its zone is stated.
    """
    text = value.strip()[:LONGEST]
    days = _span(text)
    if days:
        return Published(days, Known.GIVEN, evidence=evidence)
    moment = moment_of(text)
    if moment:
        return None if moment.year == 1 or (moment.tzinfo and moment == _UNSET) else _at(moment, evidence)
    day = _day(text)
    return Published(Days.on(day), Known.GIVEN, evidence=evidence) if day else None


def _day(text: str) -> date | None:
    dates = written_dates(text)
    return dates[0].day if len(dates) == 1 else day_in_words(text)


def _span(text: str) -> Days | None:
    try:
        if match := _YEAR.match(text):
            return Days.year(int(match[1]))
        if match := _MONTH.match(text):
            return Days.month(int(match[1]), int(match[2]))
        if match := _COMPACT.match(text):
            return Days.on(date(int(match[1]), int(match[2]), int(match[3])))
        return Days.on(date.fromisoformat(text))
    except ValueError:
        return None


def _at(moment: datetime, evidence: str) -> Published:
    """A published instant; one without a zone tells the day alone."""
    days = Days.on(moment.date())
    if moment.tzinfo is None:
        return Published(days, Known.GIVEN, evidence=evidence)
    try:
        return Published(days, Known.GIVEN, at=moment.astimezone(UTC), evidence=evidence)
    except OverflowError:
        return Published(days, Known.GIVEN, evidence=evidence)
