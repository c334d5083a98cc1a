"""What a text says, as values: what the readers yield before the archive knows the article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.model import ActorKind, Days


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands: `text == article.text[start:end]`."""

    start: int
    end: int
    text: str


class TimeKind(StrEnum):
    """The TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time, with what they mean on the calendar."""

    start: int
    end: int
    text: str
    kind: TimeKind
    value: str
    """The TIMEX3 value: 2020-11-02, 2020-W45, 2020-11, P10D, PRESENT_REF…; empty where it can't be told."""
    days: Days | None
    """The days it stands for; None where they can't be told or it is no stretch of the calendar."""
    vague: bool = False
    """True for "the last days", "this week", "soon": too loose to date a happening by."""
    expected: bool = False
    """True where the clause speaks of what was still to come."""


class Basis(StrEnum):
    """What must be known beside the words of a time expression to tell its days."""

    STATED = "stated"
    """Nothing: "10 October 2020"."""
    TEXT = "text"
    """What the text tells beside it, whenever it was published: "the next day"."""
    YEAR = "year"
    """The day of publication, for the year alone: "10 October"."""
    PUBLISHED = "published"
    """The day of publication: "on Saturday", "yesterday"."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """Where an article names an actor, and how."""

    start: int
    end: int
    surface: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor as one article names it, before it is known who of the archive that is."""

    key: str
    """The known actor's key, or empty for a name the known-actors file does not hold."""
    kind: ActorKind
    name: str
    """The fullest name without titles that the article uses, or the known actor's own."""
    mentions: tuple[Spotted, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as one article reports it; `speaker` and `addressee` index the reading's actors."""

    start: int
    end: int
    speaker: int
    addressee: int | None
    direct: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A dated passage as read, before its article has an identity."""

    start: int
    end: int
    days: Days | None
    expected: bool
    main: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a text says, as far as it was understood; offsets count characters of the article's text."""

    language: str
    told: tuple[Told, ...]
    actors: tuple[NamedActor, ...]
    said: tuple[Said, ...]
    terms: Mapping[str, float] = field(default_factory=dict)
    """How often each of the text's telling words stands in it, the most telling first."""
