"""What an operator should know of a feed: pure, with `now` as an argument."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from corpus.feeds import Feed

FAILS = 3
"""So many failures in a row are no accident."""
STALE = timedelta(days=30)
"""A feed that lists nothing younger has fallen asleep, or serves old articles."""
BARREN = 3
SHRUNK = 3
"""A feed that lists a third of what it used to has lost something."""
WORTH_COUNTING = 9


class Trouble(StrEnum):
    """What can be wrong with a feed."""

    QUARANTINED = "quarantined"
    """It broke what reads it, again and again."""
    GONE = "gone"
    """Its server says that it will never be there again."""
    FAILS = "fails"
    SHRUNK = "shrunk"
    """It lists far less than it used to."""
    ASLEEP = "asleep"
    """It lists nothing new."""
    BARREN = "barren"
    """What it lists are no articles."""


def is_silent(feed: Feed) -> bool:
    """Whether a feed gives nothing, and that is no accident: it fails again and again, or is gone for good."""
    return feed.failures >= FAILS or (feed.paused and feed.failures > 0)


def troubles(feed: Feed, now: datetime) -> tuple[Trouble, ...]:
    """What is wrong with a feed; nothing where it is well or an operator paused it."""
    if feed.paused and not feed.failures:
        return ()
    return tuple(_troubles(feed, now))


def _troubles(feed: Feed, now: datetime) -> Iterator[Trouble]:
    if feed.quarantined:
        yield Trouble.QUARANTINED
    elif feed.paused:
        yield Trouble.GONE
    elif feed.failures >= FAILS:
        yield Trouble.FAILS
    if feed.usual >= WORTH_COUNTING and feed.entries * SHRUNK < feed.usual:
        yield Trouble.SHRUNK
    if feed.newest is not None and now - feed.newest > STALE:
        yield Trouble.ASLEEP
    if feed.barren >= BARREN:
        yield Trouble.BARREN
