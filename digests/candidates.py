"""Which articles a digest has to consider: what came out, or came in, since the last one, and what they belong to.

The laws: of consecutive editions exactly one tells an article, wherever they are cut; none tells it before its day;
what was published before the last edition but came in after it is told by the next, unless it is a week old by then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from corpus.corpus import Corpus
from corpus.model import Article, ArticleId, Days, Published, Window, days_from
from corpus.revisions import Update
from digests import continuing, grouping, stories
from digests.model import Subject
from digests.subjects import scope_of

MOST = 1_000
"""Newest articles that a digest is made of, at most; a day of the busiest subject has fewer."""

ON_DEMAND = 400
"""The same for a digest that somebody waits for."""

EARLIER = 200
"""Newest articles from before its window by which such a digest tells what its stories go on from."""

BEFORE_ONE, OF_TOPICS = 100, 2
"""The same for an article that is shown by itself, and so many of its topics are looked at."""

LATE = timedelta(days=7)
"""How long before the last edition an article that came in after it may have been published to be news."""

LOADING = timedelta(hours=1)
"""How long a load may take: what it brings counts as seen when it began, and can be read only when it ends."""

_UTC = ZoneInfo("UTC")
_DAY = timedelta(days=1)
"""More than any zone is ahead of or behind UTC."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a digest is made from."""

    candidates: frozenset[ArticleId]
    """The articles to be told, unless they were."""
    groups: stories.Groups
    """Story by story, with what was published before and may have been told."""
    vectors: stories.Vectors
    more: bool
    """True where there are more candidates than it holds."""
    updates: Mapping[ArticleId, Update] = field(default_factory=dict)
    """Articles that say something else than at the last edition, with what they said then."""
    before: Mapping[ArticleId, Article] = field(default_factory=dict)
    """For candidates, the last report of an earlier day that their story goes on from."""

    @property
    def ids(self) -> frozenset[int]:
        """What may have been told: the articles, and by their keys the updates."""
        articles = {int(article.id) for group in self.groups for article in group}
        return frozenset(articles | {update.key for update in self.updates.values()})

    def untold(self, told: Set[int]) -> frozenset[int]:
        """What is told by telling all that there is to tell, by numbers as in `ids`."""
        return frozenset((self.candidates | {update.key for update in self.updates.values()}) - told)


def out(published: Published, zone: ZoneInfo) -> datetime | None:
    """From when an article counts as published: its instant, else the beginning of its day in the zone.

    None where its date is not firm.
    """
    if not published.firm or published.days is None:
        return None
    if published.at is not None:
        return published.at
    return start_of_day(published.days.last, zone)


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first instant from which on it is that day in the zone (UTC), or a later one where it has no midnight.

    Where clocks are set back over midnight, the day counts from when it begins for the second time.
    """
    midnight = datetime.combine(day, time.min, zone)
    return max(midnight.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def is_candidate(article: Article, *, since: datetime, asof: datetime, zone: ZoneInfo) -> bool:
    """Whether an edition that tells what came after `since` and up to `asof` has to consider the article.

    A replay sees by publication alone, as `seen` lies after its moment. An article of no firm date is considered
    when it comes in.
    """
    came_out = out(article.published, zone)
    came_in = since - LOADING < article.seen <= asof
    if came_out is None:
        return came_in
    return came_out <= asof and (came_out > since or (came_in and came_out > since - LATE))


def gather(corpus: Corpus, subject: Subject, *, since: datetime, asof: datetime, zone: ZoneInfo) -> Gathered:
    """What an edition is made from: its candidates, and what was published in the time that a story can take."""
    before = min(since, asof) - timedelta(days=grouping.SPAN)
    known = _published(corpus, subject, Window((before - _DAY).date(), (asof + _DAY).date()), asof, zone)
    arrived = corpus.articles.arrived(scope_of(subject, asof), after=before, limit=MOST)
    undated = corpus.revisions.as_of(arrived, asof)
    articles = (*known[:MOST], *undated)
    candidates = [one.id for one in articles if is_candidate(one, since=since, asof=asof, zone=zone)]
    more = any(is_candidate(one, since=since, asof=asof, zone=zone) for one in known[MOST:])
    updates = _updates(corpus, articles, since=since, asof=asof, zone=zone)
    return _gathered(corpus, articles, candidates, more=more, updates=updates)


def _updates(
    corpus: Corpus, articles: Sequence[Article], *, since: datetime, asof: datetime, zone: ZoneInfo
) -> dict[ArticleId, Update]:
    """What became of articles that are no week old, as far as the archive saw it since the last edition."""
    fresh = [one for one in articles if (came_out := out(one.published, zone)) is None or came_out > since - LATE]
    found = corpus.revisions.updates(fresh, since=since - LOADING, asof=asof)
    return {update.article: update for update in found}


def gather_window(corpus: Corpus, subject: Subject, window: Window, *, asof: datetime, zone: ZoneInfo) -> Gathered:
    """What a digest on demand is made from: the articles published on the window's days, as the zone counts them."""
    wide = Window(window.since and days_from(window.since, -1), days_from(window.until or asof.date(), 1))
    published = _published(corpus, subject, wide, asof, zone)
    articles = [article for article in published if within(article, window, zone)]
    held = articles[:ON_DEMAND]
    earlier = _earlier(corpus, subject, window, asof=asof, zone=zone)
    return _gathered(corpus, (*held, *earlier), [one.id for one in held], more=len(articles) > ON_DEMAND)


