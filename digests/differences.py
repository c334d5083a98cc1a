"""Where sources differ about one thing: figures, hours, what one tells and another denies; none is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import groupby

from corpus.model import Article, Vector
from corpus.reading.model import Sentence
from digests import compared, denials, hours, portion
from digests.claims import Stated, beginning, compatible, last_of_each, may_be_one, retold
from digests.figures import Figure, Span, figures, places_named
from digests.likeness import dot, listed, vectors
from digests.model import Difference, Passage, Story
from digests.numbers import numbers
from digests.reach import reach

APART = 4
"""Days between two claims, at most: later it is news, not a difference."""

FACTOR = 10
"""How many times the smaller the greater figure may be: beyond that they hardly count the same."""

EACH = 30
"""Articles of a story that are read for figures."""

STORIES, FEW = 30, 12
"""Stories that are compared with each other, and articles of each."""

READ_BEFORE = 512
"""Articles of which is kept what was read in them: asked with their story, with the others, and by the next digest."""

ALIKE_ACROSS = 0.18
"""How like what stands round two figures of different stories must be."""

READ = 4_000
"""Characters of an article that are read for figures."""

ALIKE = 0.15
"""How like each other what stands round two figures must be: the sentence, the one before it, the article's title."""

_WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_WORD = re.compile(r"[a-z]+")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")

_LEAST = 2
"""Figures below this are not compared: "one" is seldom a count."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with its figures, whatever article it is of."""

    sentence: Sentence
    context: str
    placed: frozenset[str]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    figure: Figure
    passage: Passage
    context: str
    placed: frozenset[str]
    """The places that what stands round it names."""
    near: Vector = field(default_factory=dict)

    @property
    def said(self) -> str:
        return self.passage.sentence[self.figure.start : self.figure.end]

    @property
    def several(self) -> bool:
        return reach(self.passage.sentence, self.figure.start, self.figure.end).several

    @property
    def portion(self) -> portion.Portion:
        return portion.portion(self.passage.sentence, self.figure.start, self.figure.end)

    @property
    def day(self) -> date | None:
        days = self.passage.article.published.days
        return days.first if days else None


def find(stories: Iterable[Story]) -> tuple[Difference, ...]:
    """The differences within each story, and between stories that tell of one place in very like words.

    Of each source only its newest figure counts.
    """
    told = [story.articles[:EACH] for story in stories][:STORIES]
    found = [difference for articles in told for difference in within(articles)]
    seen = {claim.passage for difference in found for claim in difference.claims}
    across = within([article for articles in told for article in articles[:FEW]], across=True)
    found += [one for one in across if not seen.intersection(claim.passage for claim in one.claims)]
    for articles in told:
        found += _further(found, compared.find(articles))
    found += _further(found, compared.find([article for articles in told for article in articles[:FEW]], across=True))
    found += (difference for articles in told for difference in hours.find(articles))
    return (*found, *denials.find(told))


def _further(found: Sequence[Difference], others: Iterable[Difference]) -> list[Difference]:
    """Those of the others that tell no figure that is told already."""
    said = {(claim.passage, claim.figure) for difference in found for claim in difference.claims}
    return [one for one in others if not any((each.passage, each.figure) in said for each in one.claims)]


def within(articles: Sequence[Article], *, across: bool = False) -> tuple[Difference, ...]:
    """Where the articles of one story give different figures for the same thing, each difference once.

    `across` is for articles of several stories: they must name a place in common, and be more alike.
    """
    if len({article.source for article in articles}) < 2:
        return ()
    read = [one for article in articles[: STORIES * FEW if across else EACH] for one in _read(article)]
    contested = _contested(read)
    near = vectors([one.context for one in read], contested)
    found = [replace(read[n], near=vector) for n, vector in zip(contested, near, strict=True)]
    found.sort(key=lambda one: (_key(one.figure), _age(one)))
    differences: list[Difference] = []
    for _, same in groupby(found, key=lambda one: _key(one.figure)):
        for alike in _comparable(list(same), across=across):
            difference = _difference(alike)
            if difference:
                differences.append(difference)
    return tuple(differences)


def _contested(read: Sequence[_Found]) -> list[int]:
    """The places of those of which several sources give several figures."""
    values: dict[tuple[object, ...], set[float]] = {}
    sources: dict[tuple[object, ...], set[str]] = {}
    keys = [_key(one.figure) for one in read]
    for key, one in zip(keys, read, strict=True):
        values.setdefault(key, set()).add(one.figure.value)
        sources.setdefault(key, set()).add(one.passage.article.source)
    return [n for n, key in enumerate(keys) if len(values[key]) > 1 and len(sources[key]) > 1]


def _key(figure: Figure) -> tuple[object, ...]:
    """What must be the same for two figures to count the same thing."""
    return figure.thing, figure.fate, tuple(sorted(figure.sides)), tuple(sorted(figure.kinds))


