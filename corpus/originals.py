"""What was found before it was cleaned: kept so that cleaning can be looked into and done again."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence

from corpus.database import Database, Writing
from corpus.model import ArticleId

REPEATED = 3
"""A line that stands in this many articles of one source is the page's, not the article's."""
FEWEST_WORDS = 4
"""Shorter lines repeat by chance."""


def line_hash(line: str) -> int:
    """The same for lines that differ only in white space and case; fits SQLite's integers."""
    folded = " ".join(line.lower().split())
    return int.from_bytes(hashlib.blake2b(folded.encode(), digest_size=8).digest(), "big") >> 1


def countable(lines: Iterable[str]) -> set[int]:
    """The hashes of the lines long enough to be told from others."""
    return {line_hash(line) for line in lines if len(line.split()) >= FEWEST_WORDS}


def store_original(
    writing: Writing, article: ArticleId, lines: Sequence[str], removed: Sequence[tuple[str, str]], found: int
) -> None:
    """Keep the lines as found, with what was taken out of them by which rule."""
    kept, gone = zlib.compress("\n".join(lines).encode()), json.dumps(list(removed), ensure_ascii=False)
    writing.run_later(
        "insert into raw (article_id, lines, removed, found) values :rows", [(article, kept, gone, found)]
    )


def forget_original(writing: Writing, article: ArticleId) -> None:
    """Forget how an article was found, since it is found differently now."""
    writing.run("delete from raw where article_id = :article", {"article": article})


def count_lines(writing: Writing, source: str, hashes: Iterable[int]) -> None:
    """One more article of this source holds these lines."""
    writing.run_rows(
        "insert into line (source, hash, articles) values :rows on conflict do update set articles = articles + 1",
        [(source, each, 1) for each in hashes],
    )


def repeated_lines(database: Database, source: str, coming: Mapping[int, int]) -> frozenset[int]:
    """Which lines stand in several articles of the source, with those that are coming in counted.

    `coming` says for each line how many of the articles on their way in hold it.
    """
    rows = database.query(
        "select l.hash, l.articles from json_each(:hashes) h join line l on l.source = :source and l.hash = h.value",
        {"hashes": json.dumps(list(coming)), "source": source},
    )
    stored = dict(rows)
    return frozenset(line for line, articles in coming.items() if articles + stored.get(line, 0) >= REPEATED)
