"""What each source says last of one thing, what it said before, and whether it took that back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Article
from corpus.reading import sentences
from corpus.reading.model import Sentence
from digests import stories
from digests.likeness import EMPTY, listed, stem
from digests.model import Claim, Passage

EDGE = 600
"""Characters of an article's beginning and of its end in which it would say that it was corrected."""

CLOSE = 1.1
"""How far the true number lies from one that is hedged, at most."""

_HEDGES = ("more than", "at least", "over", "no fewer than", "nearly", "almost", "about", "around", "some", "roughly",
           "approximately", "up to", "as many as", "an estimated", "a ")  # fmt: skip

BEFORE = 300
"""Characters before a sentence that are asked for names."""

LONGEST = 1_000
"""Characters of a sentence that begins where reading ends, at most."""

READ_BEFORE = 512
"""Texts of which is kept where their sentences are: figures, counts and denials are read in the same ones."""

_EARLIER = re.compile(
    r"\b(?:earlier|previous|original|first) (?:version|edition)s?\b"
    r"|\b(?:earlier|previously|originally|initially|at first|wrongly|mistakenly|incorrectly)"
    r" (?:said|stated|reported|gave|put)\b"
    r"|\b(?:said|stated|reported) (?:earlier|wrongly|mistakenly|incorrectly)\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:(?i:last year|(?:a|one|two|three|four|five|six|ten|\d+) (?:years?|decades?) (?:ago|earlier|before))"
    r"|in (?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d))"
)
"""A month or a year that has gone by: of a happening at hand the day is told."""

_ANOTHER = re.compile(r"That [a-z]+ [a-z]+ed\b")
"""A sentence on an earlier happening that the one before it has named."""

_CORRECTED = re.compile(
    r"\(\s?corrects\b|\bcorrected version\b|\bcorrects (?:the )?(?:figure|number|toll|total|spelling|name|day|date)"
    r"|\b(?:article|story|report|version|item) (?:was|has been|had been|is) (?:amended|corrected|updated to correct)"
    r"|\b(?:earlier|previous|original) version of th(?:is|e) (?:article|story|report)",
    re.IGNORECASE,
)
_SIGNS = ("correct", "amended", "version")
"""One of them stands in all that the pattern finds, and seldom elsewhere; the pattern takes a hundred times as long."""
_CAPITAL = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][^\W\d_]{3,}")
_PLAIN = re.compile(r"\b[a-z]{4,}")
_KINDS = listed(
    "people killed wounded injured died dead deaths death rebels soldiers troops children others city town total"
)
_NO_NAMES = frozenset(map(stem, EMPTY | _KINDS))


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as one article gives it."""

    figure: str
    """As written."""
    value: float
    passage: Passage


def may_be_one(one: Passage, other: Passage) -> bool:
    """Whether they may tell of one happening: published on one day, or with a name in common.

    Where they were published on neighbouring days a telling word in common does: of several days much is told that is
    of one kind.
    """
    here, there = one.article.published.days, other.article.published.days
    if (here and there and here.overlaps(there)) or _shared(one, other, _CAPITAL):
        return True
    neighbours = here and there and abs((here.first - there.first).days) <= 1
    return bool(neighbours) and _shared(one, other, _PLAIN)


def _shared(one: Passage, other: Passage, pattern: re.Pattern[str]) -> bool:
    """Whether both sentences hold one of these words."""
    here, there = ({stem(word.lower()) for word in pattern.findall(_context(each))} for each in (one, other))
    return bool(here & there - _NO_NAMES)


def _context(passage: Passage) -> str:
    """The sentence, and where no day is known what stands before it: nothing else tells that it is one happening."""
    if passage.article.published.days:
        return passage.sentence
    return passage.article.text[max(0, passage.start - BEFORE) : passage.end]


@lru_cache(maxsize=READ_BEFORE)
def beginning(text: str, most: int) -> tuple[Sentence, ...]:
    """The sentences that begin among so many first characters of a text, whole."""
    return tuple(one for one in sentences.split(text[: most + LONGEST]) if one.start < most)


def retold(sentence: str) -> bool:
    """Whether it tells what was said before, or of another happening: its figures are no claim on this one."""
    return bool(_EARLIER.search(sentence) or _LONG_AGO.search(sentence) or _ANOTHER.match(sentence))


def corrects(article: Article) -> bool:
    """Whether the article is published to put another right, or says that it was corrected itself."""
    if stories.corrects(article):
        return True
    edges = (article.text[:EDGE], article.text[-EDGE:])
    return any(_CORRECTED.search(edge) for edge in edges if any(sign in edge.casefold() for sign in _SIGNS))


def last_of_each(stated: Sequence[Stated]) -> tuple[tuple[float, Claim], ...]:
    """Of each source its last figure with its claim, in the order given, which is from the oldest on.

    A source that gave another figure before does not differ from itself: the claim tells the figure before it.
    """
    last: dict[str, Stated] = {}
    before: dict[str, Stated] = {}
    for one in stated:
        source = one.passage.article.source
        known = last.pop(source, None)
        if known is not None and known.value != one.value:
            before[source] = known
        last[source] = one
    return tuple((one.value, _claim(one, before.get(source))) for source, one in last.items())


def compatible(one: tuple[float, Claim], other: tuple[float, Claim]) -> bool:
    """Whether both figures can be true at once: the same, "some 4,000" and 4,008, "more than twenty" and 21."""
    (small, lesser), (great, greater) = sorted((one, other), key=lambda stated: stated[0])
    hedged = any(claim.figure.lower().startswith(_HEDGES) for claim in (lesser, greater))
    return small == great or (hedged and great <= small * CLOSE)


def _claim(one: Stated, before: Stated | None) -> Claim:
    earlier = Claim(before.figure, before.passage) if before else None
    return Claim(one.figure, one.passage, earlier, corrects(one.passage.article))
