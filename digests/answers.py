"""A question asked now: read what it needs of the archive, build, return the value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from corpus.corpus import Corpus
from corpus.errors import EmptyArchive, UnknownActor
from corpus.model import Actor, ActorId, Article, Days, Scope, Source, Topic, Window
from corpus.search import parse_query
from digests import deeds, differences, excerpts, happenings, profile_parts, stories, told
from digests import digest as digests
from digests import profile as profiles
from digests import timeline as timelines
from digests.entries import entries
from digests.model import (
    ActorLine,
    Deed,
    Digest,
    Directory,
    Event,
    Finds,
    Listing,
    Profile,
    Story,
    Subject,
    Timeline,
    TopicLine,
)
from digests.subjects import find_actors, find_subject, scope_of

__all__ = (
    "actors",
    "digest",
    "find_actors",
    "find_subject",
    "latest",
    "profile",
    "search",
    "sources",
    "timeline",
    "topics",
)

LATEST = 40
"""Newest articles that are grouped for /latest, at least; more where many stories are asked for."""

MOST_LATEST = 240
DIGEST = 160
"""Newest articles of a window that a digest is made of, at most."""

STORIES = 15
"""Stories of a digest."""

BUSIEST = 10
"""Actors whose deeds a digest looks for."""

AHEAD_FROM = 30
"""Days before a digest's end from which announcements are still news."""

ANNOUNCEMENTS = 60
ENTRIES = 80
"""Entries of a timeline, beyond the first of each date."""

HIGHLIGHTED = 8
"""Dates of an actor among which the highlights are looked for."""

HIGHLIGHTED_FROM = 300
"""Newest articles of an actor that are asked for them: its timeline asks all."""

HIGHLIGHTS = 5
UNDATED = 20
DIRECTORY = 200


def latest(corpus: Corpus, subject: Subject | None, *, count: int, asof: datetime, zone: ZoneInfo) -> Listing:
    """The newest stories about the subject, or of all. Raises EmptyArchive."""
    _not_empty(corpus, asof)
    wanted = min(max(LATEST, 6 * count), MOST_LATEST)
    articles = corpus.articles.latest(scope_of(subject, asof), limit=wanted + 1)
    more = len(articles) > wanted
    groups, vectors = _grouped(corpus, articles[:wanted])
    shown = stories.build(groups, vectors, most=count)
    return Listing(subject.title if subject else "", shown, more or len(groups) > count)


def timeline(
    corpus: Corpus, subject: Subject, window: Window, *, asof: datetime, zone: ZoneInfo, limit: int = timelines.LIMIT
) -> Timeline:
    """What happened when, as the subject's articles tell it, on days within the window. Raises EmptyArchive."""
    _not_empty(corpus, asof)
    scope = scope_of(subject, asof)
    subject = told.widened(subject, _surfaces(corpus, subject.actors, scope))
    dated, left_out = told.dated(corpus, subject, _within(scope, window), limit=limit)
    room = limit - len({one.days for one in dated})
    unbounded = window.since is None and window.until is None
    return timelines.build(
        subject.title,
        window,
        dated,
        undated=told.undated(corpus, subject, scope, limit=UNDATED) if unbounded else (),
        leads=told.leads(corpus, _within(scope, window), limit=LATEST) if room > 0 and not left_out else (),
        coverage=corpus.articles.coverage(_within(scope, window)),
        left_out=left_out,
        most=max(limit, ENTRIES),
    )


def profile(corpus: Corpus, actors: tuple[Actor, ...], *, asof: datetime, zone: ZoneInfo) -> Profile:
    """Who an actor is, or several together. Raises UnknownActor where none is asked for, EmptyArchive."""
    if not actors:
        raise UnknownActor
    _not_empty(corpus, asof)
    ids = tuple(actor.id for actor in actors)
    scope = Scope(asof, actors=ids)
    alone = len(actors) == 1
    counts = profile_parts.counts(corpus, ids, scope)
    surfaces = _surfaces(corpus, actors, scope)
    subject = told.widened(Subject(actors[0].name, actors=actors), surfaces)
    dated, _ = told.dated(corpus, subject, scope, limit=HIGHLIGHTED, each=3, newest=HIGHLIGHTED_FROM)
    highlights = timelines.build(subject.title, Window(), dated).events
    return profiles.build(
        actors,
        counts,
        roles=corpus.actors.roles(ids[0], scope) if alone else (),
        surfaces=surfaces[ids[0]] if alone else (),
        said=profile_parts.said(corpus, actors, scope),
        did=profile_parts.did(corpus, actors, scope, dated),
        highlights=_most_told(highlights, HIGHLIGHTS),
        companions=corpus.actors.companions(ids, scope, limit=profile_parts.COMPANIONS),
        coverage=corpus.articles.coverage(scope),
    )


def _surfaces(corpus: Corpus, actors: Sequence[Actor], scope: Scope) -> dict[ActorId, tuple[str, ...]]:
    """How the articles write each of the actors."""
    return {actor.id: corpus.actors.surfaces(actor.id, scope) for actor in actors}


def digest(corpus: Corpus, topic: Topic, window: Window, *, asof: datetime, zone: ZoneInfo) -> Digest:
    """A topic's news of the window's days, as clocks in the zone count them. Raises EmptyArchive."""
    _not_empty(corpus, asof)
    scope = Scope(asof, topic=topic.key)
    articles = _published_in(corpus, _within(scope, window), zone)
    groups, vectors = _grouped(corpus, articles)
    shown = stories.build(groups, vectors, most=STORIES, weightiest=True)
    today = asof.astimezone(zone).date()
    return digests.build(
        topic,
        window,
        stories=shown,
        deeds=_deeds(corpus, shown, _within(scope, window)),
        differences=differences.find(shown),
        coming=_coming(corpus, scope, window, today),
        sources=_sources(articles),
        last_news=_last_news(corpus, scope, window, zone),
        today=today,
    )


