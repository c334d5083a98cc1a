"""What the words around a name tell of it: whether it acts, is a place, or is what its neighbour calls it."""

from __future__ import annotations

from corpus.reading.names.lexicon import lexicon
from corpus.reading.names.tokens import Words
from corpus.reading.spelling import fold
from corpus.reading.word_cache import WordCache

_FIGURES_OF_AGE = 2
_WHOSE = frozenset("the a his her their its".split())
_WHERE = frozenset(
    """in at near outside inside around throughout into across via entered visited
    northern southern eastern western""".split()
)
_WHERE_BEHIND = {
    "to": frozenset("moved went came flew returned travelled traveled drove sailed fled back trip".split()),
    "of": frozenset("capital city town port state streets outskirts".split()),
}
"""Behind which words "to" and "of" are so too: "moved to Houston"."""

_BELONGING = frozenset("of for at from".split())
"""Behind these a kind is whose somebody is: "the head of the company, X, said"."""

_SOON = 20
_PERSONS = frozenset("he she himself herself".split())
_THINGS = frozenset("it its itself they their them".split())

_LONGEST_KIND = 6
"""Words of what an organisation is called behind its name, at most."""


class Context:
    """Looks around names in one article."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.known = lexicon()

    def _beside(self, at: int) -> str:
        """The word at a place; empty outside the text."""
        return self._words.lower[at] if 0 <= at < len(self._words.starts) else ""

    def acts(self, last: int) -> bool:
        """Whether what follows a name is what somebody does: "said", "announced", "wants"."""
        words, at = self._words, last + 1
        if not words.joined(last) or words.capital[at]:
            return False
        lower = words.lower[at]
        return lower in self.known.acts or (len(lower) > 4 and lower.endswith("ed"))

    def decides(self, last: int) -> bool:
        """Whether what follows is what only people and organisations do: "said", not "is" or "erupted"."""
        if not self.acts(last):
            return False
        words, at = self._words, last + 1
        if words.lower[at] in self.known.helping:
            at += 1
            follows = self._beside(at)
            return follows.endswith("ed") or (follows in self.known.acts and follows not in self.known.weak_acts)
        return words.lower[at] in self.known.acts and words.lower[at] not in self.known.weak_acts

    def is_place(self, first: int, last: int) -> bool:
        """Whether a name stands where places do: "in X", "visited X", "X, Armenia"."""
        if self._words.owns(last):
            return False
        return self._beside(first - 1) in self.known.to_places and not self._words.before(first).startswith(",")

    def stays(self, first: int) -> bool:
        """Whether a name stands where places alone do, be it somebody's surname: "in Houston", not "for Houston"."""
        before = self._beside(first - 1)
        return before in _WHERE or self._beside(first - 2) in _WHERE_BEHIND.get(before, ())

    def is_listed_place(self, first: int) -> bool:
        """Whether a name follows another by "and" or a comma, as in "in Moscow and Baku"."""
        words = self._words
        if first == 0:
            return False
        gap = words.gaps[first - 1].strip()
        return gap == "," or self._beside(first - 1) in ("and", "or")

    def before(self, first: int) -> str:
        """The word in front of a name."""
        return self._beside(first - 1)

    def after(self, last: int) -> str:
        """The word behind a name."""
        return self._beside(last + 1)

    def is_described(self, first: int) -> bool:
        """Whether the word in front says that an organisation follows: "automaker Chrysler"."""
        return self._beside(first - 1) in self.known.kinds and self._words.joined(first - 1)

    def is_called_firm(self, first: int, last: int) -> bool:
        """Whether a firm is spoken of: "the travel firm X", "X, the accountancy firm,"; not "X, the company's head"."""
        if self._beside(first - 1) in self.known.firms and self._words.joined(first - 1):
            return True
        return self._is_explained(last, self.known.firms)

    def is_called(self, first: int, last: int) -> bool:
        """Whether a comma parts a name from what it is called: "the travel chain, X,", "X, the energy giant,"."""
        if not self._words.gaps[last].lstrip().startswith(","):
            return False
        if self._is_explained(last, self.known.kinds):
            return not self.stays(first)
        at = first - 1
        if self._beside(at) not in self.known.kinds or self._words.gaps[at].strip() != ",":
            return False
        return _BELONGING.isdisjoint(self._beside(n) for n in range(at - _LONGEST_KIND, at))

    def _is_explained(self, last: int, kinds: frozenset[str]) -> bool:
        """Whether between commas behind a name stands what it is: ", the accountancy firm,"."""
        words, at = self._words, last + 1
        if words.gaps[last].strip() != "," or self._beside(at) not in ("a", "an", "the"):
            return False
        while at < last + _LONGEST_KIND and at < len(words.starts) and words.joined(at):
            at += 1
        if at <= last + 2 or self._beside(at) not in kinds or words.gaps[at].lstrip()[:1] in ("'", "’"):
            return False
        between = set(words.lower[last + 2 : at])
        return between.isdisjoint(_BELONGING) and between.isdisjoint(self.known.offices)

    def has_staff(self, last: int) -> bool:
        """Whether an office follows, as in "Uralsib analyst" or "Ford's vice president", or "shareholders" do."""
        words, at = self._words, last + 1
        if at >= len(words.starts) or words.capital[at]:
            return False
        return words.lower[at] in self.known.offices or words.lower[at] in self.known.of_firms

    def pronoun_after(self, last: int) -> int:
        """1 where the first pronoun soon behind a name is a person's, -1 where it is a thing's, else 0."""
        soon = self._words.lower[last + 1 : last + _SOON]
        first = next((word for word in soon if word in _PERSONS or word in _THINGS), "")
        return (first in _PERSONS) - (first in _THINGS)

    def has_owners(self, first: int) -> bool:
        """Whether somebody owns a part of a name or lends to it: "shares in X", "shareholders of X"."""
        return self._beside(first - 2) in self.known.of_firms and self._beside(first - 1) in ("in", "of")

    def is_person(self, first: int, last: int) -> bool:
        """Whether an age follows between commas, or a word says whose wife or brother it is: ", 51,", "his wife, X"."""
        words, at = self._words, last + 1
        if self._is_kin(first - 1) and words.gaps[first - 1].strip(" \xa0") in ("", ","):
            return True
        if at >= len(words.starts) or words.gaps[last].strip() != ",":
            return False
        aged = words.lower[at].isdigit() and len(words.lower[at]) == _FIGURES_OF_AGE
        return aged or self._is_kin(at + (words.lower[at] in _WHOSE))

    def _is_kin(self, at: int) -> bool:
        return self._beside(at) in self.known.kin

    def is_no_actor(self, first: int, last: int) -> bool:
        """Whether the words are the name of a place that is no country, or of a thing."""
        return _NO_ACTORS[" ".join(self._words.lower[first : last + 1])]


def _is_no_actor(words: str) -> bool:
    key = " ".join(map(fold, words.split(" ")))
    return key in lexicon().places or key in lexicon().no_actors


_NO_ACTORS = WordCache(_is_no_actor, most=16_384)
