"""Names that are made of words which as a rule are none: "Jim Press", "Rodney King", "Kanye West", "Pussy Riot"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from functools import cached_property

from corpus.reading.names.lexicon import lexicon
from corpus.reading.names.tokens import Words

_TWICE = 2
_BEFORE_PLACES = ("the", "in", "at", "near")


class WordLike:
    """Tells them by the words beside them, in one article; `inside` are the places of known names' words."""

    def __init__(self, words: Words, inside: Set[int]) -> None:
        self._words = words
        self._inside = inside
        self._known = lexicon()

    def is_head_surname(self, head: int, first: int, last: int) -> bool:
        """Whether a word that could make an organisation follows a first name at the end: "Jim Press"."""
        if head == first or head < last:
            return False
        return self._words.lower[head] in self._known.surnames_too and self._is_first_name(head - 1)

    def is_named_like_office(self, at: int, last: int) -> bool:
        """Whether an office is a name in a run that ends at `last`: "Martin Luther King Jr.", "Ali Sheikh Mohammed"."""
        lower, known = self._words.lower, self._known
        if lower[at] not in known.surnames_too or not self._goes_on_from_first_name(at):
            return False
        return at == last or lower[at + 1] in known.first_names or lower[at + 1].rstrip(".") in ("jr", "sr")

    def is_surname(self, first: int, last: int) -> bool:
        """Whether the second of two words is a surname, which is a people or a part of the world as a rule."""
        before = self._words.lower[last - 1]
        if last != first + 1 or self._words.lower[last] not in self._known.surnames_too or last - 1 in self._inside:
            return False
        return self._is_first_name(last - 1) or not (self._known.is_english(before) or before in self._known.places)

    def _is_first_name(self, at: int) -> bool:
        return self._words.lower[at] in self._known.first_names and at not in self._inside

    def _goes_on_from_first_name(self, at: int) -> bool:
        words = self._words
        return at > 0 and words.capital[at - 1] and words.joined(at - 1) and self._is_first_name(at - 1)

    def is_people(self, at: int) -> bool:
        """Whether a word says of which people or faith an actor is, and is no first name: "Arab", not "Christian"."""
        lower = self._words.lower[at]
        return lower in self._known.peoples and lower not in self._known.first_names and at not in self._inside

    def stands_as_place(self, first: int) -> bool:
        """Whether a word stands in front as before places and things, but no people: "at the Adelaide Oval"."""
        return first > 0 and self._words.lower[first - 1] in _BEFORE_PLACES and self._words.joined(first - 1)

    def opens_name(self, first: int, last: int) -> bool:
        """Whether a word for a people opens a name: "Christian Streiff", "the agency Muslim Hands"."""
        if first == last:
            return False
        if first > 0 and self._words.lower[first - 1] in self._known.kinds and self._words.joined(first - 1):
            return True
        forename = self._words.lower[first] in self._known.first_names
        return (forename and not self._known.is_english(self._words.lower[first + 1])) or self.stands_again(first)

    def shouts(self, first: int, last: int) -> bool:
        """Whether ordinary words stand in capitals throughout, as in the headline "PRESIDENT SIGNS TRADE BILL"."""
        words = self._words
        return all(
            words.written[n].isupper() and self._known.is_english(words.lower[n]) for n in range(first, last + 1)
        )

    def stands_again(self, at: int) -> bool:
        """Whether a word and the next stand side by side twice with capitals, where no sentence begins.

        So "Pussy Riot" and "Northern Rock" are names of two words also where one opens a sentence.
        """
        return self._pairs[self._words.lower[at], self._words.lower[at + 1]] >= _TWICE

    @cached_property
    def _pairs(self) -> Counter[tuple[str, str]]:
        words = self._words
        return Counter(
            (words.lower[at], words.lower[at + 1])
            for at in words.capitals
            if words.joined(at) and words.capital[at + 1] and not words.opening[at]
        )
