"""Feeds for tests: say what matters, the rest is filled in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from corpus.feeds import Feed, FeedId

NOW = datetime(2024, 5, 20, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def feed(url: str = "https://wire.example/feed", **fields: Any) -> Feed:
    """A feed that is followed."""
    return Feed(**{"id": FeedId(0), "url": url, "title": "Sample Wire", "next_at": NOW} | fields)
