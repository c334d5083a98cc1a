"""What dating goes by."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Days, Published, Vector
from corpus.reading.model import Sentence


@dataclass(frozen=True, slots=True)
class Evidence:
    """An article that is to be dated better."""

    text: str
    sentences: Sequence[Sentence]
    published: Published
    """As it is dated so far."""
    terms: Vector
    """Its telling words, weighted as the neighbours' are."""


@dataclass(frozen=True, slots=True)
class DatedText:
    """A sentence of which it is known what days it tells of."""

    text: str
    days: Days


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another article that may be on the same story."""

    published: Published
    terms: Vector
    passages: Sequence[DatedText] = ()
    """Its sentences whose days are known, whether by a full date or by its own date."""


def likeness(one: Vector, other: Vector) -> float:
    """How much two articles are about the same, 0 to 1 (the cosine of their terms)."""
    if len(other) < len(one):
        one, other = other, one
    shared = sum([weight * other[term] for term, weight in one.items() if term in other])
    sizes = math.sqrt(sum([w * w for w in one.values()])) * math.sqrt(sum([w * w for w in other.values()]))
    return shared / sizes if sizes else 0.0
