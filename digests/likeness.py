"""How alike texts are: words weighed by how telling they are, compared by angle. Pure arithmetic over dicts."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import chain

from corpus.model import Vector

LONGEST = 2_000
"""No more characters of a text than this are compared: one sentence is never longer in earnest."""

KEPT = 1_024
"""Texts of which the words are kept, some kilobytes each: the same sentences are compared again and again."""

STEM = 7
"""Letters of a word that count: "Armenia", "Armenian" and "Armenians" are one."""

NAME_WEIGHT = 1.6
"""A capitalised word inside a sentence tells more of what it is about than another."""

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as one string."""
    return frozenset(words.split())


EMPTY = listed(
    # words that say nothing of the happening, and the calendar's, which every dated sentence has
    """a about above after against all along already also although am amid among an and any are around as at back
    be because been before being between both but by came can come could day days did do does down during each
    either even ever every few first following for from further get go going got had has have having he her here
    him himself his how however i if in including into is it its itself just last later least less made make many
    may meanwhile me might month months more most mr mrs ms much must my near nearly neither new next no nor not
    now of off on once one only or other our out over own part per quite re s said same say says second see
    several shall she should since so some still such t take taken than that the their them themselves then there
    these they third this those though three through thus time to told too took toward towards two under until up
    upon us very via was way we week weeks well went were what when where whether which while who whom whose why
    will with within without would year years yesterday yet you your today tomorrow tonight noon midnight morning
    afternoon evening night hour hours minute minutes january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday
    friday saturday sunday"""
)

_ENDINGS = ("ing", "ies", "ed", "es", "s", "e")


_ALIKE = {
    "truce": "ceasefire", "truces": "ceasefire", "armistice": "ceasefire", "ceasefires": "ceasefire",
    "dead": "killed", "died": "killed", "die": "killed", "deaths": "killed", "death": "killed", "slain": "killed",
    "vessel": "ship", "vessels": "ship", "troops": "soldiers", "servicemen": "soldiers",
    "accord": "agreement", "deal": "agreement", "pact": "agreement", "blast": "explosion",
    "hurt": "wounded", "injured": "wounded", "phoned": "telephoned", "quake": "earthquake",
}  # fmt: skip
"""Words of the news that name one thing."""

UNUSUAL = frozenset(_ALIKE)
"""The words for which the news has a more usual one."""


def usual(word: str) -> str:
    """The word that the news most often uses for what a lower-case word names: "ceasefire" for "truce"."""
    return _ALIKE.get(word, word)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The part of a lower-case word that its other forms share, roughly: enough to compare by."""
    word = usual(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:STEM]


def words(text: str) -> Vector:
    """How much each telling word of a text weighs: once for each time, names more; no numbers, no dates."""
    return _words(text[:LONGEST])


@lru_cache(maxsize=KEPT)
def _words(text: str) -> Vector:
    found: dict[str, float] = {}
    for n, match in enumerate(_WORD.finditer(text)):
        for piece in _pieces(match.group()):
            lowered = piece.lower()
            if len(lowered) < 2 or lowered in EMPTY or lowered[0].isdigit():
                continue
            weight = NAME_WEIGHT if n > 0 and piece[0].isupper() else 1.0
            found[stem(lowered)] = found.get(stem(lowered), 0.0) + weight
    return found


def _pieces(word: str) -> list[str]:
    """The parts of a hyphened name, or a hyphened word as one ("cease-fire" is "ceasefire"), without 's."""
    if word.isalnum():
        return [word]
    word = word.removesuffix("'s").removesuffix("’s").replace("’", "").replace("'", "")
    parts = word.split("-")
    if len(parts) > 1 and any(part[:1].isupper() for part in parts[1:]):
        return parts
    return ["".join(parts)]


def vectors(texts: Sequence[str], only: Collection[int] | None = None) -> tuple[dict[str, float], ...]:
    """The unit vector of each text; a word that stands in many of them weighs less. Of those in `only`, if given."""
    counted = [words(text) for text in texts]
    return weigh(counted, only)


def weigh(counted: Sequence[Vector], only: Collection[int] | None = None) -> tuple[dict[str, float], ...]:
    """Counts as unit vectors, each word the lighter the more of them hold it; by their places of those in `only`."""
    holding = Counter(chain.from_iterable(counted))
    total = len(counted)
    rarity = {word: math.log(1 + total / n) for word, n in holding.items()}
    asked = counted if only is None else [counted[n] for n in only]
    return tuple(
        unit({word: (1 + math.log(max(n, 1))) * rarity[word] for word, n in counts.items()}) for counts in asked
    )


def unit(vector: Vector) -> dict[str, float]:
    """The same direction at length 1; an empty or weightless vector stays empty."""
    length = math.sqrt(sum([weight * weight for weight in vector.values()]))
    return {word: weight / length for word, weight in vector.items()} if length > 0 else {}


def dot(one: Vector, other: Vector) -> float:
    """The inner product: of unit vectors, how alike they are, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum([weight * other[word] for word, weight in one.items() if word in other])


def centroid(vectors: Iterable[Vector]) -> dict[str, float]:
    """The unit vector in the middle of several."""
    total: dict[str, float] = {}
    for vector in vectors:
        for word, weight in vector.items():
            total[word] = total.get(word, 0.0) + weight
    return unit(total)


class Heap:
    """A growing pile of unit vectors that knows how near another lies to its middle."""

    def __init__(self) -> None:
        self.total: dict[str, float] = {}
        self._square = 0.0

    def likeness(self, vector: Vector) -> float:
        """The cosine of a unit vector to the middle of the pile, 0 where the pile is empty."""
        return dot(vector, self.total) / math.sqrt(self._square) if self._square > 0 else 0.0

    def add(self, vector: Vector) -> None:
        self._square += 2 * dot(vector, self.total) + dot(vector, vector)
        for word, weight in vector.items():
            self.total[word] = self.total.get(word, 0.0) + weight
