"""Weekdays that find their date in what other articles tell of the same happening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.intake.dating.anchors import bare_weekdays
from corpus.intake.dating.evidence import Evidence, Neighbour
from corpus.intake.furniture.gist import Gist
from corpus.intake.furniture.lines import Line
from corpus.model import Days, Known, Published
from corpus.reading.times.clues import Clue, clues

_FEWEST_SHARED, _FEWEST_NAMES, _FEWEST_WORDS, _LEAST_SHARE = 5, 2, 2, 0.4
_FEWEST_ALIKE, _LEAST_ALIKE = 4, 0.25
_ENOUGH_SHARED, _ENOUGH_NAMES, _ENOUGH_SHARE = 8, 4, 0.65
"""What a single neighbour's passage must share with a sentence to bear it out alone."""
_CLOSE_DAYS = 6
_LEAD = 3
_THIS_WEEK = re.compile(r"\b(?:this|the) week\b", re.IGNORECASE)
_MOST_PASSAGES = 4000


@dataclass(frozen=True, slots=True)
class _Match:
    """When the article must have been published, for one of its sentences to tell what a neighbour dates."""

    days: Days
    evidence: str
    stands_alone: bool
    """False where it only narrows: "this week" with no weekday."""


def matched(article: Evidence, story: Sequence[Neighbour]) -> Published | None:
    """The days on which all matches agree; None where none is borne out well or they contradict."""
    told = _Told(story)
    found = list(_matches(article, told))
    if not any(one.stands_alone for one in found):
        return None
    first, last = max(one.days.first for one in found), min(one.days.last for one in found)
    evidence = "; ".join(dict.fromkeys(one.evidence for one in found))
    return Published(Days(first, last), Known.OTHERS, evidence=evidence[:300]) if first <= last else None


@dataclass(frozen=True, slots=True)
class _Hit:
    """A neighbour's passage that shares much with a sentence."""

    day: date
    neighbour: int
    same: bool
    """Whether it shares so much that it tells of the same, not merely of something alike."""
    alone: bool
    """Whether it shares next to everything, so that no second neighbour is needed."""


class _Told:
    """The neighbours' dated sentences, with the days that each of their words is told of."""

    def __init__(self, neighbours: Sequence[Neighbour]) -> None:
        passages = [(n, p) for n, other in enumerate(neighbours) for p in other.passages if p.days.is_day]
        self._passages = [
            (Gist.of(Line(passage.text, 0)), passage.days.first, n) for n, passage in passages[:_MOST_PASSAGES]
        ]
        self._told_on: dict[str, list[date]] = {}
        for gist, day, _ in self._passages:
            for root in gist.roots:
                self._told_on.setdefault(root, []).append(day)

    def like(self, sentence: str) -> Iterator[_Hit]:
        """The passages that could tell of what this sentence tells."""
        gist = Gist.of(Line(sentence, 0))
        for other, day, neighbour in self._passages:
            shared = gist.roots & other.roots
            share = len(shared) / (min(len(gist.roots), len(other.roots)) or 1)
            names = len(shared & (gist.names | other.names))
            if len(shared) < _FEWEST_ALIKE or share < _LEAST_ALIKE or names < _FEWEST_NAMES:
                continue
            enough = len(shared) >= _FEWEST_SHARED and share >= _LEAST_SHARE
            enough = enough and len(shared) - names >= _FEWEST_WORDS
            same = enough and self._tied(shared, day)
            all_of_it = len(shared) >= _ENOUGH_SHARED and names >= _ENOUGH_NAMES and share >= _ENOUGH_SHARE
            yield _Hit(day, neighbour, same=same, alone=same and all_of_it)

    def _tied(self, shared: Iterable[str], day: date) -> bool:
        """Whether at least two of the shared words are told of these days only, or next to only."""
        close = [root for root in shared if self._days_off(root, day) <= len(self._told_on[root]) // 10]
        return len(close) >= 2

    def _days_off(self, root: str, day: date) -> int:
        return sum(abs((other - day).days) > _CLOSE_DAYS for other in self._told_on[root])


def _matches(article: Evidence, told: _Told) -> Iterator[_Match]:
    weekdays = bare_weekdays(clues(article.text, article.sentences))
    lead = article.sentences[min(_LEAD, len(article.sentences)) - 1].end if article.sentences else 0
    for sentence in article.sentences:
        inside = [clue for clue in weekdays if sentence.start <= clue.start < sentence.end]
        week = bool(_THIS_WEEK.search(sentence.text))
        if not inside and not week:
            continue
        hits = [hit for hit in told.like(sentence.text) if _possible(hit.day, article.published.days)]
        day = _agreed(hits, {clue.weekday for clue in inside})
        if day is not None:
            days = _published_around(day, inside[0] if inside else None, lead=sentence.end <= lead, week=week)
            yield _Match(days, f"“{sentence.text[:120]}”", stands_alone=bool(inside))


def _possible(day: date, known: Days | None) -> bool:
    """Whether an article of the days known so far can speak of this day by its weekday."""
    week = timedelta(days=6)
    return known is None or known.first - week <= day <= known.last + week


def _agreed(hits: Sequence[_Hit], weekdays: set[int | None]) -> date | None:
    """The one day that the passages tell and the weekday allows, borne out by two neighbours or wholly by one."""
    fitting = [hit for hit in hits if not weekdays or hit.day.weekday() in weekdays]
    days = {hit.day for hit in fitting}
    if len(days) != 1 or len(weekdays) > 1 or not any(hit.same for hit in fitting):
        return None
    enough = len({hit.neighbour for hit in fitting}) >= 2 or any(hit.alone for hit in fitting)
    return days.pop() if enough else None


def _published_around(day: date, clue: Clue | None, *, lead: bool, week: bool) -> Days:
    """The days on which one writes of this day as "on Friday" or "this week"."""
    monday = day - timedelta(days=day.weekday())
    if clue is not None and clue.future:
        first = monday if week else day - timedelta(days=6)
        return Days(min(first, day - timedelta(days=1)), day - timedelta(days=1))
    if clue is None:
        return Days(day, monday + timedelta(days=6))
    return Days(day, day + timedelta(days=2 if lead else 6))
