"""Sentences of our own, of many kinds of news, with the times and names in them marked by hand.

Times stand as `[last week|1989-W43]`, behind the day of publication; names as `[Mr. Grove|P Andrew Grove]`, where P is
a person, O an organisation and L a place, which counts neither way. The sentences of the two files called "aside" were
not looked at before all rules were written and scored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.known_actors import known_actors
from corpus.model import ActorKind, Days
from corpus.reading.names import Gazetteer, read_names
from corpus.reading.sentences import split
from corpus.reading.times import read_times

_HERE = Path(__file__).parent
_MARK = re.compile(r"\[([^\[\]|]*)\|([^\]]*)\]")

Span = tuple[int, int, str]
"""Where it begins and ends, and what it is."""


def unmarked(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and what they mark."""
    bare, spans, end = "", [], 0
    for mark in _MARK.finditer(text):
        bare += text[end : mark.start()]
        spans.append((len(bare), len(bare) + len(mark[1]), mark[2]))
        bare, end = bare + mark[1], mark.end()
    return bare + text[end:], spans


def lines(file: str) -> list[str]:
    return (_HERE / file).read_text(encoding="utf-8").splitlines()


def pairs(wanted: list[Span], found: list[Span]) -> Iterator[tuple[Span, Span]]:
    """What overlaps; each wanted span is matched once."""
    free = sorted(wanted)
    for one in sorted(found):
        match = next((other for other in free if other[0] < one[1] and one[0] < other[1]), None)
        if match:
            free.remove(match)
            yield match, one


def times_f1(file: str, *, valued: bool) -> float:
    matched = wanted = found = 0
    for line in lines(file):
        published, _, marked = line.partition("\t")
        text, spans = unmarked(marked)
        read = read_times(text, split(text), Days.on(date.fromisoformat(published)))
        times = [(time.start, time.end, time.value) for time in read]
        matched += sum(not valued or one[2] == other[2] for one, other in pairs(spans, times))
        wanted, found = wanted + len(spans), found + len(times)
    return 2 * matched / (wanted + found)


def names_f1(file: str, gazetteer: Gazetteer) -> float:
    matched = wanted = found = 0
    for line in lines(file):
        text, spans = unmarked(line.replace("\\n", "\n"))
        read = [actor for actor in read_names(text, split(text), gazetteer) if actor.kind is not ActorKind.COUNTRY]
        named = [(mention.start, mention.end, actor.name) for actor in read for mention in actor.mentions]
        met = [one[2][0] for one, _ in pairs(spans, named)]
        matched += len(met) - met.count("L")
        wanted += sum(not span[2].startswith("L") for span in spans)
        found += len(named) - met.count("L")
    return 2 * matched / (wanted + found)


@pytest.mark.parametrize(
    ("file", "value", "relaxed"), [("own_times.tsv", 0.9, 0.95), ("own_times_aside.tsv", 0.9, 0.95)]
)
def test_times_of_many_kinds_of_news_are_read(file: str, value: float, relaxed: float) -> None:
    """Of times in newswire, biographies, blogs, sports and court reports nine of ten are found with their value."""
    assert times_f1(file, valued=True) >= value
    assert times_f1(file, valued=False) >= relaxed


@pytest.mark.parametrize("file", ["own_names.txt", "own_names_aside.txt"])
def test_names_of_many_kinds_of_news_are_read(file: str) -> None:
    """People and organisations of such news reach a span F1 of .9."""
    assert names_f1(file, Gazetteer(known_actors())) >= 0.9
