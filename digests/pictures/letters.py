"""Text as the pictures' font can show it: what it has no letters for is left out, what is too long is cut."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from digests.words import clean

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

DPI = 200
LONGEST = 400
"""More characters than any line of a picture holds; a longer text is cut before it is measured."""
ELLIPSIS = "…"

_EM = 100
"""Pixels at which the letters are measured."""
_SNUG = 1.01
"""Letters side by side may take so much more than each alone."""

Measure = Callable[[str], float]
"""How wide a text is, in pixels."""


def points(pixels: float) -> float:
    """A font's size in points that is so many pixels high."""
    return pixels * 72 / DPI


@cache
def face(*, bold: bool = False) -> FontProperties:
    """The font that comes with matplotlib, so that pictures look the same everywhere."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(_path(bold=bold)))


@cache
def _path(*, bold: bool) -> Path:
    import matplotlib

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf" / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


@cache
def _known() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset.intersection(*(frozenset(FT2Font(str(_path(bold=bold))).get_charmap()) for bold in (False, True)))


def drawable(text: str) -> str:
    """The text without what the font has no letters for; a longer run of that becomes an ellipsis."""
    known, out, missing = _known(), [], 0
    for char in clean(text[:LONGEST]):
        if ord(char) in known:
            out.append(ELLIPSIS + char if missing > 1 else char)
            missing = 0
        elif char.isalnum():
            missing += 1
    return " ".join("".join(out).split()) + (ELLIPSIS if missing > 1 else "")


@cache
def measure(pixels: float, *, bold: bool = False) -> Measure:
    """How to measure a text set in so many pixels: by its letters' own widths, which is near enough and quick."""
    advance = _advances(bold=bold)
    return lambda text: sum([advance(char) for char in text]) * pixels / _EM * _SNUG


@cache
def _advances(*, bold: bool) -> Measure:
    from matplotlib.ft2font import FT2Font, LoadFlags

    font = FT2Font(str(_path(bold=bold)))
    font.set_size(_EM, 72)

    @cache
    def advance(char: str) -> float:
        return float(font.load_char(ord(char), LoadFlags.NO_HINTING).linearHoriAdvance) / 65536

    return advance


def lines(text: str, most: int, width: float, measured: Measure, *, indent: float = 0) -> list[str]:
    """The text in at most so many lines of that width, the first begun after an indent.

    Ends with an ellipsis where there is more of it. A first line without room for a word is empty.
    """
    words, found = text.split(), list[str]()
    while words and len(found) < most:
        room = width - (0 if found else indent)
        taken = _that_fit(words, room, measured)
        if taken < len(words) and (len(found) == most - 1 or (taken == 0 and found)):
            return [*found, cut(" ".join(words[: taken + 1]), room, measured)]
        found.append(" ".join(words[:taken]))
        words = words[taken:]
    return found


def _that_fit(words: list[str], width: float, measured: Measure) -> int:
    """How many of the words fit beside each other."""
    return _most(len(words), lambda n: measured(" ".join(words[:n])) <= width)


def cut(line: str, width: float, measured: Measure) -> str:
    """The line with an ellipsis at its end, less as many words as that takes, and letters of the only word."""
    words = line.split()
    taken = _most(len(words), lambda n: measured(_ended(" ".join(words[:n]))) <= width)
    if taken or not words:
        return _ended(" ".join(words[:taken]))
    word = words[0]
    return _ended(word[: _most(len(word), lambda n: measured(_ended(word[:n])) <= width)])


def _ended(text: str) -> str:
    return text.rstrip(" ,;:—–-") + ELLIPSIS


def _most(highest: int, fits: Callable[[int], bool]) -> int:
    """The greatest number up to the highest that fits, 0 if not even 1 does."""
    return bisect_left(range(1, highest + 1), 1, key=lambda n: 0 if fits(n) else 1)
