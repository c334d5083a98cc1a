"""What the archive holds, for the lists of topics, actors and sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.model import Actor, Days, Source, Topic
from corpus.turnout import Turnout


@dataclass(frozen=True, slots=True)
class TopicLine:
    topic: Topic
    articles: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class ActorLine:
    actor: Actor
    articles: int


@dataclass(frozen=True, slots=True)
class Directory:
    """What the archive holds, for the lists: /topics, /actors, /sources."""

    topics: tuple[TopicLine, ...] = ()
    actors: tuple[ActorLine, ...] = ()
    sources: tuple[Source, ...] = ()
    articles: int = 0
    days: Days | None = None
    turnout: Turnout | None = None
    """How many of the sources that are followed answered; None where none is followed."""
    more: bool = False
    """Whether there are more sources than these."""
