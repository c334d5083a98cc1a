"""Whether the archive has most of a text already, be it in another outlet or with words changed here and there."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.articles import Articles
from corpus.copies import Copy, Likeness, sharing
from corpus.database import Database
from corpus.intake.fingerprints import sentence_hashes
from corpus.intake.prepare import Prepared
from corpus.intake.sketches import alike, shared, threefolds
from corpus.model import Article, ArticleId, Published
from corpus.reading.sentences import split
from corpus.wires import near

MOSTLY = 0.5
"""The share of the shorter text that stands in the longer, by threefolds of words, from which on they are copies."""
NEARLY = 0.8
"""The share of the longer text that stands in the shorter, for two of one outlet under one title."""
VERBATIM = 0.8
"""The share of its sentences that stands word for word in another of one outlet under one title, from which on an
unknown date keeps them apart no more."""
DAYS_APART = 7
"""Copies are published within so many days; what is the same after a longer time is a form that is filled in again."""
LOOKED_AT = 4
"""Candidates of either kind that are compared."""


def find_twin(database: Database, prepared: Prepared) -> Copy | None:
    """The stored article that is likest, if it is a copy."""
    candidates = _candidates(database, prepared)
    if not candidates:
        return None
    own = threefolds(prepared.cleaned.text)
    found = [one for one in Articles(database).many(candidates) if _may_be(one, prepared)]
    likeness = [(_likeness(one, prepared, own), one.id, one.source) for one in found]
    most, twin, source = max(likeness, default=(0.0, ArticleId(0), ""))
    if most == 0.0:
        return None
    return Copy(twin, Likeness.ARTICLE if source == prepared.source else Likeness.WIRE)


def _likeness(stored: Article, prepared: Prepared, own: frozenset[int]) -> float:
    """How much of one is in the other; 0 where that is too little for a copy."""
    other = threefolds(stored.text)
    if stored.source == prepared.source:
        return _at_least(alike(own, other), NEARLY)
    return _at_least(shared(own, other), MOSTLY)


def _at_least(likeness: float, least: float) -> float:
    return likeness if likeness >= least else 0.0


def _candidates(database: Database, prepared: Prepared) -> Sequence[ArticleId]:
    by_sentences = sharing(database, prepared.sentences, most=LOOKED_AT)
    return tuple(dict.fromkeys((*by_sentences, *near(database, prepared.bands, most=LOOKED_AT))))


def _may_be(stored: Article, prepared: Prepared) -> bool:
    """Whether it came out at about the same time; of the same outlet only what has the same title."""
    if stored.source != prepared.source:
        return _close(stored.published, prepared.published, DAYS_APART, if_unknown=True)
    if stored.title.casefold() != prepared.cleaned.title.casefold():
        return False
    return _close(stored.published, prepared.published, 1, if_unknown=_is_verbatim(stored, prepared))


def _is_verbatim(stored: Article, prepared: Prepared) -> bool:
    own, other = set(prepared.sentences), set(sentence_hashes(split(stored.text)))
    return len(own & other) >= VERBATIM * len(own) > 0


def _close(one: Published, other: Published, days: int, *, if_unknown: bool) -> bool:
    """Whether two dates are so near to each other; where they are not sure, what is said of that."""
    if one.days is None or other.days is None or not (one.firm and other.firm):
        return if_unknown
    return abs((one.days.first - other.days.first).days) <= days
