"""A text as a handful of numbers: two texts of mostly the same words share some of them, others hardly ever.

Of every three words in a row a number is made, and the least number of each of ninety bins is kept (one permutation
hashing: Li, Owen, Zhang, 2012). Three bins together are a band; texts of which half of the threefolds are the same
agree in one of the thirty bands nearly always.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from corpus.intake.duplicates import bare_words
from corpus.reading.memory import Memory

ROWS, BANDS = 3, 30
BINS = ROWS * BANDS
FEWEST = 25
"""A text of fewer threefolds has no sketch: what is that short is the same by chance."""
LONGEST = 20_000
"""Characters of a text that are looked at."""

_MASK = (1 << 32) - 1
_DROPPED = 7
"""Lowest bits of a threefold's sum, which are the least mixed."""
_SUMMED = (_MASK << _DROPPED) | ((1 << _DROPPED) - 1)
"""The bits of a sum that a threefold is made of, and those below them."""
_FIT = (1 << 63) - 1
_MIX, _STEP = 0x9E3779B1, 0x100000001B3
_FIRST, _SECOND, _THIRD = 0x85EBCA6B * _MIX, 0xC2B2AE35 * _MIX, 0x27D4EB2F * _MIX


def threefolds(text: str) -> frozenset[int]:
    """A number (32 bits) for every three words in a row, whatever their case and punctuation."""
    return threefolds_of(bare_words(text[:LONGEST]))


def threefolds_of(bare: Sequence[str]) -> frozenset[int]:
    """The same of a text that is cut into bare words already."""
    words = _PARTS.of(bare)
    return frozenset(
        [
            (one[0] + two[1] + three[2]) >> _DROPPED & _MASK
            for one, two, three in zip(words, words[1:], words[2:], strict=False)
        ]
    )


def _parts(word: str) -> tuple[int, int, int]:
    """What a word adds to a threefold as its first, second and third; small, since sums of large numbers are slow."""
    number = crc32(word.encode("utf-8", "surrogatepass"))
    return number * _FIRST & _SUMMED, number * _SECOND & _SUMMED, number * _THIRD & _SUMMED


_PARTS = Memory(_parts, most=16_384)


def bands(found: frozenset[int]) -> tuple[int, ...]:
    """The numbers (63 bits) by which a text of these threefolds is found again; none for a short one."""
    if len(found) < FEWEST:
        return ()
    least = [-1] * BINS
    for number in found:
        place, value = number % BINS, number // BINS
        if least[place] < 0 or value < least[place]:
            least[place] = value
    full = _filled(least)
    made = []
    for band in range(BANDS):
        number = band + 1
        for value in full[band * ROWS : band * ROWS + ROWS]:
            number = (number * _STEP + value * _MIX + 1) & _FIT
        made.append(number ^ number >> 31)
    return tuple(made)


def _filled(least: list[int]) -> list[int]:
    """Every bin with a value: an empty one lends that of the next full one, changed by how far that is."""
    filled = []
    for place in range(BINS):
        away = 0
        while least[(place + away) % BINS] < 0:
            away += 1
        filled.append(least[(place + away) % BINS] + away * _STEP)
    return filled


def shared(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the shorter text stands in the longer, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def alike(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the longer text stands in the shorter, 0 to 1."""
    return len(one & other) / max(len(one), len(other)) if one and other else 0.0
