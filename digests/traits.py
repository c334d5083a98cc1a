"""What an article is held against others by: the names, the other words and the numbers of its head. Pure."""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import cast

from corpus.model import Article, Vector
from corpus.reading.terms import stopwords
from digests import aliases
from digests.aliases import Named
from digests.likeness import EMPTY, stem

NAMED, WORDED, COUNTED, TELLING = 0.27, 0.27, 0.1, 0.36
"""The shares of names, of other words, of numbers and of what tells an article from the rest of the archive."""

HEAD = 2_000
"""Characters from the head of an article whose words are compared."""

CROWD, SMALL = 0.1, 30
"""What more than this share of the articles have, and more than so many of them, makes no two of them alike."""

READ_BEFORE = 1_024
"""Heads of which is kept what they hold, some kilobytes each: the same articles are grouped again and again."""

FORMS = 16_384
"""Written words of which is kept what they are, a quarter of a kilobyte each."""

_NAME = "^"
"""What marks a trait as a name."""

_OTHER = "."
"""What marks it as another word."""

_WORD = re.compile(r"[^\W\d_]{3,40}")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class _Head:
    """What the head of an article holds, each once, in an order that is its own."""

    words: tuple[str, ...]
    """As written."""
    numbers: tuple[str, ...]
    """Marked as such."""
    named: Named


@dataclass(frozen=True, slots=True)
class _Form:
    """A word as written, unless it says nothing."""

    lower: str
    is_capital: bool
    named: str
    """The trait that it is as a name."""
    stem: str
    """The trait that it is as another word."""


def directions(articles: Sequence[Article], telling: Sequence[Vector]) -> list[dict[str, float]]:
    """Of each article's unit vector what others have too; `telling` are directions in the archive.

    A name, a word or a number is there or it is not: how often an article repeats it says more of its length than
    of its matter. Each weighs the more the fewer of these articles have it; what one article alone has, or a crowd
    of them, only takes its part of the whole.
    """
    heads = [_read(f"{article.title} {article.text[:HEAD]}") for article in articles]
    names, words = _words(heads)
    whole: list[dict[str, float]] = [{} for _ in articles]
    for share, held in ((NAMED, names), (WORDED, words), (COUNTED, [head.numbers for head in heads])):
        _add_held(whole, share, held)
    _add_telling(whole, telling)
    return whole


@lru_cache(maxsize=READ_BEFORE)
def _read(head: str) -> _Head:
    words = tuple(map(sys.intern, sorted(set(_WORD.findall(head)))))
    return _Head(words, tuple(sorted({f"#{number}" for number in _NUMBER.findall(head)})), aliases.named_in(head))


def _add_held(whole: Sequence[dict[str, float]], share: float, held: Sequence[Collection[str]]) -> None:
    """Traits that are there or not, beside the others: they give this share of the likeness of two articles."""
    holding = Counter(chain.from_iterable(held))
    rarity = {trait: math.log(1 + len(held) / n) for trait, n in holding.items()}
    squares = {trait: weight * weight for trait, weight in rarity.items()}
    shared = {trait: rarity[trait] for trait in _shared(holding, len(held))}
    for direction, found in zip(whole, held, strict=True):
        if found:
            scale = math.sqrt(share / sum(map(squares.__getitem__, found)))
            direction.update([(trait, shared[trait] * scale) for trait in found if trait in shared])


def _add_telling(whole: Sequence[dict[str, float]], telling: Sequence[Vector]) -> None:
    """What tells each from the rest of the archive, beside the others, which are marked."""
    shared = _shared(Counter(chain.from_iterable(telling)), len(telling))
    scale = math.sqrt(TELLING)
    for direction, found in zip(whole, telling, strict=True):
        direction.update([(trait, weight * scale) for trait, weight in found.items() if trait in shared])


def _shared(holding: Mapping[str, int], total: int) -> frozenset[str]:
    """The traits by which two can be alike."""
    crowd = max(total * CROWD, SMALL)
    return frozenset(trait for trait, n in holding.items() if 1 < n <= crowd)


def _words(heads: Sequence[_Head]) -> tuple[list[dict[str, None]], list[dict[str, None]]]:
    """The names in each head, also those it means by other words, and its other words: in order, each once."""
    names, words = _sorted_out(Counter(chain.from_iterable(head.words for head in heads)))
    meant = aliases.meant([head.named for head in heads])
    said = [_kept(head.words, names) for head in heads]
    for found, more in zip(said, meant, strict=True):
        found.update(dict.fromkeys(_NAME + name for name in more))
    return said, [_kept(head.words, words) for head in heads]


def _sorted_out(holding: Mapping[str, int]) -> tuple[dict[str, str], dict[str, str]]:
    """The stems of the written forms that are names, marked as such, and of other words; of empty words none.

    A name is what these articles mostly write so.
    """
    capital: dict[str, int] = {}
    small: dict[str, int] = {}
    forms = {word: form for word in holding if (form := _form(word))}
    for word, form in forms.items():
        count = capital if form.is_capital else small
        count[form.lower] = count.get(form.lower, 0) + holding[word]
    names: dict[str, str] = {}
    words: dict[str, str] = {}
    for word, form in forms.items():
        if form.is_capital and capital[form.lower] > small.get(form.lower, 0):
            names[word] = form.named
        else:
            words[word] = form.stem
    return names, words


@lru_cache(maxsize=FORMS)
def _form(word: str) -> _Form | None:
    lower = word.lower()
    if lower in EMPTY or lower in stopwords():
        return None
    named = sys.intern(_NAME + aliases.named(lower))
    return _Form(lower, word[0].isupper(), named, sys.intern(_OTHER + stem(lower)))


def _kept(words: Iterable[str], stems: Mapping[str, str]) -> dict[str, None]:
    found: dict[str | None, None] = dict.fromkeys(map(stems.get, words))
    found.pop(None, None)
    return cast(dict[str, None], found)
