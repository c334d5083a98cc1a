"""What a line of a page looks like, before anybody asks what it says."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from corpus.reading.letters import in_ascii

LONGEST = 20_000
"""Characters of a line that are looked at; an article's paragraph is far shorter."""

_WORD = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")
_WITHIN_WORDS = "'._-"
_APART = str.maketrans({sign: " " for sign in map(chr, range(128)) if not (sign.isalnum() or sign in _WITHIN_WORDS)})
_BULLET = re.compile(r"(?:[-–—*•·▪◦‣●■]|\d{1,2}[.)]|\(?[a-zA-Z][.)])\s+\S")
_ENDS = ".!?…。؟։"
_CLOSERS = "\"'”’»)]›“"
QUOTES = "\"“”„«»'‘’"
_GONE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(words.split())


def normalise(line: str) -> str:
    """The line as plain text: one space between words, no control, zero-width or bidirectional characters."""
    if line.isascii() and line.isprintable() and "  " not in line and line == line.strip(" "):
        return line
    joined = " ".join(line.split())
    if joined.isprintable():
        return joined if joined.isascii() else " ".join(unicodedata.normalize("NFC", joined).split())
    spaced = (" " if char.isspace() else char for char in line)
    kept = "".join(char for char in spaced if char == " " or unicodedata.category(char) not in _GONE)
    return " ".join(unicodedata.normalize("NFC", kept).split())


def words_of(line: str) -> tuple[str, ...]:
    """The words of a line as written, without the punctuation around them."""
    looked_at = line[:LONGEST]
    plain = in_ascii(looked_at)
    if not plain.isascii() or "‘" in looked_at or ("’" in looked_at and "'" in looked_at):
        return tuple(_WORD.findall(looked_at))
    words = filter(None, map(str.strip, plain.translate(_APART).split(), repeat(_WITHIN_WORDS)))
    return tuple([word.replace("'", "’") for word in words] if "’" in looked_at else words)


def fold(line: str) -> str:
    """What two lines that differ only in case, quotation marks and punctuation have in common."""
    return " ".join(words_of(line.casefold().replace("’", "'")))


@dataclass(frozen=True)
class Line:
    """One normalised line with its place on the page."""

    text: str
    place: int

    @cached_property
    def words(self) -> tuple[str, ...]:
        return words_of(self.text)

    @cached_property
    def low(self) -> str:
        """The text whatever its capitals."""
        return self.text.casefold()

    @cached_property
    def folded(self) -> str:
        plain = self.text.replace("’", "'")
        return " ".join(self.words).replace("’", "'").lower() if plain.isascii() else fold(self.text)

    @cached_property
    def ended(self) -> bool:
        """Whether it closes as a sentence does."""
        return self.text.rstrip(_CLOSERS + " ")[-1:] in tuple(_ENDS)

    @cached_property
    def bullet(self) -> bool:
        return bool(_BULLET.match(self.text))

    @cached_property
    def prose(self) -> bool:
        """A paragraph: long enough to say something, and not a headline."""
        count = len(self.words)
        return count >= 40 or (count >= 8 and (self.ended or self.text.endswith((":", ";", ","))))

    @cached_property
    def good(self) -> bool:
        """A full paragraph, such as articles are made of."""
        return self.prose and len(self.words) >= 15

    @cached_property
    def heading(self) -> bool:
        """What could be a headline, a subheading, a label or a link: short and left open at the end."""
        return not (self.prose or self.bullet or self.announces or self._sentence) and len(self.words) <= 30

    @cached_property
    def announces(self) -> bool:
        """Whether it says that a list or a quotation follows."""
        return self.text.endswith(":") and len(self.words) >= 4

    @cached_property
    def _sentence(self) -> bool:
        return self.ended and self.text.rstrip(_CLOSERS + " ")[-1:] not in ("?", "!")

    @cached_property
    def label(self) -> bool:
        """One to three words with nothing at the end."""
        return self.heading and len(self.words) <= 3 and not self.ended
