"""The time expressions of a text, found and understood, but not yet counted from any day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, compress

from corpus.reading.model import Sentence
from corpus.reading.times import dates, feasts, lengths, quarters, relative, years
from corpus.reading.times.grammar import Match, Piece, Rule
from corpus.reading.times.meanings import Found
from corpus.reading.times.tokens import Tokens, places, tell_time, tokenise
from corpus.reading.times.words import CODES

_STRETCH = 3000
"""A sentence longer than this is read in stretches: hostile text must not cost more than its length."""

Places = tuple[tuple[int, int], ...]
"""Where each word begins and ends."""

RULES: tuple[Rule, ...] = (*dates.RULES, *quarters.RULES, *feasts.RULES, *years.RULES, *relative.RULES, *lengths.RULES)

_NEEDED = {code: [order for order, rule in enumerate(RULES) if code in rule.codes] for code in CODES.values()}
"""For each class of words the places, in the order of rules, of those that need one of it."""
_NEEDED_BY_ANY = frozenset(code for code, orders in _NEEDED.items() if orders)


@lru_cache(maxsize=4096)
def _rules_for(present: frozenset[str]) -> tuple[tuple[int, Rule], ...]:
    """The rules that may apply where these classes of words stand, with their places in the order of rules."""
    orders = set(chain.from_iterable(_NEEDED[code] for code in present))
    return tuple((order, RULES[order]) for order in sorted(orders))


def _stretches(sentence: Sentence) -> Iterator[tuple[int, int]]:
    for start in range(sentence.start, sentence.end, _STRETCH):
        yield start, min(sentence.end, start + _STRETCH)


def _matches(tokens: Tokens) -> list[tuple[int, Match, list[Piece]]]:
    """What each rule finds, with its place in the order of rules."""
    present = frozenset(tokens.codes)
    return [
        (order, match, pieces)
        for order, rule in _rules_for(present & _NEEDED_BY_ANY)
        if not any(map(present.isdisjoint, rule.required))
        for found in rule.compiled.finditer(tokens.codes)
        if (pieces := rule.pieces(match := Match(tokens, found)))
    ]


def _claimed(matches: list[tuple[int, Match, list[Piece]]], places: Places) -> Iterable[Piece]:
    """The pieces of the longest matches; of what one took, no other may have a word."""

    def length(found: tuple[int, Match, list[Piece]]) -> tuple[int, int]:
        order, match, _ = found
        return places[match.last][1] - places[match.first][0], -order

    taken = [False] * len(places)
    kept: list[Piece] = []
    for _, match, pieces in sorted(matches, key=length, reverse=True):
        if any(taken[match.first : match.last + 1]):
            continue
        taken[match.first : match.last + 1] = [True] * (match.last + 1 - match.first)
        kept += pieces
    return sorted(kept, key=lambda piece: piece.first)


def _find(text: str, sentence: Sentence) -> Iterator[Found]:
    """The expressions of one sentence, in order, none overlapping another."""
    for start, end in _stretches(sentence):
        tokens = tokenise(text, start, end)
        matches = _matches(tokens)
        last = max((match.last for _, match, _ in matches), default=-1)
        where = places(text, start, tokens.words[: last + 1])
        for piece in _claimed(matches, where):
            if piece.meaning is None:
                continue
            first, last = where[piece.first][0], where[piece.last][1]
            yield Found(first, last, text[first:last], piece.meaning, piece.at, piece.edge)


def find_all(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Found]]:
    """Every expression of a text with its sentence."""
    for sentence in compress(sentences, tell_time(text, sentences)):
        for found in _find(text, sentence):
            yield sentence, found
