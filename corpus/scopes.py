"""Which articles a question is about, as SQL: fixed pieces put together, every value a parameter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corpus.database import Database, start_of, to_instant
from corpus.model import ActorId, Query, Scope, days_from

UNDATED = -(10**12)
"""`newest` of an article whose date is not known at all: after every dated one."""
MINUTE = 60
"""Questions are asked as of a minute, so that a page turned later is of the same list."""
SEARCH_REACH = 500
"""A search looks at this many of the newest matches: enough for a person, bounded for the machine."""
UNLIMITED = -1
"""SQLite's limit that is none."""

_ALL = "select base.id as article_id, base.newest, base.firm, base.source_id from article base where 1"
_TOPIC = (
    "select base.article_id, base.newest, base.firm from article_topic base"
    " where base.topic_id = (select id from topic where key = :topic)"
)
_ACTOR = (
    "select base.article_id, base.newest, base.firm, base.mentions from actor_article base"
    " where base.actor_id = :actor0"
)
_QUERY = (
    "select base.id as article_id, base.newest, base.firm from article base where base.id in ("
    "select rowid from article_fts where article_fts match :match order by rowid desc limit :reach)"
)
_ALSO_TOPIC = (
    " and exists (select 1 from article_topic also where also.article_id = {article} and also.newest = base.newest"
    " and also.topic_id = (select id from topic where key = :topic))"
)
_ALSO_ACTOR = (
    " and exists (select 1 from actor_article also where also.article_id = {article} and also.actor_id = :actor{n})"
)
_ALSO_SOURCE = (
    " and {article} in (select a.id from article a join source s on s.id = a.source_id"
    " where instr(lower(s.name), :source))"
)


@dataclass(frozen=True, slots=True)
class Selection:
    """A select of `article_id, newest, firm`, to be put behind a `from`, with its parameters."""

    sql: str
    parameters: dict[str, Any]
    whole: bool
    """True where it starts from all articles; then it also yields their `source_id`."""
    of: ActorId | None
    """The actor from whose articles it starts; then it also yields how often they mention it."""


def select(database: Database, scope: Scope, *, by_publication: bool = True, complete: bool = False) -> Selection:
    """The scope's articles; its window restricts when they were published only where that is meant.

    `complete` leaves none out, where a quick answer would: all that answer a search, however many, and those whose
    date is not firm, whatever the moment.
    """
    base, parameters = _base(scope, UNLIMITED if complete else SEARCH_REACH)
    article = "base.id" if base in (_ALL, _QUERY) else "base.article_id"
    conditions = [" and base.newest <= :asof"]
    parameters["asof"] = to_instant(scope.asof)
    if not complete and _only_firm(database, scope, by_publication=by_publication):
        conditions.append(" and base.firm")
    if scope.topic and base != _TOPIC:
        conditions.append(_ALSO_TOPIC.format(article=article))
        parameters["topic"] = scope.topic
    for n, actor in enumerate(scope.actors):
        if n or base != _ACTOR:
            conditions.append(_ALSO_ACTOR.format(article=article, n=n))
            parameters[f"actor{n}"] = actor
    if scope.query and scope.query.source:
        conditions.append(_ALSO_SOURCE.format(article=article))
        parameters["source"] = scope.query.source.lower()
    if by_publication:
        conditions += _published(scope, parameters)
    return Selection(
        f"({base}{''.join(conditions)})", parameters, whole=base == _ALL, of=scope.actors[0] if base == _ACTOR else None
    )


def _base(scope: Scope, reach: int) -> tuple[str, dict[str, Any]]:
    """The narrowest table to start from; of an index of words so many of the newest matches."""
    if scope.query and (match := match_expression(scope.query)):
        return _QUERY, {"match": match, "reach": reach}
    if scope.actors:
        return _ACTOR, {"actor0": scope.actors[0]}
    if scope.topic:
        return _TOPIC, {"topic": scope.topic}
    return _ALL, {}


def _only_firm(database: Database, scope: Scope, *, by_publication: bool) -> bool:
    """Whether only articles with a firm date count: in a window of publication, and in the past.

    What was out at a past moment is known of those alone; the others are told of from when the archive had them.
    """
    if by_publication and (scope.window.since or scope.window.until):
        return True
    row = database.query("select seen from article where firm = 0 order by seen desc limit 1")
    return bool(row) and to_instant(scope.asof) // MINUTE < int(row[0][0]) // MINUTE


def _published(scope: Scope, parameters: dict[str, Any]) -> list[str]:
    conditions = []
    if scope.window.since:
        conditions.append(" and base.newest >= :since")
        parameters["since"] = start_of(scope.window.since)
    if scope.window.until:
        conditions.append(" and base.newest < :until")
        parameters["until"] = start_of(days_from(scope.window.until, 1))
    return conditions


def match_expression(query: Query) -> str:
    """The query in FTS5's language, every word quoted so that none of it is taken for an operator."""
    either = (f"({' OR '.join(map(quoted, forms))})" for forms in query.forms)
    wanted = " AND ".join([*map(quoted, (*query.phrases, *query.words)), *either])
    if not wanted:
        return ""
    return " NOT ".join([f"({wanted})", *(quoted(piece) for piece in query.without)])


def quoted(piece: str) -> str:
    """The words as a phrase of FTS5's language, whatever stands in them."""
    return '"' + piece.replace("\0", " ").replace('"', '""') + '"'
