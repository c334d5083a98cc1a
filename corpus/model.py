"""The nouns of the archive: frozen values that know no store, no clock and no Telegram."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType

ArticleId = NewType("ArticleId", int)
ActorId = NewType("ActorId", int)

FIRM_DAYS = 3
"""A publication date known to within this many days is firm enough to read "on Monday" from."""


def days_from(day: date, days: int) -> date:
    """The day so many days after another, or before it where negative; the calendar's last or first beyond its ends."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A stretch of calendar days, both ends included; a single day has equal ends."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.first} to {self.last} ends before it begins")

    @classmethod
    def on(cls, day: date) -> Days:
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Days:
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> Days:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    @property
    def is_month(self) -> bool:
        return self.first.day == 1 and self == Days.month(self.first.year, self.first.month)

    @property
    def is_year(self) -> bool:
        return self == Days.year(self.first.year)

    @property
    def length(self) -> int:
        """How many days it covers, at least 1."""
        return (self.last - self.first).days + 1

    def overlaps(self, other: Days) -> bool:
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: Days) -> bool:
        return self.first <= other.first and other.last <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(self.length))


class Known(StrEnum):
    """How a publication date is known."""

    GIVEN = "given"
    """By the publisher: metadata, a feed, a field of the record."""
    PAGE = "page"
    """Read from the page, as a dated byline."""
    TEXT = "text"
    """Worked out from what the article itself says."""
    OTHERS = "others"
    """Worked out with the help of other articles."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as precisely as is known, and how that is known."""

    days: Days | None
    """None where nothing is known; several days where it is known only so far."""
    how: Known
    at: datetime | None = None
    """The instant (aware, UTC), only where the publisher gives it to the minute."""
    evidence: str = ""
    """The words or the field it was read from, for whoever asks why."""

    @classmethod
    def unknown(cls) -> Published:
        return cls(None, Known.UNKNOWN)

    @property
    def firm(self) -> bool:
        """Whether "on Monday" in the article can be counted from this date."""
        return self.days is not None and self.days.length <= FIRM_DAYS

    @property
    def doubtful(self) -> bool:
        """Whether a reader must be told that this date was worked out, not given."""
        return self.how not in (Known.GIVEN, Known.PAGE)


@dataclass(frozen=True, slots=True)
class Article:
    """One published text, cleaned of what was not the article."""

    id: ArticleId
    title: str
    text: str
    """Paragraphs, one a line. Every offset of the archive counts characters of this string."""
    source: str
    """The outlet's name; empty where nothing tells it."""
    url: str | None
    published: Published
    seen: datetime
    """When the archive got it (aware, UTC)."""
    language: str = "en"
    authors: tuple[str, ...] = ()
    updated: datetime | None = None
    """Since when it says this (aware, UTC), where the archive knows that it said something else before."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One of the texts that an article has had."""

    article: ArticleId
    title: str
    text: str
    got: datetime
    """When the archive first saw it (aware, UTC)."""
    modified: datetime | None
    """When its publisher says that it was changed last (aware, UTC)."""
    whole: bool = True
    """False where only the feed's own text could be had."""

    @property
    def since(self) -> datetime:
        """From when the article said this, as far as can be told."""
        return self.modified or self.got


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet, with how much of it the archive holds."""

    name: str
    articles: int
    newest: Days | None


@dataclass(frozen=True, slots=True)
class DatedPassage:
    """A sentence that tells of something on a date: what timelines are made of."""

    article: ArticleId
    start: int
    end: int
    days: Days | None
    """None where it names a day ("on Monday") that can't be told, since its article is undated."""
    expected: bool
    """True where the sentence announces it as still to come."""
    main: bool
    """True where this is the date of the sentence's main clause, not one it only refers to."""


class ActorKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation or country that acts: one identity behind all its names."""

    id: ActorId
    kind: ActorKind
    name: str
    aliases: tuple[str, ...] = ()
    part_of: ActorId | None = None
    known: bool = False
    """True where it comes from the known-actors file, False where it was learnt from articles."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article names an actor."""

    actor: ActorId
    article: ArticleId
    start: int
    end: int
    surface: str
    role: str = ""
    """The title or office that stands with the name, as written: "Armenian prime minister"."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence in which someone is reported to have said something."""

    article: ArticleId
    start: int
    end: int
    speaker: ActorId
    addressee: ActorId | None
    direct: bool
    """True where the sentence holds the words between quotation marks."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A standing question to the archive.

    An article belongs to it when it holds any of `names`, or at least two of `actors` together with one of
    `words`; never when it holds one of `without` in its title.
    """

    key: str
    """What a reader types: lower case, no spaces."""
    title: str
    names: tuple[str, ...]
    actors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days to look at; an open end is None."""

    since: date | None = None
    until: date | None = None
    """The last day, included."""

    def __post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"{self.since} to {self.until} ends before it begins")


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many articles there are for one day."""

    day: date
    articles: int


Vector = Mapping[str, float]
"""How much each term weighs in a text; sparse, not normalised."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader searches for: every word and phrase must stand in the article, none of `without`.

    Of each of `forms`, which are the forms of one word, at least one must.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    source: str = ""
    """A part of the outlet's name; empty for all."""
    forms: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles a question is about, as of a moment.

    Those of the topic, naming every one of the actors (or a part of them: the Kremlin is Russia's), answering
    the query, published within the window and not after `asof`. What is left out does not restrict.
    """

    asof: datetime
    topic: str | None = None
    actors: tuple[ActorId, ...] = ()
    query: Query | None = None
    window: Window = Window()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many articles of a scope tell of something on these days; each counts as much as it is about the scope."""

    days: Days
    articles: float
    later: float = 0
    """How many of them were published more than a day after the days' end."""
