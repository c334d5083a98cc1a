"""What a feed and a page say of one article, put together; each is believed where it knows better."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from corpus.articles import newest
from corpus.feeds import Feed
from corpus.intake.feeds import FeedDocument, FeedEntry
from corpus.intake.fingerprints import fingerprint
from corpus.intake.raw import RawArticle
from corpus.model import Published

AHEAD = timedelta(hours=26)
"""A date further ahead of now than any time zone explains is wrong."""
WHOLE = 600
"""Characters from which on a feed's own text may be all of an article, and not its summary."""


def from_feed(feed: Feed, document: FeedDocument, entry: FeedEntry, now: datetime) -> RawArticle | None:
    """The article as the feed itself gives it; None where it gives no text."""
    if not any(char.isalnum() for line in entry.lines for char in line):
        return None
    return RawArticle(
        origin=entry.url or entry.title or feed.name,
        lines=entry.lines,
        title=entry.title,
        source=feed.source or entry.source or document.title or feed.title,
        url=entry.url,
        published=_stated(None, entry, now),
        modified=_modified(None, entry, now),
        language=feed.language or document.language,
        authors=entry.authors,
        extracted=True,
    )


def from_page(feed: Feed, document: FeedDocument, entry: FeedEntry, page: RawArticle, now: datetime) -> RawArticle:
    """The article on the page that an entry leads to.

    Where the page shows much less than the feed, as behind a wall of consent or payment, the feed's text is taken.
    """
    whole = _length(entry.lines) >= max(WHOLE, 2 * _length(page.lines))
    return replace(
        page,
        lines=entry.lines if whole else page.lines,
        extracted=whole,
        title=page.title or entry.title,
        source=feed.source or entry.source or page.source or document.title or feed.title,
        published=_stated(page.published, entry, now),
        modified=_modified(page.modified, entry, now),
        language=feed.language or page.language or document.language,
        authors=page.authors or entry.authors,
    )


def _stated(page: Published | None, entry: FeedEntry, now: datetime) -> Published | None:
    """The date as it is stated most exactly; the page knows best, and an update serves where nothing else is told."""
    told = [one for one in (page, entry.published) if one and not _is_ahead(one, now)]
    exact = [one for one in told if one.at]
    updated = entry.updated if entry.updated and not _is_ahead(entry.updated, now) else None
    return next(iter([*exact, *told]), updated)


def _modified(page: Published | None, entry: FeedEntry, now: datetime) -> Published | None:
    """When it was changed last; of what the page and the feed state the later."""
    told = [one for one in (page, entry.updated) if one and not _is_ahead(one, now)]
    return max(told, key=newest, default=None)


def what_is_said(entries: Mapping[int, FeedEntry]) -> dict[int, int]:
    """A number for what a feed says of each of its entries: title, text and when it was changed.

    Where all were changed at one moment, that is when the feed was made.
    """
    moments = {newest(entry.updated) for entry in entries.values() if entry.updated}
    dated = len(moments) > 1 or len(entries) == 1
    return {each: _said(entry, dated=dated) for each, entry in entries.items()}


def _said(entry: FeedEntry, *, dated: bool) -> int:
    changed = str(newest(entry.updated)) if dated and entry.updated else ""
    return fingerprint("\n".join((entry.title, *entry.lines, changed)))


def _is_ahead(published: Published, now: datetime) -> bool:
    if published.at:
        return published.at > now + AHEAD
    return published.days is not None and published.days.first > (now + AHEAD).date()


def _length(lines: tuple[str, ...]) -> int:
    return sum(map(len, lines))