def _earlier(
    corpus: Corpus, subject: Subject, window: Window, *, asof: datetime, zone: ZoneInfo
) -> tuple[Article, ...]:
    """What was published in the time before the window that a story can take: the newest of it."""
    if window.since is None:
        return ()
    time = Window(days_from(window.since, -grouping.SPAN), days_from(window.since, -1))
    found = _published(corpus, subject, Window(time.since, window.since), asof, zone)
    return tuple(article for article in found if within(article, time, zone))[:EARLIER]


def report_before(corpus: Corpus, article: Article, *, asof: datetime) -> Article | None:
    """The earlier report that an article goes on from: one of the newest before it on its topics, or of all."""
    day = stories.day_of(article)
    if day is None:
        return None
    window = Window(days_from(day, -grouping.SPAN), days_from(day, -1))
    topics = [Subject(topic.title, topic=topic) for topic in corpus.topics.of(article.id)[:OF_TOPICS]]
    subjects: Sequence[Subject | None] = topics or [None]
    earlier = [one for subject in subjects for one in _published(corpus, subject, window, asof, _UTC)[:BEFORE_ONE]]
    if not earlier:
        return None
    articles = (article, *earlier)
    grouped = stories.grouped(articles, corpus.articles.vectors([one.id for one in articles]))
    return continuing.before(grouped, {article.id}).get(article.id)


def within(article: Article, window: Window, zone: ZoneInfo) -> bool:
    """Whether the article was surely published on the window's days."""
    days = local_days(article.published, zone)
    if days is None or not article.published.firm:
        return False
    return not ((window.since and days.last < window.since) or (window.until and days.last > window.until))


def local_days(published: Published, zone: ZoneInfo) -> Days | None:
    """The days of publication: a known instant's by clocks of the zone, a date as it stands."""
    at = published.at
    return Days.on(at.astimezone(zone).date()) if at else published.days


def _published(
    corpus: Corpus, subject: Subject | None, wide: Window, asof: datetime, zone: ZoneInfo
) -> tuple[Article, ...]:
    """The newest articles of a firm date that are out, as they were then; one more than a digest holds, if there is.

    The store knows no zones: it is asked for a day more at either end.
    """
    scope = replace(scope_of(subject, asof + _DAY), window=wide)
    found = corpus.articles.dated(scope, limit=2 * MOST)
    came_out = [article for article in found if (at := out(article.published, zone)) and at <= asof]
    return corpus.revisions.as_of(came_out[: MOST + 1], asof)


def _gathered(
    corpus: Corpus,
    articles: Sequence[Article],
    candidates: Sequence[ArticleId],
    *,
    more: bool,
    updates: Mapping[ArticleId, Update] | None = None,
) -> Gathered:
    vectors = corpus.articles.vectors([article.id for article in articles])
    grouped = stories.grouped(articles, vectors)
    told = frozenset(candidates)
    return Gathered(told, grouped.groups, vectors, more, updates or {}, continuing.before(grouped, told))
