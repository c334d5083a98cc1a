"""Dates as a reader types them: days, months, years, "last week", "since Monday", "from … to …"."""

from __future__ import annotations

import re
from datetime import date

from corpus.errors import BadWindow
from corpus.model import Days, Window
from corpus.reading.model import Sentence, TimeKind
from corpus.reading.times import almanac
from corpus.reading.times.discourse import read_times
from corpus.reading.times.words import MONTHS, WEEKDAYS

_LONGEST = 80
_LEADING = re.compile(r"^(?:(?:on|in|during|for)\s+)?(?:the\s+)?(?=\S)")
_ISO_DAY = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"\d{4}")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_AGO = re.compile(r"(\d{1,4}|an?|one|two|three|four|five|six|seven|ten) (day|week|month|year)s? ago")
_BACK = re.compile(
    r"(?:the )?(?:last|past|previous) (\d{1,4}|two|three|four|five|six|seven|ten) (hour|day|week|month|year)s?"
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_CALENDAR_WORD = re.compile(r"\b([a-z]{3,9})\b")
_SHORT_DAYS = {day[:length]: day for length in (3, 4, 5) for day in WEEKDAYS} | {"thur": "thursday"}
_MONTH_WORDS = {month[:length] for length in (3, 4, 9) for month in MONTHS}
_OPENING = re.compile(r"^(?:since|after|from|starting|beginning)\s+(?!.*\b(?:to|till|until)\b)")
_CLOSING = re.compile(r"^(?:until|till|up to|through|to|before|by)\s+")
_AFTER, _BEFORE = ("after ",), ("before ",)
_RANGE_WORDS = re.compile(
    r"^(?:from|between|since|after) (?P<since>.+?) (?:to|till|until|and|through|before|-|–|—) (?P<until>.+)$"
)
_RANGE_MARKS = re.compile(
    r"^(?P<since>.+?)(?: ?\.\.+ ?| ?… ?| (?:to|till|until|through|-|–|—) | ?[–—] ?)(?P<until>.+)$"
)
_RANGE_DASH = re.compile(r"^(?P<since>[^-]+)-(?P<until>[^-]+)$")
_TWO = re.compile(r"^(?P<since>\d\S+)\s+(?P<until>\d\S+)$")


def _tidy(words: str) -> str:
    return " ".join(words.lower().replace(",", " ").split())


def _numeric(words: str) -> tuple[bool, Days | None]:
    """Whether the words are a date in figures, and its days if it is a real one; the day first unless it can't be."""
    if found := _ISO_DAY.fullmatch(words):
        day = almanac.day(int(found[1]), int(found[3]), int(found[4]))
        return True, Days.on(day) if day else None
    if found := _NUMERIC.fullmatch(words):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        day = almanac.day(year, second, first)
        if day is None and found[2] == "/":
            day = almanac.day(year, first, second)
        return True, Days.on(day) if day else None
    if found := _ISO_MONTH.fullmatch(words):
        month = int(found[2])
        return True, almanac.month(int(found[1]), month) if 1 <= month <= 12 else None
    if _YEAR.fullmatch(words):
        return True, almanac.years(int(words), int(words))
    return False, None


def _count(written: str) -> int:
    return _NUMBERS.get(written) or int(written)


def _months_back(today: date, months: int) -> date | None:
    """The same day so many months ago, or the last day of that month where it has none such."""
    month = almanac.month(today.year, today.month - months)
    return min(month.last, month.first.replace(day=min(today.day, month.length))) if month else None


def _back(today: date, number: int, unit: str) -> date | None:
    if unit in ("month", "year"):
        return _months_back(today, number * (12 if unit == "year" else 1))
    return almanac.shifted(today, -number * (7 if unit == "week" else 1))


def _counted(words: str, today: date) -> Days | None:
    """ "3 weeks ago" is that day; "last 7 days" is the days up to today, today among them; "last 24 hours" are two."""
    if found := _AGO.fullmatch(words):
        day = _back(today, _count(found[1]), found[2])
        return Days.on(day) if day else None
    if found := _BACK.fullmatch(words):
        if found[2] == "hour":
            first = almanac.shifted(today, -_count(found[1]) // 24)
            return Days(first, today) if first else None
        day = _back(today, _count(found[1]), found[2])
        first = almanac.shifted(day, 1) if day else None
        return Days(first, today) if first and first <= today else None
    return None


def _capitalised(words: str) -> str:
    """The words as an article would write them, with capital letters where months and weekdays have them."""

    def capital(found: re.Match[str]) -> str:
        word = _SHORT_DAYS.get(found[1], found[1])
        return word.capitalize() if word in WEEKDAYS or word in _MONTH_WORDS else word

    return _CALENDAR_WORD.sub(capital, words)


def _read(words: str, today: date) -> Days | None:
    """What the reader of articles makes of the words, if they are one date and nothing else."""
    lead = "in "
    text = lead + _capitalised(words)
    times = read_times(text, (Sentence(0, len(text), text),), Days.on(today))
    if len(times) != 1 or times[0].start > len(lead) or times[0].end != len(text):
        return None
    time = times[0]
    return time.days if time.kind in (TimeKind.DATE, TimeKind.TIME) else None


def asked_days(words: str, today: date) -> Days | None:
    """The day, month, year or other stretch that a reader's words name; None where they are no date."""
    tidy = _tidy(words[: _LONGEST + 1])
    if not tidy or len(words) > _LONGEST:
        return None
    is_numeric, days = _numeric(tidy)
    if is_numeric:
        return days
    bare = _LEADING.sub("", tidy)
    return _counted(bare, today) or _read(bare, today) or _read(tidy, today)


def _open_window(words: str, today: date) -> Window | None:
    """ "Since Monday", "after 10 Oct", "until 2020": open at one end."""
    if found := _OPENING.match(words):
        days = asked_days(words[found.end() :], today)
        if days is None:
            return None
        after = almanac.shifted(days.last, 1) if words.startswith(_AFTER) else days.first
        return Window(since=after) if after else None
    if found := _CLOSING.match(words):
        days = asked_days(words[found.end() :], today)
        if days is None:
            return None
        before = almanac.shifted(days.first, -1) if words.startswith(_BEFORE) else days.last
        return Window(until=before) if before else None
    return None


def _closed_window(words: str, today: date) -> Window | None:
    """Two dates: "from 27 Sep 2020 to 10 Nov 2020", "2020-09-27..2020-11-10", or one after the other."""
    for pattern in (_RANGE_WORDS, _RANGE_MARKS, _RANGE_DASH, _TWO):
        found = pattern.match(words)
        if not found:
            continue
        until = asked_days(found["until"], today)
        since = _first_of_two(found["since"], until, today)
        if since and until:
            if until.last < since.first:
                raise BadWindow(words)
            return Window(since.first, until.last)
    return None


def _first_of_two(words: str, until: Days | None, today: date) -> Days | None:
    """The first of two dates, which may leave to the second what both share: "27 Sep to 10 Nov 2020", "2-4 May"."""
    if until and not re.search(r"\d{4}", words):
        month = MONTHS[until.first.month - 1]
        for rest in (f" {until.first.year}", f" {month} {until.first.year}"):
            shares = rest[1].isdigit() or re.search(r"\d", words)
            days = asked_days(words + rest, today) if shares else None
            if days and days.first <= until.last:
                return days
    return asked_days(words, today)


def asked_window(words: str, today: date) -> Window | None:
    """The stretch that a reader's words name, perhaps open at one end; None where they are no date.

    Raises BadWindow where the end comes before the beginning.
    """
    if len(words) > 2 * _LONGEST:
        return None
    tidy = _tidy(words)
    if days := asked_days(tidy, today):
        return Window(days.first, days.last)
    return _open_window(tidy, today) or _closed_window(tidy, today)