def search(corpus: Corpus, words: str, *, count: int, asof: datetime) -> Finds:
    """The newest articles that hold all of the words. Raises BadQuery, BadDate, BadWindow, EmptyArchive."""
    _not_empty(corpus, asof)
    query, window = parse_query(words, asof.date())
    found = corpus.articles.latest(Scope(asof, query=query, window=window), limit=count + 1)
    passages = [excerpts.answering(article, query) for article in found[:count]]
    return Finds(" ".join(words.split()), tuple(filter(None, passages)), len(found) > count)


def topics(corpus: Corpus, asof: datetime) -> Directory:
    """All topics, the one with the newest article first."""
    lines = tuple(TopicLine(count.topic, count.articles, count.newest) for count in corpus.topics.all())
    return Directory(topics=lines, articles=corpus.articles.count(Scope(asof)), days=corpus.articles.days(Scope(asof)))


def actors(corpus: Corpus, asof: datetime, count: int) -> Directory:
    """Who is in the news, the busiest first."""
    busiest = corpus.actors.busiest(Scope(asof), limit=count)
    lines = tuple(ActorLine(one.actor, one.articles) for one in busiest)
    return Directory(actors=lines, articles=corpus.articles.count(Scope(asof)), days=corpus.articles.days(Scope(asof)))


def sources(corpus: Corpus, asof: datetime) -> Directory:
    """Whose articles the archive holds, the busiest first."""
    held = corpus.sources.all(Scope(asof), limit=DIRECTORY)
    return Directory(sources=held, articles=corpus.articles.count(Scope(asof)), days=corpus.articles.days(Scope(asof)))


def _not_empty(corpus: Corpus, asof: datetime) -> None:
    if not corpus.articles.latest(Scope(asof), limit=1):
        raise EmptyArchive


def _within(scope: Scope, window: Window) -> Scope:
    return Scope(scope.asof, scope.topic, scope.actors, scope.query, window)


def _grouped(corpus: Corpus, articles: Sequence[Article]) -> tuple[stories.Groups, stories.Vectors]:
    vectors = corpus.articles.vectors([article.id for article in articles])
    return stories.group(articles, vectors), vectors


def _published_in(corpus: Corpus, scope: Scope, zone: ZoneInfo) -> list[Article]:
    """The newest articles of the window: a known instant counts on its day in the zone, a date as it stands.

    Where the window has an edge, articles whose own date is not firm are not counted as news of it.
    """
    window = scope.window
    day = timedelta(days=1)
    wide = Window(window.since and window.since - day, window.until and window.until + day)
    found = corpus.articles.latest(_within(scope, wide), limit=DIGEST)
    return [article for article in found if _belongs(article, window, zone)]


def _belongs(article: Article, window: Window, zone: ZoneInfo) -> bool:
    if window.since is None and window.until is None:
        return True
    days = _local_days(article, zone)
    if days is None or not article.published.firm:
        return False
    return not ((window.since and days.last < window.since) or (window.until and days.last > window.until))


def _local_days(article: Article, zone: ZoneInfo) -> Days | None:
    at = article.published.at
    return Days.on(at.astimezone(zone).date()) if at else article.published.days


def _last_news(corpus: Corpus, scope: Scope, window: Window, zone: ZoneInfo) -> date | None:
    """The last day with news up to the window's end."""
    found = corpus.articles.latest(_within(scope, Window(until=window.until or scope.asof.date())), limit=1)
    days = _local_days(found[0], zone) if found else None
    return min(days.last, window.until or days.last) if days else None


def _deeds(corpus: Corpus, shown: Sequence[Story], scope: Scope) -> list[Deed]:
    """What the busiest actors did, by the digest's own articles, the weightiest stories' first."""
    articles = [article for story in shown for article in story.articles[:4]]
    busiest = [count.actor for count in corpus.actors.busiest(scope, limit=BUSIEST)]
    mentions = corpus.actors.mentions([actor.id for actor in busiest], scope, limit=DIGEST)
    by_article = deeds.by_article(mentions)
    found: list[Deed] = []
    for actor in busiest:
        for article in articles:
            own = [mention for mention in by_article.get(article.id, ()) if mention.actor == actor.id]
            found += [Deed(actor, passage) for passage in profile_parts.deeds_in(article, own, most=2)]
    return found


def _coming(corpus: Corpus, scope: Scope, window: Window, today: date) -> list[Event]:
    """What the articles up to the window's end announce for days still to come."""
    end = min(window.until or today, today)
    recent = Window(end - timedelta(days=AHEAD_FROM), end)
    announced = corpus.passages.expected_after(_within(scope, recent), today, limit=ANNOUNCEMENTS)
    dated = digests.announced(told.with_articles(corpus, announced), today)
    return [event for event in entries(happenings.gather(dated)) if event.expected]


def _sources(articles: Sequence[Article]) -> list[Source]:
    """Whose articles these are, the busiest first."""
    counts = Counter(article.source for article in articles)
    newest = {article.source: article.published.days for article in reversed(articles)}
    return [Source(name, n, newest[name]) for name, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def _most_told(events: Sequence[Event], most: int) -> list[Event]:
    """Those that most sources tell of, oldest first."""

    def telling(event: Event) -> tuple[int, int]:
        return len({passage.article.source for passage in event.passages}), len(event.passages)

    ranked = sorted(range(len(events)), key=lambda n: telling(events[n]), reverse=True)[:most]
    return [events[n] for n in sorted(ranked)]
