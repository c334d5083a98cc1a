"""The file in which an operator defines topics: read, checked, added to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from corpus.errors import BadDefinition
from corpus.model import Topic

SHIPPED = Path(__file__).parent / "known" / "topics.toml"
"""The topics of the sample archive, with which a new archive begins."""

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_LISTS = ("names", "actors", "words", "without")


def read_topics(path: Path) -> tuple[Topic, ...]:
    """The topics a file defines; those that ship where there is no such file.

    Raises BadDefinition, which says what is wrong where.
    """
    return parse_topics(_written(path), path.name)


def _written(path: Path) -> bytes:
    try:
        return (path if path.exists() else SHIPPED).read_bytes()
    except OSError as trouble:
        raise BadDefinition(path.name, f"it can't be read: {trouble.strerror}") from None


def parse_topics(written: bytes, name: str) -> tuple[Topic, ...]:
    """The topics of a file's content. Raises BadDefinition."""
    try:
        tables = tomllib.loads(written.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadDefinition(name, f"it is no TOML: {fault}") from None
    topics = tables.get("topics", {})
    if not isinstance(topics, dict):
        raise BadDefinition(name, "every topic stands in a table of its own, like [topics.suez]")
    return tuple(_topic(key, fields, name) for key, fields in topics.items())


def _topic(key: str, fields: Any, name: str) -> Topic:
    place = f"{name}, [topics.{key}]"
    if not isinstance(fields, dict):
        raise BadDefinition(place, "a topic is a table with title, names, actors and words")
    strange = sorted(set(fields) - {"title", *_LISTS})
    if strange:
        raise BadDefinition(place, f"there is no {strange[0]!r} here; there are title, {', '.join(_LISTS)}")
    topic = Topic(key, _title(key, fields, place), *(_words(fields, part, place) for part in _LISTS))
    check(topic, place)
    return topic


def check(topic: Topic, place: str) -> None:
    """Raise BadDefinition, which names the place, where this can be no topic whatever the articles."""
    if not _KEY.fullmatch(topic.key):
        raise BadDefinition(place, "a topic's key is lower-case letters, digits and hyphens, 32 at most")
    if not topic.names and not (len(topic.actors) >= 2 and topic.words):
        raise BadDefinition(place, "it needs names, or at least two actors and some words")


def _title(key: str, fields: Mapping[str, Any], place: str) -> str:
    title = fields.get("title", key.capitalize())
    if not isinstance(title, str) or not title.strip():
        raise BadDefinition(place, "title is a text between quotation marks")
    return title.strip()


def _words(fields: Mapping[str, Any], part: str, place: str) -> tuple[str, ...]:
    words = fields.get(part, [])
    if not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
        raise BadDefinition(place, f'{part} is a list of texts, like ["one", "another one"]')
    return tuple(word.strip() for word in words)


def add_topic(path: Path, topic: Topic) -> None:
    """Write a further topic at the end of the file; a new file begins as a copy of the one that ships.

    Raises BadDefinition where the file can't be understood or written, or has such a topic already.
    """
    before = _written(path)
    if topic.key in {known.key for known in parse_topics(before, path.name)}:
        raise BadDefinition(path.name, f"there is a topic {topic.key!r} already")
    written = f"{before.decode('utf-8-sig').rstrip()}\n\n{as_toml(topic)}".encode()
    parse_topics(written, path.name)
    unfinished = path.with_name(path.name + ".new")
    try:
        unfinished.write_bytes(written)
        unfinished.replace(path)
    except OSError as trouble:
        with suppress(OSError):
            unfinished.unlink()
        raise BadDefinition(path.name, f"it can't be written: {trouble.strerror}") from None


def as_toml(topic: Topic) -> str:
    """The topic as it stands in the file."""
    lines = [f"[topics.{topic.key}]", f"title = {_quoted(topic.title)}"]
    for part in _LISTS:
        words = getattr(topic, part)
        if words:
            lines.append(f"{part} = [{', '.join(map(_quoted, words))}]")
    return "\n".join(lines) + "\n"


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'
