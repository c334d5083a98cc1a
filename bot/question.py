"""What a reader asks: a command and its words, cleaned of what can't be seen."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LONGEST = 300
"""Characters of a question; anything longer is a text pasted by mistake."""
INVISIBLE = frozenset(("\u00ad", "\u061c", "\u180e", "\u200b", "\u200e", "\u200f", "\u2060", "\ufeff")) | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
"""Soft hyphens, zero-width spaces and marks of direction; joiners stay, since they change how words are spelt."""
JOINERS = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Question:
    """A command without its slash, and the words after it, single-spaced."""

    command: str
    words: str = ""

    def __str__(self) -> str:
        return f"/{self.command} {self.words}".rstrip()


def clean(text: str) -> str:
    """The text in one line, without control characters, marks of direction and zero-width spaces."""
    seen = (" " if mark.isspace() else mark for mark in text if mark not in INVISIBLE)
    kept = "".join(mark for mark in seen if unicodedata.category(mark) not in ("Cc", "Cs", "Co"))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def plain_number(written: str, digits: int) -> int | None:
    """The number that is written in plain digits, so many at most; None for anything else."""
    return int(written) if written.isascii() and written.isdigit() and len(written) <= digits else None


def is_blank(text: str) -> bool:
    """Whether there is nothing to see in a cleaned text."""
    return all(mark.isspace() or mark in JOINERS for mark in text)


def split_command(text: str) -> tuple[str, str, str]:
    """A cleaned message as (command in lower case, the bot it is for, the words); no command gives ("", "", text)."""
    if not text.startswith("/"):
        return "", "", text
    head, _, words = text[1:].partition(" ")
    command, _, addressee = head.partition("@")
    return command.casefold(), addressee.casefold(), words
