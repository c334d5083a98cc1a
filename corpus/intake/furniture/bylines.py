"""Who wrote it and when, from the lines that say so beside a title."""

from __future__ import annotations

import re

from corpus.intake.furniture.dates import MONTHS, WEEKDAYS, instant, leftover, written_dates
from corpus.intake.furniture.lines import Line, word_set, words_of
from corpus.intake.furniture.meta import date_line
from corpus.intake.furniture.model import PageDate
from corpus.model import Days

_BY = re.compile(r"(?:(?:written|posted|published|story|text|words) )?by:? ", re.IGNORECASE)
_SAYS_WHEN = re.compile(r"\b(?:published|posted|updated|first published|date|created|modified)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|&|\band\b)\s*")
_JOINERS = word_set(
    """
    and in for of at with the de da di van von der den bin al el la le on
    """
)
_NOT_NAMES = frozenset(
    {*MONTHS, *WEEKDAYS, "staff", "our", "admin", "editor", "editors", "newsroom", "desk", "agencies"}
)
_SIGNS = re.compile(r"[|•·–—/\u2022]| - ")


def is_byline(line: Line) -> bool:
    """Whether the line only says who wrote the article, and perhaps when."""
    if len(line.words) > 18 or (line.ended and len(line.words) > 6):
        return False
    rest = _without_dates(line.text)
    if _BY.match(rest):
        return _names_only(_BY.sub("", rest, count=1), longest=12)
    return bool(written_dates(line.text)) and len(words_of(rest)) <= 8 and _names_only(rest, longest=8)


def authors_of(line: Line) -> tuple[str, ...]:
    """The people a byline names, as written."""
    head = _SIGNS.split(_without_dates(line.text))[0]
    if not _BY.match(head):
        return ()
    head = re.split(r"\bin\b|\bfor\b|\(", _BY.sub("", head, count=1), maxsplit=1)[0]
    names = (name.strip(" .:;") for name in _AND.split(head))
    return tuple(name for name in names if _person(name))


def dates_of(line: Line) -> tuple[PageDate, ...]:
    """The days a byline or a date line tells, each with its instant where the zone is named."""
    dates = written_dates(line.text)
    rest = leftover(line.text, dates)
    one = len(dates) == 1
    return tuple(PageDate(Days.on(d.day), line.text, instant(rest, d.day) if one else None) for d in dates)


def says_when(line: Line) -> bool:
    """Whether the line is a date said to be the article's own: "Published 3 May 2021", or one in a byline."""
    if not written_dates(line.text):
        return False
    return bool(_SAYS_WHEN.search(line.text)) or not date_line(line)


def _without_dates(text: str) -> str:
    return leftover(text, written_dates(text)).strip(" ,|–—-·•")


def _names_only(rest: str, *, longest: int) -> bool:
    words = re.findall(r"[^\W\d_][\w'’.-]*", rest)
    meant = [word for word in words if not _SAYS_WHEN.fullmatch(word) and word.casefold() not in _JOINERS]
    if not meant or len(words) > longest:
        return False
    named = all(
        word[0].isupper() or word.casefold() in ("correspondent", "reporter", "gmt", "am", "pm") for word in meant
    )
    return named and not any(word.casefold() in (*MONTHS, *WEEKDAYS) for word in meant[:1])


def _person(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 5 and not any(word.casefold() in _NOT_NAMES for word in words)
