"""Where the articles of a story give different counts of one thing, in like words, side by side, and none chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from corpus.model import Article, Vector
from corpus.reading import sentences
from digests.claims import Stated, last_of_each, may_be_one, retold
from digests.counts import Count, counts
from digests.likeness import dot, listed, stem, vectors
from digests.model import Claim, Difference, Passage

READ = 4_000
"""Characters of an article that are read for counts."""

ARTICLES = 12
"""Articles of a story that are read."""

APART = 2
"""Days between two claims, at most."""

FACTOR = 4
"""How many times the smaller the greater may be: beyond that they hardly count the same."""

AROUND, ALIKE = 0.12, 0.12
"""How like each other what stands near two counts must be, and how like their sentences."""

SHARED = 2
"""Telling words that must stand near both."""

_CLOSE = 1.02
"""Counts nearer than this are one, rounded by somebody."""

_OPEN = ("more than", "at least", "over", "no fewer than", "nearly", "almost", "about", "around", "some", "roughly",
         "approximately", "up to", "as many as")  # fmt: skip
_OPENLY = 1.1
_LENGTHS = frozenset(map(stem, listed("miles kilometers kilometres metres meters feet yards")))
"""Stems of what says how far it is: only to or from a place of the same name it is the same way."""

LONG = 3
"""Letters from which on a word can name a place by itself."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
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


def find(articles: Sequence[Article]) -> tuple[Difference, ...]:
    """The counts of one thing by which the articles of one story differ, each thing once; of a source the newest."""
    read = _contested([one for article in articles[:ARTICLES] for one in _read(article)])
    near = vectors([count.around for count, _ in read])
    whole = vectors([passage.sentence for _, passage in read])
    found = [
        _Found(*one, around, sentence, _plain(one[0].around))
        for one, around, sentence in zip(read, near, whole, strict=True)
    ]
    found.sort(key=lambda one: (one.count.of, _age(one)))
    differences = []
    for _, same in groupby(found, key=lambda one: one.count.of):
        for alike in _alike(_unequivocal(list(same))):
            difference = _difference(alike)
            if difference:
                differences.append(difference)
    return tuple(differences)


def _contested(read: Sequence[tuple[Count, Passage]]) -> list[tuple[Count, Passage]]:
    """Those of things of which there are several counts, in articles of several sources."""
    values: dict[tuple[str, ...], set[float]] = {}
    sources: dict[tuple[str, ...], set[str]] = {}
    for count, passage in read:
        values.setdefault(count.of, set()).add(count.value)
        sources.setdefault(count.of, set()).add(passage.article.source)
    return [one for one in read if len(values[one[0].of]) > 1 and len(sources[one[0].of]) > 1]


def _read(article: Article) -> Iterable[tuple[Count, Passage]]:
    days = article.published.days
    for sentence in sentences.split(article.text[:READ]):
        years = _YEAR.findall(sentence.text)
        if retold(sentence.text) or (days is not None and any(year != str(days.last.year) for year in years)):
            continue
        passage = Passage(article, sentence.start, sentence.end)
        yield from ((count, passage) for count in counts(sentence.text))


def _plain(around: str) -> frozenset[str]:
    return frozenset(stem(word) for word in around.split() if word.islower())


def _age(one: _Found) -> tuple[date, int, int]:
    return one.day or date.min, one.passage.article.id, one.passage.start


def _unequivocal(found: Sequence[_Found]) -> list[_Found]:
    """Without what an article counts twice in like words: neither is sure to be the one."""

    def doubtful(one: _Found) -> bool:
        return any(
            other.passage.article.id == one.passage.article.id
            and other.count.value != one.count.value
            and _same_thing(one, other)
            for other in found
        )

    return [one for one in found if not doubtful(one)]


def _alike(found: Sequence[_Found]) -> list[list[_Found]]:
    groups: list[list[_Found]] = []
    for one in found:
        group = next((group for group in groups if all(_agree(one, other) for other in group)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _agree(one: _Found, other: _Found) -> bool:
    """Whether both count one thing, as far as words tell: near in time, of like size, in like words."""
    if one.day and other.day and abs((one.day - other.day).days) > APART:
        return False
    if not may_be_one(one.passage, other.passage):
        return False
    if one.count.sure and not (one.day and other.day):
        return False
    small, great = sorted((one.count.value, other.count.value))
    return great <= small * FACTOR and _same_weekday(one, other) and _same_thing(one, other)


def _same_thing(one: _Found, other: _Found) -> bool:
    if one.count.sure:
        return True
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


def _same_weekday(one: _Found, other: _Found) -> bool:
    here, there = (_WEEKDAYS.intersection(_WORD.findall(each.passage.sentence.lower())) for each in (one, other))
    return not (here and there) or bool(here & there)


def _difference(found: Sequence[_Found]) -> Difference | None:
    latest = last_of_each([Stated(one.said, one.count.value, one.passage) for one in found])
    if all(_compatible(one, other) for one in latest for other in latest):
        return None
    return Difference(max((one.count.what for one in found), key=len), tuple(claim for _, claim in latest))


def _compatible(one: tuple[float, Claim], other: tuple[float, Claim]) -> bool:
    """Whether both can be true at once: the same, rounded, or "more than twenty" and 21."""
    small, great = sorted((one, other), key=lambda stated: stated[0])
    if great[0] <= small[0] * _CLOSE:
        return True
    hedged = any(claim.figure.lower().startswith(_OPEN) for _, claim in (small, great))
    return hedged and great[0] <= small[0] * _OPENLY
