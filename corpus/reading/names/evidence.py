"""What an article shows of its unknown names, all their places taken together: organisation, place, or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus.model import ActorKind
from corpus.reading.names.context import Context
from corpus.reading.names.gazetteer import Gazetteer, Match
from corpus.reading.names.runs import Found, Sort
from corpus.reading.names.shapes import is_joined
from corpus.reading.names.tokens import Words, folded

_TWICE, _OFTEN = 2, 3
_BRAND = 6
"""Letters of the shortest word that a capital inside makes a brand: "WorldCom"."""
_CALLINGS = ("ers", "ors", "ists", "ians")
"""How words end that call many by what they do: "Rescuers said" is no name where it only begins sentences."""
_SURNAME_STARTS = ("Mc", "Mac", "De", "Di", "La", "Le", "Fitz", "Van", "Du", "El", "Al", "Bin", "Ben", "St")


@dataclass(slots=True)
class Signs:
    """How often a name stands in the article, and how often in a way that tells what it is."""

    times: int = 0
    plain: int = 0
    """Without "the" in front, and not at the beginning of a sentence."""
    organisation: int = 0
    place: int = 0
    called: int = 0
    """Of those that tell an organisation, how often it is called so, or has staff or owners: people have none."""
    human: int = 0
    """How often "he" or "her" goes on from what it does, less how often "it" or "their" does."""
    the: int = 0
    """With "the" in front, which people have not."""


class Evidence:
    """The signs of every unknown name of an article."""

    def __init__(self, words: Words, gazetteer: Gazetteer, ending: Mapping[int, Match], found: Iterable[Found]) -> None:
        self._words = words
        self._actors = gazetteer.actors
        self._ending = ending
        self._context = Context(words)
        self._signs: defaultdict[str, Signs] = defaultdict(Signs)
        people: set[str] = set()
        firms: set[str] = set()
        for one in found:
            if one.match is None:
                self._count(one)
                if one.titled or self._context.after(one.last) == "who":
                    people.add(words.lower[one.last])
                elif one.sort is Sort.PERSON and self._context.is_called_firm(one.first, one.last):
                    firms.add(self.key(one))
        self._people, self._firms = people, firms

    def is_firm(self, one: Found) -> bool:
        """Whether what looks like a person's name is called a firm, and nowhere a person: "auditor Arthur Andersen"."""
        return self.key(one) in self._firms and self._words.lower[one.last] not in self._people

    def _count(self, one: Found) -> None:
        context, signs = self._context, self._signs[self.key(one)]
        signs.times += 1
        the = context.before(one.first) == "the"
        signs.the += the
        signs.plain += not the and not self._words.opening[one.first]
        acts = context.acts(one.last)
        if self._is_described(one) or context.has_staff(one.last) or context.has_owners(one.first):
            signs.organisation += 1
            signs.called += 1
        elif acts and context.decides(one.last):
            signs.organisation += 1
            signs.human += context.pronoun_after(one.last)
        elif not one.titled and not acts:
            signs.place += context.is_place(one.first, one.last) or self._is_product(one)

    def key(self, one: Found) -> str:
        """Under which a name is counted."""
        return folded(self._words.surface(one.first, one.last))

    def times(self, key: str) -> int:
        """How often the article holds a name."""
        return self._signs[key].times if key in self._signs else 0

    def is_surname(self, at: int, *, sure: bool) -> bool:
        """Whether the article goes on to name somebody by this word alone; where it is not `sure`, as one who acts."""
        lower, signs = self._words.lower[at], self._signs.get(folded(self._words.lower[at]))
        if signs is None or self._words.written[at].isupper():
            return False
        if self._context.known.is_english(lower) and (signs.plain < _TWICE or lower in self._small):
            return False
        return signs.organisation > 0 or (sure and signs.plain > 0)

    def is_place(self, one: Found) -> bool:
        """Whether the name stands where places do, and nowhere acts."""
        signs = self._signs[self.key(one)]
        return signs.place > 0 and not signs.organisation

    def acts(self, one: Found) -> bool:
        """Whether a name of several words somewhere acts as only people and organisations do, or is called one."""
        signs = self._signs[self.key(one)]
        return signs.organisation > 0 and signs.plain >= _TWICE

    def is_organisation(self, one: Found) -> bool:
        """Whether one word, wherever in the article, is shown to be an organisation."""
        signs, surface = self._signs[self.key(one)], self._words.surface(one.first, one.last)
        if one.ordinary:
            return signs.organisation > 0 and self._is_proper(one)
        if surface.isupper():
            return signs.times > 1 or signs.organisation > 0 or is_joined(surface)
        if not signs.plain and self._words.opening[one.first] and surface.endswith(_CALLINGS):
            return False
        return signs.organisation > 0 or _has_inner_capital(surface) or signs.plain >= _OFTEN

    def is_human(self, one: Found) -> bool:
        """Whether what only acts is rather somebody than an organisation: "Petrel said he was late"."""
        signs, surface = self._signs[self.key(one)], self._words.surface(one.first, one.first)
        brand = surface.isupper() or _has_inner_capital(surface)
        return signs.human > 0 and not (signs.called or signs.the or brand)

    def _is_proper(self, one: Found) -> bool:
        """Whether an English word never stands in small letters here, and in capitals where no sentence begins."""
        return self._signs[self.key(one)].plain > 1 and self._words.lower[one.first] not in self._small

    @cached_property
    def _small(self) -> set[str]:
        """The words that stand in small letters; few articles ask for them."""
        return {word for word, capital in zip(self._words.lower, self._words.capital, strict=True) if not capital}

    def _is_described(self, one: Found) -> bool:
        lone = one.sort is Sort.SINGLE
        return self._context.is_described(one.first) or (lone and self._context.is_called(one.first, one.last))

    def _is_product(self, one: Found) -> bool:
        """Whether a name stands right behind a known organisation's: "Ford Taurus"."""
        at = one.first - 1
        if at < 0 or not self._words.joined(at) or one.sort not in (Sort.SINGLE, Sort.SEVERAL):
            return False
        match = self._ending.get(at)
        return match is not None and self._actors[match.actor].kind is ActorKind.ORGANISATION

    def has_acronym(self, one: Found) -> bool:
        """Whether its first letters stand behind a name in brackets: "General Hosiery (GH)"."""
        words, at = self._words, one.last + 1
        if at >= len(words.starts) or words.gaps[one.last] != " (":
            return False
        letters = "".join(words.lower[n][0] for n in range(one.first, one.last + 1) if words.capital[n])
        return words.lower[at] == letters and words.follows(at) == ")"


def _has_inner_capital(word: str) -> bool:
    """Whether a word is written like a brand, as "WorldCom", and not like a surname, as "McDonald"."""
    if len(word) < _BRAND or not word.isalpha() or word.startswith(_SURNAME_STARTS):
        return False
    return word[0].isupper() and any(char.isupper() for char in word[1:])
