"""A sentence cut into words of known classes: what the grammar of time expressions runs over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from corpus.reading.letters import in_ascii
from corpus.reading.model import Sentence
from corpus.reading.times.words import (
    CAPITALISED,
    CODES,
    ONES,
    ONES_IN_ORDER,
    TENS,
    Value,
    lexicon,
    telling,
    telling_by_figure,
)
from corpus.reading.word_cache import WordCache

_COMPOUND = rf"(?:{'|'.join(TENS)})[- ](?:{'|'.join((*ONES, *ONES_IN_ORDER))})"
PATTERN = re.compile(
    rf"""
    (?P<plain>(?!(?:{"|".join(TENS)})[-\ ])[a-z]+(?![\w'’.]))
  | (?P<iso>(?<![\d./-])\d{{4}}-\d\d-\d\d(?![\d]))
  | (?P<slashed>(?<![\d./-])\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d\d)(?![\d/]))
  | (?P<iso_month>(?<![\d./-])\d{{4}}-(?:0[1-9]|1[0-2])(?![\d-]))
  | (?P<clock>(?<!\d)\d{{1,2}}(?:[:.]\d\d)?(?::\d\d)?\ ?(?i:[ap]\.m\.|[ap]m\b|hrs\b)
             |(?<![\d:])[012]?\d:[0-5]\d(?![\d:]))
  | (?P<nine_eleven>(?<![\d./])9/11(?![\d/]))
  | (?P<quarter_sign>Q[1-4](?![\w]))
  | (?P<decade>\d{{3}}0['’]?s\b)
  | (?P<short_decade>(?<!\d)(?:['’]\d|[5-9])0s\b)
  | (?P<short_year>['’]\d\d(?![\w]))
  | (?P<ordinal>\d{{1,4}}(?:st|nd|rd|th)\b)
  | (?P<number>\d{{1,3}}(?:,\d{{3}}){{1,4}}(?![\d,])|\d{{1,12}}(?:\.\d{{1,6}})?)
  | (?P<word>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\ ?\d)
             |(?i:{_COMPOUND}\b)|o['’]clock\b|B\.C\b\.?|[^\W\d_]+)
  | (?P<mark>['’]s\b|[,()\[\]–—/'’$€£%¥\#&-])
  | (?P<end>[^\s\w])
    """,
    re.VERBOSE,
)
_LEADING = re.compile(rf"(?:\d|(?i:{'|'.join(TENS)})|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)$")
"""What may go on behind a blank: "5 p.m.", "twenty first", "Jan. 5"."""

_FOLLOWING = re.compile(rf"\d|(?i:[ap]\.?m|hrs|{'|'.join((*ONES, *ONES_IN_ORDER))})")
"""What may go on from in front of a blank."""

_MOST_KNOWN = 20_000
_WORDS = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_TELLING_FIGURE = re.compile(
    r"[0-9](?:[0-9]{3}|[:/]|\.[0-9]{1,2}[./]|(?:st|nd|rd|th)| ?(?:[ap]\.?m|hrs)|(?<=0)'?s| ?b\.? ?c)|'[0-9]|q[1-4]"
)
"""In small letters all figures that may be more than a plain number: years, hours, days by their number, decades."""
_APART = str.maketrans({sign: "0" if sign.isdigit() else " " for sign in map(chr, range(128)) if not sign.isalpha()})


@dataclass(frozen=True, slots=True)
class Tokens:
    """A sentence's words: their classes as one string, what they are worth, and themselves."""

    codes: str
    values: tuple[Value, ...]
    words: tuple[str, ...]


class _Piece(NamedTuple):
    """What stands between two blanks: classes, worths, words."""

    codes: str
    values: tuple[Value, ...]
    words: tuple[str, ...]
    leads_on: bool
    """Whether what stands behind the next blank may tell what the end of this piece is."""
    goes_on: bool
    """Whether it may tell what the end of the piece in front is."""


def tell_time(text: str, sentences: Sequence[Sentence]) -> list[bool]:
    """Of each sentence of a text whether it may hold a time: by its figures, or the words that tell time."""
    small = in_ascii(text).lower()
    if not small.isascii():
        return [_tells_time_anywhere(sentence.text) for sentence in sentences]
    apart = small.translate(_APART)
    return [_tells_time(small[each.start : each.end], apart[each.start : each.end]) for each in sentences]


def _tells_time(small: str, apart: str) -> bool:
    """The same of one sentence in small letters, and with a 0 for each figure and a blank for each sign."""
    if "0" not in apart:
        return not telling().isdisjoint(apart.split())
    return _TELLING_FIGURE.search(small) is not None or not telling_by_figure().isdisjoint(apart.split())


def _tells_time_anywhere(sentence: str) -> bool:
    small = in_ascii(sentence).lower()
    if small.isascii():
        return _tells_time(small, small.translate(_APART))
    return _DIGIT.search(small) is not None or not telling().isdisjoint(_WORDS.findall(small))


def _number(written: str) -> tuple[str, Value]:
    digits = written.replace(",", "")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 6:
        return CODES["integer"], digits if len(digits) <= 6 and digits.isascii() else 0
    worth = int(digits)
    if "," not in written and len(digits) == 4 and 1000 <= worth <= 2199:
        return CODES["year"], worth
    return CODES["day_number" if 1 <= worth <= 31 and len(digits) <= 2 else "integer"], worth


def _ordinal(written: str) -> tuple[str, Value]:
    return CODES["ordinal"], int(written[:-2])


def _word(written: str) -> tuple[str, Value]:
    lower = written.lower().replace(" ", "-").replace("’", "'")
    if lower in CAPITALISED and not written[0].isupper():
        return CODES["other"], ""
    return lexicon().get(lower) or lexicon().get(lower.removesuffix("."), (CODES["other"], ""))


def _classify(kind: str, written: str) -> tuple[str, Value]:
    match kind:
        case "word" | "plain":
            return _word(written)
        case "mark":
            return lexicon().get(written, (CODES["other"], ""))
        case "number":
            return _number(written)
        case "ordinal":
            return _ordinal(written)
        case "end":
            return CODES["stop"], ""
        case "nine_eleven":
            return CODES["iso"], "2001-09-11"
    return CODES[kind], written


def tokenise(text: str, start: int, end: int) -> Tokens:
    """The words of text[start:end].

    They are read piece by piece between blanks, and what a piece holds is remembered: the same few thousand make up
    most of all news.
    """
    parts = text[start:end].split(" ")
    codes, values, words, leads, follows = zip(*_READ.of(parts), strict=True)
    if True in leads and True in follows:
        joins = [leads_on and goes_on for leads_on, goes_on in zip(leads, follows[1:], strict=False)]
        if True in joins:
            codes, values, words, _, _ = zip(*_READ.of(_joined(parts, joins)), strict=True)
    return Tokens("".join(codes), tuple(chain.from_iterable(values)), tuple(chain.from_iterable(words)))


def _joined(parts: list[str], joins: list[bool]) -> list[str]:
    """The parts between blanks; one that may make a single word with the next stands together with it."""
    pieces = parts[:1]
    for part, joined in zip(parts[1:], joins, strict=True):
        if joined:
            pieces[-1] += f" {part}"
        else:
            pieces.append(part)
    return pieces


def _read(piece: str) -> _Piece:
    goes_on = _FOLLOWING.match(piece) is not None
    if piece.isalpha():
        code, worth = _word(piece)
        return _Piece(code, (worth,), (piece,), piece.lower().endswith(TENS), goes_on)
    found = [(match.lastgroup or "end", match.group()) for match in PATTERN.finditer(piece)]
    words = tuple([word for _, word in found])
    classes = [_classify(kind, word) for kind, word in found]
    codes, values = "".join([code for code, _ in classes]), tuple([worth for _, worth in classes])
    return _Piece(codes, values, words, _LEADING.search(piece) is not None, goes_on)


_READ = WordCache(_read, most=_MOST_KNOWN)


def places(text: str, start: int, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where each of the words, as `tokenise` gives them from `start` on, begins and ends in the text.

    Nothing but blanks and underscores stands between them, so that each is at the next place where it is found.
    """
    found = []
    for word in words:
        start = text.index(word, start)
        found.append((start, start := start + len(word)))
    return tuple(found)
