"""Articles of which only the feed's own text could be had, and why."""

from __future__ import annotations

import json
from collections.abc import Collection

from corpus.database import Database, Writing
from corpus.model import ArticleId


def mark_excerpt(writing: Writing, article: ArticleId, reason: str) -> None:
    """Only the feed's own text of an article could be had; with no reason, there is all of it."""
    known = {"article": article, "reason": reason}
    writing.run("delete from excerpt where article_id = :article", known)
    if reason:
        writing.run("insert into excerpt (article_id, reason) values (:article, :reason)", known)


def excerpt_reason(database: Database, article: ArticleId) -> str:
    """Why only the feed's own text of an article could be had; empty where there is more."""
    rows = database.query("select reason from excerpt where article_id = :article", {"article": article})
    return str(rows[0][0]) if rows else ""


def excerpts_at(database: Database, canonical: Collection[str]) -> frozenset[str]:
    """Those of the canonical addresses at which an article stands of which only the feed's own text could be had."""
    rows = database.query(
        "select a.canonical from json_each(:addresses) i join article a on a.canonical = i.value"
        " join excerpt e on e.article_id = a.id",
        {"addresses": json.dumps(list(canonical))},
    )
    return frozenset(row[0] for row in rows)
