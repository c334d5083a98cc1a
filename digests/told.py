"""What a subject's articles tell of, with the articles put back to the passages, and only what is about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from corpus.corpus import Corpus
from corpus.model import Actor, ActorId, Article, DatedPassage, Days, Known, Scope
from digests import deeds, excerpts, salience, summary
from digests import timeline as timelines
from digests.model import Dated, Passage, Subject
from digests.result_cache import ResultCache, signed

EACH = 10
"""Sentences of one day that are compared, at most."""

READ = 3_000
"""Passages that are read for one timeline, at most."""

LEAST, MOST = 12, 200
"""Passages of one day that are read, of which the most telling are taken."""

HEADS, FEW_HEADS = 200, 20
"""Articles that are read for what the news of the days was: of all, and of one at most."""

NEWS = 7
"""Days from a happening to an article whose news it is."""

SPARE = 2
"""How many times the dates needed are read where only the sentences about the subject count."""

_CHOSEN: ResultCache[tuple[tuple[int, ...], ...]] = ResultCache(256)
"""Which sentences of each day were chosen before: some kilobytes for each question, and no text."""


def dated(
    corpus: Corpus,
    subject: Subject,
    scope: Scope,
    *,
    limit: int,
    each: int = EACH,
    newest: int | None = None,
    telling: bool = False,
    days_only: bool = False,
    fill: bool = False,
) -> tuple[tuple[Dated, ...], int]:
    """The passages of the days most worth telling, and how many further dates there are.

    With `newest` only so many of the newest articles are asked; with `telling` dates of slight worth are left where
    there are many; with `days_only` no month or year is told of; with `fill` a day of fewer than `each` sentences
    that name it gets others that were published on it.
    An actor's and a search's are those that speak of it.
    """
    tallies = [one for one in corpus.passages.tally(scope, newest=newest) if one.days.is_day or not days_only]
    strict = bool(subject.actors or subject.query)
    chosen = timelines.choose(tallies, limit * SPARE if strict or telling else limit)
    if not chosen:
        return (), 0
    most = min(max(READ // len(chosen), LEAST), MOST)
    found = with_articles(
        corpus, corpus.passages.on(scope, [tally.days for tally in chosen], limit_each=most, newest=newest)
    )
    about = _about(found, subject) if strict else list(found)
    told_of = {one.days for one in about}
    kept = timelines.choose(
        [tally for tally in chosen if tally.days in told_of],
        limit,
        telling=telling,
        of_one=strict,
    )
    beyond = len(tallies) - len(chosen) + len(told_of) - len(kept)
    told = _by_day(about, [tally.days for tally in kept])
    articles = _published(corpus, scope, [days for days in told if days.is_day])
    if not fill:
        return _foremost(told, articles, each), beyond
    news = _news(articles, told)
    spare = _spare(corpus, news, subject)
    told = {days: _filled(own, spare.get(days, ()), each) for days, own in told.items()}
    best = salience.salient(told, news, each=each)
    return tuple(one for own in best.values() for one in own), beyond


def _foremost(told: Mapping[Days, Sequence[Dated]], articles: Sequence[Article], each: int) -> tuple[Dated, ...]:
    """Of each day its most telling sentences; which they are is worked out once for the same sentences and news."""
    places = _CHOSEN.of(_key(told, articles, each), lambda: _places(told, articles, each))
    return tuple(found[n] for found, own in zip(told.values(), places, strict=True) for n in own)


def _places(
    told: Mapping[Days, Sequence[Dated]], articles: Sequence[Article], each: int
) -> tuple[tuple[int, ...], ...]:
    """Where among each day's sentences the most telling stand, the first of them first."""
    best = salience.salient(told, _news(articles, told), each=each)
    places = {id(one): n for found in told.values() for n, one in enumerate(found)}
    return tuple(tuple(places[id(one)] for one in best[days]) for days in told)


def _key(told: Mapping[Days, Sequence[Dated]], articles: Sequence[Article], each: int) -> bytes:
    """What `_places` reads, signed."""
    return signed(_read(told, articles, each))


def _read(told: Mapping[Days, Sequence[Dated]], articles: Sequence[Article], each: int) -> Iterator[object]:
    yield each
    for days, found in told.items():
        yield days.first, days.last, len(found)
        for one in found:
            yield one.passage.article.id, one.passage.start, one.reported, one.passage.sentence
    for article in articles:
        published = article.published.days
        yield article.id, published.first if published else None, article.text


def _by_day(found: Sequence[Dated], days: Sequence[Days]) -> dict[Days, list[Dated]]:
    told: dict[Days, list[Dated]] = {each: [] for each in days}
    for one in found:
        if one.days in told:
            told[one.days].append(one)
    return told


def _published(corpus: Corpus, scope: Scope, days: Sequence[Days]) -> tuple[Article, ...]:
    """Some of the articles that were published on each day or on the next."""
    wanted = {each.first + timedelta(n) for each in days for n in (0, 1) if each.first < date.max}
    return corpus.articles.of_days(scope, wanted, limit_each=min(max(HEADS // max(len(days), 1), 1), FEW_HEADS))


def _news(articles: Sequence[Article], days: Iterable[Days]) -> dict[Days, list[Passage]]:
    """What stands at the head of those of the articles that were published on each day or on the next."""
    published: dict[date, list[Passage]] = {}
    for article in articles:
        if article.published.days:
            published.setdefault(article.published.days.first, []).extend(summary.lead(article))
    return {
        each: [*published.get(each.first, ()), *published.get(each.first + timedelta(1), ())]
        for each in days
        if each.is_day and each.first < date.max
    }


def _spare(corpus: Corpus, news: Mapping[Days, Sequence[Passage]], subject: Subject) -> dict[Days, list[Passage]]:
    """Of each day's own news the sentences that name no day themselves, of an actor's those that speak of it."""
    dated = corpus.passages.places({one.article.id for found in news.values() for one in found})
    strict = bool(subject.actors or subject.query)
    return {
        days: [
            one
            for one in found
            if one.article.published.days == days and one.place not in dated
            if not strict or about_subject(one, subject)
        ]
        for days, found in news.items()
    }


def _filled(own: list[Dated], spare: Sequence[Passage], each: int) -> list[Dated]:
    """A day's sentences, with others of its own news where they are fewer than asked for."""
    if len(own) >= each:
        return own
    return own + [Dated(one, own[0].days, expected=False, main=True, reported=True) for one in spare]


def surfaces(corpus: Corpus, actors: Iterable[Actor], scope: Scope) -> dict[ActorId, tuple[str, ...]]:
    """How the articles write each of the actors."""
    return {actor.id: corpus.actors.surfaces(actor.id, scope) for actor in actors}


def widened(subject: Subject, surfaces: Mapping[ActorId, Sequence[str]]) -> Subject:
    """The subject with its actors under all names and spellings that articles give them."""
    actors = tuple(replace(actor, aliases=(*actor.aliases, *surfaces.get(actor.id, ()))) for actor in subject.actors)
    return replace(subject, actors=actors)


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
