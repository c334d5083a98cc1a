"""What an operator should know of a feed: pure, with `now` as an argument."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from corpus.feeds import FAULTS, Feed

FAILS = 3
"""So many failures in a row are no accident."""
STALE = timedelta(days=30)
"""A feed that lists nothing younger has fallen asleep, or serves old articles."""
BARREN = 3
SHRUNK = 3
"""A feed that lists a third of what it used to has lost something."""
WORTH_COUNTING = 9


def is_silent(feed: Feed) -> bool:
    """Whether a feed gives nothing, and that is no accident: it fails again and again, or is gone for good."""
    return feed.failures >= FAILS or (feed.paused and feed.failures > 0)


def troubles(feed: Feed, now: datetime) -> tuple[str, ...]:
    """What is wrong with a feed, each a clause; nothing where it is well or an operator paused it."""
    if feed.paused and not feed.failures:
        return ()
    return tuple(_troubles(feed, now))


def _troubles(feed: Feed, now: datetime) -> Iterator[str]:
    if feed.quarantined:
        yield f"it broke what reads it {FAULTS} times and is in quarantine ({feed.note})"
    elif feed.paused:
        yield f"it was given up: {feed.note}"
    elif feed.failures >= FAILS:
        yield f"it failed {feed.failures} times in a row: {feed.note}"
    if feed.usual >= WORTH_COUNTING and feed.entries * SHRUNK < feed.usual:
        yield f"it lists {feed.entries} articles where it used to list {feed.usual}"
    if feed.newest is not None and now - feed.newest > STALE:
        yield f"the latest that it lists is of {feed.newest:%-d %b %Y}"
    if feed.barren >= BARREN:
        yield "what it lists are no articles"
