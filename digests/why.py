"""Works out why an answer says what it says, from the same articles by the same rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.corpus import Corpus
from corpus.model import ActorId, Article, ArticleId, Days
from corpus.reading import sentences
from corpus.reading.model import Basis
from corpus.reading.spelling import fold
from corpus.reading.times import bases
from digests import novelty
from digests.candidates import gather
from digests.grounds import Answered, Dating, Grounds, Place, Sign, Signs, StoryGrounds
from digests.ledger.model import Edition
from digests.letters import nominal, subject_of
from digests.model import Change, Digest, Event, Listing, Passage, Story, Subject, Timeline

SIGNS = 4
"""Names, actors and words of a subject that are told of a story, at most of each."""

HEART, NEAR = 0.85, 0.6
"""How central a story is, beside the most central one, to be called close to the middle, or near it."""

FEW = 3
"""Of fewer stories none is more central than the others."""


def of_digest(corpus: Corpus, digest: Digest) -> Grounds:
    """What put each story into a digest on demand."""
    stories = tuple(_told(corpus, digest.subject, digest.stories, (), digest.also))
    return Grounds(Answered.DIGEST, digest.subject.title, digest.window, stories=stories)


def of_listing(corpus: Corpus, subject: Subject | None, listing: Listing) -> Grounds:
    """What put each story among the newest."""
    told = _told(corpus, subject, listing.stories, (), ())
    stories = tuple(replace(one, place=None) for one in told)  # the newest stand first, however central
    return Grounds(Answered.LATEST, listing.subject, stories=stories)


def of_timeline(timeline: Timeline) -> Grounds:
    """How the days of each entry are known."""
    read = _Times()
    datings = tuple(_dating(event, read) for event in timeline.events)
    return Grounds(Answered.TIMELINE, timeline.subject, timeline.window, datings=datings)


def of_edition(corpus: Corpus, edition: Edition, before: frozenset[int], told: frozenset[int]) -> Grounds:
    """What put each story into an edition: it told the articles `told`, and `before` were told before it.

    Raises UnknownTopic, UnknownActor, BadQuery, BadDate, BadWindow where what it was about is not there any more.
    """
    subject = subject_of(corpus, edition.about, edition.asof)
    gathered = gather(corpus, subject, since=edition.since, asof=edition.asof, zone=edition.zone)
    known = before | told
    groups = (tuple(one for one in group if one.id in known) for group in gathered.groups)
    then = replace(gathered, candidates=gathered.candidates & told, groups=tuple(filter(None, groups)))
    news = novelty.news(then, before)
    stories = tuple(_told(corpus, subject, news.stories, _weightiest(news.changes, before), news.also))
    return Grounds(Answered.EDITION, edition.about.title, slot=nominal(edition.slot), stories=stories)


def _weightiest(changes: Sequence[Change], before: frozenset[int]) -> list[tuple[Story, tuple[Article, ...]]]:
    """Known stories by their new articles, with what was told of them before."""
    found = []
    for change in sorted(changes, key=lambda one: -one.story.weight):
        new = tuple(one for one in change.story.articles if one.id not in before)
        found.append((replace(change.story, articles=new), tuple(a for a in change.story.articles if a.id in before)))
    return found


def _told(
    corpus: Corpus,
    subject: Subject | None,
    stories: Sequence[Story],
    known: Sequence[tuple[Story, tuple[Article, ...]]],
    titled: Sequence[Story],
) -> Iterator[StoryGrounds]:
    everything: list[tuple[Story, tuple[Article, ...], bool]] = [
        *((story, (), False) for story in stories),
        *((story, before, False) for story, before in known),
        *((story, (), True) for story in titled),
    ]
    best = max((story.central for story, _, _ in everything), default=0.0)
    signs = _Reader(corpus, subject, [article for story, _, _ in everything for article in story.articles])
    for number, (story, before, by_title) in enumerate(everything, 1):
        place = _place(story.central, best) if len(everything) >= FEW else None
        yield StoryGrounds(number, story, signs.of(story), place, before, titled=by_title)


def _place(central: float, best: float) -> Place:
    if central >= HEART * best:
        return Place.HEART
    return Place.NEAR if central >= NEAR * best else Place.APART


class _Reader:
    """Looks for what of a subject stands in articles, by the rules by which they were found to be about it."""

    def __init__(self, corpus: Corpus, subject: Subject | None, articles: Sequence[Article]) -> None:
        self._subject = subject
        self._texts = {one.id: f" {fold(one.title)} {fold(one.text)} " for one in articles} if subject else {}
        self._actors: Mapping[str, frozenset[ArticleId]] = {}
        self._surfaces: Mapping[str, frozenset[ArticleId]] = {}
        if subject and subject.topic:
            ids = {name: [one.id for one in corpus.actors.named(name)] for name in subject.topic.actors}
            found = corpus.actors.written(self._texts, [each for some in ids.values() for each in some])
            self._actors = {name: _articles(found, set(some)) for name, some in ids.items()}
        elif subject and subject.actors:
            found = corpus.actors.written(self._texts, [actor.id for actor in subject.actors])
            surfaces = {surface for one in found.values() for some in one.values() for surface in some}
            self._surfaces = {each: _surfaced(found, each) for each in surfaces}

    def of(self, story: Story) -> Signs:
        subject = self._subject
        if subject is None:
            return Signs()
        ids = [article.id for article in story.articles]
        if subject.topic:
            names, words = (self._held(each, ids) for each in (subject.topic.names, subject.topic.words))
            named = {one for one in ids if any(self._holds(name, one) for name in subject.topic.names)}
            if len(named) == len(ids):
                return Signs(names=names)
            return Signs(names, _counted(self._actors, ids), words)
        if subject.actors:
            return Signs(surfaces=_counted(self._surfaces, ids))
        query = subject.query
        return Signs(words=self._held((*query.phrases, *query.words), ids) if query else ())

    def _held(self, wanted: Sequence[str], ids: Sequence[ArticleId]) -> tuple[Sign, ...]:
        return _counted({each: frozenset(one for one in ids if self._holds(each, one)) for each in wanted}, ids)

    def _holds(self, words: str, article: ArticleId) -> bool:
        folded = fold(words)
        return bool(folded) and f" {folded} " in self._texts[article]


Written = Mapping[ArticleId, Mapping[ActorId, frozenset[str]]]


def _articles(found: Written, actors: set[ActorId]) -> frozenset[ArticleId]:
    return frozenset(article for article, named in found.items() if actors & named.keys())


def _surfaced(found: Written, surface: str) -> frozenset[ArticleId]:
    return frozenset(one for one, named in found.items() if any(surface in some for some in named.values()))


def _counted(held: Mapping[str, frozenset[ArticleId]], ids: Sequence[ArticleId]) -> tuple[Sign, ...]:
    """What stands in any of the articles, the most frequent first, as often of equals the longest."""
    signs = [Sign(words, sum(one in articles for one in ids)) for words, articles in held.items()]
    ranked = sorted((one for one in signs if one.articles), key=lambda one: (-one.articles, -len(one.words), one.words))
    return tuple(ranked[:SIGNS])


class _Times:
    """The time expressions of articles, each article read once."""

    def __init__(self) -> None:
        self._read: dict[ArticleId, list[tuple[int, str, Days, Basis]]] = {}

    def within(self, passage: Passage) -> list[tuple[int, str, Days, Basis]]:
        article = passage.article
        if article.id not in self._read:
            found = bases(article.text, sentences.split(article.text), article.published.days)
            self._read[article.id] = [(one.start, one.text, one.days, basis) for one, basis in found if one.days]
        return [one for one in self._read[article.id] if passage.start <= one[0] < passage.end]


def _dating(event: Event, read: _Times) -> Dating:
    """How an event's days are known: by the first of its passages that names them, else one that names some of them."""
    if event.reported:
        return Dating(event, event.passages[0])
    for exact in (True, False):
        for passage in event.passages:
            for _, words, days, basis in read.within(passage):
                if days == event.days if exact else days.overlaps(event.days):
                    return Dating(event, passage, words, basis)
    return Dating(event, event.passages[0], basis=Basis.TEXT)
