"""A text cut into words, with what a reader of names asks of each: where it stands, how it is written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from corpus.reading.letters import beyond_ascii, in_ascii, pattern
from corpus.reading.model import Sentence
from corpus.reading.names.hyphens import HYPHEN, held_together, is_tokenised
from corpus.reading.names.lexicon import lexicon
from corpus.reading.spelling import fold
from corpus.reading.word_cache import WordCache

_POSSESSIVE = r"['’][sS](?![^\W_]|[&'’‘-][^\W_])"
_ONE_WORD = rf"[^\W_](?<![^\W_]['’][sS])(?:(?<!\d)\.(?:[^\W\d_]\.)++|[^\W_]*+(?:(?!{_POSSESSIVE})[&'’‘-][^\W_]++)*+)"
"""Letters with full stops between, or letters and figures; one set of characters opens both, which is found fast.

What is owned has its 's behind it.
"""
WORD = re.compile(_ONE_WORD)
_WORDS_AND_GAPS = pattern(f"({_ONE_WORD})")
BLANKS = frozenset((" ", "  ", "\xa0", " \xa0", "\xa0 "))
_SHORTENED = frozenset(
    (
        "co",
        "inc",
        "corp",
        "ltd",
        "jr",
        "sr",
        "st",
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "sen",
        "gov",
        "rep",
        "prof",
        "lt",
        "col",
    )
)
_HEADLINE_WORDS = 5
_MISREAD = "â€"
"""How quotation marks and apostrophes begin whose encoding was mistaken; no letter of the word in front of them."""
_POSSESSIVES = frozenset(("'s", "’s", "'S", "’S"))
_OPENERS = frozenset("\"“‘«(*•`'")
_LONGEST_WORD = 60
_MOST_KNOWN = 16_384


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, side by side: `lower[i]` is the word at `starts[i]:ends[i]`, without an 's behind it."""

    text: str
    starts: list[int]
    ends: list[int]
    written: list[str]
    """The words as they stand, but for the full stop of what is shortened."""
    lower: list[str]
    gaps: list[str]
    """What stands between each word and the next; behind the last, all up to the end and a line's end."""
    capital: list[bool]
    """Whether it may be a part of a name as it is written: a capital, or a script that has none."""
    opening: list[bool]
    """Whether it opens a sentence, so that its capital tells nothing."""
    capitals: list[int]
    """The places of the words with a capital."""
    tokenised: bool = False
    """Whether hyphens inside words may have blanks on both sides."""

    def joined(self, at: int) -> bool:
        """Whether the word after this one may belong to the same name: nothing but a blank stands between."""
        return self.gaps[at] in BLANKS

    def owns(self, at: int) -> bool:
        """Whether an 's stands after a word."""
        return self.gaps[at][:2] in _POSSESSIVES and self.text[self.ends[at] - 1] != "."

    def surface(self, first: int, last: int) -> str:
        """The text from one word to another, both included, with hyphens as they are usually written."""
        text = self.text[self.starts[first] : self.ends[last]]
        return text.replace(HYPHEN, "-") if self.tokenised else text

    def before(self, at: int) -> str:
        """The two characters in front of a word."""
        return self.text[max(0, self.starts[at] - 2) : self.starts[at]]

    def follows(self, at: int) -> str:
        """The character after a word; empty at the end."""
        return self.text[self.ends[at] : self.ends[at] + 1]


