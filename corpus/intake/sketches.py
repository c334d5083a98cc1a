"""A text as a handful of numbers: two texts of mostly the same words share some of them, others hardly ever.

Of every three words in a row a number is made, and the least number of each of ninety bins is kept (one permutation
hashing: Li, Owen, Zhang, 2012). Three bins together are a band; texts of which half of the threefolds are the same
agree in one of the thirty bands nearly always.
"""

from __future__ import annotations

from struct import pack, unpack_from
from zlib import crc32

from corpus.reading.bare import bare_words

ROWS, BANDS = 3, 30
BINS = ROWS * BANDS
FEWEST = 25
"""A text of fewer threefolds has no sketch: what is that short is the same by chance."""
_NONE = 1 << 32
"""More than any threefold."""
LONGEST = 20_000
"""Characters of a text that are looked at."""

_DROPPED = 7
"""Lowest bits of a threefold's sum, which are the least mixed."""
_SUMMED = (1 << 32 + _DROPPED) - 1
"""The bits of a sum that a threefold is made of, and those below them."""
_FIT = (1 << 63) - 1
_MIX, _STEP = 0x9E3779B1, 0x100000001B3
_FIRST, _SECOND, _THIRD = (factor * _MIX & _SUMMED for factor in (0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F))
_NUMBER, _LANE = 4, 12
"""Bytes of a word's number, and those that its sum has for itself in the long number of all of a text's words."""


def threefolds(text: str) -> frozenset[int]:
    """A number (32 bits) for every three words in a row, whatever their case and punctuation."""
    return threefolds_of(" ".join(bare_words(text[:LONGEST])))


def threefolds_of(bare: str) -> frozenset[int]:
    """The same of a text of which there are only the bare words, with a blank between.

    A threefold is a sum of its three words' numbers, each times its own factor. The words' numbers stand side by side
    in one long number, so that all threefolds of a text are summed at once.
    """
    numbers = list(map(crc32, bare.encode("utf-8", "surrogatepass").split(b" ")))
    count = len(numbers) - 2
    if count < 1:
        return frozenset()
    words = int.from_bytes(_moved(pack(f"<{len(numbers)}I", *numbers), _NUMBER, _LANE), "little")
    second, third = words >> 8 * _LANE, words >> 16 * _LANE
    sums = words * _FIRST + second * _SECOND + third * _THIRD >> _DROPPED
    return frozenset(unpack_from(f"<{count}I", _moved(sums.to_bytes((count + 3) * _LANE, "little"), _LANE, _NUMBER)))


def _moved(numbers: bytes, lane: int, to: int) -> bytearray:
    """Numbers side by side, moved from lanes of so many bytes into lanes of others."""
    moved = bytearray(len(numbers) // lane * to)
    for byte in range(_NUMBER):
        moved[byte::to] = numbers[byte::lane]
    return moved


def bands(found: frozenset[int]) -> tuple[int, ...]:
    """The numbers (63 bits) by which a text of these threefolds is found again; none for a short one."""
    if len(found) < FEWEST:
        return ()
    least = [_NONE] * BINS
    for number in found:
        place = number % BINS
        if number < least[place]:
            least[place] = number
    full = _filled([number // BINS if number < _NONE else -1 for number in least])
    made = []
    for band in range(BANDS):
        number = band + 1
        for value in full[band * ROWS : band * ROWS + ROWS]:
            number = (number * _STEP + value * _MIX + 1) & _FIT
        made.append(number ^ number >> 31)
    return tuple(made)


def _filled(least: list[int]) -> list[int]:
    """Every bin with a value: an empty one lends that of the next full one, changed by how far that is."""
    if -1 not in least:
        return least
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
