"""What a subject's articles tell of, with the articles put back to the passages, and only what is about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from corpus.corpus import Corpus
from corpus.model import ActorId, DatedPassage, Days, Known, Scope, Tally
from digests import deeds, excerpts, summary
from digests import timeline as timelines
from digests.model import Dated, Passage, Subject

EACH = 10
"""Sentences of one day that are compared, at most."""

READ = 600
"""Passages that are read for one timeline, at most."""

LEAST, MOST = 8, 36
"""Passages of one day that are read, from which those that speak of the subject are taken first."""

FEW = 3
"""Where fewer sentences of a day speak of a topic, the others count too."""

NEWS = 7
"""Days from a happening to an article whose news it is."""

SPARE = 2
"""How many times the dates needed are read where only the sentences about the subject count."""


def dated(
    corpus: Corpus, subject: Subject, scope: Scope, *, limit: int, each: int = EACH, newest: int | None = None
) -> tuple[tuple[Dated, ...], int]:
    """The passages of the days most worth telling, and how many further dates there are.

    With `newest` only so many of the newest articles are asked.
    An actor's and a search's are those that speak of it; of a topic's, those that do come first where a day has many.
    """
    tallies = corpus.passages.tally(scope, newest=newest)
    strict = bool(subject.actors or subject.query)
    chosen = timelines.choose(tallies, limit * SPARE if strict else limit)
    if not chosen:
        return (), 0
    most = min(max(READ // len(chosen), LEAST), MOST, 3 * each)
    days = [tally.days for tally in chosen]
    found = with_articles(corpus, corpus.passages.on(scope, days, limit_each=most, newest=newest))
    about = _about(found, subject) if strict else list(found)
    kept = timelines.choose(_counted(about), limit)
    beyond = len(tallies) - len(chosen) + len({one.days for one in about}) - len(kept)
    return tuple(_best_of_days(about, {tally.days for tally in kept}, subject, each)), beyond


def widened(subject: Subject, surfaces: Mapping[ActorId, Sequence[str]]) -> Subject:
    """The subject with its actors under all names and spellings that articles give them."""
    actors = tuple(replace(actor, aliases=(*actor.aliases, *surfaces.get(actor.id, ()))) for actor in subject.actors)
    return replace(subject, actors=actors)


def _best_of_days(found: Sequence[Dated], days: Set[Days], subject: Subject, each: int) -> Iterator[Dated]:
    """Of each of the days so many passages; where there are more, those that speak of the subject."""
    by_day: dict[Days, list[Dated]] = {}
    for one in found:
        if one.days in days:
            by_day.setdefault(one.days, []).append(one)
    for told in by_day.values():
        about = [one for one in told if about_subject(one.passage, subject)] if len(told) > each else told
        yield from (about if len(about) >= FEW else told)[:each]


def _about(found: Sequence[Dated], subject: Subject) -> list[Dated]:
    """The passages that speak of the subject, and the news of articles whose title does.

    Where there is none, those beside a sentence that speaks of it; a search takes all that its articles tell.
    """
    about = [one for one in found if about_subject(one.passage, subject) or _headlined(one, subject)]
    if about or subject.query:
        return about or list(found)
    return [one for one in found if _beside(one.passage, subject)]


def _beside(passage: Passage, subject: Subject) -> bool:
    """Whether the sentence before or after it speaks of the subject."""
    beside = (excerpts.preceding(passage), excerpts.following(passage))
    return any(near is not None and about_subject(near, subject) for near in beside)


def _headlined(one: Dated, subject: Subject) -> bool:
    """Whether the passage tells the news of an article with the subject in its title, not what went before."""
    published = one.passage.article.published.days
    recent = published is not None and abs((published.first - one.days.last).days) <= NEWS
    return recent and _speaks(one.passage.article.title, subject)


def about_subject(passage: Passage, subject: Subject) -> bool:
    """Whether the sentence names it: an actor, a topic's name or word, a word searched for."""
    return _speaks(passage.sentence, subject)


def _speaks(text: str, subject: Subject) -> bool:
    if any(deeds.named(actor, text) for actor in subject.actors):
        return True
    if subject.topic and excerpts.held(text, (*subject.topic.names, *subject.topic.words)):
        return True
    query = subject.query
    return bool(query and excerpts.held(text, (*query.phrases, *query.words)))


def _counted(found: Sequence[Dated]) -> list[Tally]:
    """The days of the passages, each with how many of these articles tell of it."""
    articles: dict[Days, dict[int, date | None]] = {}
    for one in found:
        published = one.passage.article.published.days
        articles.setdefault(one.days, {})[one.passage.article.id] = published.first if published else None
    return [
        Tally(days, len(of), sum(1 for day in of.values() if day and (day - days.last).days > 1))
        for days, of in articles.items()
    ]


def with_articles(corpus: Corpus, passages: Sequence[DatedPassage]) -> tuple[Dated, ...]:
    """The passages that have days, with the articles they stand in."""
    articles = {article.id: article for article in corpus.articles.many({one.article for one in passages})}
    return tuple(
        Dated(Passage(articles[one.article], one.start, one.end), one.days, one.expected, one.main)
        for one in passages
        if one.days is not None and one.article in articles
    )


def undated(corpus: Corpus, subject: Subject, scope: Scope, *, limit: int) -> tuple[Passage, ...]:
    """Sentences that name a day which can't be told."""
    found = corpus.passages.undated(scope, limit=limit)
    articles = {article.id: article for article in corpus.articles.many({one.article for one in found})}
    passages = [Passage(articles[one.article], one.start, one.end) for one in found if one.article in articles]
    if subject.topic:
        return tuple(passages)
    return tuple(one for one in passages if about_subject(one, subject) or _speaks(one.article.title, subject))


def leads(corpus: Corpus, scope: Scope, *, limit: int) -> tuple[Passage, ...]:
    """The first sentences of the newest articles that state when they were published."""
    articles = corpus.articles.latest(scope, limit=limit)
    stated = [article for article in articles if article.published.how in (Known.GIVEN, Known.PAGE)]
    return tuple(passage for article in stated for passage in summary.lead(article, 1))
