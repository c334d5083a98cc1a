"""Which words tell what a text is about: counted, for weighing against the rest of the archive."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import compress, pairwise
from pathlib import Path

from corpus.reading.letters import in_ascii, letters_alone
from corpus.reading.word_cache import WordCache

MOST_TERMS = 80
LONGEST_TEXT = 20_000
"""Characters looked at: what an article is about stands before that."""
TITLE_COUNTS = 3
"""A word of the title counts as often as this many in the text."""

_LONGEST_WORD = 40
_WORD = re.compile(rf"([^\W\d_]{{2,{_LONGEST_WORD}}})")
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
    ranked = sorted(counts, key=counts.__getitem__, reverse=True)
    return {term: float(counts[term]) for term in ranked[:MOST_TERMS]}


def _telling(text: str) -> list[str]:
    """The telling words in their order, behind each the pair that it makes with the one in front."""
    words = _cut(text)
    stems = _STEMS.of(words)
    proper = [at for at in compress(range(len(words)), stems) if words[at][0].isupper()]
    telling: list[str] = []
    begins = 0
    for at in [at for one, at in pairwise(proper) if at == one + 1]:
        telling += filter(None, stems[begins : at + 1])
        telling.append(f"{words[at - 1].lower()} {words[at].lower()}")
        begins = at + 1
    telling += filter(None, stems[begins:])
    return telling


def _cut(text: str) -> list[str]:
    """The words of a text, with something that is no word between two that are more than one sign apart.

    Line by line where letters beyond ASCII stand in it, since few lines have any.
    """
    plain = in_ascii(text)
    return _cut_line(plain) if plain.isascii() else [word for line in text.split("\n") for word in _cut_line(line)]


def _cut_line(line: str) -> list[str]:
    plain = in_ascii(line)
    if plain.isascii():
        words = letters_alone(plain).split(" ")
        if max(map(len, words)) <= _LONGEST_WORD:
            return words
    first, *pieces = _WORD.split(f"\n{line}\n")
    cut = [] if len(first) == 1 else [""]
    for word, gap in zip(pieces[::2], pieces[1::2], strict=True):
        cut += (word,) if len(gap) == 1 else (word, "")
    return cut


def _stem(word: str) -> str:
    """The stem of a telling word, empty for any other; the word itself where it is its own stem, to hold it once."""
    lower = word.lower()
    stem = stemmed(lower)
    if len(stem) < 3 or stem in stopwords() or lower in stopwords():
        return ""
    return word if stem == word else stem


_STEMS = WordCache(_stem, most=32_768)


def stemmed(word: str) -> str:
    """The word without a plural's end: enough to let "ceasefires" meet "ceasefire"."""
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
