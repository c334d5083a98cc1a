"""What stands after a command: how many, from when to when, about what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.question import plain_number
from corpus.corpus import Corpus
from corpus.errors import BadDate
from corpus.model import Window
from corpus.reading.asked import asked_window
from corpus.reading.times.words import MONTHS

MOST = 50
"""Nobody reads more stories than this in one go."""
TAIL = 8
"""So many words at the end may be dates: "from 27 september 2020 to 10 november 2020"."""
CONNECTIVES = frozenset({"in", "on", "at", "from", "since", "during", "for", "of", "between", "until"})
JOINING = frozenset({"in", "on", "at", "with", "to", "about", "for"})
"""What joins a window in front to what is asked about."""
ALL_TIME = Window()
_TELLS_TIME = re.compile(r"\d|^(?:last|this|past|yesterday|today|since|the last|the past)\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_MONTH = "|".join(rf"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_DAY_OR_MONTH = re.compile(rf"\b(?:{_MONTH}|sept)\b|\b\d{{1,2}}[./]\d{{1,2}}\b", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH}|sept)\b|\b(?:{_MONTH}|sept) \d{{1,2}}(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
NOW = "now"
"""Asks for no day's news by itself, and may end a title: "Apocalypse Now"."""


def is_name(corpus: Corpus, words: str) -> bool:
    """Whether a topic or an actor has exactly this name, so that none of it is a number or a date."""
    return bool(words) and bool(corpus.topics.named(words) or corpus.actors.named(words))


def split_count(words: str) -> tuple[str, int | None]:
    """The words without a number at their end, and that number, at least 1 and at most 50."""
    head, _, last = words.rpartition(" ")
    number = plain_number(last, 3)
    return (words, None) if number is None else (head, min(max(number, 1), MOST))


def page_asked(words: str, pages: int) -> int:
    """The number of a list's page that is asked for, from 1 to the last; the first where the words are none."""
    return min(max(plain_number(words, 4) or 1, 1), pages)


def split_window(words: str, today: date) -> tuple[str, Window]:
    """The words without the dates at their end or in front, and the window that these mean; all time where are none.

    The longest end that is a window counts; "now" alone is none behind other words. Raises BadWindow, and BadDate
    where the end only looks like a date.
    """
    pieces = words.split()
    lone = len(pieces) > 1 and pieces[-1].casefold() == NOW
    for at in range(max(0, len(pieces) - TAIL), len(pieces) - lone):
        window = _window(" ".join(pieces[at:]), today)
        if window is not None:
            _refuse_cut_date(pieces, at)
            return " ".join(_without_connective(pieces[:at])), window
    if pieces and _looks_like_a_date(pieces[-1]):
        raise BadDate(pieces[-1])
    return _split_front(pieces, today) or (words, ALL_TIME)


def _split_front(pieces: Sequence[str], today: date) -> tuple[str, Window] | None:
    """What follows a window in front and the word that joins them: "last week in Odesa"; "May in Brussels" is none."""
    for at in range(min(TAIL, len(pieces) - 2), 0, -1):
        front = " ".join(pieces[:at])
        if pieces[at].casefold() in JOINING and (_TELLS_TIME.search(front)) and (window := _window(front, today)):
            return " ".join(pieces[at + 1 :]), window
    return None


def split_subject(corpus: Corpus, words: str, today: date) -> tuple[str, Window]:
    """What is asked about and the window behind it, as of `split_window`; of a name nothing is a date."""
    return (words, ALL_TIME) if is_name(corpus, words) else split_window(words, today)


def leaves_out_the_year(words: str) -> bool:
    """Whether a time is a day or month of no year: "9 Nov", "in March"; a reader of old news may mean an old one."""
    return bool(_DAY_OR_MONTH.search(words)) and not _YEAR.search(words)


def _window(tail: str, today: date) -> Window | None:
    try:
        return asked_window(tail, today)
    except BadDate:
        return None


def _refuse_cut_date(pieces: Sequence[str], at: int) -> None:
    """Raises BadDate where a day of the month that there is none would be left before the window: "31 | Feb 2020"."""
    before = " ".join(pieces[:at])
    for found in _DAY_OF_MONTH.finditer(" ".join(pieces).replace(",", " ")):
        if found.start() < len(before) <= found.end() + 1:
            raise BadDate(" ".join(pieces)[found.start() :])


def _without_connective(pieces: list[str]) -> list[str]:
    return pieces[:-1] if len(pieces) > 1 and pieces[-1].casefold() in CONNECTIVES else pieces


def _looks_like_a_date(word: str) -> bool:
    """Whether it is numbers joined by the signs of a date: "2020-13-45", "32.10.2020"."""
    for sign in "-./":
        parts = word.split(sign)
        if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):
            return True
    return False
