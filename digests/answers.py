"""A question asked now: read what it needs of the archive, build, return the value."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from corpus.corpus import Corpus
from corpus.errors import EmptyArchive, UnknownActor
from corpus.model import Actor, Query, Scope, Window
from corpus.search import parse_query
from corpus.turnout import Turnout, turnout
from digests import continuing, differences, digest_parts, excerpts, feats, novelty, profile_parts, stories, told
from digests import digest as digests
from digests import profile as profiles
from digests import timeline as timelines
from digests.candidates import Gathered, gather_window
from digests.directory import Directory
from digests.model import Digest, Event, Finds, Listing, Profile, Subject, Timeline
from digests.subjects import scope_of

LATEST = 40
"""Newest articles that are grouped for /latest, at least; more where many stories are asked for."""

MOST_LATEST = 240
ENTRIES = 80
"""Entries of a timeline, beyond the first of each date."""

TOLD_DAYS, TOLD_EACH = 40, 20
"""Dates of an actor among which its deeds are looked for, and sentences of each that are put together."""

TOLD_FROM = 2_000
"""Newest articles of an actor that are asked for them: its timeline asks all."""

HIGHLIGHTS = 5
UNDATED = 20
ANSWERING = 100
"""Newest articles of which those whose sentence says most of what is asked answer a question."""
SOURCES = 100
"""Outlets that are listed at once."""


def latest(corpus: Corpus, subject: Subject | None, window: Window, *, count: int, asof: datetime) -> Listing:
    """The newest stories about the subject, or of all, among articles of the window's days. Raises EmptyArchive."""
    _not_empty(corpus, asof)
    wanted = min(max(LATEST, 6 * count), MOST_LATEST)
    articles = corpus.articles.latest(replace(scope_of(subject, asof), window=window), limit=wanted + 1)
    more = len(articles) > wanted
    ids = [article.id for article in articles[:wanted]]
    vectors = corpus.articles.vectors(ids)
    grouped = stories.grouped(articles[:wanted], vectors)
    shown = stories.build(grouped.groups, vectors, most=count)
    told = continuing.continuing(shown, continuing.before(grouped, frozenset(ids)))
    return Listing(subject.title if subject else "", window, told, more or len(grouped.groups) > count)


def timeline(
    corpus: Corpus,
    subject: Subject,
    window: Window,
    *,
    asof: datetime,
    dates: int | None = None,
    each: int | None = None,
    days_only: bool = False,
) -> Timeline:
    """What happened when, as the subject's articles tell it, on days within the window. Raises EmptyArchive.

    With `dates` so many of them, else as many as are worth it; with `each` so many sentences a date where there are
    as many, else as many as it takes; with `days_only` no months and years.
    """
    limit = dates or timelines.LIMIT
    _not_empty(corpus, asof)
    scope = scope_of(subject, asof)
    within = replace(scope, window=window)
    subject = told.widened(subject, told.surfaces(corpus, subject.actors, scope))
    dated, left_out = told.dated(
        corpus,
        subject,
        within,
        limit=limit,
        each=each or told.EACH,
        telling=dates is None,
        days_only=days_only,
        fill=each is not None,
    )
    room = limit - len({one.days for one in dated})
    unbounded = window.since is None and window.until is None
    return timelines.build(
        subject.title,
        window,
        dated,
        undated=told.undated(corpus, subject, scope, limit=UNDATED) if unbounded else (),
        leads=told.leads(corpus, within, limit=LATEST) if room > 0 and not (left_out or each) else (),
        coverage=corpus.articles.coverage(within),
        left_out=left_out,
        most=max(limit, ENTRIES) if each is None else limit * each,
    )


def profile(corpus: Corpus, actors: tuple[Actor, ...], *, asof: datetime) -> Profile:
    """Who an actor is, or several together. Raises UnknownActor where none is asked for, EmptyArchive."""
    if not actors:
        raise UnknownActor
    _not_empty(corpus, asof)
    ids = tuple(actor.id for actor in actors)
    scope = Scope(asof, actors=ids)
    alone = len(actors) == 1
    surfaces = told.surfaces(corpus, actors, scope)
    subject = told.widened(Subject(actors[0].name, actors=actors), surfaces)
    dated, _ = told.dated(corpus, subject, scope, limit=TOLD_DAYS, each=TOLD_EACH, newest=TOLD_FROM, days_only=True)
    done, others = feats.parted(timelines.build(subject.title, Window(), dated).events, subject.actors, dated)
    did = profile_parts.filled(feats.foremost(done, dated, profile_parts.DID), corpus, actors, scope, dated)
    roles = corpus.actors.roles(ids[0], scope) if alone else ()
    return profiles.build(
        actors,
        profile_parts.counts(corpus, ids, scope),
        roles=roles,
        articles=profile_parts.that_gave(corpus, roles),
        surfaces=surfaces[ids[0]] if alone else (),
        said=profile_parts.said(corpus, subject.actors, scope),
        did=profile_parts.beside(corpus, actors, did),
        highlights=feats.foremost(others, dated, HIGHLIGHTS),
        companions=corpus.actors.companions(ids, scope, limit=profile_parts.COMPANIONS),
        coverage=corpus.articles.coverage(scope),
    )