def cut(text: str, sentences: Sequence[Sentence]) -> Words:
    """The words of a text. In lines where nearly every word has a capital, that of an ordinary word tells nothing."""
    line, plain = f"{text}\n", in_ascii(text)
    even = line if plain is text or "‘s" in text or "‘S" in text else f"{plain}\n"
    tokenised, misread = HYPHEN in text and is_tokenised(text), _MISREAD in even
    even = held_together(even) if tokenised else even
    if misread:
        even = even.replace(_MISREAD, " " * len(_MISREAD))
    pieces = _WORDS_AND_GAPS.of(even).split(even)
    bounds = list(accumulate(map(len, pieces)))
    if tokenised or misread:
        pieces = list(map(line.__getitem__, map(slice, [0, *bounds], bounds)))
    elif even is not line:
        for place in beyond_ascii(line):
            at = bisect_right(bounds, place)
            pieces[at] = line[bounds[at] - len(pieces[at]) : bounds[at]]
    written = [word.replace(HYPHEN, "-") for word in pieces[1::2]] if tokenised else pieces[1::2]
    capital, opening = [False] * len(written), [False] * len(written)
    words = Words(
        text, bounds[:-1:2], bounds[1::2], written, written.copy(), pieces[2::2], capital, opening, [], tokenised
    )
    _mark_capitals(words, even)
    _mark_openings(words, sentences)
    _mark_headlines(words)
    return words


class _Written(NamedTuple):
    """How a word is written that is not just small letters."""

    lower: str
    capital: bool
    shortens: bool
    """Whether a full stop behind it belongs to it."""


def _written(word: str) -> _Written:
    lower = _without_accents(word.lower())
    capital = not (word[0].isdigit() or len(word) > _LONGEST_WORD or _is_small(word))
    return _Written(lower, capital, capital and (len(word) == 1 or lower in _SHORTENED))


def _without_accents(lower: str) -> str:
    """A first name as the list of them has it, in plain letters; any other word as it is."""
    if lower.isascii():
        return lower
    plain = folded(lower)
    return plain if plain in lexicon().first_names else lower


_WRITTEN = WordCache(_written, most=_MOST_KNOWN)


def _mark_capitals(words: Words, even: str) -> None:
    """Note of the words that are not just small letters how they are written."""
    written, gaps = words.written, words.gaps
    small = map(str.islower if even.isascii() else _is_small, written)
    for at in [at for at, is_small in enumerate(small) if not is_small]:
        words.lower[at], capital, shortens = _WRITTEN[written[at]]
        if capital:
            words.capital[at] = True
            words.capitals.append(at)
            if shortens and gaps[at].startswith("."):
                words.ends[at] += 1
                gaps[at] = gaps[at][1:]


def _is_small(word: str) -> bool:
    """Whether a word can be no name as it is written. Georgian has no capitals in running text."""
    return word.islower() and not "ა" <= word[0] <= "ჺ"


def _mark_openings(words: Words, sentences: Sequence[Sentence]) -> None:
    for sentence in sentences:
        at = bisect_left(words.starts, sentence.start)
        if at < len(words.starts) and words.starts[at] < sentence.end:
            words.opening[at] = True
    for at in words.capitals:
        start = words.starts[at]
        if start and words.text[start - 1] in _OPENERS:
            words.opening[at] = True


def _mark_headlines(words: Words) -> None:
    """In a line written Like This One, no capital of an ordinary word tells anything."""
    known, text = lexicon(), words.text
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        first, last = bisect_left(words.starts, start), bisect_left(words.starts, end)
        if _is_headline(words, first, last):
            for at in range(first, last):
                lower = words.lower[at]
                if words.capital[at] and known.is_english(lower) and lower not in known.first_names:
                    words.opening[at] = True
        start = end + 1


def _is_headline(words: Words, first: int, end: int) -> bool:
    if end - first < _HEADLINE_WORDS or not any(words.capital[first + 1 : first + _HEADLINE_WORDS]):
        return False
    written = zip(words.lower[first:end], words.capital[first:end], strict=True)
    long = [capital for word, capital in written if len(word) >= 4]
    return len(long) >= _HEADLINE_WORDS and sum(long) >= 0.8 * len(long)


@lru_cache(maxsize=16384)
def folded(word: str) -> str:
    """A word as names are compared by: folded, in one piece."""
    return fold(word).replace(" ", "")
