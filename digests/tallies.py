"""Where the articles of one story count one thing differently, by what most of them say of it.

What two articles say in other words is hard to hold against each other. Several that give one number tell together, in
all their words, what it is of; whoever gives another number for it is seen beside them all. An article that gives both
numbers counts two things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, groupby

from corpus.model import Vector
from digests.claims import Stated, last_of_each
from digests.counted import Found, age, contradict, one_count, shared
from digests.likeness import centroid, dot
from digests.model import Difference

FACTOR = 3
"""How many times the smaller the greater may be."""

SAME = 0.05
"""How like each other what stands near two equal counts must be, and how like their sentences, to be of one thing."""

AROUND, WHOLE = 0.08, 0.1
"""The same for unequal ones, by all that is said of each."""

ONE_AROUND, ONE_WHOLE = 0.1, 0.1
"""The same, where it is one of those who say it whose words are like."""


NAMES = 2
"""Names that must stand near two numbers where no other word does."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """What some articles say of a thing with one number."""

    found: tuple[Found, ...]
    """Of each article one, the most like the others in front."""
    around: Vector
    whole: Vector

    @property
    def value(self) -> float:
        return self.found[0].count.value


def find(found: Sequence[Found]) -> Iterator[Difference]:
    """The things of which articles give several numbers, each once; of a source the newest."""
    for _, same in groupby(sorted(found, key=_order), key=lambda one: one.count.thing):
        some = [one for one in same if not one.count.sure]
        for group in _groups(_tellings(some), _where(some)):
            told = difference([one for telling in group for one in telling.found])
            if told:
                yield told


def difference(found: Sequence[Found]) -> Difference | None:
    """The newest count of each source, if they differ; oldest first. It is named in the first one's words."""
    ordered = sorted(found, key=age)
    latest = last_of_each([Stated(one.said, one.count.value, one.passage) for one in ordered])
    if all(one_count(one, other) for one, other in combinations(latest, 2)):
        return None
    return Difference(found[0].count.what, tuple(claim for _, claim in latest))


def _order(one: Found) -> tuple[object, ...]:
    return one.count.thing, one.count.value, age(one)


def _where(found: Sequence[Found]) -> dict[float, set[int]]:
    """For each number the articles that give it, of whatever."""
    where: dict[float, set[int]] = {}
    for one in found:
        where.setdefault(one.count.value, set()).add(one.passage.article.id)
    return where


def _tellings(found: Sequence[Found]) -> list[_Telling]:
    """Equal counts of one thing put together, those that most articles give first."""
    groups: list[list[Found]] = []
    for one in found:
        near = [group for group in groups if any(_equal(one, other) for other in group)]
        merged = [other for group in near for other in group]
        groups = [group for group in groups if group not in near] + [[*merged, one]]
    return sorted((_telling(group) for group in groups), key=lambda telling: (-len(telling.found), telling.value))


def _equal(one: Found, other: Found) -> bool:
    return one.count.value == other.count.value and _alike(one, other, SAME, SAME) and not contradict(one, other)


def _telling(found: Sequence[Found]) -> _Telling:
    """Of each article the count that is most like all of them, the most like in front."""
    around, whole = _middle(found)
    ordered = sorted(found, key=lambda one: -dot(one.around, around) - dot(one.whole, whole))
    once: dict[int, Found] = {}
    for one in ordered:
        once.setdefault(one.passage.article.id, one)
    return _Telling(tuple(once.values()), *_middle(list(once.values())))


def _middle(found: Sequence[Found]) -> tuple[Vector, Vector]:
    return centroid([one.around for one in found]), centroid([one.whole for one in found])


def _groups(tellings: Sequence[_Telling], where: Mapping[float, Set[int]]) -> list[list[_Telling]]:
    """The tellings of one thing with other numbers: what several tell, and what is like it."""
    groups: list[list[_Telling]] = []
    for one in tellings:
        for group in groups:
            if (
                _like(group[0], one)
                and _in_common(group[0], one)
                and not any(_apart(one, other, where) for other in group)
            ):
                group.append(one)
                break
        else:
            if len(one.found) > 1:
                groups.append([one])
    return [group for group in groups if len(group) > 1]


def _alike(one: Found | _Telling, other: Found | _Telling, around: float, whole: float) -> bool:
    return dot(one.around, other.around) >= around and dot(one.whole, other.whole) >= whole


def _like(most: _Telling, few: _Telling) -> bool:
    """Whether a few tell in words like those of most, or of one of them."""
    return _alike(most, few, AROUND, WHOLE) or any(
        _alike(one, other, ONE_AROUND, ONE_WHOLE) for one in most.found for other in few.found
    )


def _in_common(most: _Telling, few: _Telling) -> bool:
    """Whether a plain word stands near a number of each, or two names: one alone does not tell what befell things."""
    return any(one.plain & other.plain or len(shared(one, other)) >= NAMES for one in most.found for other in few.found)


def _apart(one: _Telling, other: _Telling, where: Mapping[float, Set[int]]) -> bool:
    """Whether they are not of one thing: an article gives both numbers, or most that stands with them contradicts."""
    small, great = sorted((one.value, other.value))
    if small == great or great > small * FACTOR or where[small] & where[great]:
        return True
    contradicting = [contradict(here, there) for here in one.found for there in other.found]
    return sum(contradicting) * 2 > len(contradicting)
