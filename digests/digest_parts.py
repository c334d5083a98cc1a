"""What the archive holds for a digest beside its stories: deeds, differences, announcements, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from corpus.corpus import Corpus
from corpus.model import Article, Scope, Source, Window, days_from
from digests import deeds, differences, digest, happenings, profile_parts, told
from digests.candidates import local_days, out
from digests.entries import entries
from digests.model import Change, Dated, Deed, Difference, Event, Story, Subject
from digests.subjects import scope_of

BUSIEST = 10
"""Actors whose deeds a digest looks for."""

MENTIONS = 160
"""Newest mentions of each that are looked at."""

EACH = 4
"""Articles of a story that are asked for deeds."""

AHEAD_FROM = 30
"""Days before a digest's end from which announcements are still news."""

ANNOUNCEMENTS = 60


def did(corpus: Corpus, subject: Subject, stories: Sequence[Story], window: Window, asof: datetime) -> list[Deed]:
    """What the busiest actors did, by the digest's own articles, the weightiest stories' first."""
    scope = replace(scope_of(subject, asof), window=window)
    articles = [article for story in stories for article in story.articles[:EACH]]
    busiest = [count.actor for count in corpus.actors.busiest(scope, limit=BUSIEST)]
    mentions = corpus.actors.mentions([actor.id for actor in busiest], scope, limit=MENTIONS)
    by_article = deeds.by_article(mentions)
    found: list[Deed] = []
    for actor in busiest:
        for article in articles:
            own = [mention for mention in by_article.get(article.id, ()) if mention.actor == actor.id]
            found += [Deed(actor, passage) for passage in profile_parts.deeds_in(article, own)]
    return found


def differ(stories: Sequence[Story], changes: Sequence[Change], new: Set[int]) -> list[Difference]:
    """Where sources differ, one of them at least in an article that is new; each difference once."""
    found = differences.find([*stories, *(change.story for change in changes)])
    kept: list[Difference] = []
    for one in found:
        known = any(set(one.claims) <= set(other.claims) for other in kept)
        if not known and any(claim.passage.article.id in new for claim in one.claims):
            kept.append(one)
    return kept


def coming(corpus: Corpus, subject: Subject, *, until: date, asof: datetime, zone: ZoneInfo) -> list[Event]:
    """What the articles up to a day announce for days after it that are still to come."""
    today = asof.astimezone(zone).date()
    end = min(until, today)
    recent = Window(days_from(end, -AHEAD_FROM), end)
    scope = replace(scope_of(subject, asof + timedelta(days=1)), window=recent)
    expected = told.with_articles(corpus, corpus.passages.expected_after(scope, today, limit=ANNOUNCEMENTS))
    known = [one for one in expected if (at := out(one.passage.article.published, zone)) and at <= asof]
    known = _said_then(corpus, known, asof)
    dated = digest.announced(_about(corpus, known, subject, scope), today)
    return [event for event in entries(happenings.gather(dated)) if event.expected]


def _said_then(corpus: Corpus, dated: Sequence[Dated], asof: datetime) -> list[Dated]:
    """The passages without those that came into their articles only by a later update."""
    articles = {one.passage.article.id: one.passage.article for one in dated}
    then = {article.id: article for article in corpus.revisions.as_of(articles.values(), asof)}
    return [one for one in dated if one.passage.sentence in then[one.passage.article.id].text]


def _about(corpus: Corpus, dated: Sequence[Dated], subject: Subject, scope: Scope) -> list[Dated]:
    """The passages that speak of the subject; a topic's articles are about it throughout."""
    if subject.topic:
        return list(dated)
    widened = told.widened(subject, told.surfaces(corpus, subject.actors, scope))
    return [one for one in dated if told.about_subject(one.passage, widened)]


def sources(articles: Sequence[Article]) -> list[Source]:
    """Whose articles these are, the busiest first."""
    counts = Counter(article.source for article in articles)
    newest = {article.source: article.published.days for article in reversed(articles)}
    return [Source(name, n, newest[name]) for name, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def last_news(corpus: Corpus, subject: Subject, window: Window, *, asof: datetime, zone: ZoneInfo) -> date | None:
    """The last day with news up to the window's end."""
    end = Window(until=window.until or asof.date())
    found = corpus.articles.latest(replace(scope_of(subject, asof), window=end), limit=1)
    days = local_days(found[0].published, zone) if found else None
    return min(days.last, window.until or days.last) if days else None
