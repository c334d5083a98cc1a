"""Feeds as they are published: what they list, where a page names them, and lists of them.

All of it reads bytes of strangers: whoever fetched them calls this in a process that may die.
"""

from __future__ import annotations

from corpus.intake.feeds.discovery import feeds_named
from corpus.intake.feeds.model import FeedDocument, FeedEntry
from corpus.intake.feeds.opml import Outline, read_opml, write_opml
from corpus.intake.feeds.read import read_feed

__all__ = ["FeedDocument", "FeedEntry", "Outline", "feeds_named", "read_feed", "read_opml", "write_opml"]
