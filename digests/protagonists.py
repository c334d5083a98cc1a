"""Whom or what an article names most, and whether two articles name different ones most. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Article
from corpus.reading.terms import stopwords
from digests import aliases
from digests.likeness import EMPTY
from digests.traits import HEAD, READ_BEFORE

OFTEN = 3
"""Times that a name must stand in an article's head for the article to be about it."""

_WORD = re.compile(r"[^\W\d_]{3,40}")
_LAST = re.compile(r"\b[A-Z][^\W\d_]{2,39}\b(?!(?:[-’'][A-Z]| [A-Z])[^\W\d_])")
"""A capitalised word that no other follows: of a person's names the surname."""


@dataclass(frozen=True, slots=True)
class Protagonists:
    """The names that stand most often in an article's head, and all its words; a country's and its people's are one."""

    names: frozenset[str]
    """Several where they stand there equally often; none where nothing is named often."""
    said: frozenset[str]

    def apart(self, other: Protagonists) -> bool:
        """Whether both have names, and neither says a word of the other's."""
        return bool(self.names and other.names) and (
            self.names.isdisjoint(other.said) and other.names.isdisjoint(self.said)
        )


def protagonists(article: Article) -> Protagonists:
    """Those of an article. A word that its head also writes small is no name."""
    return _read(f"{article.title} {article.text[:HEAD]}")


@lru_cache(maxsize=READ_BEFORE)
def _read(head: str) -> Protagonists:
    words = set(_WORD.findall(head))
    empty = {word for word in words if word.islower()} | EMPTY | stopwords()
    names = [word.lower() for word in _LAST.findall(head)]
    times = Counter(aliases.kin(name) for name in names if name not in empty)
    most = max(times.values(), default=0)
    return Protagonists(
        frozenset(name for name, n in times.items() if n == most >= OFTEN),
        frozenset(aliases.kin(word.lower()) for word in words),
    )
