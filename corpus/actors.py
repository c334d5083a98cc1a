"""Actors, their names and where they are mentioned: read from the archive."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.database import Database, from_day
from corpus.errors import UnknownActor
from corpus.model import Actor, ActorId, ActorKind, ArticleId, Mention, Scope, Statement
from corpus.reading.identity import keys
from corpus.reading.spelling import fold, similar
from corpus.scopes import quoted, select

LOOKED_AT = 500
"""Roles, spellings and companions are counted over so many of an actor's newest mentions or articles."""
ROLES_LOOKED_AT = 5_000
"""Titles are counted over so many of an actor's newest mentions with one, since a role held long ago is one too."""
CANDIDATES = 60
"""So many names that share letters with a misspelt one are compared with it."""
NEAR = 0.7
"""How alike two names must be for one to be offered in place of the other."""

_STATEMENT = "t.article_id, t.start, t.stop, t.speaker, t.addressee, t.direct"


@dataclass(frozen=True, slots=True)
class ActorCount:
    """An actor and in how many articles of a scope it appears."""

    actor: Actor
    articles: int


@dataclass(frozen=True, slots=True)
class RoleCount:
    """A title as articles put it, how often, and from when to when."""

    words: str
    times: int
    first: date | None
    last: date | None
    opening: ArticleId | None = None
    """The article that gave it first, of those whose date is firm."""
    closing: ArticleId | None = None
    """The one that gave it last."""


