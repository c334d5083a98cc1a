"""What part of a thing a figure is of: done or only expected, of one day or of several, this happening's or another's.

Two figures for one thing can both be true where one of them is of what was planned, of a single night, or of another
happening of the kind. The words of the figure's own clause tell it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from digests.likeness import listed
from digests.numbers import Token, between, number, tokens_of

BEFORE, BEHIND = 10, 15
"""Words before and behind a figure that are read, at most, within its clause."""

LED = 16
"""Words before a figure among which it is told that it is only expected, at most, within its clause."""

BESIDE = 4
"""Words right before and behind a figure that are of it alone."""

NEAR = timedelta(days=1)
"""Days that lie no further apart may be one, told from two sides of midnight."""

READ_BEFORE = 2_048
"""Figures of which it is kept what part they are of."""

_STOPS = frozenset(';()“”"')
_CLAUSE = listed("that which who whose where whether if , because although though from")
_EXPECTED = listed(
    """expect expects expected expecting forecast forecasts predict predicts predicted plan plans planned planning
    will would could might should propose proposes proposed wants want wanted demand demands demanded demanding
    ask asks asked asking hope hopes hoped aim aims aimed intends intend intended target targets goal sought
    needs needed requested projected threatened"""
)
_ANOTHER = re.compile(
    r"\b(?:another|(?:an?|the|in|two|three) (?:separate|previous|earlier|similar|unrelated)"
    r"|last (?:month|season|spring|summer|autumn|winter)|\w+ (?:months?|seasons?) (?:ago|earlier|before))\b"
)
_LONG_BEFORE = re.compile(
    r"(?:last (?:month|season|spring|summer|autumn|winter|year)|\w+ (?:weeks?|months?|years?) (?:ago|earlier|before))\b"
)
"""What a sentence on another happening begins with."""
_AFTER = re.compile(r"\b(?:a|an|one|two|three|four|five|six|several|\d+) (?:weeks?|months?|years?) after\b")
"""What leads from a happening to one before it."""
_SAYS = listed("said says told announced reported")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = frozenset((*_WEEKDAYS, "overnight", "today", "tonight", "yesterday"))
_NEW = listed("new newly overnight")
_HOURS = re.compile(r"\b(?:past|last|previous) [\w-]+ hours\b|\bovernight\b")
_LASTING = re.compile(
    r"\b(?:since|so far|to date|up to now|altogether)\b"
    r"|\b(?:in|over|within|during) (?:(?:the|a) )?(?:(?:past|last) )?(?:[\w-]+ )?(?:hours|days|weeks|months|years)\b"
    r"|\b(?:over|within|during) the (?:past|last) (?:week|month|year)\b"
)


@dataclass(frozen=True, slots=True)
class Portion:
    """What a figure is a part of, as far as the words near it tell."""

    expected: bool
    """True where it is planned, wanted or foretold."""
    another: bool
    """True where it is of another happening of the kind."""
    day: str
    """The word for the one day or night that it is of: "monday", "overnight"; empty where none is told."""
    lasting: bool
    """True where it is of all up to now, or of several days."""
    fresh: bool
    """True where it is of what has come since the day before: of another day it is another."""
    each: bool
    """True where it is what each of several has."""


def may_be_one(one: Portion, other: Portion, published: tuple[date | None, date | None]) -> bool:
    """Whether nothing near two figures, published on these days, tells that they are of different parts."""
    if one.fresh and other.fresh and published[0] != published[1]:
        return False
    here, there = _on(one.day, published[0]), _on(other.day, published[1])
    if here and there and abs(here - there) > NEAR:
        return False
    if one.expected != other.expected or one.another != other.another or one.each or other.each:
        return False
    return not ((one.day and other.lasting) or (one.lasting and other.day))


@lru_cache(maxsize=READ_BEFORE)
def portion(sentence: str, start: int, end: int) -> Portion:
    """What part the figure at `start` to `end` of a sentence is of."""
    tokens = tokens_of(sentence)
    begin, after = between(tokens, start, end)
    before, behind = _before(tokens, begin), _behind(tokens, after)
    said = " ".join(before), " ".join(behind)
    lasting = any(_LASTING.search(words) for words in said)
    return Portion(
        expected=not _EXPECTED.isdisjoint((*_from_clause(tokens[max(0, begin - LED) : begin]), *behind[:BESIDE])),
        another="other" in before[-BESIDE:]
        or any(_ANOTHER.search(words) for words in said)
        or _earlier(sentence, said[0]),
        day="" if lasting else _day(behind) or _day(before),
        lasting=lasting,
        fresh=not _NEW.isdisjoint(before[-BESIDE:]) or any(_HOURS.search(words) for words in said),
        each="each" in (*before[-BESIDE:], *behind[:BESIDE]) or "apiece" in behind,
    )


def _earlier(sentence: str, before: str) -> bool:
    """Whether the sentence tells of a happening weeks ago, or the figure stands behind what leads back to one."""
    return bool(_LONG_BEFORE.match(sentence.lower()) or _AFTER.search(before))


def _day(words: Sequence[str]) -> str:
    """The day that is told, if it is not only that on which somebody said it."""
    told = (n for n, word in enumerate(words) if word in _DAY and _SAYS.isdisjoint(words[max(0, n - 2) : n + 2]))
    return next((words[n] for n in told), "")


def _on(word: str, published: date | None) -> date | None:
    """The day that a word means in what was published then."""
    if published is None or not word:
        return None
    if word in _WEEKDAYS:
        return published - timedelta(days=(published.weekday() - _WEEKDAYS.index(word)) % 7)
    return published - timedelta(days=word == "yesterday")


def _from_clause(tokens: Sequence[Token]) -> Sequence[str]:
    """The words behind the last that begins a clause, past any number: "is expected to sell 20 boats and 30 planes"."""
    words = [token.low for token in tokens]
    return words[next((n + 1 for n in range(len(words) - 1, -1, -1) if words[n] in _CLAUSE | _STOPS), 0) :]


def _before(tokens: Sequence[Token], begin: int) -> list[str]:
    """The words before a figure, from the number before it or any stop on."""
    words: list[str] = []
    for n in range(begin - 1, max(0, begin - BEFORE) - 1, -1):
        if tokens[n].text in _STOPS or number(tokens, n):
            break
        words.insert(0, tokens[n].low)
    return words


def _behind(tokens: Sequence[Token], after: int) -> list[str]:
    """The words behind a figure up to any stop; past a number, which may be of days."""
    words: list[str] = []
    for token in tokens[after : after + BEHIND]:
        if token.text in _STOPS:
            break
        words.append(token.low)
    return words
