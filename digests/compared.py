"""Where the articles of a story give different counts of one thing, in like words, side by side, and none chosen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpus.model import Article
from digests import tallies
from digests.claims import may_be_one
from digests.counted import Found, age, contradict, found_in, shared
from digests.counts import MAGNITUDE, SUM
from digests.likeness import dot
from digests.model import Difference

ARTICLES = 30
"""Articles of a story that are read."""

FACTOR, FACTOR_ACROSS = 4, 3
"""How many times the smaller the greater may be, in one story and in several: they hardly count the same beyond."""

AROUND, ALIKE = 0.1, 0.1
"""How like each other what stands near two counts must be, and how like their sentences."""

AROUND_ACROSS, ALIKE_ACROSS = 0.15, 0.15
"""The same where the articles are of different stories."""

MOST = 240
"""Articles of different stories that are read."""

MARGIN = 0.1
"""How much more like the one that is meant must be than what the same article counts besides."""

SHARED = 2
"""Telling words that must stand near both."""


def find(articles: Sequence[Article], *, across: bool = False) -> tuple[Difference, ...]:
    """The counts of one thing by which the articles of one story differ, each thing once; of a source the newest.

    `across` is for articles of several stories: what stands near, and the sentences, must be more alike.
    """
    found = found_in(articles[: MOST if across else ARTICLES], narrowed=across)
    differences = [] if across else list(tallies.find(found))
    said = {(claim.passage, claim.figure) for one in differences for claim in one.claims}
    found.sort(key=lambda one: (one.count.of, age(one)))
    for _, same in groupby(found, key=lambda one: one.count.of):
        for alike in _alike(list(same), across=across):
            difference = tallies.difference(alike)
            if difference and not any((claim.passage, claim.figure) in said for claim in difference.claims):
                differences.append(difference)
    return tuple(differences)


def _alike(found: Sequence[Found], *, across: bool) -> list[list[Found]]:
    """Put together what counts one thing: in each article the count that is clearly the most like the others'."""
    beside: dict[int, list[Found]] = {}
    for one in found:
        beside.setdefault(one.passage.article.id, []).append(one)
    groups: list[list[Found]] = []
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


def _clearly(one: Found, other: Found, beside: Sequence[Found]) -> bool:
    """Whether nothing else the other's article counts is nearly as like the one; two magnitudes are of two quakes."""
    if one.count.thing == MAGNITUDE and any(each.count.value == one.count.value for each in beside):
        return False
    least = _likeness(one, other) - MARGIN
    return all(each.count.value == other.count.value or _likeness(one, each) < least for each in beside)


def _likeness(one: Found, other: Found) -> float:
    return dot(one.around, other.around) + dot(one.whole, other.whole)


def _agree(one: Found, other: Found, *, across: bool) -> bool:
    """Whether both count one thing, as far as words tell: near in time, of like size, in like words."""
    if across and not _very_alike(one, other):
        return False
    if contradict(one, other) or not may_be_one(one.passage, other.passage):
        return False
    if one.count.sure and not (one.day and other.day):
        return False
    small, great = sorted((one.count.value, other.count.value))
    return great <= small * (FACTOR_ACROSS if across else FACTOR) and _same_thing(one, other)


def _same_thing(one: Found, other: Found) -> bool:
    if one.count.sure:
        return True
    least = SHARED + (one.count.what == SUM)
    return (
        len(shared(one, other)) >= least
        and bool(one.plain & other.plain)
        and dot(one.around, other.around) >= AROUND
        and dot(one.whole, other.whole) >= ALIKE
    )


def _very_alike(one: Found, other: Found) -> bool:
    """Whether they may be of one happening though their articles were not put together."""
    if not (one.day and other.day):
        return False
    return dot(one.around, other.around) >= AROUND_ACROSS and dot(one.whole, other.whole) >= ALIKE_ACROSS
