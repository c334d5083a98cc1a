"""Which words tell what a text is about: counted, for weighing against the rest of the archive."""

from __future__ import annotations

from collections import Counter
from functools import cache
from operator import itemgetter
from pathlib import Path

from corpus.reading.letters import pattern
from corpus.reading.memory import Memory

MOST_TERMS = 80
LONGEST_TEXT = 20_000
"""Characters looked at: what an article is about stands before that."""
TITLE_COUNTS = 3
"""A word of the title counts as often as this many in the text."""

_WORD = pattern(r"([^\W\d_]{2,40})")
_STOPWORDS = Path(__file__).parents[1] / "known" / "stopwords.txt"


@cache
def stopwords() -> frozenset[str]:
    """English words that tell nothing of a text's matter."""
    return frozenset(_STOPWORDS.read_text(encoding="utf-8").split())


def terms(title: str, text: str) -> dict[str, float]:
    """How often each telling word stands in the text, the most frequent first, at most 80.

    A pair of capitalised neighbours ("Suez Canal") counts as a term of its own beside its words.
    """
    counts: Counter[str] = Counter()
    for word in _telling(title):
        counts[word] += TITLE_COUNTS
    counts.update(_telling(text[:LONGEST_TEXT]))
    ranked = sorted(counts.items(), key=itemgetter(1), reverse=True)
    return {term: float(times) for term, times in ranked[:MOST_TERMS]}


def _telling(text: str) -> list[str]:
    pieces = _WORD.of(text).split(text)
    telling: list[str] = []
    previous = ""
    for gap, (stem, proper) in zip(pieces[::2], _SORTED_OUT.of(pieces[1::2]), strict=False):
        if stem:
            telling.append(stem)
            if previous and proper and len(gap) == 1:
                telling.append(f"{previous} {proper}")
        previous = proper
    return telling


def _sorted_out(word: str) -> tuple[str, str]:
    """The stem of a telling word, empty for any other, and the word in small letters where it has a capital."""
    lower = word.lower()
    stem = stemmed(lower)
    if len(stem) < 3 or stem in stopwords() or lower in stopwords():
        return "", ""
    return stem, lower if word[0].isupper() else ""


_SORTED_OUT = Memory(_sorted_out, most=32_768)


def stemmed(word: str) -> str:
    """The word without a plural's end: enough to let "ceasefires" meet "ceasefire"."""
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
