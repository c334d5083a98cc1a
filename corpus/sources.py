"""Sources (outlets) and their storage."""

from __future__ import annotations

from corpus.database import Database, Writing, from_day
from corpus.model import Days, Scope, Source
from corpus.scopes import select


class Sources:
    """Which outlets the archive holds articles of."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, scope: Scope, *, limit: int, offset: int = 0) -> tuple[Source, ...]:
        """The scope's outlets, the busiest first, with the last day that is firmly known of each."""
        chosen = select(self._database, scope)
        joined = "" if chosen.whole else " join article a on a.id = c.article_id"
        rows = self._database.query(
            "select s.name, n.articles, n.last from (select source_id, count(*) as articles,"
            f" max(case when c.firm then c.newest end) / 86400 as last from {chosen.sql} c{joined}"
            " group by source_id) n join source s on s.id = n.source_id"
            " order by n.articles desc, s.name limit :limit offset :offset",
            chosen.parameters | {"limit": limit, "offset": offset},
        )
        return tuple(
            Source(name, articles, None if day is None else Days.on(from_day(day))) for name, articles, day in rows
        )


def identify(writing: Writing, database: Database, name: str) -> int:
    """The outlet's id; a new one where the archive doesn't know it yet."""
    rows = database.query("select id from source where name = :name", {"name": name})
    if rows:
        return int(rows[0][0])
    return writing.insert("insert into source (name) values (:name)", {"name": name})
