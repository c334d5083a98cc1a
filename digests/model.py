"""What we say about the facts: values that builders make and templates show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.model import Actor, Article, ArticleId, DayCount, Days, Query, Source, Topic, Window
from corpus.turnout import Turnout

if TYPE_CHECKING:
    from corpus.actors import ActorCount


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article, word for word: nothing else of an article is ever shown beside its title."""

    article: Article
    start: int
    end: int

    @property
    def sentence(self) -> str:
        return self.article.text[self.start : self.end]

    @property
    def place(self) -> tuple[ArticleId, int]:
        """Where it begins, and in which article: cheaper to compare than the passage with its whole article."""
        return self.article.id, self.start


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about: a topic, or actors (all of them together), or a search."""

    title: str
    topic: Topic | None = None
    actors: tuple[Actor, ...] = ()
    query: Query | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A passage with the days it tells of."""

    passage: Passage
    days: Days
    expected: bool
    main: bool
    reported: bool = False
    """True where it names no day and only its article's publication puts it there."""


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one happening."""

    articles: tuple[Article, ...]
    """The best first: it lends the story its title."""
    passages: tuple[Passage, ...]
    """One or two sentences that tell it."""
    weight: float = 0.0
    central: float = 0.0
    """How near it is to what all the stories at hand are about, 0 to 1; a part of its weight."""
    continues: Article | None = None
    """The last report of the story that this one goes on from."""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated thing that happened, as reported; or that was announced."""

    days: Days
    passages: tuple[Passage, ...]
    """What tells of it: the first is shown, the others corroborate it. Never empty."""
    expected: bool = False
    reported: bool = False
    """True where the articles give no date for it and it stands under the day they were published."""
    before: Passage | None = None
    """The sentence before the first passage, where that can't be understood without it."""
    beside: tuple[Actor, ...] = ()
    """Whom else the first passage names, where it tells an actor's deed."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened when, oldest first."""

    subject: str
    window: Window
    events: tuple[Event, ...]
    undated: tuple[Passage, ...]
    """Sentences with a time ("on Monday") of articles whose own date is not known."""
    coverage: tuple[DayCount, ...]
    """Articles published a day."""
    left_out: int
    """How many further dates the archive tells of."""


@dataclass(frozen=True, slots=True)
class Moments:
    """When something happened, as most articles date it."""

    question: str
    """As the reader put it, without the "when"."""
    events: tuple[Event, ...]
    """Oldest first; none where no article says when."""
    whether: bool = False
    """True where it was asked whether it happened, not when."""


@dataclass(frozen=True, slots=True)
class Role:
    """A title or office of an actor, as articles put it."""

    words: str
    times: int
    first: date | None
    last: date | None
    opening: Article | None = None
    """The first article of a firm date that gives it."""
    closing: Article | None = None
    """The last one."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an actor is reported to have said, and to whom."""

    passage: Passage
    addressee: Actor | None
    direct: bool


