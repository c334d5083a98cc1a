"""Which story goes on from which report: as near to it as if both were one, and the nearer the older it is. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from corpus.model import Article, ArticleId
from digests import stories
from digests.grouping import ONE_STORY, SPAN
from digests.model import Story
from digests.stories import Grouped

Near = Mapping[ArticleId, Mapping[ArticleId, float]]

PER_DAY = 0.03
"""How much nearer an earlier report must be for every day that lies between, up to as many as a story lasts.

One subject is told of in like words for long: without this a link of more than a week is as often wrong as right.
"""


def before(grouped: Grouped, told: Set[ArticleId]) -> dict[ArticleId, Article]:
    """For each of the articles to be told, the report of an earlier day that its story goes on from.

    That is the one nearest to what is told now, whichever story it was part of. What has no firm date goes on from
    nothing, and nothing from it.
    """
    dated = {one.id: (one, day) for group in grouped.groups for one in group if (day := stories.day_of(one))}
    found: dict[ArticleId, Article] = {}
    for group in grouped.groups:
        now = [article for article in group if article.id in told]
        begun = min((dated[article.id][1] for article in now if article.id in dated), default=None)
        if begun is not None:
            earlier = (dated[one] for one in _like(now, grouped.near) if one in dated)
            last = _nearest(now, [(one, (begun - day).days) for one, day in earlier if day < begun], grouped.near)
            if last is not None:
                found.update((article.id, last) for article in now)
    return found


def continuing(built: Sequence[Story], earlier: Mapping[ArticleId, Article]) -> tuple[Story, ...]:
    """The stories, each with what it goes on from, as found by `before`."""
    return tuple(replace(story, continues=earlier.get(story.articles[0].id)) for story in built)


def _like(now: Sequence[Article], near: Near) -> set[ArticleId]:
    """The articles of which some can be near enough: each is to one of these at least, as it must be on average."""
    return {one for article in now for one, nearness in near[article.id].items() if nearness >= ONE_STORY}


def _nearest(now: Sequence[Article], earlier: Iterable[tuple[Article, int]], near: Near) -> Article | None:
    """Of earlier articles, each with the days between, the nearest; a correction only where there is no other."""
    found = [
        (not stories.corrects(article), nearness, stories.newness(article), article.id, article)
        for article, days in earlier
        if (nearness := _mean(now, article.id, near) - PER_DAY * min(days, SPAN)) >= ONE_STORY
    ]
    return max(found, key=lambda one: one[:4])[4] if found else None


def _mean(now: Sequence[Article], one: ArticleId, near: Near) -> float:
    """How near an article is to these on average."""
    return sum(near[article.id].get(one, 0.0) for article in now) / len(now)
