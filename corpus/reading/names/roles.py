"""The office that stands with a name: in front of it, or behind a comma."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.model import ActorKind
from corpus.reading.names.gazetteer import Gazetteer, Match, Use
from corpus.reading.names.lexicon import lexicon
from corpus.reading.names.tokens import Words

_LONGEST_ROLE = 14
_LONGEST_APPOSITION = 11
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their"))
_STOPS = frozenset(("who", "which", "that", "where", "when", "whose", "whom", "while", "but", "according"))
_CLOSE = re.compile(r"[,.;:)\n—–\"”]")


@dataclass(frozen=True, slots=True)
class Role:
    """Words as written, with the words for offices in them, and the countries they are of (known actors' indices)."""

    text: str
    offices: frozenset[str] = frozenset()
    countries: frozenset[int] = frozenset()


NO_ROLE = Role("")


class Roles:
    """Reads offices around names; knows where the article's known names stand."""

    def __init__(self, words: Words, gazetteer: Gazetteer, matches: Mapping[int, Match]) -> None:
        self._words = words
        self._actors = gazetteer.actors
        self._at = {n: match for match in matches.values() for n in range(match.first, match.last + 1)}

    def of(self, first: int, last: int) -> Role:
        """The office of the person whom these words name; NO_ROLE where none stands there."""
        before = self._before(first, last)
        return before if before.text else self._after(last)

    def _before(self, first: int, last: int) -> Role:
        words = self._words
        if first == 0:
            return NO_ROLE
        gap = words.gaps[first - 1]
        if gap.strip(" \xa0") == "," and "\n" not in gap:
            if not self._closed(last):
                return NO_ROLE
        elif not words.joined(first - 1):
            return NO_ROLE
        return self.ending_at(first - 1)

    def _closed(self, last: int) -> bool:
        follows = self._words.text[self._words.ends[last] : self._words.ends[last] + 2]
        return not follows.strip() or follows[0] in ",.;)\n"

    def ending_at(self, last: int) -> Role:
        """The office whose last word stands here: "Prime Minister of the Republic of Armenia"."""
        lowest = max(-1, last - _LONGEST_ROLE)
        first, at = last + 1, last
        while at > lowest and (at == last or self._next_to(at)):
            step = self._takes(at, last)
            if step is None:
                break
            at = step
            first = at + 1
        first = self._without_small_words(first, last)
        return self._role(first, last)

    def _next_to(self, at: int) -> bool:
        """Whether only a blank, or a possessive and a blank, parts a word from the next one."""
        words = self._words
        gap = words.gaps[at]
        return gap in (" ", "\xa0", "  ", "'s ", "’s ")

    def _takes(self, at: int, last: int) -> int | None:
        """The word to look at next if this one may be of an office; None if not."""
        words, known = self._words, lexicon()
        match = self._at.get(at)
        if match:
            kind = self._actors[match.actor].kind
            bears_none = kind is ActorKind.PERSON or (kind is ActorKind.ORGANISATION and self._before_dignity(at))
            return None if bears_none else match.first - 1
        lower = words.lower[at].rstrip(".")
        if lower in known.titles or lower in known.before_offices or lower in known.objects:
            return at - 1
        anothers = lower in ("of", "for") and words.lower[last].rstrip(".") in known.titles
        if at < last and not anothers and self._links(at, lower):
            return at - 1
        capital = words.capital[at] and not words.opening[at] and at < last and not self._before_dignity(at)
        return at - 1 if capital and lower not in known.never and words.lower[at + 1] in known.titles else None

    def _before_dignity(self, at: int) -> bool:
        """Whether an office follows that a firm or a paper has none of: "Guardian Prince William"."""
        return "".join(self._words.lower[at + 1 : at + 2]) in lexicon().dignities

    def _links(self, at: int, lower: str) -> bool:
        """Whether a small word holds two parts of an office together: "Prime Minister of the Republic"."""
        left = self._words.lower[at - 1] if at else ""
        if lower == "the":
            return left in ("of", "for")
        if lower == "and":
            return left in lexicon().before_offices or left in lexicon().objects
        right = self._words.lower[at + 1]
        whose = at + 1 in self._at or right == "the" or right in lexicon().objects
        return lower == "elect" or (lower in ("of", "for") and whose)

    def _without_small_words(self, first: int, last: int) -> int:
        while first <= last and self._words.lower[first] in ("of", "for", "the", "and"):
            first += 1
        return first

    def _role(self, first: int, last: int) -> Role:
        words, known = self._words, lexicon()
        span = range(first, last + 1)
        said = {words.lower[n] for n in span if n not in self._at}
        if known.offices.isdisjoint(said):
            return NO_ROLE
        surface = words.surface(first, last)
        if surface.count("(") != surface.count(")"):
            return NO_ROLE
        offices = frozenset(word for word in said if word in known.offices or word in known.before_offices)
        return Role(surface, offices, self._countries(first, last))

    def _countries(self, first: int, last: int) -> frozenset[int]:
        found = (self._at[n].actor for n in range(first, last + 1) if n in self._at and not self._is_city(n))
        return frozenset(actor for actor in found if self._actors[actor].kind is ActorKind.COUNTRY)

    def _is_city(self, at: int) -> bool:
        return self._at[at].use is Use.METONYM

    def _after(self, last: int) -> Role:
        """What stands between commas behind a name: ", political analyst at the Carnegie Center,"."""
        words = self._words
        at = last + 1
        if at >= len(words.starts) or words.gaps[last].strip(" \xa0") != ",":
            return NO_ROLE
        first = at + 1 if words.lower[at] in _ARTICLES else at
        end = self._end_of_apposition(first)
        if end is None:
            return NO_ROLE
        return self._role(first, end) if self._is_apposition(first, end) else NO_ROLE

    def _end_of_apposition(self, first: int) -> int | None:
        """The last word before the apposition is closed; None where a clause begins first or it is too long."""
        words, known = self._words, lexicon()
        for at in range(first, min(first + _LONGEST_APPOSITION, len(words.starts))):
            if words.lower[at] in _STOPS or (words.lower[at] in known.acts and at not in self._at):
                return None
            if _CLOSE.search(words.gaps[at]):
                return at
        return None

    def _is_apposition(self, first: int, end: int) -> bool:
        """Whether an office stands among its first words, and is not the title of another name."""
        words, known = self._words, lexicon()
        for at in range(first, min(first + 6, end + 1)):
            if words.lower[at] in known.offices and at not in self._at:
                return at == end or not words.capital[at + 1] or at + 1 in self._at
        return False