def _age(one: _Found) -> tuple[date, int, int]:
    return one.day or date.min, one.passage.article.id, one.passage.start


@lru_cache(maxsize=READ_BEFORE)
def _read(article: Article) -> tuple[_Found, ...]:
    """The figures of an article; of one thing counted twice in it neither is sure to be the one, so both go.

    What is counted of what was planned, or of another happening, is another thing.
    """
    found: list[_Found] = []
    for told in _told(article):
        if not _looks_back(told.sentence.text, article):
            passage = Passage(article, told.sentence.start, told.sentence.end)
            found += [_Found(one, passage, told.context, told.placed) for one in told.figures]
    counts: dict[tuple[object, ...], set[float]] = {}
    things = [(_key(one.figure), one.portion.expected, one.portion.another) for one in found]
    for thing, one in zip(things, found, strict=True):
        counts.setdefault(thing, set()).add(one.figure.value)
    return tuple(one for thing, one in zip(things, found, strict=True) if len(counts[thing]) == 1)


def _told(article: Article) -> tuple[_Told, ...]:
    """The sentences of an article that tell figures of their own day."""
    found: list[_Told] = []
    before = ""
    for sentence in beginning(article.text, READ):
        counted = tuple(one for one in figures(sentence.text) if one.value >= _LEAST)
        if counted and not retold(sentence.text):
            context = f"{article.title} {before} {sentence.text}"
            found.append(_Told(sentence, context, places_named(context), counted))
        before = sentence.text
    return tuple(found)


def _looks_back(sentence: str, article: Article) -> bool:
    """Whether it names another year than the article's: what it counts is not this story's."""
    days = article.published.days
    return days is not None and any(year != str(days.last.year) for year in _YEAR.findall(sentence))


def _comparable(found: Sequence[_Found], *, across: bool) -> list[list[_Found]]:
    """The claims that may count the same thing, put together: near in time, at the same place where places are told."""
    groups: list[list[_Found]] = []
    for one in found:
        group = next((g for g in groups if all(_agree(one, other, across=across) for other in g)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _agree(one: _Found, other: _Found, *, across: bool) -> bool:
    if across and not (one.day and other.day and _share_a_place(one, other)):
        return False
    if not _same_place(one, other) or not _same_place(other, one):
        return False
    if one.day and other.day and abs((one.day - other.day).days) > APART:
        return False
    if not may_be_one(one.passage, other.passage):
        return False
    if {one.figure.span, other.figure.span} == {Span.DAY, Span.SUM} or not _same_side(one.figure, other.figure):
        return False
    if dot(one.near, other.near) < (ALIKE_ACROSS if across else ALIKE) or not _same_weekday(
        one.passage.sentence, other.passage.sentence
    ):
        return False
    if one.several != other.several:
        return False
    if (
        not portion.may_be_one(one.portion, other.portion, (one.day, other.day))
        or _sums_up(one, other)
        or _sums_up(other, one)
    ):
        return False
    small, great = sorted((one.figure.value, other.figure.value))
    return great <= small * FACTOR


def _sums_up(one: _Found, other: _Found) -> bool:
    """Whether the one's number and another of its sentence make the other's: a part and the whole."""
    rest = other.figure.value - one.figure.value
    return rest > 1 and rest != one.figure.value and rest in numbers(one.passage.sentence)


def _same_place(one: _Found, other: _Found) -> bool:
    """Whether the other speaks of the one's place, where the one names any."""
    if one.figure.places and other.figure.places and not one.figure.places & other.figure.places:
        return False
    return not one.figure.places or any(place in other.near for place in one.figure.places)


def _share_a_place(one: _Found, other: _Found) -> bool:
    """Whether both stand among words that name one place, and count what befell it."""
    places = one.figure.places | other.figure.places | one.placed | other.placed
    return any(place in one.near and place in other.near for place in places)


def _same_weekday(one: str, other: str) -> bool:
    """Whether they name a weekday in common, as far as both name one."""
    here, there = (_WEEKDAYS.intersection(_WORD.findall(text.lower())) for text in (one, other))
    return not (here and there) or bool(here & there)


def _same_side(one: Figure, other: Figure) -> bool:
    """Whether soldiers or civilians whose side is not told are counted by the same side, as far as one can tell."""
    if one.sides or not (one.sided or other.sided):
        return True
    return bool(one.speakers & other.speakers)


def _difference(found: Sequence[_Found]) -> Difference | None:
    """The newest claim of each source, if they differ; oldest first."""
    latest = last_of_each([Stated(one.said, one.figure.value, one.passage) for one in found])
    if all(compatible(one, other) for one in latest for other in latest):
        return None
    claims = tuple(claim for _, claim in latest)
    shown = {claim.passage for claim in claims}
    what = max((one.figure.what for one in reversed(found) if one.passage in shown), key=lambda told: len(told.split()))
    return Difference(what, claims)
