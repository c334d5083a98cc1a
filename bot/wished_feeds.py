"""What a person wishes of feeds that he adds: whose they are, and which topics their articles belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from corpus import feeds
from corpus.database import Writing
from corpus.errors import BadLanguage, KnownFeed
from corpus.feeds import Feed, FeedId
from corpus.topics import Topics

if TYPE_CHECKING:
    from corpus.intake.feeds import Outline

LONGEST_NAME = 4
"""Words of a topic's name, at most."""
MARKS = '"\u201c\u201d'


@dataclass(frozen=True, slots=True)
class Wished:
    """The outlet's name, empty where it is left to the articles; the keys of the topics."""

    source: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the feeds of a list: new ones, those followed already, and new ones tied to topics."""

    added: int
    known: int
    tied: int


def wished(words: str, topics: Topics) -> Wished:
    """A source's name with the names of topics behind it: "Zenda Times karabakh". In quotation marks it is a name."""
    left = words.split()
    found: list[str] = []
    while left:
        length = next((n for n in range(min(LONGEST_NAME, len(left)), 0, -1) if _key(left[-n:], topics)), 0)
        if not length:
            break
        found.insert(0, _key(left[-length:], topics))
        left = left[:-length]
    return Wished(" ".join(left).strip(MARKS), tuple(dict.fromkeys(found)))


def named_topics(names: Sequence[str], topics: Topics) -> tuple[str, ...]:
    """The keys of topics by their names. Raises UnknownTopic."""
    found = [topics.named(each) or topics.get(each) for each in names]
    return tuple(dict.fromkeys(topic.key for topic in found))


def named_language(code: str) -> str:
    """A language's code as it is stored; empty for none. Raises BadLanguage."""
    from corpus.intake.feeds.markup import language_of

    language = language_of(code)
    if code and not language:
        raise BadLanguage(code)
    return language


def import_list(writing: Writing, listed: Sequence[Outline], topics: Topics, now: datetime) -> Taken:
    """Follow all feeds of a list; those followed already stay as they are."""
    added = tied = 0
    named = {each: _key([each], topics) for each in {each for one in listed for each in one.categories}}
    for outline in listed:
        keys = tuple(dict.fromkeys(named[each] for each in outline.categories if named[each]))
        new = Feed(FeedId(0), outline.url, outline.title, now, language=outline.language, topics=keys)
        try:
            feeds.add(writing, new)
        except KnownFeed:
            continue
        added += 1
        tied += bool(keys)
    return Taken(added, len(listed) - added, tied)


def _key(words: Sequence[str], topics: Topics) -> str:
    """The key of the topic that is called so; empty where none is, and for what stands in quotation marks."""
    if set(MARKS) & set("".join(words)):
        return ""
    topic = topics.named(" ".join(words))
    return topic.key if topic else ""
