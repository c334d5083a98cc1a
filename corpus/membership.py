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
from corpus.topics import Topics, to_definition

_NOTHING = '"a word that stands nowhere, zxqjv"'
_AMONG_ALL = "a.id in (select rowid from article_fts where article_fts match {words})"
_IN_THIS = "exists (select 1 from article_fts where article_fts match {words} and article_fts.rowid = a.id)"
_MEMBERS = """
    select a.id from article a where {among} and ({names} or ({words} and (
        select count(*) from json_each(:actors) wanted where exists (
            select 1 from actor_article n where n.article_id = a.id
            and n.actor_id in (select value from json_each(wanted.value)))) >= 2))
    and not {without}
"""


def _members(*, of_all: bool) -> str:
    """The statement, for the whole archive or for the few articles of `:only`: each way quick for its case."""
    holds = _AMONG_ALL if of_all else _IN_THIS
    among = "1" if of_all else "a.id in (select value from json_each(:only))"
    parts = {part: holds.format(words=f":{part}") for part in ("names", "words", "without")}
    return _MEMBERS.format(among=among, **parts)


def members(database: Database, topic: Topic) -> tuple[ArticleId, ...]:
    """The articles that belong to a topic by its definition, newest ids first."""
    rows = database.query(f"{_members(of_all=True)} order by a.id desc", _parameters(database, topic))
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
    for topic in Topics(database).defined():
        _link(writing, database, topic, articles)


def _link(writing: Writing, database: Database, topic: Topic, articles: Sequence[ArticleId] | None) -> None:
    writing.run(
        "insert into article_topic (topic_id, newest, article_id, firm)"
        " select (select id from topic where key = :key), newest, id, firm from article"
        f" where id in ({_members(of_all=articles is None)}) on conflict do nothing",
        _parameters(database, topic) | {"key": topic.key, "only": json.dumps(list(articles or ()))},
    )


def _link_tied(writing: Writing, topic: str) -> None:
    """Put into a topic the articles that feeds brought which are tied to it."""
    writing.run(
        "insert into article_topic (topic_id, newest, article_id, firm) select t.id, a.newest, a.id, a.firm"
        " from topic t join tie on tie.topic = t.key join article a on a.id = tie.article_id where t.key = :topic"
        " on conflict do nothing",
        {"topic": topic},
    )


def tie(writing: Writing, topics: Sequence[str], addresses: Sequence[str], found: Sequence[int]) -> None:
    """Let articles belong to topics, whatever their words: those of these canonical addresses, or found like this."""
    known = {"addresses": json.dumps(list(addresses)), "found": json.dumps(list(found))}
    for topic in topics:
        writing.run(
            "insert into tie (topic, article_id)"
            " select :topic, id from article where canonical in (select value from json_each(:addresses))"
            " union select :topic, article_id from raw where found in (select value from json_each(:found))"
            " on conflict do nothing",
            known | {"topic": topic},
        )
        _link_tied(writing, topic)


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
        _link_tied(writing, topic.key)