class Actors:
    """Who is in the archive, and where."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, actor: ActorId) -> Actor:
        """Raises UnknownActor."""
        found = self.many([actor])
        if not found:
            raise UnknownActor(str(actor))
        return found[0]

    def many(self, ids: Iterable[int]) -> list[Actor]:
        """The actors there are of these ids, in their order."""
        rows = self._database.query(
            "select a.id, a.kind, a.name, a.part_of, a.key is not null,"
            " (select json_group_array(l.name) from alias l where l.actor_id = a.id and l.name <> a.name)"
            " from json_each(:ids) i join actor a on a.id = i.value order by i.key",
            {"ids": json.dumps(list(ids))},
        )
        return [_actor(row) for row in rows]

    def named(self, name: str) -> tuple[Actor, ...]:
        """Every actor with exactly this name, in whatever script and accents: the busiest first."""
        rows = self._database.query(
            "select a.id from alias l join actor a on a.id = l.actor_id"
            " where l.folded = :folded group by a.id order by a.articles desc, a.id",
            {"folded": fold(name)},
        )
        return tuple(self.many([row[0] for row in rows]))

    def near(self, name: str, *, limit: int) -> tuple[Actor, ...]:
        """Actors of articles whose names look like this one, the nearest first."""
        wanted = fold(name)
        best: dict[int, float] = {}
        for actor, folded in self._candidates(wanted):
            pieces = [folded, *folded.split()]
            likeness = max(similar(wanted, piece) for piece in pieces)
            best[actor] = max(best.get(actor, 0.0), likeness)
        ranked = sorted((actor for actor, likeness in best.items() if likeness >= NEAR), key=lambda actor: -best[actor])
        return tuple(self.many(ranked[:limit]))

    def sounding(self, name: str, *, limit: int) -> tuple[ActorCount, ...]:
        """People of articles whose names have the bones of this one, in whatever spelling: the busiest first."""
        return self._counted(
            "select distinct a.id, a.articles from lookalike l join actor a on a.id = l.actor_id"
            " where l.key in (select value from json_each(:keys)) and a.articles > 0"
            " order by a.articles desc, a.id limit :limit",
            {"keys": json.dumps(list(keys(name))), "limit": limit},
        )

    def beginning(self, first: str, *, limit: int) -> tuple[ActorCount, ...]:
        """People of articles one of whose names begins with this folded word: the busiest first."""
        return self._counted(
            "select distinct a.id, a.articles from alias l join actor a on a.id = l.actor_id"
            " where l.folded > :first || ' ' and l.folded < :first || '!' and a.kind = :person and a.articles > 0"
            " order by a.articles desc, a.id limit :limit",
            {"first": first, "person": ActorKind.PERSON.value, "limit": limit},
        )

    def _candidates(self, wanted: str) -> list[tuple[Any, ...]]:
        trigrams = {wanted[n : n + 3] for n in range(len(wanted) - 2)}
        if not trigrams:
            return []
        match = " OR ".join(quoted(piece) for piece in sorted(trigrams)[:40])
        return self._database.query(
            "select l.actor_id, l.folded from (select rowid, rank from alias_fts where alias_fts match :match"
            " order by rank limit :most) f join alias l on l.id = f.rowid"
            " join actor a on a.id = l.actor_id where a.articles > 0",
            {"match": match, "most": CANDIDATES},
        )

    def mentions(self, actors: Sequence[ActorId], scope: Scope, *, limit: int) -> tuple[Mention, ...]:
        """Where the scope's articles name any of the actors, newest articles first."""
        chosen = select(self._database, scope)
        rows = self._database.query(
            "select m.actor_id, m.article_id, m.start, m.stop, substr(a.body, m.start + 1, m.stop - m.start), m.role"
            f" from (select * from {chosen.sql} order by newest desc, article_id desc limit :limit) c"
            " join mention m on m.article_id = c.article_id"
            " and m.actor_id in (select value from json_each(:actors))"
            " join article a on a.id = m.article_id"
            " order by c.newest desc, m.article_id desc, m.start limit :limit",
            chosen.parameters | {"actors": json.dumps(list(actors)), "limit": limit},
        )
        return tuple(Mention(ActorId(row[0]), ArticleId(row[1]), row[2], row[3], row[4], row[5]) for row in rows)

    def written(
        self, articles: Iterable[ArticleId], actors: Sequence[ActorId]
    ) -> dict[ArticleId, dict[ActorId, frozenset[str]]]:
        """Which of the actors appear in which of the articles, and how these write them.

        An actor of which an article only names a part is written as the part is.
        """
        rows = self._database.query(
            "select n.article_id, n.actor_id, substr(a.body, m.start + 1, m.stop - m.start)"
            " from json_each(:articles) i join actor_article n on n.article_id = i.value"
            " and n.actor_id in (select value from json_each(:actors)) join article a on a.id = n.article_id"
            " left join mention m on m.article_id = n.article_id and (m.actor_id = n.actor_id"
            " or n.mentions = 0 and m.actor_id in (select id from actor where part_of = n.actor_id))",
            {"articles": json.dumps(list(articles)), "actors": json.dumps(list(actors))},
        )
        found: dict[ArticleId, dict[ActorId, frozenset[str]]] = {}
        for article, actor, surface in rows:
            named = found.setdefault(ArticleId(article), {})
            named[ActorId(actor)] = named.get(ActorId(actor), frozenset()) | ({surface} if surface else frozenset())
        return found

    def tally(self, actor: ActorId, scope: Scope) -> tuple[int, int]:
        """In how many of the scope's articles the actor appears, and how often it is named there."""
        chosen = select(self._database, scope)
        counts = f"{chosen.sql} n"
        if chosen.of != actor:
            counts = f"{chosen.sql} c join actor_article n on n.article_id = c.article_id and n.actor_id = :actor"
        rows = self._database.query(
            f"select count(*), coalesce(sum(n.mentions), 0) from {counts}",
            chosen.parameters | {"actor": actor},
        )
        return int(rows[0][0]), int(rows[0][1])

    def roles(self, actor: ActorId, scope: Scope) -> tuple[RoleCount, ...]:
        """The titles that stand with the actor's name, the most frequent first, over its newest mentions."""
        chosen = select(self._database, scope)
        rows = self._database.query(
            "select m.role, c.newest, c.firm, m.article_id"
            " from (select article_id, role from mention where actor_id = :actor and role <> ''"
            "       order by article_id desc limit :most) m"
            f" cross join {chosen.sql} c on c.article_id = m.article_id",
            chosen.parameters | {"actor": actor, "most": ROLES_LOOKED_AT},
        )
        given: dict[str, list[tuple[int, int] | None]] = {}
        for words, newest, firm, article in rows:
            given.setdefault(words, []).append((newest, article) if firm else None)
        return tuple(sorted((_role(*each) for each in given.items()), key=lambda role: (-role.times, role.words)))

    def titles(self) -> tuple[str, ...]:
        """Every title that stands with a name, as articles put it."""
        rows = self._database.query("select distinct role from mention where role <> ''", {})
        return tuple(row[0] for row in rows)

    def titled(self, titles: Sequence[str], scope: Scope, *, newest: int) -> tuple[ActorCount, ...]:
        """Who bears one of these titles in so many of the scope's newest articles with one, the most frequent first."""
        chosen = select(self._database, scope)
        return self._counted(
            "select actor_id, count(*) as articles from (select distinct m.article_id, m.actor_id, c.newest"
            f" from mention m cross join {chosen.sql} c on c.article_id = m.article_id"
            " where m.role <> '' and m.role in (select value from json_each(:titles))"
            " order by c.newest desc, m.article_id desc limit :most)"
            " group by actor_id order by articles desc, actor_id",
            chosen.parameters | {"titles": json.dumps(list(titles)), "most": newest},
        )

    def beside(
        self, actors: Sequence[ActorId], places: Sequence[tuple[int, int, int]]
    ) -> dict[tuple[int, int], list[ActorId]]:
        """Whom else each of these stretches of articles names, in the order of the text.

        A place is an article's id, where the stretch starts in it and where it stops; the first two are the keys.
        """
        rows = self._database.query(
            "select distinct m.article_id, json_extract(p.value, '$[1]'), m.actor_id from json_each(:places) p"
            " join mention m on m.article_id = json_extract(p.value, '$[0]')"
            " and m.start >= json_extract(p.value, '$[1]') and m.stop <= json_extract(p.value, '$[2]')"
            " where m.actor_id not in (select value from json_each(:actors)) order by m.article_id, m.start",
            {"places": json.dumps([list(place) for place in places]), "actors": json.dumps(list(actors))},
        )
        found: dict[tuple[int, int], list[ActorId]] = {}
        for article, start, actor in rows:
            found.setdefault((article, start), []).append(ActorId(actor))
        return {place: list(dict.fromkeys(named)) for place, named in found.items()}

    def surfaces(self, actor: ActorId, scope: Scope) -> tuple[str, ...]:
        """How articles write the actor's name, the most frequent first, over its newest mentions."""
        chosen = select(self._database, scope)
        rows = self._database.query(
            "select substr(a.body, m.start + 1, m.stop - m.start) as surface"
            f" from (select article_id from {chosen.sql} order by newest desc limit :articles) c"
            " join mention m on m.article_id = c.article_id and m.actor_id = :actor"
            " join article a on a.id = m.article_id group by surface order by count(*) desc, surface",
            chosen.parameters | {"actor": actor, "articles": LOOKED_AT // 5},
        )
        return tuple(row[0] for row in rows)

    def companions(self, actors: Sequence[ActorId], scope: Scope, *, limit: int) -> tuple[ActorCount, ...]:
        """Who else appears in the scope's newest articles, the most frequent first."""
        chosen = select(self._database, scope)
        return self._counted(
            "select n.actor_id, count(*) as articles"
            f" from (select article_id from {chosen.sql} order by newest desc limit :most) c"
            " join actor_article n on n.article_id = c.article_id and n.mentions > 0"
            " where n.actor_id not in (select value from json_each(:actors))"
            " group by n.actor_id order by articles desc, n.actor_id limit :limit",
            chosen.parameters | {"actors": json.dumps(list(actors)), "limit": limit, "most": LOOKED_AT},
        )

    def busiest(self, scope: Scope, *, limit: int, offset: int = 0) -> tuple[ActorCount, ...]:
        """Who appears in most of the scope's articles."""
        page = {"limit": limit, "offset": offset}
        if self._whole_archive(scope):
            return self._counted(
                "select id, articles from actor where articles > 0"
                " order by articles desc, id limit :limit offset :offset",
                page,
            )
        chosen = select(self._database, scope)
        return self._counted(
            "select n.actor_id, count(*) as articles"
            f" from {chosen.sql} c join actor_article n on n.article_id = c.article_id and n.mentions > 0"
            " group by n.actor_id order by articles desc, n.actor_id limit :limit offset :offset",
            chosen.parameters | page,
        )

    def _whole_archive(self, scope: Scope) -> bool:
        if scope.topic or scope.actors or scope.query or scope.window.since or scope.window.until:
            return False
        row = self._database.query("select max(newest, seen) from article order by newest desc limit 1")
        return bool(row) and scope.asof.timestamp() >= row[0][0]

    def _counted(self, sql: str, parameters: dict[str, Any]) -> tuple[ActorCount, ...]:
        counts = {row[0]: row[1] for row in self._database.query(sql, parameters)}
        return tuple(ActorCount(actor, counts[actor.id]) for actor in self.many(list(counts)))

    def statements(self, actors: Sequence[ActorId], scope: Scope, *, limit: int) -> tuple[Statement, ...]:
        """What any of the actors is reported to have said, first on the days on which most of the scope came out.

        Of one day those with quotation marks come first, then the newest.
        """
        chosen = select(self._database, scope)
        rows = self._database.query(
            f"select {_STATEMENT} from statement t cross join {chosen.sql} c on c.article_id = t.article_id"
            f" join (select newest / 86400 as day, count(*) as articles from {chosen.sql} group by 1) d"
            " on d.day = c.newest / 86400"
            " where t.speaker in (select value from json_each(:actors))"
            " order by d.articles desc, t.direct desc, t.newest desc, t.article_id desc, t.start limit :limit",
            chosen.parameters | {"actors": json.dumps(list(actors)), "limit": limit},
        )
        return tuple(map(_statement, rows))

    def latest_statements(self, actors: Sequence[ActorId], scope: Scope, *, limit: int) -> tuple[Statement, ...]:
        """What any of the actors is reported to have said in the scope's articles, the newest first."""
        chosen = select(self._database, scope, complete=True)
        rows = self._database.query(
            f"select {_STATEMENT} from statement t cross join {chosen.sql} c on c.article_id = t.article_id"
            " where t.speaker in (select value from json_each(:actors))"
            " order by t.newest desc, t.article_id desc, t.start limit :limit",
            chosen.parameters | {"actors": json.dumps(list(actors)), "limit": limit},
        )
        return tuple(map(_statement, rows))


def _actor(row: tuple[Any, ...]) -> Actor:
    return Actor(
        id=ActorId(row[0]),
        kind=ActorKind(row[1]),
        name=row[2],
        aliases=tuple(json.loads(row[5])),
        part_of=None if row[3] is None else ActorId(row[3]),
        known=bool(row[4]),
    )


def _statement(row: tuple[Any, ...]) -> Statement:
    return Statement(
        ArticleId(row[0]),
        row[1],
        row[2],
        ActorId(row[3]),
        None if row[4] is None else ActorId(row[4]),
        bool(row[5]),
    )


def _role(words: str, given: Sequence[tuple[int, int] | None]) -> RoleCount:
    """A title with the articles that give it, each by when it was published and its id; None where that is not firm."""
    firm = [each for each in given if each is not None]
    if not firm:
        return RoleCount(words, len(given), None, None)
    (first, opening), (last, closing) = min(firm), max(firm)
    days = from_day(first // 86400), from_day(last // 86400)
    return RoleCount(words, len(given), *days, ArticleId(opening), ArticleId(closing))
