"""The time expressions of a text, found and understood, but not yet counted from any day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter

from corpus.reading.bare import bare_words_in
from corpus.reading.memory import Memory
from corpus.reading.model import Sentence
from corpus.reading.times import dates, lengths, relative, years
from corpus.reading.times.grammar import Fit, Match, Piece, Rule
from corpus.reading.times.meanings import Found
from corpus.reading.times.tokens import Tokens, tells_time
from corpus.reading.times.words import CODES

_STRETCH = 3000
"""A sentence longer than this is read in stretches: hostile text must not cost more than its length."""

RULES: tuple[Rule, ...] = (*dates.RULES, *years.RULES, *relative.RULES, *lengths.RULES)


_NEEDED = {code: [order for order, rule in enumerate(RULES) if code in rule.codes] for code in CODES.values()}
"""For each class of words the places, in the order of rules, of those that need one of it."""

RUN = re.compile(r"(?:[^{0}]{0}?)+{0}?".format(CODES["other"]))
"""What a rule may fit in: none reads on behind two words of no class, and none begins with one."""
_MOST_RUNS, _LONGEST_RUN = 16_384, 60


def fits(run: str) -> tuple[tuple[int, Fit], ...]:
    """Where which rules fit in a run of classes, each with its place in the order of rules."""
    present = frozenset(run)
    orders = sorted(set(chain.from_iterable(_NEEDED[code] for code in present)))
    return tuple(
        (order, fit)
        for order in orders
        if not any(map(present.isdisjoint, RULES[order].required))
        for fit in RULES[order].fits(run)
    )


_FITS = Memory(fits, most=_MOST_RUNS)


def _fits_in(run: str) -> tuple[tuple[int, Fit], ...]:
    """The same, remembered, but of what nobody writes twice."""
    return _FITS[run] if len(run) <= _LONGEST_RUN else fits(run)


def _stretches(sentence: Sentence) -> Iterator[tuple[int, int]]:
    for start in range(sentence.start, sentence.end, _STRETCH):
        yield start, min(sentence.end, start + _STRETCH)


def _matches(tokens: Tokens) -> list[tuple[int, Match, list[Piece]]]:
    """What each rule finds, with its place in the order of rules; the same runs of classes come again and again."""
    return [
        (order, match, pieces)
        for run in RUN.finditer(tokens.codes)
        for order, fit in _fits_in(run.group())
        if (pieces := RULES[order].pieces(match := Match(tokens, fit, run.start())))
    ]


def _claimed(matches: list[tuple[int, Match, list[Piece]]], tokens: Tokens) -> list[Piece]:
    """The pieces of the longest matches; of what one took, no other may have a word."""

    def length(found: tuple[int, Match, list[Piece]]) -> tuple[int, int]:
        order, match, _ = found
        return tokens.span(match.last)[1] - tokens.span(match.first)[0], -order

    taken: set[int] = set()
    kept: list[Piece] = []
    for _, match, pieces in sorted(matches, key=length, reverse=True):
        words = range(match.first, match.last + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            kept += pieces
    return sorted(kept, key=attrgetter("first"))


def find(text: str, sentence: Sentence) -> Iterator[Found]:
    """The expressions of a sentence that tells time, in order, none overlapping another."""
    for start, end in _stretches(sentence):
        tokens = Tokens(text, start, end)
        for piece in _claimed(_matches(tokens), tokens):
            if piece.meaning is None:
                continue
            first, last = tokens.span(piece.first)[0], tokens.span(piece.last)[1]
            yield Found(first, last, text[first:last], piece.meaning, piece.at, piece.edge)


def find_all(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Found]]:
    """Every expression of a text with its sentence."""
    for sentence, bare in zip(sentences, bare_words_in(text, sentences), strict=True):
        if tells_time(sentence.text, bare):
            for found in find(text, sentence):
                yield sentence, found
