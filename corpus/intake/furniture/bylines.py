"""Who wrote it and when, from the lines that say so beside a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.intake.furniture.dates import instant, leftover, month_number, written_dates
from corpus.intake.furniture.lines import Line, word_set, words_of
from corpus.intake.furniture.meta import date_line
from corpus.intake.furniture.model import PageDate
from corpus.model import Days
from corpus.reading.times.words import MONTHS, WEEKDAYS

_BY = re.compile(
    r"(?:(?:(?:written|posted|published|story|text|words|photographs) )?by:? |von (?=[A-ZÄÖÜ])|автор:? "
    r"|texte? (?:de|von) )",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?(?P<after>[a-z]{3,9})"
    r"|(?P<before>[a-z]{3,9})\.? \d{1,2}(?:st|nd|rd|th)?)(?![\w:])",
    re.IGNORECASE,
)
_ROLES = word_set(
    """
    correspondent correspondents reporter reporters desk staff foreign economy economics business science political
    politics state crime editor editors bureau newsroom team writer writers agencies contributor columnist chief senior
    special our own online sports health environment diplomatic defence defense security world national local deputy
    managing gmt am pm et bst kl uhr ist service department kollegen redaktion
    """
)
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
_OFFICES = word_set("desk staff newsroom bureau correspondent correspondents reporter reporters editor editors")
_SIGNS = re.compile(r"[|•·–—/\u2022]| - ")


@lru_cache(maxsize=1024)
def is_byline(line: Line) -> bool:
    """Whether the line only says who wrote the article, and perhaps when."""
    if len(line.words) > 18 or (line.ended and len(line.words) > 6):
        return False
    rest = _without_dates(line.text)
    if _BY.match(rest):
        return _keeps_desk(rest) or _names_only(_without_day(_BY.sub("", rest, count=1)), longest=12)
    if _desk(line):
        return True
    return bool(written_dates(line.text)) and len(words_of(rest)) <= 8 and _names_only(rest, longest=8)


def _keeps_desk(rest: str) -> bool:
    """Whether a byline names a desk or an office instead of a person: "By our harbour desk"."""
    words = [word.casefold() for word in words_of(rest)]
    return len(words) <= 9 and not rest.rstrip().endswith((".", "?", "!")) and not _OFFICES.isdisjoint(words)


def _desk(line: Line) -> bool:
    """Whether a short line of parts names a time and who keeps it: "Monday evening | City desk"."""
    parts = [part.split() for part in _SIGNS.split(line.text)]
    if len(parts) < 2 or line.ended or not all(1 <= len(part) <= 4 for part in parts):
        return False
    return any(part[-1].casefold() in _ROLES or line.text[:5].count(":") for part in parts)


def authors_of(line: Line) -> tuple[str, ...]:
    """The people a byline names, as written."""
    head = _SIGNS.split(_without_dates(line.text))[0]
    if not _BY.match(head):
        return ()
    head = re.split(r"\bin\b|\bfor\b|\(", _BY.sub("", head, count=1), maxsplit=1)[0]
    names = (_given_role(name.strip(" .:;")) for name in _AND.split(_without_day(head)))
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


def day_alone(line: Line) -> str:
    """The day and month that a byline tells without a year, as written; empty where it tells none."""
    return "" if written_dates(line.text) else next(_days_alone(line.text), "")


def _days_alone(text: str) -> Iterator[str]:
    for match in _DAY_ALONE.finditer(text[:300]):
        if month_number(match["after"] or match["before"] or ""):
            yield match[0].strip()


def _without_day(text: str) -> str:
    found = next(_days_alone(text), "")
    return text.replace(found, " ", 1) if found else text


def _without_dates(text: str) -> str:
    return leftover(text, written_dates(text)).strip(" ,|–—-·•")


def _names_only(rest: str, *, longest: int) -> bool:
    words = re.findall(r"[^\W\d_][\w'’.-]*", rest)
    meant = [word for word in words if not _SAYS_WHEN.fullmatch(word) and word.casefold() not in _JOINERS]
    if not meant or len(words) > longest:
        return False
    named = all(word[0].isupper() or word.casefold() in _ROLES for word in meant)
    return named and not any(word.casefold() in (*MONTHS, *WEEKDAYS) for word in meant[:1])


def _given_role(name: str) -> str:
    """The name without the role before it: "state political reporter Ann Lee"."""
    words = name.split()
    while words and words[0].islower():
        words.pop(0)
    return " ".join(words)


def _person(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 5 and not any(
        word.casefold() in _NOT_NAMES or word.casefold() in _ROLES for word in words
    )