def digest(corpus: Corpus, subject: Subject, window: Window, *, asof: datetime, zone: ZoneInfo) -> Digest:
    """A subject's news of the window's days, as clocks in the zone count them. Raises EmptyArchive."""
    _not_empty(corpus, asof)
    gathered = gather_window(corpus, subject, window, asof=asof, zone=zone)
    news = novelty.news(gathered, told=frozenset())
    today = asof.astimezone(zone).date()
    return digests.build(
        subject,
        window,
        stories=news.stories,
        also=news.also,
        deeds=digest_parts.did(corpus, subject, news.stories, window, asof),
        differences=differences.find(news.stories),
        coming=digest_parts.coming(corpus, subject, until=window.until or today, asof=asof, zone=zone),
        sources=digest_parts.sources(news.articles),
        last_news=digest_parts.last_news(corpus, subject, window, asof=asof, zone=zone),
        today=today,
        more=gathered.more,
        turnout=turnout(corpus.database, asof),
    )


def update(
    subject: Subject,
    gathered: Gathered,
    told: Set[int],
    *,
    coming: Sequence[Event],
    since: datetime,
    asof: datetime,
    zone: ZoneInfo,
    turnout: Turnout | None = None,
) -> Digest:
    """What is new on a subject to whoever was told these articles."""
    news = novelty.news(gathered, told)
    today = asof.astimezone(zone).date()
    return digests.build(
        subject,
        Window(min(since.astimezone(zone).date(), today), today),
        stories=news.stories,
        changes=news.changes,
        also=news.also,
        differences=digest_parts.differ(news.stories, news.changes, news.ids),
        coming=coming,
        sources=digest_parts.sources(news.articles),
        today=today,
        more=gathered.more,
        turnout=turnout,
    )


def search(corpus: Corpus, words: str, *, count: int, asof: datetime) -> Finds:
    """The newest articles that hold all of the words. Raises BadQuery, BadDate, BadWindow, EmptyArchive."""
    _not_empty(corpus, asof)
    query, window = parse_query(words, asof.date())
    return found(corpus, " ".join(words.split()), query, window, count=count, asof=asof)


def found(corpus: Corpus, title: str, query: Query, window: Window, *, count: int, asof: datetime) -> Finds:
    """The newest articles that answer a search, each with the sentence that holds most of it."""
    newest = corpus.articles.latest(Scope(asof, query=query, window=window), limit=count + 1)
    passages = [passage for article in newest[:count] if (passage := excerpts.answering(article, query))]
    return Finds(title, tuple(passages), len(newest) > count)


def answering(corpus: Corpus, title: str, query: Query, *, counted: bool, count: int, asof: datetime) -> Finds:
    """The newest articles of which a sentence answers a question: those whose sentence holds most of what is asked.

    With `counted`, which asks how many, a figure is one thing more that it is to hold.
    """
    newest = corpus.articles.latest(Scope(asof, query=query), limit=ANSWERING + 1)
    passages = [passage for article in newest[:ANSWERING] if (passage := excerpts.answering(article, query))]
    told = [excerpts.told(passage, query) + (counted and excerpts.counts(passage)) for passage in passages]
    best = [passage for passage, much in zip(passages, told, strict=True) if much == max(told)]
    return Finds(title, tuple(best[:count]), len(newest) > ANSWERING or len(best) > count)


def topics(corpus: Corpus, asof: datetime) -> Directory:
    """All topics, the one with the newest article first."""
    return replace(_held(corpus, asof), topics=corpus.topics.all())


def actors(corpus: Corpus, asof: datetime, count: int) -> Directory:
    """Who is in the news, the busiest first."""
    return replace(_held(corpus, asof), actors=corpus.actors.busiest(Scope(asof), limit=count))


def sources(corpus: Corpus, asof: datetime, first: int = 1) -> Directory:
    """Whose articles the archive holds, the busiest first, and how many of those that are followed answered.

    Not all at once: from the first of this number on, counted from 1.
    """
    held = corpus.sources.all(Scope(asof), limit=SOURCES + 1, offset=first - 1)
    answered = turnout(corpus.database, asof)
    return replace(_held(corpus, asof), sources=held[:SOURCES], more=len(held) > SOURCES, turnout=answered)


def _held(corpus: Corpus, asof: datetime) -> Directory:
    """How many articles the archive holds, and of which days."""
    return Directory(articles=corpus.articles.count(Scope(asof)), days=corpus.articles.days(Scope(asof)))


def _not_empty(corpus: Corpus, asof: datetime) -> None:
    if not corpus.articles.latest(Scope(asof), limit=1):
        raise EmptyArchive
