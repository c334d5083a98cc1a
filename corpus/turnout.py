"""How many of the sources that the archive follows answered, and which have not for long, as of a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from corpus.database import Database, from_instant, to_instant

OVERDUE = timedelta(days=1)
"""A feed that should have been looked at so long ago was not: whether it would answer is not known."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A source of which nothing was heard."""

    name: str
    since: datetime
    """When it last answered; where it never did, when it was added."""
    asked: bool = True
    """False where nobody has asked it since."""


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many sources there are, and those of which nothing was heard, for the longest time first."""

    sources: int
    silent: tuple[Silent, ...]
    asof: datetime

    @property
    def answered(self) -> int:
        return self.sources - len(self.silent)


@dataclass(frozen=True, slots=True)
class _Fed:
    """A feed at the moment that is asked for."""

    name: str
    silent: Silent | None


def turnout(database: Database, asof: datetime) -> Turnout | None:
    """How many sources answered as of a moment; a source of several feeds answers by any of them.

    None where no feed was followed then that was ever asked, or where nothing is known of that time.
    """
    if not database.query("select 1 from sqlite_schema where name = 'silence' and type = 'table'"):
        return None
    rows = database.query(
        "select coalesce(nullif(f.source, ''), nullif(f.title, ''), f.url), f.last_ok, f.next_at, s.since from feed f"
        " left join silence s on s.feed_id = f.id and s.noticed <= :asof and (s.until is null or s.until > :asof)"
        " where f.added <= :asof and (f.paused = 0 or f.failures > 0) and (f.last_ok is not null or s.id is not null)"
        " order by f.id",
        {"asof": to_instant(asof)},
    )
    return count([_fed(*row, asof=asof) for row in rows], asof)


def count(feeds: Sequence[_Fed], asof: datetime) -> Turnout | None:
    """The turnout of feeds by their sources."""
    by_source: dict[str, list[Silent | None]] = defaultdict(list)
    for feed in feeds:
        by_source[feed.name].append(feed.silent)
    lost = [max((one for one in each if one), key=lambda one: one.since) for each in by_source.values() if all(each)]
    return Turnout(len(by_source), tuple(sorted(lost, key=lambda one: one.since)), asof) if by_source else None


def _fed(name: str, last_ok: int | None, next_at: int, silent_since: int | None, *, asof: datetime) -> _Fed:
    if silent_since is not None:
        return _Fed(name, Silent(name, from_instant(silent_since)))
    if last_ok is not None and from_instant(next_at) + OVERDUE < asof:
        return _Fed(name, Silent(name, from_instant(last_ok), asked=False))
    return _Fed(name, None)
