"""What is new to somebody who was told some of it: whole stories, or only what a known story has more of. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from corpus.model import Article, ArticleId, Revision
from corpus.reading import sentences
from corpus.reading.read import READ_LANGUAGES
from corpus.reading.times import read_times
from digests import continuing, stories, summary
from digests.candidates import Gathered
from digests.excerpts import sentence
from digests.figures import figures
from digests.likeness import centroid, dot, stem, vectors
from digests.model import Change, Passage, Story
from digests.numbers import readings, tokens_of

STORIES = 15
"""New stories that are told in full; of the others the title is."""

SENTENCES = 2
"""New sentences of a known story that are shown."""

FRESH, TOLD = 12, 30
"""Articles of a story that are read for what is new, and for what was told."""

READ = 12
"""Sentences from the head of an article that are looked at for what is new."""

TOLD_READ = 6_000
"""Characters of a told article that are compared with."""

FACTUAL = 1.4
"""How much more a sentence with a new figure, name or date is worth."""

LEAST = 2
"""Numbers below this are seldom news."""

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class News:
    """What there is to tell, weightiest first."""

    stories: tuple[Story, ...]
    """Those of which nothing was told, by their untold articles."""
    also: tuple[Story, ...]
    """More of them, without sentences."""
    changes: tuple[Change, ...]
    articles: tuple[Article, ...]
    """All that is told by telling this: also copies, which bring nothing."""

    @property
    def ids(self) -> frozenset[int]:
        return frozenset(article.id for article in self.articles)


def news(gathered: Gathered, told: Set[int]) -> News:
    """The stories with an untold candidate: new where no article of theirs was told, else what they have more of.

    A known story whose untold articles bring neither a source nor a sentence more is left out. An article that was
    told and says something else now is never new: it is a part of what its story has more of.
    """
    split = [_Split.of(group, gathered, told) for group in gathered.groups]
    fresh = [one.fresh for one in split if one.fresh]
    before = {one.fresh[0].id: one.before for one in split if one.fresh}
    built = continuing.continuing(stories.build(fresh, gathered.vectors, passages=0, weightiest=True), gathered.before)
    known = [(story, next(before[one.id] for one in story.articles if one.id in before)) for story in built]
    new = [story for story, told_before in known if not told_before]
    return News(
        stories=tuple(replace(one, passages=summary.pick(one.articles, limit=SENTENCES)) for one in new[:STORIES]),
        also=tuple(new[STORIES:]),
        changes=tuple(one for story, told_before in known if told_before for one in changes(story, told_before)),
        articles=tuple(article for group in fresh for article in group),
    )


@dataclass(frozen=True, slots=True)
class _Split:
    """A story's articles that are to be told, and those that were."""

    fresh: tuple[Article, ...]
    before: tuple[Article, ...]

    @classmethod
    def of(cls, group: Sequence[Article], gathered: Gathered, told: Set[int]) -> _Split:
        updated = {
            one.id: update.before
            for one in group
            if one.id in told and (update := gathered.updates.get(one.id)) and update.key not in told
        }
        fresh = tuple(
            one for one in group if one.id in updated or (one.id in gathered.candidates and one.id not in told)
        )
        return cls(fresh, tuple(_as_told(one, updated.get(one.id)) for one in group if one.id in told))


def _as_told(article: Article, before: Revision | None) -> Article:
    """An article with the text that it had when it was told."""
    return replace(article, title=before.title, text=before.text) if before else article


def changes(story: Story, before: Sequence[Article]) -> list[Change]:
    """What a story's articles have more than those of it that were told before: nothing, if they only copy.

    An article that puts another right is always shown, and by itself.
    """
    corrected = {article.id for article in before if stories.corrects(article)}
    corrections = [one for one in story.articles if stories.corrects(one) and one.id not in corrected]
    reports = [article for article in story.articles if article not in corrections]
    sources = _new_sources(reports, before)
    passages = _new_passages(reports, before)
    found = [_correction(story, article, before) for article in corrections]
    if sources or passages:
        articles = _each_once(*reports, *corrections, *before)
        known = replace(story, articles=articles, passages=())
        found.insert(0, Change(known, tuple(sources), tuple(passages)))
    return found


def _each_once(*articles: Article) -> tuple[Article, ...]:
    """Articles as they come, each with the text that it has first here."""
    first: dict[ArticleId, Article] = {}
    for article in articles:
        first.setdefault(article.id, article)
    return tuple(first.values())


def _new_sources(fresh: Sequence[Article], before: Sequence[Article]) -> list[Article]:
    """The first article of each source that had no part in what was told."""
    heard = {article.source for article in before}
    first: dict[str, Article] = {}
    for article in fresh:
        if article.source not in heard:
            first.setdefault(article.source, article)
    return list(first.values())


def _correction(story: Story, article: Article, before: Sequence[Article]) -> Change:
    alone = replace(story, articles=_each_once(article, *before), passages=())
    return Change(alone, (), summary.pick(article, limit=SENTENCES))


