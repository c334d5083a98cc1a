"""What comes in, before it is cleaned: the one shape that every reader of files and pages yields."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Published


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
    extracted: bool = False
    """True where the lines are known to be the article alone, as in JSON Lines: little is to be taken out."""
