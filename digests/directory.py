"""What the archive holds, for the lists of topics, actors and sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import Days, Source
from corpus.turnout import Turnout

if TYPE_CHECKING:
    from corpus.actors import ActorCount
    from corpus.topics import TopicCount


@dataclass(frozen=True, slots=True)
class Directory:
    """What the archive holds, for the lists: /topics, /actors, /sources."""

    topics: tuple[TopicCount, ...] = ()
    actors: tuple[ActorCount, ...] = ()
    sources: tuple[Source, ...] = ()
    articles: int = 0
    days: Days | None = None
    turnout: Turnout | None = None
    """How many of the sources that are followed answered; None where none is followed."""
    more: bool = False
    """Whether there are more sources than these."""
