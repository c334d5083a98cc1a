"""What a feed lists, whatever format it is written in."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Published

MOST_ENTRIES = 200
"""A feed has some tens; what comes after that many is not looked at."""
LONGEST_ENTRY = 256 * 1024
"""Characters of one entry's markup; what comes after that many is not looked at."""
LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One thing that a feed lists: in most cases an article, with the address of its page."""

    guid: str
    """By which the feed itself tells it from others; the address where it gives nothing else."""
    url: str | None
    title: str
    lines: tuple[str, ...]
    """What the feed itself holds of the text, a paragraph a line: all of it, a summary, or nothing."""
    published: Published | None = None
    """Only what the feed states."""
    updated: Published | None = None
    authors: tuple[str, ...] = ()
    source: str = ""
    """The outlet, where the feed takes over other outlets' articles and says so."""


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A feed as it was at one moment."""

    format: str
    """Like "rss20", "atom10", "json11"."""
    title: str
    language: str
    """Two or three letters; empty where it is not told."""
    entries: tuple[FeedEntry, ...]
    minutes: int = 0
    """How long it asks to be left alone after it was read; 0 where it does not say."""
