"""What the articles at hand count, each count with what stands near it, and whether two may be of one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.model import Article, Vector
from digests.claims import beginning, compatible, retold
from digests.counts import Count, counts
from digests.likeness import listed, stem, vectors
from digests.model import Claim, Passage
from digests.numbers import may_count, numbers
from digests.portion import Portion, may_be_one, portion
from digests.reach import Reach, may_be_of_one, reach

READ = 4_000
"""Characters of an article that are read for counts."""

READ_BEFORE = 512
"""Articles of which is kept what was read in them."""

APART = 4
"""Days between two claims, at most."""

LONG = 3
"""Letters from which on a word can name a place by itself."""

_CLOSE = 1.02
"""Counts nearer than this are one, rounded by somebody."""

_LENGTHS = frozenset(map(stem, listed("miles kilometers kilometres metres meters feet yards")))
"""Stems of what says how far it is: only to or from a place of the same name it is the same way."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A count in an article, with its surroundings as unit vectors."""

    count: Count
    passage: Passage
    around: Vector
    """What stands near it in its clause."""
    whole: Vector
    """Its sentence, without the figure."""
    plain: frozenset[str]
    """The stems of what stands near it in small letters."""

    @property
    def day(self) -> date | None:
        days = self.passage.article.published.days
        return days.first if days else None

    @property
    def reach(self) -> Reach:
        return reach(self.passage.sentence, self.count.start, self.count.end)

    @property
    def portion(self) -> Portion:
        return portion(self.passage.sentence, self.count.start, self.count.end)

    @property
    def said(self) -> str:
        return self.passage.sentence[self.count.start : self.count.end]


def found_in(articles: Sequence[Article], *, narrowed: bool = False) -> list[Found]:
    """Their counts of things of which there are several counts, in articles of several sources.

    `narrowed` takes things for one only where the same words narrow them.
    """
    read = _contested([one for article in articles for one in _read(article)], narrowed=narrowed)
    near = vectors([count.around for count, _ in read])
    whole = vectors([_without(count, passage.sentence) for count, passage in read])
    return [
        Found(*one, around, sentence, _plain(one[0].around))
        for one, around, sentence in zip(read, near, whole, strict=True)
    ]


def _without(count: Count, sentence: str) -> str:
    """The sentence without the figure, which is what may differ."""
    return f"{sentence[: count.start]} {sentence[count.end :]}"


def _contested(read: Sequence[tuple[Count, Passage]], *, narrowed: bool) -> list[tuple[Count, Passage]]:
    values: dict[tuple[str, ...], set[float]] = {}
    sources: dict[tuple[str, ...], set[str]] = {}
    things = [count.of if narrowed else count.of[:1] for count, _ in read]
    for thing, (count, passage) in zip(things, read, strict=True):
        values.setdefault(thing, set()).add(count.value)
        sources.setdefault(thing, set()).add(passage.article.source)
    contested = {thing for thing in values if len(values[thing]) > 1 and len(sources[thing]) > 1}
    return [one for thing, one in zip(things, read, strict=True) if thing in contested]


@lru_cache(maxsize=READ_BEFORE)
def _read(article: Article) -> tuple[tuple[Count, Passage], ...]:
    """The counts of an article; each is asked for with its story, and again with the other stories."""
    days = article.published.days
    found: list[tuple[Count, Passage]] = []
    for sentence in beginning(article.text, READ):
        if not may_count(sentence.text):
            continue
        years = _YEAR.findall(sentence.text)
        if retold(sentence.text) or (days is not None and any(year != str(days.last.year) for year in years)):
            continue
        passage = Passage(article, sentence.start, sentence.end)
        found += ((count, passage) for count in counts(sentence.text))
    return tuple(found)


def _plain(around: str) -> frozenset[str]:
    return frozenset(stem(word) for word in around.split() if word.islower())


def age(one: Found) -> tuple[date, int, int]:
    """What oldest-first sorts by."""
    return one.day or date.min, one.passage.article.id, one.passage.start


def contradict(one: Found, other: Found) -> bool:
    """Whether what stands with two counts tells that they are not of one thing: other places, names, days, deeds."""
    if one.count.places and other.count.places and not one.count.places & other.count.places:
        return True
    if one.day and other.day and abs((one.day - other.day).days) > APART:
        return True
    if one.count.governed and other.count.governed and one.count.governed != other.count.governed:
        return True
    if one.count.sides != other.count.sides:
        return True
    if one.count.fate and other.count.fate and one.count.fate != other.count.fate:
        return True
    if one.count.thing in _LENGTHS and not any(len(word) > LONG for word in shared(one, other) - one.plain):
        return True
    if one.day and other.day and (_other_names(one, other) or not may_be_of_one(one.reach, other.reach)):
        return True
    if not one.count.sure and (
        not may_be_one(one.portion, other.portion, (one.day, other.day)) or _sums_up(one, other) or _sums_up(other, one)
    ):
        return True
    return not _same_weekday(one, other)


def shared(one: Found, other: Found) -> frozenset[str]:
    """The stems that stand near both."""
    return frozenset(one.around.keys() & other.around.keys())


def _other_names(one: Found, other: Found) -> bool:
    """Whether both sentences name somebody or something, and nothing in common: two towns, two firms."""
    here, there = (
        each.whole.keys() - _plain(" ".join(_LETTERS.findall(each.passage.sentence))) for each in (one, other)
    )
    return bool(here and there) and not here & there


def _sums_up(one: Found, other: Found) -> bool:
    """Whether the one's number and another of its sentence make the other's: a part and the whole."""
    rest = other.count.value - one.count.value
    return rest > 1 and rest != one.count.value and rest in numbers(one.passage.sentence)


def _same_weekday(one: Found, other: Found) -> bool:
    here, there = (_WEEKDAYS.intersection(_WORD.findall(each.passage.sentence.lower())) for each in (one, other))
    return not (here and there) or bool(here & there)


def one_count(one: tuple[float, Claim], other: tuple[float, Claim]) -> bool:
    """Whether two counts with their claims are one, or can both be true."""
    small, great = sorted((one[0], other[0]))
    return great <= small * _CLOSE or compatible(one, other)
