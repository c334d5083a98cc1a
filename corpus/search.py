"""What a reader types to search, understood: quotes, minus, from:, after: and before:."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from corpus.errors import BadDate, BadQuery, BadWindow
from corpus.model import Query, Window
from corpus.reading.asked import asked_days

LONGEST = 300
"""Characters of a query that are looked at."""
MOST_TERMS = 8
"""A person searches for a few words; more only cost time."""


def parse_query(text: str, today: date) -> tuple[Query, Window]:
    """What to search for, and in which days of publication.

    Raises BadQuery where no word is left, BadDate for `after:` or `before:` without a date, BadWindow where
    they contradict each other.
    """
    asked = _Asked()
    for piece in _pieces(clear(text)[:LONGEST]):
        asked.take(piece, today)
    query = Query(
        tuple(asked.words[:MOST_TERMS]),
        tuple(asked.phrases[:MOST_TERMS]),
        tuple(asked.without[:MOST_TERMS]),
        asked.source,
    )
    if not (query.words or query.phrases or (query.source and not query.without)):
        raise BadQuery(text[:60])
    if asked.after and asked.before and asked.before < asked.after:
        raise BadWindow(text[:60])
    return query, Window(asked.after, asked.before)


def clear(text: str) -> str:
    """The text without characters that can't be seen or that turn the line around."""
    return "".join(
        " " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c
        for c in text
        if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn")
    )


@dataclass(slots=True)
class _Asked:
    words: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    source: str = ""
    after: date | None = None
    before: date | None = None

    def take(self, piece: str, today: date) -> None:
        field_name, colon, value = piece.partition(":")
        value = value.strip('"')
        if colon and value and field_name.lower() in ("from", "after", "before"):
            self._restrict(field_name.lower(), value, today)
        elif piece.startswith("-") and _searchable(piece[1:]):
            self.without.append(_plain(piece[1:]))
        elif piece.startswith('"') and _searchable(piece):
            self.phrases.append(_plain(piece))
        elif _searchable(piece):
            self.words.append(_plain(piece))

    def _restrict(self, name: str, value: str, today: date) -> None:
        if name == "from":
            self.source = value
            return
        days = asked_days(value, today)
        if days is None:
            raise BadDate(value)
        if name == "after":
            self.after = days.first
        else:
            self.before = days.last


def _pieces(text: str) -> Iterator[str]:
    """Words and whole quotations, as typed; an unclosed quotation runs to the end."""
    current, quoted = "", False
    for character in text.replace("“", '"').replace("”", '"').replace("„", '"'):
        if character == '"':
            quoted = not quoted
            current += character
        elif character.isspace() and not quoted:
            if current:
                yield current
            current = ""
        else:
            current += character
    if current:
        yield current


def _plain(piece: str) -> str:
    return piece.replace('"', " ").strip()


def _searchable(piece: str) -> bool:
    return any(character.isalnum() for character in piece)
