"""What a line is about, roughly: which telling words and names it shares with others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.intake.furniture.lines import Line, word_set

_STOP = word_set(
    """
    seven eight nine ten eleven twelve twenty thirty fifty hundred hundreds thousand thousands million billion
    a about above after again against all also although am an and any are around as at back be became because
    been before being below between both but by came can could day days did do does down during each even ever
    every few first five for four from further get go going had has have having he her here hers him his how
    however if in including into is it its itself just last later least less like made make many may me might
    more most much must my near never new news next no nor not now of off on once one only or other our out
    over own part people per put said same say says saying see she should since six so some still such take
    ten than that the their them then there these they this those though three through time to told too took
    two under until up upon us use used very was way we week weeks well were what when where which while who
    whom whose why will with within without would year years yet you your monday tuesday wednesday thursday
    friday saturday sunday january february march april june july august september october november december
    according report reported month months today yesterday tomorrow mr mrs ms
    """
)
_ROOT = 6


@dataclass(frozen=True)
class Gist:
    """The roots of a text's telling words, and which of them are names."""

    roots: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, line: Line) -> Gist:
        return _gist(line)


@lru_cache(maxsize=1024)
def _gist(line: Line) -> Gist:
    telling = [word for word in line.words if _tells(word)]
    roots = frozenset(_root(word) for word in telling)
    first = line.words[0] if line.words else ""
    headline = sum(word[0].isupper() for word in telling) > 0.7 * len(telling) and len(telling) > 3
    names = () if headline else (word for word in telling if word[0].isupper() and word != first)
    return Gist(roots, frozenset(_root(word) for word in names))


def _tells(word: str) -> bool:
    low = word.casefold().removesuffix("'s").removesuffix("’s")
    return (len(low) >= 4 or (len(low) >= 2 and word.isupper())) and low not in _STOP and not low.isdigit()


def _root(word: str) -> str:
    low = word.casefold().removesuffix("'s").removesuffix("’s")
    if low.endswith("ies"):
        low = low[:-3] + "y"
    elif low.endswith("s") and not low.endswith("ss"):
        low = low[:-1]
    return low[:_ROOT]


class Matter:
    """What an article is about: the roots of its paragraphs, each with how many of them hold it."""

    def __init__(self, gists: Iterable[Gist], head: Gist) -> None:
        self._held = Counter(root for gist in gists for root in gist.roots)
        self._title = head.roots

    def shares(self, gist: Gist, *, inside: bool) -> float:
        """The share of a line's roots found in the title or in other paragraphs.

        `inside` says that the line is itself one of these paragraphs, and is not to vouch for itself.
        """
        return self._shared(gist.roots, inside=inside) / len(gist.roots) if gist.roots else 0.0

    def names_shared(self, gist: Gist, *, inside: bool) -> int:
        """How many of a line's names stand in the title or in other paragraphs."""
        return self._shared(gist.names, inside=inside)

    def _shared(self, roots: frozenset[str], *, inside: bool) -> int:
        least = 2 if inside else 1
        return sum(self._held[root] >= least or root in self._title for root in roots)
