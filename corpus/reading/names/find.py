"""All that may name an actor in a text, run by run; what stands alone is known by its word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto

from corpus.reading.names.gazetteer import Gazetteer, Match
from corpus.reading.names.lexicon import lexicon
from corpus.reading.names.runs import Found, Runs, Sort
from corpus.reading.names.shapes import may_be_name
from corpus.reading.names.tokens import Words
from corpus.reading.word_cache import WordCache


def find(words: Words, gazetteer: Gazetteer, matches: Sequence[Match]) -> list[Found]:
    """All that may be a name, in the order of the text."""
    runs = Runs(words, gazetteer.actors, matches, lexicon())
    found: list[Found] = []
    reached = -1
    for at in sorted({*words.capitals, *runs.starting}):
        if at > reached:
            reached = runs.end_of_run(at)
            found += _read(words, runs, at, reached)
            reached = max(reached, found[-1].last) if found else reached
    return found


class _Lone(Enum):
    """What a word that stands alone is taken for, where no known name does."""

    NOTHING = auto()
    NAME = auto()
    ORDINARY = auto()
    BY_ITS_PLACE = auto()
    """What stands around it decides, as for "Bank"."""


def _read(words: Words, runs: Runs, first: int, last: int) -> Iterable[Found]:
    """The names of a run. Four of five are a known name or a word alone, which need no parting."""
    match = runs.starting.get(first)
    if words.lower[first - 1] == "of":
        return runs.read_run(first, last)
    if match and match.last == last:
        return (Found(first, last, Sort.KNOWN, match),)
    lone = _Lone.BY_ITS_PLACE if last > first or first in runs.inside else _LONE[words.written[first]]
    if lone is _Lone.NOTHING:
        return ()
    if lone is _Lone.BY_ITS_PLACE:
        return runs.read_run(first, last)
    return (Found(first, last, Sort.SINGLE, ordinary=lone is _Lone.ORDINARY),)


def _lone(word: str) -> _Lone:
    """What a word written so is wherever it stands alone: what `Runs` make of it in a text that holds no other."""
    known, lower = lexicon(), word.lower()
    if "-" in lower or lower.rstrip(".") in known.organisations:
        return _Lone.BY_ITS_PLACE
    if lower in known.surnames_too:
        return _Lone.ORDINARY
    if (
        lower.rstrip(".") in known.titles
        or lower in known.never
        or lower in known.members
        or lower in known.small_words
        or lower in known.things
    ):
        return _Lone.NOTHING
    if known.is_english(lower):
        return _Lone.ORDINARY
    return _Lone.NAME if lower not in known.peoples and may_be_name(word) else _Lone.NOTHING


_LONE = WordCache(_lone, most=16_384)
