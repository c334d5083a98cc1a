"""The publication date of an article by what other articles tell of the same happenings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from corpus.intake.dating.alone import from_anchors
from corpus.intake.dating.evidence import Evidence, Neighbour, likeness
from corpus.intake.dating.matches import matched
from corpus.intake.dating.own import by_own_day
from corpus.model import Days, Known, Published
from corpus.reading.times.clues import clues

SAME_STORY = 0.12
"""Likeness from which a neighbour's dates count as dates of the same story."""
SAME_NEWS = 0.75
"""Likeness from which a neighbour is taken for the same news."""
_CLOSE_DAYS = 3


def date_among(article: Evidence, neighbours: Sequence[Neighbour], seen: date) -> Published:
    """The article's date, as good as the neighbours make it; what is known better already stays as it is.

    `seen` is the day the archive got the article. A date worked out here lies within what is known so far; where
    neighbours contradict one another, nothing is concluded from them.
    """
    if article.published.firm or not article.published.doubtful:
        return article.published
    near = [(likeness(article.terms, other.terms), other) for other in neighbours]
    story = [(alike, other) for alike, other in near if alike >= SAME_STORY]
    if not story:
        return article.published
    near_days = sorted({day for _, other in story for day in _days(other)})
    for found in (
        by_own_day(article, near_days, seen),
        from_anchors(article.text, clues(article.text, article.sentences), near_days, seen) if near_days else None,
        matched(article, [other for _, other in story]),
        _covered(story),
    ):
        if found and found.days and found.days.first <= seen and _narrows(found.days, article.published.days):
            return _within(found, article.published, seen)
    return article.published


def _days(other: Neighbour) -> list[date]:
    """The days a neighbour is known to tell of: where its own date is not firm, only those told with their year."""
    told = [passage for passage in other.passages if passage.days.is_day]
    if other.published.days and other.published.firm:
        return [*(passage.days.first for passage in told), other.published.days.first]
    return [passage.days.first for passage in told if str(passage.days.first.year) in passage.text]


def _covered(story: Iterable[tuple[float, Neighbour]]) -> Published | None:
    """The days on which at least two others carried the same news, if they lie close together."""
    days = [
        other.published.days
        for alike, other in story
        if alike >= SAME_NEWS and other.published.days and other.published.firm
    ]
    if len(days) < 2:
        return None
    whole = Days(min(one.first for one in days), max(one.last for one in days))
    evidence = f"{len(days)} articles with the same news"
    return Published(whole, Known.OTHERS, evidence=evidence) if whole.length <= _CLOSE_DAYS else None


def _narrows(days: Days, known: Days | None) -> bool:
    return known is None or (known.overlaps(days) and not days.contains(known))


def _within(found: Published, known: Published, seen: date) -> Published:
    """The found date cut to what was known before and to the day it was seen."""
    days = found.days
    if days is None:
        return known
    first, last = days.first, min(days.last, seen)
    if known.days:
        first, last = max(first, known.days.first), min(last, known.days.last)
    return Published(Days(first, last), found.how, evidence=found.evidence) if first <= last else known
