"""Patterns of letters, each made twice: in a text of ASCII alone letters are told several times as fast."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = (
    (r"[^\W_]", "[0-9A-Za-z]"),
    (r"[^\W\d_]", "[A-Za-z]"),
    (r"[^\W\d]", "[A-Za-z_]"),
    (r"\d", "[0-9]"),
)
"""How letters and figures of all scripts are told, and those of ASCII."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern for texts of all scripts, and for texts of ASCII alone, in which both find the same."""

    everywhere: re.Pattern[str]
    in_ascii: re.Pattern[str]

    def of(self, text: str) -> re.Pattern[str]:
        """The faster of the two that finds what is in this text."""
        return self.in_ascii if text.isascii() else self.everywhere


def pattern(written: str) -> Pattern:
    """The pattern that is written with letters of all scripts."""
    narrowed = written
    for letters, ascii_letters in _LETTERS:
        narrowed = narrowed.replace(letters, ascii_letters)
    return Pattern(re.compile(written), re.compile(narrowed))


def in_ascii(text: str) -> str:
    """The text with an apostrophe for each typographic one and a question mark for any other sign beyond ASCII.

    As it is where it has letters or figures beyond. What stands where stays so: "“I’m”" becomes "?I'm?".
    """
    return text if text.isascii() else _evened(text)


@lru_cache(maxsize=4)
def _evened(text: str) -> str:
    """The same of a text that is not ASCII alone; kept, since one reader after another asks for it."""
    if any(sign.isalnum() or sign.casefold().isalnum() for sign in set(_BEYOND_ASCII.findall(text))):
        return text
    return text.replace("’", "'").replace("‘", "'").encode("ascii", "replace").decode("ascii")


def beyond_ascii(text: str) -> list[int]:
    """The places of a text's signs beyond ASCII."""
    return [found.start() for found in _BEYOND_ASCII.finditer(text)]


_BETWEEN_WORDS = str.maketrans({sign: " " for sign in map(chr, range(128)) if not sign.isalpha()})


def letters_alone(text: str) -> str:
    """A text of ASCII with a blank for each sign that is no letter; any other as it is."""
    return text.translate(_BETWEEN_WORDS) if text.isascii() else text
