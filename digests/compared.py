"""Where the articles of a story give different counts of one thing, in like words, side by side, and none chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from corpus.model import Article, Vector
from corpus.reading import sentences
from digests.claims import Stated, compatible, last_of_each, may_be_one, retold
from digests.counts import Count, counts
from digests.likeness import dot, listed, stem, vectors
from digests.model import Claim, Difference, Passage

READ = 4_000
"""Characters of an article that are read for counts."""

ARTICLES = 30
"""Articles of a story that are read."""

APART = 4
"""Days between two claims, at most."""

FACTOR, FACTOR_ACROSS = 4, 3
"""How many times the smaller the greater may be, in one story and in several: they hardly count the same beyond."""

AROUND, ALIKE = 0.1, 0.1
"""How like each other what stands near two counts must be, and how like their sentences."""

AROUND_ACROSS, ALIKE_ACROSS = 0.15, 0.15
"""The same where the articles are of different stories."""

MOST = 240
"""Articles of different stories that are read."""

READ_BEFORE = 512
"""Articles of which is kept what was read in them."""

MARGIN = 0.1
"""How much more like the one that is meant must be than what the same article counts besides."""

SHARED = 2
"""Telling words that must stand near both."""

_CLOSE = 1.02
"""Counts nearer than this are one, rounded by somebody."""

_LENGTHS = frozenset(map(stem, listed("miles kilometers kilometres metres meters feet yards")))
"""Stems of what says how far it is: only to or from a place of the same name it is the same way."""

LONG = 3
"""Letters from which on a word can name a place by itself."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class _Found:
    count: Count
    passage: Passage
    around: Vector
    whole: Vector
    plain: frozenset[str]
    """The stems of what stands near it in small letters."""

    @property
    def day(self) -> date | None:
        days = self.passage.article.published.days
        return days.first if days else None

    @property
    def said(self) -> str:
        return self.passage.sentence[self.count.start : self.count.end]


def find(articles: Sequence[Article], *, across: bool = False) -> tuple[Difference, ...]:
    """The counts of one thing by which the articles of one story differ, each thing once; of a source the newest.

    `across` is for articles of several stories: what stands near, and the sentences, must be more alike.
    """
    read = _contested([one for article in articles[: MOST if across else ARTICLES] for one in _read(article)])
    near = vectors([count.around for count, _ in read])
    whole = vectors([_without(count, passage.sentence) for count, passage in read])
    found = [
        _Found(*one, around, sentence, _plain(one[0].around))
        for one, around, sentence in zip(read, near, whole, strict=True)
    ]
    found.sort(key=lambda one: (one.count.of, _age(one)))
    differences = []
    for _, same in groupby(found, key=lambda one: one.count.of):
        for alike in _alike(list(same), across=across):
            difference = _difference(alike)
            if difference:
                differences.append(difference)
    return tuple(differences)


def _without(count: Count, sentence: str) -> str:
    """The sentence without the figure, which is what may differ."""
    return f"{sentence[: count.start]} {sentence[count.end :]}"


def _contested(read: Sequence[tuple[Count, Passage]]) -> list[tuple[Count, Passage]]:
    """Those of things of which there are several counts, in articles of several sources."""
    values: dict[tuple[str, ...], set[float]] = {}
    sources: dict[tuple[str, ...], set[str]] = {}
    for count, passage in read:
        values.setdefault(count.of, set()).add(count.value)
        sources.setdefault(count.of, set()).add(passage.article.source)
    return [one for one in read if len(values[one[0].of]) > 1 and len(sources[one[0].of]) > 1]


@lru_cache(maxsize=READ_BEFORE)
def _read(article: Article) -> tuple[tuple[Count, Passage], ...]:
    """The counts of an article; each is asked for with its story, and again with the other stories."""
    days = article.published.days
    found: list[tuple[Count, Passage]] = []
    for sentence in sentences.split(article.text[:READ]):
        years = _YEAR.findall(sentence.text)
        if retold(sentence.text) or (days is not None and any(year != str(days.last.year) for year in years)):
            continue
        passage = Passage(article, sentence.start, sentence.end)
        found += ((count, passage) for count in counts(sentence.text))
    return tuple(found)


