"""Listed places that are parts of countries, or lie elsewhere, and hold a country's name: "New Mexico"."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.reading.names.gazetteer import Match
from corpus.reading.names.lexicon import lexicon
from corpus.reading.names.tokens import Words

_LONGEST_FRONT = 2


def end_of_area(words: Words, first: int, starting: Mapping[int, Match]) -> int | None:
    """The last word of such a place that begins at a word; None where none does. `starting` are the known names."""
    for front in range(1, _LONGEST_FRONT + 1):
        match = starting.get(first + front)
        if match and " ".join(words.lower[first : match.last + 1]) in lexicon().places:
            return match.last
    return None
