"""An archive grown large without reading as many articles: those beside a topic stand in it again and again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.corpus import open_corpus
from corpus.database import Writing

APART = 1 << 51
"""Between the number of an article and that of its next copy; articles' own are smaller."""
SEEDS = 5_000
"""Articles that are read, to be copied."""

_COPIED = (
    *("article", "raw", "sentence", "vocabulary", "mention", "actor_article", "statement", "passage"),
    *("article_topic", "revision", "sketch"),
)
_LEFT = {"url", "canonical"}
"""What is one article's alone."""


def grow(database: Path, size: int, topic: str) -> None:
    """Copy articles that are none of the topic, with all that was read in them, until there are so many."""
    corpus = open_corpus(database, write=True)
    with corpus.database.transaction() as writing:
        writing.run(
            "create temp table seed as select id from article where id not in (select article_id from article_topic"
            " where topic_id = (select id from topic where key = :topic)) order by random() limit :most",
            {"topic": topic, "most": SEEDS},
        )
        ((held, seeds),) = writing.ask("select (select count(*) from article), (select count(*) from seed)")
    for apart, most in _helpings(size - held, seeds):
        with corpus.database.transaction() as writing:
            _copy(writing, apart, most)
    with corpus.database.transaction() as writing:
        writing.run(
            "update actor set articles ="
            " (select count(*) from actor_article n where n.actor_id = actor.id and n.mentions > 0)"
        )
    corpus.database.optimise()
    corpus.close()


def _helpings(wanted: int, seeds: int) -> Iterator[tuple[int, int]]:
    """How far from their originals the copies stand, and how many, time after time."""
    for n, start in enumerate(range(0, wanted, max(seeds, 1)), 1):
        yield n * APART, min(seeds, wanted - start)


def _copy(writing: Writing, apart: int, most: int) -> None:
    known = {"apart": apart, "most": most}
    for table in _COPIED:
        key = "id" if table == "article" else "article_id"
        columns = [str(row[0]) for row in writing.ask("select name from pragma_table_info(:table)", {"table": table})]
        taken = [f"{key} + :apart" if name == key else "null" if name in _LEFT else name for name in columns]
        writing.run(
            f"insert into {table} ({', '.join(columns)}) select {', '.join(taken)} from {table}"  # noqa: S608
            f" where {key} in (select id from seed order by id limit :most)",
            known,
        )
    writing.run(
        "insert into article_fts (rowid, title, body) select id, title, body from article"
        " where id - :apart in (select id from seed order by id limit :most)",
        known,
    )
