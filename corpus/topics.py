"""Topics: standing questions that a file defines, and which articles answer them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date

from corpus.database import Database, from_day
from corpus.errors import UnknownTopic
from corpus.model import ArticleId, Topic
from corpus.reading.spelling import fold, similar

NEAR = 0.7


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic, how many articles belong to it, and the last day with one."""

    topic: Topic
    articles: int
    newest: date | None


class Topics:
    """What can be asked for by one word."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def defined(self) -> tuple[Topic, ...]:
        """Every topic, by key."""
        rows = self._database.query("select definition from topic order by key")
        return tuple(from_definition(row[0]) for row in rows)

    def get(self, key: str) -> Topic:
        """Raises UnknownTopic."""
        rows = self._database.query("select definition from topic where key = :key", {"key": key})
        if not rows:
            raise UnknownTopic(key, suggestions=tuple(topic.key for topic in self.near(key, limit=3)))
        return from_definition(rows[0][0])

    def named(self, words: str) -> Topic | None:
        """The topic with this key, title or name, however it is accented."""
        wanted = fold(words)
        return next((t for t in self.defined() if wanted and wanted in _names(t)), None)

    def near(self, words: str, *, limit: int) -> tuple[Topic, ...]:
        """Topics with a name that looks like this one, the nearest first."""
        wanted = fold(words)
        ranked = [(max(similar(wanted, name) for name in _names(topic)), topic) for topic in self.defined()]
        ranked.sort(key=lambda one: -one[0])
        return tuple(topic for likeness, topic in ranked[:limit] if likeness >= NEAR)

    def all(self) -> tuple[TopicCount, ...]:
        """Every topic, the one with the newest article first."""
        rows = self._database.query(
            "select t.definition, count(l.article_id), max(case when l.firm then l.newest end) / 86400"
            " from topic t left join article_topic l on l.topic_id = t.id"
            " group by t.id order by 3 desc, t.key"
        )
        return tuple(
            TopicCount(from_definition(definition), articles, None if day is None else from_day(day))
            for definition, articles, day in rows
        )

    def of(self, article: ArticleId) -> tuple[Topic, ...]:
        rows = self._database.query(
            "select t.definition from article_topic l join topic t on t.id = l.topic_id"
            " where l.article_id = :article order by t.key",
            {"article": article},
        )
        return tuple(from_definition(row[0]) for row in rows)


def _names(topic: Topic) -> set[str]:
    return {fold(name) for name in (topic.key, topic.title, *topic.names)}


def from_definition(text: str) -> Topic:
    fields = json.loads(text)
    return Topic(
        fields["key"],
        fields["title"],
        *(tuple(fields[name]) for name in ("names", "actors", "words", "without")),
    )


def to_definition(topic: Topic) -> str:
    return json.dumps(asdict(topic), ensure_ascii=False)
