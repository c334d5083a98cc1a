"""Dated passages and their storage: the sentences that tell of something on a date."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from corpus.database import Database, Writing, from_day, from_days, to_day, to_days
from corpus.model import ArticleId, DatedPassage, Days, Scope, Tally
from corpus.reading.model import Told
from corpus.scopes import Selection, select

FEW = 2_000
"""So many articles are looked through sooner than the days they tell of."""

_COLUMNS = "p.article_id, p.start, p.stop, p.first_day, p.last_day, p.expected, p.main"


def from_row(row: tuple[Any, ...]) -> DatedPassage:
    return DatedPassage(ArticleId(row[0]), row[1], row[2], from_days(row[3], row[4]), bool(row[5]), bool(row[6]))


class Passages:
    """What a scope's articles tell of, by the days on which it happened."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, article: ArticleId) -> tuple[DatedPassage, ...]:
        """What one article tells, in the order of its text."""
        rows = self._database.query(
            f"select {_COLUMNS} from passage p where p.article_id = :article order by p.start, p.n",
            {"article": article},
        )
        return tuple(map(from_row, rows))

    def places(self, articles: Iterable[ArticleId]) -> frozenset[tuple[ArticleId, int]]:
        """Where in these articles the sentences begin that name a day."""
        rows = self._database.query(
            "select distinct article_id, start from passage where article_id in (select value from json_each(:ids))",
            {"ids": json.dumps(list(articles))},
        )
        return frozenset((ArticleId(article), start) for article, start in rows)

    def tally(self, scope: Scope, *, newest: int | None = None) -> tuple[Tally, ...]:
        """How many articles tell of each stretch of days, oldest first.

        Of an actor's, one that names it only once counts once, and one that is all about it nearly twice. The scope's
        window restricts the days told of, not when the articles were published. With `newest` only so many of its
        newest articles count.
        """
        chosen = _narrowed(select(self._database, scope, by_publication=False), newest)
        edges, parameters = _edges(scope)
        rows = self._database.query(
            "select first_day, last_day, round(sum(weight), 6),"
            " round(sum(iif(newest / 86400 > last_day + 1, weight, 0.0)), 6)"
            f" from (select distinct p.first_day, p.last_day, p.article_id, c.newest, {_weight(chosen)} as weight"
            f" from {chosen.sql} c join passage p on p.article_id = c.article_id"
            f" where p.first_day is not null{edges}) group by first_day, last_day order by 1, 2",
            chosen.parameters | parameters,
        )
        return tuple(
            Tally(Days(from_day(first), from_day(last)), articles, later) for first, last, articles, later in rows
        )

    def on(
        self, scope: Scope, days: Sequence[Days], *, limit_each: int, newest: int | None = None
    ) -> tuple[DatedPassage, ...]:
        """The passages told of exactly these stretches of days, at most so many for each: main clauses first."""
        chosen = _narrowed(select(self._database, scope, by_publication=False), newest)
        few = self._database.query(f"select count(*) from (select 1 from {chosen.sql} limit {FEW})", chosen.parameters)
        read = self._on_from_articles if few[0][0] < FEW else self._on_from_days
        return tuple(map(from_row, read(chosen, days, limit_each)))

    def _on_from_articles(self, chosen: Selection, days: Sequence[Days], limit_each: int) -> list[tuple[Any, ...]]:
        """Look through what few articles tell."""
        wanted = json.dumps([[to_day(d.first), to_day(d.last)] for d in days])
        return self._database.query(
            f"select {_COLUMNS} from (select p.*, row_number() over (partition by p.first_day, p.last_day"
            " order by p.main desc, p.article_id, p.start) as rank"
            f" from {chosen.sql} c cross join passage p on p.article_id = c.article_id"
            " where (p.first_day, p.last_day) in"
            " (select json_extract(value, '$[0]'), json_extract(value, '$[1]') from json_each(:days))) p"
            " where p.rank <= :each order by p.first_day, p.last_day, p.rank",
            chosen.parameters | {"days": wanted, "each": limit_each},
        )

    def _on_from_days(self, chosen: Selection, days: Sequence[Days], limit_each: int) -> list[tuple[Any, ...]]:
        """Look through the days, in the order of an index, until there are enough of many articles'."""
        return [
            row
            for each in days
            for row in self._database.query(
                f"select {_COLUMNS} from passage p where p.first_day = :first and p.last_day = :last"
                f" and exists (select 1 from {chosen.sql} c where c.article_id = p.article_id)"
                " order by p.main desc, p.article_id, p.start limit :each",
                chosen.parameters | {"first": to_day(each.first), "last": to_day(each.last), "each": limit_each},
            )
        ]

    def undated(self, scope: Scope, *, limit: int) -> tuple[DatedPassage, ...]:
        """Passages that name a day which can't be told."""
        chosen = select(self._database, scope, by_publication=False)
        rows = self._database.query(
            f"select {_COLUMNS} from {chosen.sql} c join passage p on p.article_id = c.article_id"
            " where p.first_day is null order by c.newest desc, p.article_id, p.start limit :limit",
            chosen.parameters | {"limit": limit},
        )
        return tuple(map(from_row, rows))

    def expected_after(self, scope: Scope, day: date, *, limit: int) -> tuple[DatedPassage, ...]:
        """What the scope's articles announce for after a day, soonest first."""
        chosen = select(self._database, scope)
        rows = self._database.query(
            f"select {_COLUMNS} from {chosen.sql} c join passage p on p.article_id = c.article_id"
            " where p.expected and p.first_day > :day order by p.first_day, c.newest desc limit :limit",
            chosen.parameters | {"day": to_day(day), "limit": limit},
        )
        return tuple(map(from_row, rows))


def _weight(chosen: Selection) -> str:
    """What an article counts: the more, the more often it names the actor that it was chosen for."""
    return "1.0" if chosen.of is None else "2.0 - 2.0 / (max(c.mentions, 1) + 1)"


def _narrowed(chosen: Selection, newest: int | None) -> Selection:
    """Only so many of the newest articles."""
    if newest is None:
        return chosen
    return replace(
        chosen,
        sql=f"(select * from {chosen.sql} order by newest desc limit :most)",
        parameters=chosen.parameters | {"most": newest},
    )


def _edges(scope: Scope) -> tuple[str, dict[str, int]]:
    """The window's edges as conditions on the days told of: they must lie within it, not only touch it."""
    conditions, parameters = "", {}
    if scope.window.since:
        conditions += " and p.first_day >= :from_day"
        parameters["from_day"] = to_day(scope.window.since)
    if scope.window.until:
        conditions += " and p.last_day <= :to_day"
        parameters["to_day"] = to_day(scope.window.until)
    return conditions, parameters


def store_told(writing: Writing, article: ArticleId, told: Iterable[Told]) -> None:
    """Put what an article tells in place of what was stored of it before."""
    forget_told(writing, article)
    add_told(writing, article, told)


def forget_told(writing: Writing, article: ArticleId) -> None:
    """An article tells of no day any more."""
    writing.run("delete from passage where article_id = :article", {"article": article})


def add_told(writing: Writing, article: ArticleId, told: Iterable[Told]) -> None:
    """Store what an article tells, of which nothing is stored yet."""
    writing.run_later(
        "insert into passage (article_id, start, n, stop, first_day, last_day, expected, main) values :rows",
        [
            (article, passage.start, n, passage.end, *to_days(passage.days), int(passage.expected), int(passage.main))
            for n, passage in enumerate(told)
        ],
    )
