"""Whether the archive has an article already: the same address, the same words, or the same sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from corpus.database import Database, Writing
from corpus.model import ArticleId

FEWEST_SENTENCES = 3
"""Shorter texts are copies only when they are the same to the word."""


def known_original(database: Database, found: int) -> bool:
    """Whether exactly these lines were read before; `found` is the fingerprint of the lines as found."""
    return bool(database.query("select 1 from raw where found = :found limit 1", {"found": found}))


class Likeness(Enum):
    """In what way an article repeats a stored one."""

    ARTICLE = auto()
    """It is the article itself; where it says something else, that is what became of it."""
    TEXT = auto()
    """It says the same once more."""
    WIRE = auto()
    """It is the same report in another outlet."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A stored article that another repeats."""

    article: ArticleId
    how: Likeness


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
    addresses: Sequence[str] = (),
    fingerprint: int,
    sentences: Sequence[int],
) -> Copy | None:
    """The stored article that a new one repeats, or None; its addresses are canonical.

    Another outlet's copy of a wire report is an article of its own: it corroborates nothing, but it is where
    readers of that outlet read it.
    """
    at = at_address(database, [each for each in (canonical, *addresses) if each])
    if at is not None:
        return Copy(at, Likeness.ARTICLE)
    same = database.query(
        "select id from article where fingerprint = :fingerprint and source_id = :source limit 1",
        {"fingerprint": fingerprint, "source": source_id},
    )
    if same:
        return Copy(ArticleId(same[0][0]), Likeness.TEXT)
    if len(sentences) < FEWEST_SENTENCES:
        return None
    whole = database.query(
        "select s.article_id, count(*) from json_each(:hashes) h join sentence s on s.hash = h.value"
        " join article a on a.id = s.article_id and a.source_id = :source"
        " group by s.article_id order by 2 desc limit 1",
        {"hashes": json.dumps(list(sentences)), "source": source_id},
    )
    says_nothing_new = bool(whole) and whole[0][1] == len(set(sentences))
    return Copy(ArticleId(whole[0][0]), Likeness.TEXT) if says_nothing_new else None


def sharing(database: Database, sentences: Sequence[int], *, most: int) -> tuple[ArticleId, ...]:
    """The stored articles that hold most of these sentences, at least two, so many of them."""
    rows = database.query(
        "select s.article_id from json_each(:hashes) h cross join sentence s on s.hash = h.value"
        " group by s.article_id having count(*) > 1 order by count(*) desc, s.article_id limit :most",
        {"hashes": json.dumps(list(sentences)), "most": most},
    )
    return tuple(ArticleId(row[0]) for row in rows)


def at_address(database: Database, canonical: Sequence[str]) -> ArticleId | None:
    """The article that stands at the first of these canonical addresses at which one does."""
    for address in canonical:
        rows = database.query(
            "select id from article where canonical = :address"
            " union all select article_id from address where canonical = :address limit 1",
            {"address": address},
        )
        if rows:
            return ArticleId(rows[0][0])
    return None


def store_addresses(writing: Writing, article: ArticleId, canonical: Sequence[str]) -> None:
    """An article stands at these addresses too, unless another does."""
    writing.run_many(
        "insert into address (canonical, article_id) select :address, :article"
        " where not exists (select 1 from article where canonical = :address) on conflict do nothing",
        [{"address": each, "article": article} for each in canonical],
    )


def forget_sentences(writing: Writing, article: ArticleId, sentences: Sequence[int]) -> None:
    """An article does not hold these sentences any more."""
    writing.run_many(
        "delete from sentence where hash = :hash and article_id = :article",
        [{"hash": each, "article": article} for each in sentences],
    )


def store_sentences(writing: Writing, article: ArticleId, sentences: Sequence[int]) -> None:
    """Remember an article's sentences by their hashes."""
    writing.run(
        "insert into sentence (hash, article_id) select value, :article from json_each(:hashes) where true"
        " on conflict do nothing",
        {"article": article, "hashes": json.dumps(list(sentences))},
    )
