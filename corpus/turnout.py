"""How many of the sources that the archive follows answered, and which have not for long, as of a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from corpus.database import Database, from_instant, to_instant

OVERDUE = timedelta(days=1)
"""A feed that should have been looked at so long ago was not: whether it would answer is not known."""

NAMED = 3
"""Sources that did not answer of which it is told since when."""

_SINCE_VERSION = 4
_TURNOUT = """
with fed as (
    select f.id, coalesce(nullif(f.source, ''), nullif(f.title, ''), f.url) as name, s.id is not null as asked,
        -- since when nothing was heard of it; null where it answered
        coalesce(s.since, case when f.next_at < :overdue then f.last_ok end) as since
    from feed f
    left join silence s on s.feed_id = f.id and s.noticed <= :asof and (s.until is null or s.until > :asof)
    where f.added <= :asof and (f.paused = 0 or f.failures > 0) and (f.last_ok is not null or s.id is not null)
), told as materialized (
    -- what stands beside max() is of its row
    select name, max(since) as since, asked, count(*) = count(since) as lost from fed group by name
)
select known.*, longest.* from (select count(*), sum(lost) from told) known
left join (select name, since, asked from told where lost order by since, name limit :named) longest
"""


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
    """How many sources there are, of how many nothing was heard, and of which for the longest time."""

    sources: int
    lost: int
    silent: tuple[Silent, ...]
    """Some of the lost, those first of which nothing was heard for the longest time."""
    asof: datetime

    @property
    def answered(self) -> int:
        return self.sources - self.lost


def turnout(database: Database, asof: datetime) -> Turnout | None:
    """How many sources answered as of a moment; a source of several feeds answers by any of them.

    None where no feed was followed then that was ever asked, or where nothing is known of that time.
    """
    if database.version < _SINCE_VERSION:
        return None
    known = {"asof": to_instant(asof), "overdue": to_instant(asof - OVERDUE), "named": NAMED}
    rows = database.query(_TURNOUT, known)
    sources, lost = rows[0][:2]
    silent = [Silent(name, from_instant(since), bool(asked)) for *_, name, since, asked in rows if name is not None]
    return Turnout(sources, lost, tuple(silent), asof) if sources else None
