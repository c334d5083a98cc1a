"""Sources (outlets) and their storage."""

from __future__ import annotations

from datetime import datetime

from corpus.database import Database, Writing, from_day, to_instant
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


def rename(writing: Writing, database: Database, former: str, name: str, *, since: datetime) -> int:
    """Give the articles of an outlet that the archive got since a moment another name; how many they are.

    What is known of lines that repeat in its pages holds for that name too; an outlet without any article is none.
    """
    known = writing.ask("select id from source where name = :name", {"name": former})
    if not known:
        return 0
    moved = {"former": known[0][0], "name": identify(writing, database, name), "since": to_instant(since)}
    count = writing.run("update article set source_id = :name where source_id = :former and seen >= :since", moved)
    names = {"former": former, "name": name}
    writing.run(
        "insert into line (source, hash, articles) select :name, hash, articles from line where source = :former"
        " on conflict (source, hash) do update set articles = articles + excluded.articles",
        names,
    )
    if not writing.ask("select 1 from article where source_id = :former limit 1", moved):
        writing.run("delete from line where source = :former", names)
        writing.run("delete from source where id = :former", moved)
    return count