def _plain(around: str) -> frozenset[str]:
    return frozenset(stem(word) for word in around.split() if word.islower())


def _age(one: _Found) -> tuple[date, int, int]:
    return one.day or date.min, one.passage.article.id, one.passage.start


def _alike(found: Sequence[_Found], *, across: bool) -> list[list[_Found]]:
    """Put together what counts one thing: in each article the count that is clearly the most like the others'."""
    beside: dict[int, list[_Found]] = {}
    for one in found:
        beside.setdefault(one.passage.article.id, []).append(one)
    groups: list[list[_Found]] = []
    for one in found:
        mine = beside[one.passage.article.id]
        for group in groups:
            if all(
                _agree(one, other, across=across)
                and _clearly(one, other, beside[other.passage.article.id])
                and _clearly(other, one, mine)
                for other in group
            ):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _clearly(one: _Found, other: _Found, beside: Sequence[_Found]) -> bool:
    """Whether nothing else that the other's article counts is nearly as like the one."""
    least = _likeness(one, other) - MARGIN
    return all(each.count.value == other.count.value or _likeness(one, each) < least for each in beside)


def _likeness(one: _Found, other: _Found) -> float:
    return dot(one.around, other.around) + dot(one.whole, other.whole)


def _agree(one: _Found, other: _Found, *, across: bool) -> bool:
    """Whether both count one thing, as far as words tell: near in time, of like size, in like words."""
    if across and not _very_alike(one, other):
        return False
    if one.count.places and other.count.places and not one.count.places & other.count.places:
        return False
    if one.day and other.day and abs((one.day - other.day).days) > APART:
        return False
    if not may_be_one(one.passage, other.passage) or (one.day and _other_names(one, other)):
        return False
    if one.count.sure and not (one.day and other.day):
        return False
    small, great = sorted((one.count.value, other.count.value))
    return (
        great <= small * (FACTOR_ACROSS if across else FACTOR) and _same_weekday(one, other) and _same_thing(one, other)
    )


def _other_names(one: _Found, other: _Found) -> bool:
    """Whether both sentences name somebody or something, and nothing in common: two towns, two firms."""
    here, there = (
        each.whole.keys() - _plain(" ".join(_LETTERS.findall(each.passage.sentence))) for each in (one, other)
    )
    return bool(here and there) and not here & there


def _same_thing(one: _Found, other: _Found) -> bool:
    if one.count.sure:
        return True
    if one.count.governed and other.count.governed and one.count.governed != other.count.governed:
        return False
    shared = one.around.keys() & other.around.keys()
    least = SHARED + (one.count.what == "sum of money")
    plain = one.plain & other.plain
    if one.count.of[0] in _LENGTHS and not any(len(word) > LONG for word in shared - plain):
        return False
    return (
        len(shared) >= least
        and bool(plain)
        and dot(one.around, other.around) >= AROUND
        and dot(one.whole, other.whole) >= ALIKE
    )


def _very_alike(one: _Found, other: _Found) -> bool:
    """Whether they may be of one happening though their articles were not put together."""
    if not (one.day and other.day):
        return False
    return dot(one.around, other.around) >= AROUND_ACROSS and dot(one.whole, other.whole) >= ALIKE_ACROSS


def _same_weekday(one: _Found, other: _Found) -> bool:
    here, there = (_WEEKDAYS.intersection(_WORD.findall(each.passage.sentence.lower())) for each in (one, other))
    return not (here and there) or bool(here & there)


def _difference(found: Sequence[_Found]) -> Difference | None:
    latest = last_of_each([Stated(one.said, one.count.value, one.passage) for one in found])
    if all(_near(one, other) for one in latest for other in latest):
        return None
    return Difference(max((one.count.what for one in found), key=len), tuple(claim for _, claim in latest))


def _near(one: tuple[float, Claim], other: tuple[float, Claim]) -> bool:
    small, great = sorted((one[0], other[0]))
    return great <= small * _CLOSE or compatible(one, other)
