"""Whether a capital is the city, or the government in it: "flew to Moscow", "Moscow rejects"."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.reading.names.context import Context
from corpus.reading.names.gazetteer import Match, Use
from corpus.reading.names.lexicon import lexicon
from corpus.reading.names.runs import Found
from corpus.reading.names.tokens import Words

_LONGEST_ACRONYM = 3
_TOWN_FOLLOWS = frozenset("the a capital city town east west north south".split())
"""Behind these a town is meant: "the capital, Kabul", "west Jerusalem"."""
_LINE_OPENINGS = (" (", ", ", " -", " –", " —", " |")


class Cities:
    """Decides city by city, in the order of the text, since one in a list is what the one before it is."""

    def __init__(self, words: Words, starting: Mapping[int, Match]) -> None:
        self._words = words
        self._context = Context(words)
        self._starting = starting
        self._as_place: dict[int, bool] = {}

    def is_only_place(self, one: Found) -> bool:
        """Whether a capital is the city here, and not the government in it."""
        context, last = self._context, one.last
        place = (
            context.is_place(one.first, last) or self._heads_dateline(one) or context.before(one.first) in _TOWN_FOLLOWS
        )
        if not place and context.is_listed_place(one.first):
            place = self._as_place.get(one.first - 2, self._as_place.get(one.first - 1, self._follows_town(one.first)))
        if not place and not self._words.owns(last):
            place = self._is_attribute(last)
        self._as_place[last] = place
        return place

    def _follows_town(self, first: int) -> bool:
        """Whether the name listed before this one is that of a town: "Abidjan and Kinshasa"."""
        at = first - 2 if self._context.before(first) in ("and", "or") else first - 1
        return at >= 0 and self._words.capital[at] and self._words.lower[at] in lexicon().places

    def _heads_dateline(self, one: Found) -> bool:
        text, start, end = self._words.text, self._words.starts[one.first], self._words.ends[one.last]
        opens = start == 0 or text[start - 1] == "\n"
        if self._words.surface(one.first, one.last).isupper() and end - start > _LONGEST_ACRONYM:
            return True
        return opens and text[end : end + 2] in _LINE_OPENINGS

    def _is_attribute(self, last: int) -> bool:
        """Whether a city only says which: "the Moscow talks", "Moscow, Russia"."""
        words, at = self._words, last + 1
        if at >= len(words.starts):
            return False
        if words.joined(last):
            return not (self._context.acts(last) or words.lower[at] in lexicon().after_cities)
        comma = words.gaps[last].strip() == ","
        match = self._starting.get(at)
        return comma and match is not None and match.use is Use.NAME
