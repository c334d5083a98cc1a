"""What an article is held against others by: the names, the other words and the numbers of its head. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set

from corpus.model import Article, Vector
from corpus.reading.terms import stopwords
from digests import aliases
from digests.likeness import EMPTY, stem

NAMED, WORDED, COUNTED, TELLING = 0.27, 0.27, 0.1, 0.36
"""The shares of names, of other words, of numbers and of what tells an article from the rest of the archive."""

HEAD = 2_000
"""Characters from the head of an article whose words are compared."""

CROWD, SMALL = 0.1, 30
"""What more than this share of the articles have, and more than so many of them, makes no two of them alike."""

_NAME = "^"
"""What marks a trait as a name."""

_WORD = re.compile(r"[^\W\d_]{3,40}")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def directions(articles: Sequence[Article], telling: Sequence[Vector]) -> list[dict[str, float]]:
    """Of each article's unit vector what others have too; `telling` are directions in the archive.

    A name, a word or a number is there or it is not: how often an article repeats it says more of its length than
    of its matter. Each weighs the more the fewer of these articles have it; what one article alone has, or a crowd
    of them, only takes its part of the whole.
    """
    heads = [f"{article.title} {article.text[:HEAD]}" for article in articles]
    names, words = _words(heads)
    numbers = [{f"#{number}" for number in _NUMBER.findall(head)} for head in heads]
    whole: list[dict[str, float]] = [{} for _ in articles]
    for share, held in ((NAMED, names), (WORDED, words), (COUNTED, numbers)):
        _add_held(whole, share, held)
    _add_telling(whole, telling)
    return whole


def _add_held(whole: Sequence[dict[str, float]], share: float, held: Sequence[Set[str]]) -> None:
    """Traits that are there or not, beside the others: they give this share of the likeness of two articles."""
    holding = Counter(trait for found in held for trait in found)
    rarity = {trait: math.log(1 + len(held) / n) for trait, n in holding.items()}
    squares = {trait: weight * weight for trait, weight in rarity.items()}
    shared = _shared(holding, len(held))
    for direction, found in zip(whole, held, strict=True):
        if found:
            scale = math.sqrt(share / sum(sorted(map(squares.__getitem__, found))))
            direction.update({trait: rarity[trait] * scale for trait in found & shared})


def _add_telling(whole: Sequence[dict[str, float]], telling: Sequence[Vector]) -> None:
    """What tells each from the rest of the archive, beside the others; a mark keeps it apart from them."""
    shared = _shared(Counter(trait for found in telling for trait in found), len(telling))
    scale = math.sqrt(TELLING)
    for direction, found in zip(whole, telling, strict=True):
        direction.update({f"~{trait}": weight * scale for trait, weight in found.items() if trait in shared})


def _shared(holding: Mapping[str, int], total: int) -> frozenset[str]:
    """The traits by which two can be alike."""
    crowd = max(total * CROWD, SMALL)
    return frozenset(trait for trait, n in holding.items() if 1 < n <= crowd)


def _words(heads: Sequence[str]) -> tuple[list[set[str]], list[set[str]]]:
    """The names in each head, also those it means by other words, and its other words."""
    written = [set(_WORD.findall(head)) for head in heads]
    names, words = _sorted_out(Counter(word for head in written for word in head))
    meant = [{_NAME + name for name in found} for found in aliases.described(heads)]
    said = [_kept(head, names) for head in written]
    return [one | other for one, other in zip(said, meant, strict=True)], [_kept(head, words) for head in written]


def _sorted_out(holding: Mapping[str, int]) -> tuple[dict[str, str], dict[str, str]]:
    """The stems of the written forms that are names, marked as such, and of other words; of empty words none.

    A name is what these articles mostly write so.
    """
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for word, n in holding.items():
        (capital if word[0].isupper() else small)[word.lower()] += n
    names: dict[str, str] = {}
    words: dict[str, str] = {}
    dull = EMPTY | stopwords()
    for word in holding:
        lower = word.lower()
        if lower in dull:
            continue
        if word[0].isupper() and capital[lower] > small[lower]:
            names[word] = _NAME + aliases.named(lower)
        else:
            words[word] = stem(lower)
    return names, words


def _kept(head: Iterable[str], stems: Mapping[str, str]) -> set[str]:
    return {stems[word] for word in head if word in stems}
