"""Which articles tell of one happening: average linkage over likeness that is measured by how alike neighbours are.

Two articles are near if they are alike for what both are used to: where everything is told in the same words, as of
two earthquakes, it takes more to be one story than where nothing is like anything else.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.model import Article, Vector
from digests.protagonists import Protagonists, protagonists
from digests.traits import directions

NEIGHBOURS = 5
"""Articles by whose likeness it is measured how alike an article is to those nearest to it."""

TWIN = 0.5
"""It counts as at least this much as like them as it is like the nearest: most stories are told twice or thrice."""

LONELY = 0.27
"""An article counts as at least so like its neighbours: one like nothing is not near to what it is hardly like."""

ONE_STORY = 0.43
"""How near two stories must be, on average over their articles, to be one."""

UNPLACED = 0.1
"""How much nearer where one of them states its date and the other has none: nothing says that they are of one time."""

PER_DAY = 0.12
"""How much nearer they must be for every day that lies between: a war goes on in the same words."""

DOUBT = 0.2
"""The most of that where both dates were worked out: they may have been worked out wrong."""

SPAN = 14
"""Days from a story's first article to its last, at most."""

OTHERS = 0.5
"""What is left of the nearness of two that are about different people or places: two arrests, two earthquakes."""

FAINT = 0.05
"""Likeness below this counts as none."""

Near = list[dict[int, float]]
"""For each article those it is like, by how much."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Articles, by their numbers, story by story."""

    stories: list[list[int]]
    near: Near
    """How near each article is to others; none where nothing is alike."""


@dataclass(slots=True)
class _Story:
    """Articles that are one story so far."""

    members: list[int]
    first: date | None
    last: date | None
    doubtful: bool
    """True where only dates that were worked out place it."""
    near: dict[int, float] = field(default_factory=dict)
    """For each other story the sum of the nearness of their articles."""


def linked(
    articles: Sequence[Article], days: Sequence[date | None], telling: Sequence[Vector], least: float = ONE_STORY
) -> Linked:
    """Which articles are one story; `telling` are their directions in the archive, `days` the firm dates.

    What is nearest is put together first, for as long as anything is near enough for the time between: as near as
    `least` and more where days lie between.
    """
    nearness = _nearness(_likeness(directions(articles, telling)), [protagonists(article) for article in articles])
    stories = {
        n: _Story([n], day, day, article.published.doubtful, dict(nearness[n]))
        for n, (article, day) in enumerate(zip(articles, days, strict=True))
    }
    waiting: list[tuple[float, int, int]] = []
    for n, story in stories.items():
        _offer(waiting, stories, n, [other for other in story.near if other > n], least)
    while waiting:
        surplus, one, other = heapq.heappop(waiting)
        if one in stories and other in stories and _surplus(stories[one], stories[other], other, least) == -surplus:
            _join(stories, one, other)
            _offer(waiting, stories, one, list(stories[one].near), least)
    return Linked([sorted(stories[number].members) for number in sorted(stories)], nearness)


def _offer(
    waiting: list[tuple[float, int, int]], stories: Mapping[int, _Story], n: int, others: Sequence[int], least: float
) -> None:
    """Remember which stories could be one with this, the nearest first."""
    for other in others:
        one, two = min(n, other), max(n, other)
        surplus = _surplus(stories[one], stories[two], two, least)
        if surplus is not None and surplus >= 0:
            heapq.heappush(waiting, (-surplus, one, two))


def _surplus(one: _Story, other: _Story, number: int, least: float) -> float | None:
    """How much nearer they are than they must be; None where they are too far apart in time."""
    more = _more(one, other)
    if more is None:
        return None
    return one.near.get(number, 0.0) / (len(one.members) * len(other.members)) - (least + more)


def _more(one: _Story, other: _Story) -> float | None:
    """How much nearer than usual they must be, for the time between them."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0.0 if one.doubtful and other.doubtful else UNPLACED
    gap = max((one.first - other.last).days, (other.first - one.last).days, 0)
    if one.doubtful and other.doubtful:
        return min(PER_DAY * gap, DOUBT)
    if (max(one.last, other.last) - min(one.first, other.first)).days > SPAN:
        return None
    return PER_DAY * gap


def _join(stories: dict[int, _Story], number: int, gone: int) -> None:
    story, joined = stories[number], stories.pop(gone)
    story.members += joined.members
    _place(story, joined)
    for other, near in joined.near.items():
        if other != number:
            story.near[other] = story.near.get(other, 0.0) + near
    story.near.pop(gone, None)
    for other, near in story.near.items():
        stories[other].near.pop(gone, None)
        stories[other].near[number] = near


def _place(story: _Story, joined: _Story) -> None:
    """When a story is after another joined it; a date that was worked out counts only where there is no other."""
    if story.doubtful != joined.doubtful and story.first and joined.first:
        surer = joined if story.doubtful else story
        story.first, story.last, story.doubtful = surer.first, surer.last, False
        return
    story.doubtful = joined.doubtful if story.first is None else story.doubtful
    story.first = min((day for day in (story.first, joined.first) if day), default=None)
    story.last = max((day for day in (story.last, joined.last) if day), default=None)


def _nearness(likeness: Near, about: Sequence[Protagonists]) -> Near:
    """Likeness measured by how alike both are to their neighbours, less where they are about different ones."""
    usual = [_usual(found) for found in likeness]
    return [
        {
            other: alike / math.sqrt(usual[n] * usual[other]) * (OTHERS if about[n].apart(about[other]) else 1)
            for other, alike in found.items()
        }
        for n, found in enumerate(likeness)
    ]


def _usual(found: Mapping[int, float]) -> float:
    """How alike an article is to what is nearest to it."""
    nearest = heapq.nlargest(NEIGHBOURS, found.values())
    return max(sum(nearest) / NEIGHBOURS, TWIN * nearest[0] if nearest else 0.0, LONELY)


def _likeness(directions: Sequence[Vector]) -> Near:
    """Of each article how like it is to the others, where that is enough to count."""
    index: dict[str, list[tuple[int, float]]] = {}
    kept: Near = [{} for _ in directions]
    for n, direction in enumerate(directions):
        found = [0.0] * n
        for trait, weight in direction.items():
            postings = index.setdefault(trait, [])
            for other, there in postings:
                found[other] += weight * there
            postings.append((n, weight))
        for other, alike in [(other, alike) for other, alike in enumerate(found) if alike >= FAINT]:
            kept[n][other] = kept[other][n] = alike
    return kept
