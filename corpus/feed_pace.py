"""How a feed fares after a look at it, and when to look next: pure, with `now` as an argument."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from math import sqrt

from corpus.feeds import Feed

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(days=1)
"""Between two looks at a feed, however much or little it brings."""
FIRST_RETRY = timedelta(minutes=15)
MOST_PATIENCE = timedelta(days=7)
"""A server that asks to be left alone for longer is asked again after that."""
LONGER = 1.25
"""By so much the interval grows with every look that brings nothing."""
JITTER = 0.1
"""By up to this share a look comes sooner or later, so that feeds added together drift apart."""
FADING = 0.98
"""By so much what a feed used to list is forgotten with every look."""


@dataclass(frozen=True, slots=True)
class Brought:
    """The feed answered with a document."""

    entries: int
    news: int
    """Entries that had not stood in it before and were looked at."""
    articles: int
    """How many of them are articles that the archive has now, whether it had them before or not."""
    newest: datetime | None = None
    etag: str = ""
    last_modified: str = ""
    moved: str | None = None
    """Where the feed is from now on."""
    wait: timedelta = timedelta()
    """How long it, or its server, asks to be left alone."""
    more: bool = False
    """Whether entries are left for the next look."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The feed answered that it is as it was."""

    wait: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Failed:
    """The feed gave nothing."""

    reason: str
    wait: timedelta = timedelta()
    fault: bool = False
    """Whether its bytes broke what reads them."""
    gone: bool = False
    """Whether the server says that it will never be there again."""


Outcome = Brought | Unchanged | Failed


def after(feed: Feed, outcome: Outcome, now: datetime) -> Feed:
    """The feed as it is to be stored after a look at it."""
    if isinstance(outcome, Failed):
        return _failed(feed, outcome, now)
    well = replace(feed, failures=0, faults=0, note="", last_ok=now)
    if isinstance(outcome, Unchanged):
        return _next(replace(well, interval=next_interval(feed.interval, 0)), now, outcome.wait)
    return _brought(well, outcome, now)


def paused(feed: Feed) -> Feed:
    """A feed that is not looked at until an operator says so; what was wrong with it is none of his concern then."""
    return replace(feed, paused=True, failures=0, faults=0, note="")


def resumed(feed: Feed, now: datetime) -> Feed:
    """A feed that is looked at again, and at once: one that was paused, given up or in quarantine."""
    return replace(feed, paused=False, failures=0, faults=0, note="", next_at=now)


def next_interval(interval: timedelta, news: int) -> timedelta:
    """Shorter the more a look brought, longer where it brought nothing; so that about every third look brings some."""
    factor = 1 / sqrt(2 * news) if news else LONGER
    return min(max(interval * factor, SHORTEST), LONGEST)


def jittered(interval: timedelta, url: str, now: datetime) -> timedelta:
    """The interval, a little shorter or longer by what the address and the moment hash to."""
    drawn = blake2b(f"{url} {now.timestamp():.0f}".encode("utf-8", "surrogatepass"), digest_size=4).digest()
    share = int.from_bytes(drawn, "big") / 2**32
    return interval * (1 - JITTER + 2 * JITTER * share)


def _brought(well: Feed, outcome: Brought, now: datetime) -> Feed:
    barren = outcome.news > 0 and outcome.articles == 0
    changed = replace(
        well,
        url=outcome.moved or well.url,
        etag="" if outcome.more else outcome.etag,
        last_modified="" if outcome.more else outcome.last_modified,
        interval=next_interval(well.interval, outcome.news),
        barren=well.barren + 1 if barren else 0 if outcome.articles else well.barren,
        last_new=now if outcome.articles else well.last_new,
        newest=outcome.newest or well.newest,
        entries=outcome.entries,
        usual=max(outcome.entries, int(well.usual * FADING)),
    )
    return _next(replace(changed, interval=SHORTEST) if outcome.more else changed, now, outcome.wait)


def _failed(feed: Feed, outcome: Failed, now: datetime) -> Feed:
    failures = feed.failures + 1
    doubled = max(feed.interval, FIRST_RETRY) * 2.0 ** min(failures - 1, 10)
    worse = replace(
        feed,
        failures=failures,
        faults=feed.faults + 1 if outcome.fault else feed.faults,
        paused=feed.paused or outcome.gone,
        note=outcome.reason,
    )
    return replace(worse, next_at=now + _wait(min(doubled, LONGEST), worse, now, outcome.wait))


def _next(feed: Feed, now: datetime, wait: timedelta) -> Feed:
    return replace(feed, next_at=now + _wait(feed.interval, feed, now, wait))


def _wait(interval: timedelta, feed: Feed, now: datetime, asked: timedelta) -> timedelta:
    return max(jittered(interval, feed.url, now), min(asked, MOST_PATIENCE))
