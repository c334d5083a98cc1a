"""Which articles belong to which topics: the writing side of topics.

One definition serves new articles, a changed topics file and the trial of a definition: a question to the
index of words and to the actors' articles.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from corpus.actors import Actors
from corpus.database import Database, Writing
from corpus.model import ArticleId, Topic
from corpus.scopes import quoted
from corpus.topics import to_definition

_MEMBERS = """
    select a.id from article a where a.id in (
        select rowid from article_fts where article_fts match :names
        union
        select rowid from article_fts where article_fts match :words and (
            select count(*) from json_each(:actors) wanted where exists (
                select 1 from actor_article n where n.article_id = article_fts.rowid
                and n.actor_id in (select value from json_each(wanted.value)))) >= 2
    ) and a.id not in (select rowid from article_fts where article_fts match :without)
"""
_NOTHING = '"a word that stands nowhere, zxqjv"'


def members(database: Database, topic: Topic) -> tuple[ArticleId, ...]:
    """The articles that belong to a topic by its definition, newest ids first."""
    rows = database.query(f"{_MEMBERS} order by a.id desc", _parameters(database, topic))
    return tuple(ArticleId(row[0]) for row in rows)


def _parameters(database: Database, topic: Topic) -> dict[str, Any]:
    actors = Actors(database)
    meant = [[found.id for found in actors.named(name)] for name in topic.actors]
    return {
        "names": _any_of(topic.names),
        "words": _any_of(topic.words),
        "without": f"title : ({_any_of(topic.without)})",
        "actors": json.dumps(meant),
    }


def _any_of(words: Sequence[str]) -> str:
    return " OR ".join(quoted(word) for word in words if any(c.isalnum() for c in word)) or _NOTHING


def enlist(writing: Writing, database: Database, articles: Sequence[ArticleId]) -> None:
    """Put new articles into every topic they belong to."""
    from corpus.topics import Topics

    for count in Topics(database).all():
        _link(writing, database, count.topic, articles)


def _link(writing: Writing, database: Database, topic: Topic, articles: Sequence[ArticleId] | None) -> None:
    only = "" if articles is None else " and a.id in (select value from json_each(:only))"
    writing.run(
        "insert into article_topic (topic_id, newest, article_id, firm)"
        " select (select id from topic where key = :key), newest, id, firm from article"
        f" where id in ({_MEMBERS}{only}) on conflict do nothing",
        _parameters(database, topic) | {"key": topic.key, "only": json.dumps(list(articles or ()))},
    )


def follow_topics(writing: Writing, database: Database, topics: Sequence[Topic]) -> None:
    """Make the archive's topics those of the file, and put every article where it now belongs."""
    writing.run("delete from article_topic")
    writing.run(
        "delete from topic where key not in (select value from json_each(:keys))",
        {"keys": json.dumps([topic.key for topic in topics])},
    )
    for topic in topics:
        writing.run(
            "insert into topic (key, definition) values (:key, :definition)"
            " on conflict (key) do update set definition = excluded.definition",
            {"key": topic.key, "definition": to_definition(topic)},
        )
        _link(writing, database, topic, None)
