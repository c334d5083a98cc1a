"""The time expressions of a text, found and understood, but not yet counted from any day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from corpus.reading.model import Sentence
from corpus.reading.times import dates, lengths, relative, years
from corpus.reading.times.grammar import Match, Piece, Rule
from corpus.reading.times.meanings import Found
from corpus.reading.times.tokens import Tokens, tells_time, tokenise

_STRETCH = 3000
"""A sentence longer than this is read in stretches: hostile text must not cost more than its length."""

_RULES: tuple[Rule, ...] = (*dates.RULES, *years.RULES, *relative.RULES, *lengths.RULES)


@lru_cache(maxsize=4096)
def _rules_for(present: frozenset[str]) -> tuple[tuple[int, Rule], ...]:
    """The rules that may apply where these classes of words stand, with their places in the order of rules."""
    return tuple((order, rule) for order, rule in enumerate(_RULES) if not rule.codes.isdisjoint(present))


@cache
def _needed() -> frozenset[str]:
    """The classes that any rule needs."""
    return frozenset().union(*(rule.codes for rule in _RULES))


def _stretches(sentence: Sentence) -> Iterator[tuple[int, int]]:
    for start in range(sentence.start, sentence.end, _STRETCH):
        yield start, min(sentence.end, start + _STRETCH)


def _longest_first(tokens: Tokens) -> list[tuple[Match, list[Piece]]]:
    present = frozenset(tokens.codes) & _needed()
    matches = [(order, *found) for order, rule in _rules_for(present) for found in rule.matches(tokens)]

    def length(found: tuple[int, Match, list[Piece]]) -> tuple[int, int]:
        order, match, _ = found
        return tokens.ends[match.last] - tokens.starts[match.first], -order

    return [(match, pieces) for _, match, pieces in sorted(matches, key=length, reverse=True)]


def _claimed(tokens: Tokens) -> Iterable[Piece]:
    taken = [False] * len(tokens.codes)
    kept: list[Piece] = []
    for match, pieces in _longest_first(tokens):
        if any(taken[match.first : match.last + 1]):
            continue
        taken[match.first : match.last + 1] = [True] * (match.last + 1 - match.first)
        kept += pieces
    return sorted(kept, key=lambda piece: piece.first)


def find(text: str, sentence: Sentence) -> Iterator[Found]:
    """The expressions of one sentence, in order, none overlapping another."""
    if not tells_time(sentence.text):
        return
    for start, end in _stretches(sentence):
        tokens = tokenise(text, start, end)
        for piece in _claimed(tokens):
            if piece.meaning is None:
                continue
            first, last = tokens.starts[piece.first], tokens.ends[piece.last]
            yield Found(first, last, text[first:last], piece.meaning, piece.at, piece.edge)


def find_all(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Found]]:
    """Every expression of a text with its sentence."""
    for sentence in sentences:
        for found in find(text, sentence):
            yield sentence, found
