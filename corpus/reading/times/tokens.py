"""A sentence cut into words of known classes: what the grammar of time expressions runs over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from corpus.reading.memory import Memory
from corpus.reading.times.words import CAPITALISED, CODES, ONES, ONES_IN_ORDER, TENS, Value, lexicon, telling

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
_MONTHS = tuple(f"{month}." for month in "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())

_MOST_KNOWN = 20_000
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as written, its class and what it is worth."""

    written: str
    code: str
    worth: Value = ""


def tells_time(sentence: str, bare: Sequence[str]) -> bool:
    """Whether a sentence of these bare words may hold a time expression: a figure or a word that tells time."""
    return not telling().isdisjoint(bare) or _DIGIT.search(sentence) is not None


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


_BEHIND_A_WORD = {"": (), ",": (_Word(",", CODES["comma"]),), ".": (_Word(".", CODES["stop"]),)}


def _read(piece: str) -> tuple[_Word, ...]:
    """The words of what stands between two blanks."""
    word, mark = (piece, "") if piece.isalpha() else (piece[:-1], piece[-1:])
    if word.isalpha() and mark in _BEHIND_A_WORD:
        return (_Word(word, *_word(word)), *_BEHIND_A_WORD[mark])
    found = [(each.group(), each.lastgroup or "end") for each in PATTERN.finditer(piece)]
    return tuple(_Word(written, *_classify(kind, written)) for written, kind in found)


def _codes(piece: str) -> str:
    """The classes of a piece's words, with a sign where its end may go on behind a blank: "5 p.m.", "Jan. 5"."""
    leads_on = piece[-1:].isdecimal() or piece.lower().endswith(TENS) or piece.endswith(_MONTHS)
    return "".join([word.code for word in _read(piece)]) + (_LEADS_ON if leads_on else "")


_LEADS_ON = "+"
_CODES = Memory(_codes, most=_MOST_KNOWN)
_READ = Memory(_read, most=_MOST_KNOWN)


class Tokens:
    """The words of text[start:end]: their classes as one string, and what each is, once it is asked of.

    They are read piece by piece between blanks, and what a piece holds is remembered: the same few thousand make up
    most of all news, and of most pieces only the classes of their words are ever asked.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._start = start
        self._pieces = text[start:end].split(" ")
        self._codes = _CODES.of(self._pieces)
        self.codes = "".join(self._codes)
        if _LEADS_ON in self.codes:
            self._pieces = _joined(self._pieces, self._codes)
            self._codes = [codes.removesuffix(_LEADS_ON) for codes in _CODES.of(self._pieces)]
            self.codes = "".join(self._codes)

    @cached_property
    def _ends(self) -> list[int]:
        """How many words the text has up to each piece's end."""
        return list(accumulate(map(len, self._codes)))

    @cached_property
    def _starts(self) -> list[int]:
        """Where each piece begins in the text."""
        return list(accumulate((len(piece) + 1 for piece in self._pieces), initial=self._start))

    def _find(self, place: int) -> tuple[int, int]:
        """In which piece the word is that stands there, and which of the piece's words it is."""
        number = bisect_right(self._ends, place)
        return number, place - (self._ends[number - 1] if number else 0)

    def _at(self, place: int) -> _Word:
        number, which = self._find(place)
        return _READ[self._pieces[number]][which]

    def value(self, place: int) -> Value:
        """What the word there is worth."""
        return self._at(place).worth

    def word(self, place: int) -> str:
        """The word there as written; empty beyond the first and the last."""
        return self._at(place).written if 0 <= place < len(self.codes) else ""

    def span(self, place: int) -> tuple[int, int]:
        """Where in the text the word there begins and ends.

        Nothing but blanks and underscores stands between words, so that each is at the next place where it is found.
        """
        number, which = self._find(place)
        piece, start, end = self._pieces[number], 0, 0
        for word in _READ[piece][: which + 1]:
            start = piece.index(word.written, end)
            end = start + len(word.written)
        return self._starts[number] + start, self._starts[number] + end


def _joined(pieces: Sequence[str], codes: Sequence[str]) -> list[str]:
    """The pieces between blanks; one that may make a single word with the next stands together with it."""
    joined: list[str] = []
    leads_on = False
    for piece, code in zip(pieces, codes, strict=True):
        if leads_on:
            joined[-1] += f" {piece}"
        else:
            joined.append(piece)
        leads_on = code.endswith(_LEADS_ON)
    return joined