def _new_passages(fresh: Sequence[Article], before: Sequence[Article]) -> list[Passage]:
    """The sentences that best tell what no told article says, one of a source where there are several."""
    found = [(passage, place) for article in fresh[:FRESH] for place, passage in enumerate(summary.lead(article, READ))]
    said = _Told(sorted(before, key=stories.newness, reverse=True)[:TOLD])
    whole = [(passage, place) for passage, place in found if _tells(passage)]
    candidates = said.unheard([(passage, place) for passage, place in whole if summary.stands_alone(passage.sentence)])
    return _best(candidates or said.unheard(whole)[:1])


def _tells(passage: Passage) -> bool:
    """Whether it is a sentence that tells something: not a heading, a byline or the title over again."""
    text = passage.sentence
    return (
        summary.ended(text)
        and summary.wording(text) != summary.wording(passage.article.title)
        and len(text.split()) >= 4
    )


@dataclass(frozen=True, slots=True)
class _Unheard:
    """A sentence that says what was not told."""

    passage: Passage
    direction: Mapping[str, float]
    worth: float


def _best(candidates: Sequence[_Unheard]) -> list[Passage]:
    """Those worth most that differ from each other."""
    each = 1 if len({one.passage.article.source for one in candidates}) > 1 else SENTENCES
    taken: list[_Unheard] = []
    for one in sorted(candidates, key=lambda one: -one.worth):
        source = one.passage.article.source
        if sum(other.passage.article.source == source for other in taken) >= each:
            continue
        if all(dot(one.direction, other.direction) < summary.SAME for other in taken):
            taken.append(one)
        if len(taken) == SENTENCES:
            break
    return [one.passage for one in taken]


class _Told:
    """What a story's told articles say, to hold sentences against."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._passages = [passage for article in articles for passage in _passages(article)]
        self._keys = {summary.wording(passage.sentence) for passage in self._passages}
        words = [f"{article.title} {article.source} {article.text[:TOLD_READ]}" for article in articles]
        self._stems = {stem(word.lower()) for text in words for word in _WORD.findall(text)}
        self._counted: frozenset[object] | None = None

    def unheard(self, found: Sequence[tuple[Passage, int]]) -> list[_Unheard]:
        """Of sentences, each with its place in its article, those that say what was not told."""
        texts = [passage.sentence for passage, _ in found]
        titles = [passage.article.title for passage, _ in found]
        directions = vectors([*texts, *titles, *(passage.sentence for passage in self._passages)])
        own, named = directions[: len(found)], directions[len(found) : 2 * len(found)]
        index = _indexed(directions[2 * len(found) :])
        middle = centroid(own)
        unheard = []
        for (passage, place), direction, title in zip(found, own, named, strict=True):
            if summary.wording(passage.sentence) in self._keys:
                continue
            factual = self._has_news(passage)
            if not factual and _nearest(direction, index) >= summary.SAME:
                continue
            worth = (dot(direction, middle) + summary.TITLED * dot(direction, title)) / (1 + 0.25 * place)
            unheard.append(_Unheard(passage, direction, worth * (FACTUAL if factual else 1)))
        return unheard

    def _has_news(self, passage: Passage) -> bool:
        """Whether it holds a name, a figure or a date that none of them does."""
        names = [stem(word.lower()) for word in _WORD.findall(passage.sentence)[1:] if word[0].isupper()]
        own = {stem(word.lower()) for word in _WORD.findall(passage.article.source)}
        if any(name not in self._stems and name not in own for name in names):
            return True
        if self._counted is None:
            self._counted = frozenset(
                fact for article in self._articles for fact in _counted(article, _passages(article))
            )
        return not _counted(passage.article, [passage]) <= self._counted


def _passages(article: Article) -> list[Passage]:
    return [Passage(article, one.start, one.end) for one in sentences.split(article.text[:TOLD_READ])]


def _counted(article: Article, passages: Sequence[Passage]) -> frozenset[object]:
    """The days that sentences of an article tell of, their figures with what they count, and their other numbers."""
    legible = article.language in READ_LANGUAGES
    times = read_times(article.text, [sentence(one) for one in passages], article.published.days) if legible else ()
    facts: set[object] = {one.days for one in times if one.days is not None and not one.vague}
    for passage in passages:
        counts = figures(passage.sentence)
        facts |= {(one.thing, one.fate, one.value) for one in counts}
        taken = [(one.start, one.end) for one in counts]
        taken += [(one.start - passage.start, one.end - passage.start) for one in times]
        facts.update(_numbers(passage.sentence, taken))
    return frozenset(facts)


def _numbers(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[float]:
    """The numbers that stand outside of these stretches of the text."""
    tokens = tokens_of(text)
    for n, _, value in readings(tokens):
        if value >= LEAST and not any(start <= tokens[n].start < end for start, end in taken):
            yield value


def _indexed(directions: Sequence[Mapping[str, float]]) -> dict[str, list[tuple[int, float]]]:
    index: dict[str, list[tuple[int, float]]] = {}
    for n, direction in enumerate(directions):
        for word, weight in direction.items():
            index.setdefault(word, []).append((n, weight))
    return index


def _nearest(direction: Mapping[str, float], index: Mapping[str, Sequence[tuple[int, float]]]) -> float:
    """How like it the sentence most like it is."""
    near: dict[int, float] = {}
    for word, weight in direction.items():
        for n, other in index.get(word, ()):
            near[n] = near.get(n, 0.0) + weight * other
    return max(near.values(), default=0.0)
