"""What tells that an answer would be the same again: marks that the archive changes with all that answers are made of.

The marks are numbers made by chance, which triggers of the tables replace at every change, whoever makes it, in the
transaction that makes it. So one that was rolled back, or a copy of the file that went another way, has no mark of
another state; what only promises concern, as deliveries, leaves them as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.database import Database, to_instant
from corpus.scopes import MINUTE

_SINCE_VERSION = 5
_STATE = (
    "select (select value from mark where part = 'news'), (select value from mark where part = 'feeds'),"
    " (select newest from article where newest <= :asof order by newest desc limit 1),"
    " (select seen from article where firm = 0 order by seen desc limit 1)"
)
_OF_TOPIC = (
    "select m.value,"
    " (select newest from article_topic where topic_id = t.id and newest <= :asof order by newest desc limit 1)"
    " from topic t join topic_mark m on m.topic_id = t.id where t.key = :topic"
    " and exists (select 1 from article_topic a join article on article.id = a.article_id"
    " where a.topic_id = t.id and a.newest <= :asof and article.newest <= :asof and article.firm)"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The state of an archive as of a moment: the same only where its articles, names and topics are the same."""

    news: int
    """The mark of all that was published and read, or of one topic's part of it."""
    feeds: int | None
    """The mark of the feeds and their silences, where those matter."""
    latest: int | None
    """When the last article came out that is out by the moment, so that a later moment is known for the same."""
    only_firm: bool
    """Whether articles without a firm date don't count, since the archive got some of them after the moment."""


def stamp(database: Database, asof: datetime, *, feeds: bool = False, topic: str | None = None) -> Stamp | None:
    """The state of the archive as of a moment; None where its tables are too old to tell.

    With a topic only of what its timeline is made of: as long as it has an article, so that the archive is not empty.
    What depends on the moment otherwise than by which articles were out, or on the feeds, has to see to that itself.
    """
    if database.version < _SINCE_VERSION:
        return None
    ((news, looked, latest, seen),) = database.query(_STATE, {"asof": to_instant(asof)})
    if topic is not None:
        rows = database.query(_OF_TOPIC, {"asof": to_instant(asof), "topic": topic})
        news, latest = rows[0] if rows else (news, latest)
    only_firm = seen is not None and to_instant(asof) // MINUTE < seen // MINUTE
    return Stamp(news, looked if feeds else None, latest, only_firm)
