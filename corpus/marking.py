"""The marks of what answers are made of, and the triggers that change them with it: read by `marks`."""

from __future__ import annotations

from collections.abc import Iterator

MARKED = {
    "news": (
        *("source", "article", "wire", "vocabulary", "term", "actor", "alias", "lookalike", "mention"),
        *("actor_article", "statement", "passage", "topic", "article_topic"),
    ),
    "feeds": ("feed", "silence"),
}
"""Of which tables what answers are made from is read. The indexes of words change with `article` and `alias`."""

OF_TOPICS = {
    "topic": "topic_id = {row}.id",
    "article_topic": "topic_id = {row}.topic_id",
    "article": "topic_id in (select topic_id from article_topic where article_id = {row}.id)",
    "passage": "topic_id in (select topic_id from article_topic where article_id = {row}.article_id)",
    "source": "true",
}
"""Of which tables a topic's timeline is read, and of which topics' a row is."""

_TABLES = """
-- numbers made by chance, which are others after every change of what answers are made from, whoever makes it
create table mark (
    part text primary key,         -- news, feeds
    value integer not null
) strict, without rowid;

-- the same of each topic, for its timeline
create table topic_mark (
    topic_id integer primary key,
    value integer not null
) strict;
insert into topic_mark (topic_id, value) select id, random() from topic;
create trigger topic_insert_topic_mark after insert on topic begin
    insert or replace into topic_mark (topic_id, value) values (new.id, random());
end;
"""
_PART = "insert into mark (part, value) values ('{part}', random());\n"
_TRIGGER = """
create trigger {table}_{change}_{name} after {change} on {table} begin
{body}end;
"""
_ROWS = {"insert": ("new",), "update": ("old", "new"), "delete": ("old",)}


def _statements() -> Iterator[str]:
    yield _TABLES
    for part, tables in MARKED.items():
        yield _PART.format(part=part)
        body = f"    update mark set value = random() where part = '{part}';\n"
        for table in tables:
            for change in _ROWS:
                yield _TRIGGER.format(table=table, change=change, name="mark", body=body)
    for table, whose in OF_TOPICS.items():
        for change, rows in _ROWS.items():
            if (table, change) == ("topic", "insert"):
                continue
            of_rows = [f"    update topic_mark set value = random() where {whose.format(row=row)};\n" for row in rows]
            body = "".join(dict.fromkeys(of_rows))
            yield _TRIGGER.format(table=table, change=change, name="topic_mark", body=body)


MARKS = "".join(_statements())
"""The tables and triggers."""
