"""Whether the archive has an article already: the same address, the same words, or most of the same sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence

from corpus.database import Database, Writing
from corpus.model import ArticleId

SHARED = 0.8
"""An article of the same source that holds this share of another's sentences is a copy of it."""
FEWEST_SENTENCES = 3
"""Shorter texts are copies only when they are the same to the word."""


def known_original(database: Database, found: int) -> bool:
    """Whether exactly these lines were read before; `found` is the fingerprint of the lines as found."""
    return bool(database.query("select 1 from raw where found = :found limit 1", {"found": found}))


def originals(database: Database, found: Sequence[int]) -> tuple[ArticleId, ...]:
    """The articles of which exactly these lines were read, in this order."""
    rows = database.query(
        "select r.article_id from json_each(:found) f join raw r on r.found = f.value order by f.key",
        {"found": json.dumps(list(found))},
    )
    return tuple(ArticleId(row[0]) for row in rows)


def find_copy(
    database: Database,
    *,
    source_id: int,
    canonical: str | None,
    fingerprint: int,
    sentences: Sequence[int],
) -> ArticleId | None:
    """The stored article that a new one repeats, or None.

    Another outlet's copy of a wire report is an article of its own: it corroborates nothing, but it is where
    readers of that outlet read it.
    """
    same = database.query(
        "select id from article where (canonical is not null and canonical = :canonical)"
        " or (fingerprint = :fingerprint and source_id = :source) limit 1",
        {"canonical": canonical, "fingerprint": fingerprint, "source": source_id},
    )
    if same:
        return ArticleId(same[0][0])
    if len(sentences) < FEWEST_SENTENCES:
        return None
    close = database.query(
        "select s.article_id, count(*) from json_each(:hashes) h join sentence s on s.hash = h.value"
        " join article a on a.id = s.article_id and a.source_id = :source"
        " group by s.article_id order by 2 desc limit 1",
        {"hashes": json.dumps(list(sentences)), "source": source_id},
    )
    return ArticleId(close[0][0]) if close and close[0][1] >= SHARED * len(sentences) else None


def store_sentences(writing: Writing, article: ArticleId, sentences: Sequence[int]) -> None:
    """Remember an article's sentences by their hashes."""
    writing.run_many(
        "insert into sentence (hash, article_id) values (:hash, :article) on conflict do nothing",
        [{"hash": each, "article": article} for each in sentences],
    )
