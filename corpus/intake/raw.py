"""What comes in, before it is cleaned: the one shape that every reader of files and pages yields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from corpus.model import Published

LONGEST_TEXT = 100_000
"""Characters of an article that are read, some forty pages of print; what comes after that many is not looked at."""
LONGEST_NAME = 500
"""Characters of a title, and of an outlet's name."""
MOST_AUTHORS = 20


class Kind(Enum):
    """What an article was read from."""

    TEXT = auto()
    PAGE = auto()
    MAIL = auto()
    RECORD = auto()


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as found, with its page furniture and whatever its container tells of it."""

    origin: str
    """Where it was read, for messages: "news.txt", "archive.jsonl line 3"."""
    lines: tuple[str, ...]
    """The text as it stood, a paragraph or page element a line; no line holds a line break."""
    title: str = ""
    source: str = ""
    url: str | None = None
    published: Published | None = None
    """Only what the container itself states: metadata, a field."""
    language: str = ""
    authors: tuple[str, ...] = ()
    modified: Published | None = None
    """When it was changed last, as its container states it."""
    excerpt: str = ""
    """Why this is only what a feed gives of it, where that is so."""
    addresses: tuple[str, ...] = ()
    """Where else it stands, as it says itself: its AMP page, the address it was found at."""
    kind: Kind = Kind.TEXT
    extracted: bool = False
    """True where the lines are known to be the article alone, as in JSON Lines: little is to be taken out."""


def within_bounds(raw: RawArticle) -> RawArticle:
    """The article as far as it is looked at: whoever wrote it, reading it takes no more than a known time."""
    if sum(map(len, raw.lines)) <= LONGEST_TEXT and max(len(raw.title), len(raw.source)) <= LONGEST_NAME:
        return raw
    return replace(
        raw,
        lines=tuple(_first(raw.lines, LONGEST_TEXT)),
        title=raw.title[:LONGEST_NAME],
        source=raw.source[:LONGEST_NAME],
        authors=tuple(author[:LONGEST_NAME] for author in raw.authors[:MOST_AUTHORS]),
    )


def _first(lines: tuple[str, ...], left: int) -> Iterator[str]:
    """The lines, until so many characters are reached."""
    for line in lines:
        if left <= 0:
            return
        yield line[:left]
        left -= len(line)
