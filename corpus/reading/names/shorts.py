"""By which shorter names an article's organisations are met again: letters, the front, the word for what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from corpus.reading.names.context import Context
from corpus.reading.names.gazetteer import Gazetteer
from corpus.reading.names.runs import Found
from corpus.reading.names.tokens import Words, folded

_SHORTEST_FRONT = 5

Owner = TypeVar("Owner")


class ShortNames(Generic[Owner]):
    """The short names of an article's organisations; each leads to the one that has it."""

    def __init__(self, words: Words, gazetteer: Gazetteer, context: Context) -> None:
        self._words = words
        self._gazetteer = gazetteer
        self._context = context
        self._noted: set[str] = set()
        self._fronts: dict[str, Owner] = {}
        self._letters: dict[str, Owner] = {}
        self._heads: dict[str, list[tuple[int, Owner]]] = {}
        self._backs: dict[str, Owner] = {}

    def note(self, owner: Owner, found: Found) -> None:
        """Let an organisation be met by parts of the name that stands here, and by letters in brackets behind it."""
        words, first, last = self._words, found.first, found.last
        surface = words.surface(first, last) if last > first else ""
        if surface and surface not in self._noted:
            self._noted.add(surface)
            for front in self._telling_fronts(first, last):
                self._fronts.setdefault(front, owner)
            if words.lower[last].endswith("s") and not self._context.known.is_english(words.lower[last]):
                self._backs.setdefault(folded(words.lower[last]), owner)
            letters = "".join(words.written[n][0] for n in range(first, last + 1) if words.capital[n])
            self._letters.setdefault(letters.upper(), owner)
            for n in range(first, last + 1):
                if self._makes_organisation(n):
                    self._heads.setdefault(words.lower[n], []).append((first, owner))
        at = last + 1
        if at < len(words.starts) and words.gaps[last].strip() == "(" and words.follows(at) == ")":
            acronym = words.surface(at, at)
            if acronym.isupper():
                self._fronts[folded(acronym)] = owner

    def note_team(self, owner: Owner, found: Found, place: int) -> None:
        """Let a team be met by what stands behind its town: "the Red Sox"."""
        self._backs.setdefault(folded(self._words.surface(place + 1, found.last)), owner)
        if not self._context.known.is_english(self._words.lower[found.last]):
            self._backs.setdefault(folded(self._words.lower[found.last]), owner)

    def _makes_organisation(self, at: int) -> bool:
        return self._words.lower[at].rstrip(".") in self._context.known.organisations

    def _telling_fronts(self, first: int, last: int) -> Iterator[str]:
        """ "Cerberus" of "Cerberus Capital Management", "Johns Hopkins" of "Johns Hopkins University"."""
        words = self._words
        if self._is_telling(first):
            yield folded(words.lower[first])
        end = last
        while end > first and self._makes_organisation(end):
            end -= 1
        ordinary = any(self._context.known.is_english(words.lower[n]) for n in range(first, end + 1))
        if first < end < last and not ordinary and not self._context.is_no_actor(first, end):
            yield folded(words.surface(first, end))

    def _is_telling(self, at: int) -> bool:
        """Whether the first word of an organisation's name can stand for it: "Cerberus", not "Central" or "Paris"."""
        known, lower = self._context.known, self._words.lower[at]
        short = len(lower) < _SHORTEST_FRONT and not (len(lower) > 1 and self._words.written[at].isupper())
        if short or lower in known.first_names or lower in known.peoples:
            return False
        if known.is_english(lower) or self._context.is_no_actor(at, at):
            return False
        return not self._gazetteer.names(lower)

    def by_name(self, surface: str, key: str) -> Owner | None:
        """Whose short name this is, which is no ordinary word; `key` is the surface folded."""
        by_letters = self._letters.get(surface) if surface.isupper() else None
        return by_letters or self._fronts.get(key) or self._backs.get(key)

    def by_head(self, at: int) -> Owner | None:
        """Whom "the Court" or "the Post" means: of those so called the one that came up last before."""
        named = self._heads.get(self._words.lower[at], ())
        before = [owner for first, owner in named if first < at]
        return before[-1] if before else None

    def by_back(self, at: int) -> Owner | None:
        """The team of an ordinary word in capitals: "the Heat"."""
        return self._backs.get(folded(self._words.lower[at]))
