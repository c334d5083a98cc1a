"""Text as the pictures' font can show it: what it has no letters for is left out, what is too long is cut."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from digests.words import clean

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

LONGEST = 400
"""More characters than any line of a picture holds; a longer text is cut before it is measured."""
ELLIPSIS = "…"

_FONTS = Path(__file__).parent / "fonts"
_EM = 100
"""Pixels at which the letters are measured."""
_SMALL = 16
"""Pixels at which letters are told from each other."""
_SNUG = 1.01
"""Letters side by side may take so much more than each alone."""
_NO_LETTER = "\uffff"

Measure = Callable[[str], float]
"""How wide a text is, in pixels."""


@cache
def face(pixels: float, *, bold: bool = False) -> FreeTypeFont:
    """The font that comes with this package, so that pictures look the same everywhere."""
    from PIL.ImageFont import truetype

    return truetype(_path(bold=bold), pixels)


def _path(*, bold: bool) -> str:
    return str(_FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"))


@cache
def _is_known(char: str) -> bool:
    """Whether both faces have a shape for it, other than the box that stands for all they lack."""
    return all(_shape(char, bold=bold) != _shape(_NO_LETTER, bold=bold) for bold in (False, True))


def _shape(char: str, *, bold: bool) -> bytes:
    return bytes(_plain_face(bold=bold).getmask(char))


@cache
def _plain_face(*, bold: bool) -> FreeTypeFont:
    """One that puts nothing below a sign which stands over another."""
    from PIL.ImageFont import Layout, truetype

    return truetype(_path(bold=bold), _SMALL, layout_engine=Layout.BASIC)


def drawable(text: str) -> str:
    """The text without what the font has no letters for; a longer run of that becomes an ellipsis."""
    out, missing = list[str](), 0
    for char in clean(text[:LONGEST]):
        if _is_known(char):
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
    font = face(_EM, bold=bold)

    @cache
    def advance(char: str) -> float:
        return float(font.getlength(char))

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