@dataclass(frozen=True, slots=True)
class Statements:
    """What actors are reported to have said, the newest first."""

    actors: tuple[Actor, ...]
    about: str
    """Of what it speaks, in the reader's words; empty for anything."""
    window: Window
    """When the articles were published."""
    said: tuple[Utterance, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known about an actor, or about several together."""

    actors: tuple[Actor, ...]
    roles: tuple[Role, ...]
    other_names: tuple[str, ...]
    articles: int
    mentions: int
    days: Days | None
    """From the first to the last dated article that names it."""
    said: tuple[Utterance, ...]
    did: tuple[Event, ...]
    highlights: tuple[Event, ...]
    companions: tuple[ActorCount, ...]
    """Who appears in the same articles, and in how many."""
    coverage: tuple[DayCount, ...]


class Kind(StrEnum):
    """What sources differ about."""

    FIGURE = "figure"
    """How many, how much, how old."""
    HOUR = "hour"
    """At what time of the day something happened."""
    DENIAL = "denial"
    """Whether it is so: one tells it, another that it is denied."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of a thing: a figure, an hour, that it is so or that somebody denies it."""

    figure: str
    """As written: "at least 20", "noon"; where it is denied the word that says so, empty where it is told."""
    passage: Passage
    before: Claim | None = None
    """What the same source said before, where that was something else."""
    corrected: bool = False
    """True where the article says that it puts something right."""

    def later_than(self, other: Claim) -> bool:
        """Whether it was published on a later day: what it tells of may have changed meanwhile."""
        mine, others = self.passage.article.published.days, other.passage.article.published.days
        return mine is not None and others is not None and mine.first > others.last


@dataclass(frozen=True, slots=True)
class Difference:
    """Sources that say different things of one thing; none is chosen."""

    what: str
    """The counted thing or what is denied, in an article's own words: "soldiers killed", "using force"; empty where
    it is denied as "it". Of an hour what happened then, one of `digests.hours.HAPPENINGS`."""
    claims: tuple[Claim, ...]
    """At least two, of different sources, oldest first."""
    kind: Kind = Kind.FIGURE


@dataclass(frozen=True, slots=True)
class Deed:
    """What an actor did in a digest's window, by the sentence that tells it."""

    actor: Actor
    passage: Passage


@dataclass(frozen=True, slots=True)
class Change:
    """What is new in a story of which something was told before."""

    story: Story
    """All its articles at hand: those not told yet in front, the best first."""
    sources: tuple[Article, ...]
    """An article of each source that had no part in what was told."""
    passages: tuple[Passage, ...]
    """Sentences that tell what no told article of the story says."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Stories that come after those that are shown."""

    first: int
    """The number of the first of them, counted from 1 in the whole digest."""
    stories: int
    articles: int


@dataclass(frozen=True, slots=True)
class Digest:
    """A subject's news of a window, as far as whoever it is for was not told before."""

    subject: Subject
    window: Window
    stories: tuple[Story, ...]
    """The new ones that are told in full, weightiest first."""
    changes: tuple[Change, ...]
    """What is new in known ones, weightiest first."""
    also: tuple[Story, ...]
    """Further new ones, of which only the title is told."""
    deeds: tuple[Deed, ...]
    differences: tuple[Difference, ...]
    coming: tuple[Event, ...]
    """Announced for after the window, soonest first."""
    sources: tuple[Source, ...]
    """Whose articles it tells, the busiest first."""
    last_news: date | None
    """The last day with news up to the window's end, for when there is none in it."""
    more: bool = False
    """True where more was published in the window than a digest can hold: its oldest is left out."""
    turnout: Turnout | None = None
    """How many of the sources that are followed had answered by then; None where none is followed."""
    rest: Rest | None = None
    """Of a digest on demand: what not even the title of is told before it is asked for."""

    @property
    def empty(self) -> bool:
        """Whether it has no news; what is coming up alone is none."""
        return not (self.stories or self.changes)


@dataclass(frozen=True, slots=True)
class Listing:
    """The newest stories about something."""

    subject: str
    """Empty for the whole archive."""
    window: Window
    """The days on which its articles were published."""
    stories: tuple[Story, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Disagreements:
    """On what sources differ about something, the newest first."""

    subject: str
    window: Window
    found: tuple[Difference, ...]
    more: bool
    """Whether there are more articles than were compared."""


@dataclass(frozen=True, slots=True)
class Finds:
    """What a search found, newest first."""

    query: str
    passages: tuple[Passage, ...]
    """For each article the sentence that answers best."""
    more: bool

    @property
    def oldest(self) -> date | None:
        """A day on which what is shown begins, before which to look for more; None where no date is known."""
        return min((days.first for one in self.passages if (days := one.article.published.days)), default=None)


@dataclass(frozen=True, slots=True)
class EarlierText:
    """What an article said before it was updated."""

    article: Article
    """With the text of then."""
    number: int
    """Of the texts that it has had, from the oldest, which is 1."""
    until: datetime
    """Since when it says something else (aware, UTC)."""


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """A stored article with what is known about it."""

    article: Article
    reason: str = ""
    """Why only the feed's own text of it could be had, as a clause; empty where there is all of it."""
    copies: tuple[Article, ...] = ()
    """The same text in other outlets, be it with small changes."""
    earlier: tuple[EarlierText, ...] = ()
    """What it said before, the latest first."""
    continues: Article | None = None
    """The earlier report that it goes on from."""
