"""Why an answer says what it says, as values: what put each story there, how the day of each happening is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from corpus.model import Article, Window
from corpus.reading.model import Basis
from digests.model import Event, Passage, Story

ALL_TIME = Window()


class Place(StrEnum):
    """How near a story is to what all the stories at hand are about."""

    HEART = "heart"
    NEAR = "near"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Sign:
    """Something of the subject, and in how many of a story's articles it stands."""

    words: str
    articles: int


@dataclass(frozen=True, slots=True)
class Signs:
    """What of the subject a story's articles hold, each kind the most frequent first."""

    names: tuple[Sign, ...] = ()
    """A topic's names."""
    actors: tuple[Sign, ...] = ()
    """A topic's actors, as it calls them; only told where not every article holds a name of it."""
    words: tuple[Sign, ...] = ()
    """A topic's words, told where its actors are; or those searched for."""
    surfaces: tuple[Sign, ...] = ()
    """How the actors asked for are written."""


@dataclass(frozen=True, slots=True)
class StoryGrounds:
    """What put a story where it stands."""

    number: int
    """In the answer, from 1."""
    story: Story
    """The articles it is told by; of a known story those that are new."""
    signs: Signs
    place: Place | None
    """None where there are too few stories to say, and where it does not count."""
    before: tuple[Article, ...] = ()
    """Of a known story what was told before."""
    titled: bool = False
    """True where only its title was told."""


@dataclass(frozen=True, slots=True)
class Dating:
    """How the days of a happening are known."""

    event: Event
    passage: Passage
    """The sentence that tells them."""
    words: str = ""
    """Its words for them: "on Saturday"; empty where it names none."""
    basis: Basis | None = None
    """What these words are counted from; None where it names no day."""


class Answered(StrEnum):
    """What kind of answer is explained."""

    DIGEST = "digest"
    EDITION = "edition"
    LATEST = "latest"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why an answer says what it says."""

    of: Answered
    title: str
    """What the answer is about; empty for the whole archive."""
    window: Window = ALL_TIME
    slot: datetime | None = None
    """The nominal local time of an edition (naive)."""
    stories: tuple[StoryGrounds, ...] = ()
    """In the order in which they stand in the answer."""
    datings: tuple[Dating, ...] = ()

    def only(self, number: int) -> Grounds:
        """Those of one story; all where there is none of this number."""
        found = tuple(one for one in self.stories if one.number == number)
        return replace(self, stories=found) if found else self
