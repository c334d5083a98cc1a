"""Which articles belong to which topics: the writing side of topics.

One definition serves new articles, a changed topics file and the trial of a definition: a question to an index of
words, of all articles or of the new ones alone, and to the actors' articles.
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
_HOLDS = "a.id in (select rowid from {index} where {index} match {words})"
_INDEX_OF_NEW = """
create virtual table if not exists temp.new_fts using fts5 (
    title, body, content='', tokenize="unicode61 remove_diacritics 2"
)
"""
"""The words of a few articles, told apart as in the index of all; it is asked in place of that one, which is asked the
slower the more it holds, and no file holds it."""
_MEMBERS = """
    select a.id from article a where {among} and ({names} or ({words} and (
        select count(*) from json_each(:actors) wanted where exists (
            select 1 from actor_article n where n.article_id = a.id
            and n.actor_id in (select value from json_each(wanted.value)))) >= 2))
    and not {without}
"""


def _members(*, of_all: bool) -> str:
    """The statement, for the whole archive or for the few articles of `:only`, which stand in the index of new ones."""
    index = "article_fts" if of_all else "new_fts"
    among = "1" if of_all else "a.id in (select value from json_each(:only))"
    parts = {part: _HOLDS.format(index=index, words=f":{part}") for part in ("names", "words", "without")}
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
    topics = Topics(database).defined()
    if not topics or not articles:
        return
    writing.catch_up()
    writing.run(_INDEX_OF_NEW)
    writing.run(
        "insert into new_fts (rowid, title, body) select id, title, body from article"
        " where id in (select value from json_each(:articles))",
        {"articles": json.dumps(list(articles))},
    )
    for topic in topics:
        _link(writing, database, topic, articles)
    writing.run("insert into new_fts (new_fts) values ('delete-all')")


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
