"""Numbers in a text's words and digits: "twenty-one", "2,000", "at least three hundred and fifty"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

LONGEST = 2_000
"""Characters of a sentence that are read."""

READ_BEFORE = 2_048
"""Texts of which the numbers are kept."""

_TOKEN = re.compile(r"\d{1,3}(?: , \d{3})* , 0\d\d(?!\d)|\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s]")
"""A group that begins with nought is no number of its own: "20 , 000" is one, as texts cut into words have it."""
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")

_MAY_COUNT = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|dozen|thousand)\b|\w(?:teen|ty)\b",
    re.IGNORECASE,
)

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_GREAT = ("million", "billion")
"""What a number may be tied to by a hyphen: "a $161-million deal"."""
_HEDGES = (
    ("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than"), ("up", "to"),
    ("as", "many", "as"), ("no", "fewer", "than"), ("about",), ("around",), ("some",), ("nearly",), ("almost",),
    ("over",), ("roughly",), ("approximately",), ("under",),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    low: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The words, numbers and signs of a text's beginning."""
    found = _TOKEN.finditer(text[:LONGEST])
    return [Token(match.group(), match.group().lower(), match.start(), match.end()) for match in found]


def may_count(text: str) -> bool:
    """A quick look whether there is a number at all."""
    return bool(_MAY_COUNT.search(text))


def between(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The first token of the stretch of text from `start` to `end`, and the one after it."""
    first = next((n for n, token in enumerate(tokens) if token.end > start), len(tokens))
    return first, next((n for n, token in enumerate(tokens) if token.start >= end), len(tokens))


def number(tokens: Sequence[Token], n: int) -> tuple[float, int] | None:
    """The number that begins at a token, and the token after it."""
    text = tokens[n].low
    if text[0].isdigit():
        value = _digits(text)
        return None if value is None else _scaled(tokens, n + 1, value)
    return _spelt(tokens, n)


def readings(tokens: Sequence[Token]) -> Iterator[tuple[int, int, float]]:
    """Every number: the token with which it begins, the one after it, and its value."""
    n = 0
    while n < len(tokens):
        read = number(tokens, n)
        if read is None:
            n += 1
            continue
        value, after = read
        yield n, after, value
        n = after


@lru_cache(maxsize=READ_BEFORE)
def numbers(text: str) -> frozenset[float]:
    """All the numbers of a text."""
    return frozenset(value for _, _, value in readings(tokens_of(text)))


def _digits(text: str) -> float | None:
    text = text.replace(" ", "")
    return float(text.replace(",", "")) if len(text) <= 15 and _GROUPED.fullmatch(text) else None


def _scaled(tokens: Sequence[Token], n: int, value: float) -> tuple[float, int]:
    if n < len(tokens) and tokens[n].low in _SCALES:
        return value * _SCALES[tokens[n].low], n + 1
    if n + 1 < len(tokens) and tokens[n].text == "-" and tokens[n + 1].low in _GREAT:
        return value * _SCALES[tokens[n + 1].low], n + 2
    return value, n


def _spelt(tokens: Sequence[Token], n: int) -> tuple[float, int] | None:
    """A number in words: "twenty-one", "two thousand", "three hundred and fifty", "a dozen"."""
    total, current, read = 0.0, 0.0, n
    if _one_of_a_scale(tokens, n):
        current, read = 1.0, n + 1
    while read < len(tokens):
        word = tokens[read].low
        small = _small(word)
        if small is not None:
            current += small
        elif word in _SCALES and current:
            current *= _SCALES[word]
            if _SCALES[word] >= 1_000:
                total, current = total + current, 0.0
        elif not (word == "and" and read > n and _continues(tokens, read)):
            break
        read += 1
    return (total + current, read) if read > n and total + current > 1 else None


def _one_of_a_scale(tokens: Sequence[Token], n: int) -> bool:
    """Whether it is "a dozen" or "a hundred", and not half of it."""
    follows = tokens[n + 1].low if n + 1 < len(tokens) else ""
    return tokens[n].low == "a" and follows in _SCALES and not (n and tokens[n - 1].low in ("half", "quarter"))


def _continues(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" stands inside a number: after a scale, before a smaller word."""
    return tokens[at - 1].low in _SCALES and at + 1 < len(tokens) and _small(tokens[at + 1].low) is not None


@cache
def _small(word: str) -> int | None:
    """The value of a number word under a hundred; None for any other word."""
    if word in _UNITS:
        return _UNITS[word]
    tens, _, unit = word.partition("-")
    if tens not in _TENS or (unit and unit not in _UNITS):
        return None
    return _TENS[tens] + (_UNITS[unit] if unit else 0)


def hedged(tokens: Sequence[Token], n: int) -> int:
    """Where the figure begins with its hedge: "at least", "more than"."""
    for hedge in _HEDGES:
        size = len(hedge)
        if n >= size and tuple(token.low for token in tokens[n - size : n]) == hedge:
            return n - size
    return n
