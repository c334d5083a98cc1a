"""Copies of one text in several outlets: a report of an agency, here and there with small changes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from corpus.database import Database, Writing
from corpus.model import ArticleId

_SINCE_VERSION = 3


class Wires:
    """Which articles are copies of one another."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def copies(self, article: ArticleId) -> tuple[ArticleId, ...]:
        """The articles of other outlets that are copies of the same text, in the order of their ids."""
        if self._database.version < _SINCE_VERSION:
            return ()
        rows = self._database.query(
            "select o.article_id from wire w join wire o on o.first_id = w.first_id"
            " where w.article_id = :article and o.article_id <> :article order by o.article_id",
            {"article": article},
        )
        return tuple(ArticleId(row[0]) for row in rows)


def near(database: Database, bands: Sequence[int], *, most: int) -> tuple[ArticleId, ...]:
    """The stored articles that agree with a sketch in most bands, so many of them, the likest first."""
    rows = database.query(
        "select s.article_id from json_each(:bands) b cross join sketch s on s.band = b.value"
        " group by s.article_id order by count(*) desc, s.article_id limit :most",
        {"bands": json.dumps(list(bands)), "most": most},
    )
    return tuple(ArticleId(row[0]) for row in rows)


def store_sketch(writing: Writing, article: ArticleId, bands: Sequence[int]) -> None:
    """Remember by which numbers an article is found again among many."""
    writing.run(
        "insert into sketch (band, article_id) select value, :article from json_each(:bands) where true"
        " on conflict do nothing",
        {"article": article, "bands": json.dumps(list(bands))},
    )


def forget_sketch(writing: Writing, article: ArticleId, bands: Sequence[int]) -> None:
    """An article is found by these numbers no more."""
    writing.run_many(
        "delete from sketch where band = :band and article_id = :article",
        [{"band": each, "article": article} for each in bands],
    )


def join(writing: Writing, article: ArticleId, other: ArticleId) -> None:
    """Two articles are copies of one text, and so are all that are copies of either."""
    known = {"article": article, "other": other}
    writing.run(
        "insert into wire (article_id, first_id) values (:other, :other) on conflict do nothing",
        known,
    )
    writing.run(
        "insert into wire (article_id, first_id)"
        " values (:article, (select first_id from wire where article_id = :other)) on conflict do nothing",
        known,
    )
