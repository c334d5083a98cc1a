"""The publication date of an article by itself: what its publisher, its page and its own words tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

from corpus.intake.dating.anchors import (
    Anchor,
    contradicted,
    followed,
    full_dates,
    last_told,
    resolve,
    weekdays_before,
)
from corpus.intake.dating.windows import window
from corpus.intake.furniture.model import Cleaned, PageDate
from corpus.intake.raw import RawArticle
from corpus.model import Days, Known, Published
from corpus.reading.model import Sentence
from corpus.reading.times import almanac
from corpus.reading.times.clues import Clue, clues

FRESH_DAYS = 30
"""A date on the page is believed this long after the last day the text tells of; later it is a site's clock."""

_IN_PATH = re.compile(r"(?:^|[/_.-])((?:19|20)\d\d)([/-]?)(\d\d)\2(\d\d)(?=[/_.-]|$)")
_MONTH_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d\d)(?=/)")
_HEAD = 400
"""Characters within which a dispatch's own date stands."""
_YESTERDAY = re.compile(r"\byesterday\b", re.IGNORECASE)
_CLOCK = re.compile(r"[\s,|–-]{0,4}\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\b|[A-Z]{2,4}\b)")
_LOOKS_BACK = re.compile(
    r"\b(?:anniversar\w{1,4}|years? (?:ago|later|since|after|on)\b|last year|a year (?:ago|later)"
    r"|decades? (?:ago|later)|years earlier|previous year|history of)",
    re.IGNORECASE,
)


def date_alone(raw: RawArticle, cleaned: Cleaned, sentences: Sequence[Sentence], seen: date) -> Published:
    """When the article was published, by the surest of what is known of it alone.

    `sentences` are those of `cleaned.text`, none where its language is not read; `seen` is the day the archive got it.
    In this order: what its container states, a dated byline, the date in its address, a date on the page that its text
    agrees with, its text.
    """
    if raw.published and raw.published.days and raw.published.days.first <= seen + timedelta(days=366):
        return raw.published
    read = clues(cleaned.text, sentences)
    stated = (*_bylines(cleaned), *_address(raw.url), *_page_dates(cleaned, read, seen))
    for published in stated:
        if published.days and not _contradicted(published.days, read, seen):
            return published
    return (
        from_anchors(cleaned.text, read, (), seen)
        or window(cleaned.text, sentences, read, seen)
        or Published(None, Known.UNKNOWN, evidence=cleaned.byline_day)
    )


def _contradicted(days: Days, read: Sequence[Clue], seen: date) -> bool:
    return contradicted(days.first, read, seen) if days.is_day else days.first > seen


def _bylines(cleaned: Cleaned) -> Iterator[Published]:
    """The byline's dates, the earliest first: what was updated was published before."""
    for one in sorted(cleaned.byline_dates, key=lambda one: one.days):
        yield _on_page(one)


def _on_page(one: PageDate) -> Published:
    return Published(one.days, Known.PAGE, at=one.at, evidence=one.text)


def _address(url: str | None) -> Iterator[Published]:
    path = urlsplit(url).path[:500] if url else ""
    for match in _IN_PATH.finditer(path):
        day = almanac.day(int(match[1]), int(match[3]), int(match[4]))
        if day:
            yield Published(Days.on(day), Known.PAGE, evidence=match[0])
            return
    month = _MONTH_IN_PATH.search(path)
    if month and 1 <= int(month[2]) <= 12:
        yield Published(Days.month(int(month[1]), int(month[2])), Known.PAGE, evidence=month[0])


def _page_dates(cleaned: Cleaned, read: Sequence[Clue], seen: date) -> Iterator[Published]:
    """Dates elsewhere on the page, where the text ends shortly before them: a site's clock shows any later day."""
    for one in cleaned.page_dates:
        day = one.days.first
        told = [anchor.day for anchor in (*full_dates(read, seen), *resolve(read, (day,), seen))]
        if told and timedelta(0) <= day - max(told) <= timedelta(days=FRESH_DAYS):
            yield _on_page(one)


def from_anchors(text: str, read: Sequence[Clue], near: Sequence[date], seen: date) -> Published | None:
    """The day of the news by the dates it tells, with `near` for the year of those that have none.

    A date counts where its weekday bears it out, and only where nothing in the text looks back on it from later. One
    with a time of day at the head of the text is a dispatch's own.
    """
    whole = full_dates(read, seen)
    known = [*near, *(anchor.day for anchor in whole)]
    anchors = (*whole, *resolve(read, known, seen))
    stamp = next((anchor for anchor in full_dates(read, seen, expected=True) if _stamps(text, anchor)), None)
    if stamp:
        return Published(Days.on(stamp.day), Known.TEXT, evidence=stamp.clue.text)
    if not anchors or _LOOKS_BACK.search(text):
        return None
    latest = max(anchors, key=lambda anchor: (anchor.day, -anchor.clue.start))
    if latest.clue.weekday is None or _tells_of_later(latest.day, read):
        return None
    after = followed(latest, read)
    if after is not None and after <= seen:
        first = after + timedelta(days=1) if _YESTERDAY.search(text[:_HEAD]) else after
        return Published(Days(first, after + timedelta(days=1)), Known.TEXT, evidence=latest.clue.text)
    if weekdays_before(latest, read):
        return None
    last = last_told(latest, read)
    end = min(last + timedelta(days=1), seen)
    return Published(Days(min(last, end), end), Known.TEXT, evidence=latest.clue.text)


def _stamps(text: str, anchor: Anchor) -> bool:
    """Whether the date stands at the head of the text with its weekday and a clock: "Tue May 3, 2011 6:52 pm GMT"."""
    clue = anchor.clue
    if clue.start > _HEAD or clue.weekday is None:
        return False
    return bool(_CLOCK.match(text[clue.end : clue.end + 24]) or _CLOCK.search(text[max(0, clue.start - 4) : clue.end]))


def _tells_of_later(day: date, read: Sequence[Clue]) -> bool:
    """Whether the text names a year or a month after this day as gone by."""
    return any(_later(day, clue) for clue in read if not clue.future)


def _later(day: date, clue: Clue) -> bool:
    if clue.year is not None:
        return (clue.year, clue.month or 1) > (day.year, day.month) if clue.month else clue.year > day.year
    if clue.month is None:
        return False
    months = (clue.month - day.month) % 12
    return 0 < months <= 5 or (months == 0 and (clue.day or 0) > day.day + 1)
