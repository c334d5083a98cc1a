"""Whole dates as pages write them in bylines and clocks; sentences are read elsewhere, with more care."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from corpus.reading.times import almanac
from corpus.reading.times.words import MONTHS, WEEKDAYS

_NAME = r"(?P<month>[A-Za-z]{3,9})\.?"
_FORMS = (
    re.compile(r"\b(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{_NAME},?[ -](?P<year>\d{{4}})\b"),
    re.compile(rf"\b{_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b"),
    re.compile(r"\b(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})\b"),
    re.compile(r"\b(?P<either>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})\b"),
)
_TIME = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?::\d{2})?(?:\.\d{1,9})? ?(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)
_ZONE = re.compile(r"(?<![A-Za-z])(?:(?P<utc>GMT|UTC|Z)|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d))(?!\w)")
_WORD = re.compile(r"[A-Za-z]+")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Written:
    """A whole date and where a line writes it."""

    day: date
    start: int
    end: int


def month_number(name: str) -> int | None:
    """1 to 12 for an English month or its usual short form."""
    low = name.casefold()
    if low == "sept":
        return 9
    found = [n for n, month in enumerate(MONTHS, 1) if month == low or (len(low) == 3 and month.startswith(low))]
    return found[0] if found else None


def written_dates(line: str) -> tuple[Written, ...]:
    """Every whole date of the line, in order; one that contradicts its weekday or could be two days is left out."""
    found: list[Written] = []
    if not _YEAR.search(line):
        return ()
    for form in _FORMS:
        for match in form.finditer(line[:2000]):
            if all(match.end() <= other.start or other.end <= match.start() for other in found):
                found.extend(_read(match, line))
    return tuple(sorted(found, key=lambda one: one.start))


def _read(match: re.Match[str], line: str) -> Iterator[Written]:
    days = set(_days(match.groupdict()))
    named = _weekday_before(line[: match.start()])
    if named is not None:
        days = {day for day in days if day.weekday() == named}
    if len(days) == 1:
        yield Written(days.pop(), match.start(), match.end())


def _days(parts: dict[str, str | None]) -> Iterator[date]:
    year = int(parts["year"] or 0)
    if "either" in parts:
        first, second = int(parts["either"] or 0), int(parts["other"] or 0)
        pairs = [(first, second), (second, first)]
    else:
        month = month_number(parts["month"] or "") if "month" in parts else int(parts["number"] or 0)
        pairs = [(int(parts["day"] or 0), month or 0)]
    return (found for day, number in pairs if (found := almanac.day(year, number, day)))


def _weekday_before(head: str) -> int | None:
    words = _WORD.findall(head[-16:])
    low = words[-1].casefold() if words else ""
    hits = [n for n, name in enumerate(WEEKDAYS) if len(low) >= 3 and name.startswith(low)]
    return hits[0] if hits else None


def instant(line: str, day: date) -> datetime | None:
    """The moment (UTC) the line tells beside this date, only where it names the zone as GMT, UTC or an offset."""
    clock, zone = _TIME.search(line), _ZONE.search(line)
    if not clock or not zone:
        return None
    hour = int(clock[1])
    if clock[3]:
        hour = hour % 12 + 12 * (clock[3][0] in "pP")
    try:
        local = datetime(day.year, day.month, day.day, hour, int(clock[2]), tzinfo=_offset(zone))
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _offset(zone: re.Match[str]) -> timezone:
    if zone["utc"]:
        return UTC
    ahead = timedelta(hours=int(zone["hours"]), minutes=int(zone["minutes"]))
    return timezone(-ahead if zone["sign"] == "-" else ahead)


def leftover(line: str, dates: tuple[Written, ...]) -> str:
    """The line without its dates, for telling a dated byline from a sentence that tells a date."""
    rest, last = [], 0
    for one in dates:
        rest.append(line[last : one.start])
        last = one.end
    return " ".join([*rest, line[last:]])
