"""Offices, organs and compounds of countries: actors that no capitalised name of their own tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from corpus.model import ActorKind
from corpus.reading.names.gazetteer import Gazetteer, Match, Use
from corpus.reading.names.lexicon import lexicon
from corpus.reading.names.runs import Found, Sort
from corpus.reading.names.settle import Settling, Somebody
from corpus.reading.names.tokens import Words

_OFFICE_HOLDERS = 40


@cache
def _organs_begin_with() -> frozenset[str]:
    return frozenset(organ[0] for organ in lexicon().organs)


class Offices:
    """Looks behind the countries of one article."""

    def __init__(self, words: Words, gazetteer: Gazetteer, matches: Sequence[Match]) -> None:
        self._words = words
        self._gazetteer = gazetteer
        self._matches = matches
        self._known = lexicon()

    def organs(self) -> Iterator[Found]:
        """Organs of state in small letters: "the Turkish presidential office"."""
        for match in self._countries():
            last = self._end_of_organ(match.last + 1)
            if last:
                yield Found(match.first, last, Sort.ORGANISATION)

    def _countries(self) -> Iterator[Match]:
        for match in self._matches:
            if match.use is not Use.METONYM and self._gazetteer.actors[match.actor].kind is ActorKind.COUNTRY:
                yield match

    def _end_of_organ(self, first: int) -> int | None:
        words = self._words
        if first >= len(words.lower) or words.capital[first] or words.lower[first] not in _organs_begin_with():
            return None
        for length in (3, 2, 1):
            organ = tuple(words.lower[first : first + length])
            if organ in self._known.organs:
                return first + len(organ) - 1
        return None

    def split_compounds(self, settling: Settling) -> None:
        """Countries inside compounds: "Armenia-Azerbaijan", "US-led"."""
        words = self._words
        compounds = [at for at in words.capitals if "-" in words.lower[at]]
        inside = {n for match in self._matches for n in range(match.first, match.last + 1)} if compounds else ()
        for at in compounds:
            if at not in inside:
                start = words.starts[at]
                for part in words.text[start : words.ends[at]].split("-"):
                    country = self._gazetteer.country(part) if part[:1].isupper() else None
                    if country is not None:
                        settling.country_at(country, at, start, start + len(part))
                    start += len(part) + 1

    def title_only(self, settling: Settling, found: Sequence[Found]) -> None:
        """Offices that stand for somebody named in the same article: "the Armenian prime minister"."""
        people = [s for s in settling.everybody if s.kind is ActorKind.PERSON and s.countries][:_OFFICE_HOLDERS]
        first_words, last_words = {one.first for one in found}, {one.last for one in found}
        for match in self._countries() if people else ():
            last, offices = self._office(match.last + 1)
            beside_name = last + 1 in first_words or self._named_next(last) or self._explains(match, last_words)
            if offices and not beside_name:
                meant = [s for s in people if match.actor in s.countries and self._holds(s, offices)]
                if len(meant) == 1:
                    settling.title_only(match.first, last, meant[0])

    def _explains(self, match: Match, last_words: set[int]) -> bool:
        """Whether the office stands behind a name and a comma, as that name's own role."""
        at = match.first - 1
        at = at - 1 if at >= 0 and self._words.lower[at] in ("the", "a") else at
        return at in last_words and self._words.follows(at) == ","

    def _office(self, first: int) -> tuple[int, set[str]]:
        words, known, offices, at = self._words, self._known, set[str](), first
        while at < len(words.starts) and (words.lower[at] in known.offices or words.lower[at] in known.before_offices):
            offices.add(words.lower[at])
            at += 1
        return at - 1, offices if offices & known.offices else set()

    def _named_next(self, last: int) -> bool:
        words = self._words
        if last + 1 >= len(words.starts):
            return False
        return words.lower[last + 1] in ("of", "for") or (words.capital[last + 1] and words.joined(last))

    def _holds(self, somebody: Somebody, offices: set[str]) -> bool:
        if "leader" in offices:
            return bool(somebody.offices & self._known.leaders)
        return "counterpart" in offices or offices <= somebody.offices
