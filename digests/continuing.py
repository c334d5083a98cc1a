"""Which story goes on from which report: as near to it as if both were one, and the nearer the older it is. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from corpus.model import Article, ArticleId
from digests import stories
from digests.grouping import ONE_STORY, SPAN
from digests.model import Story
from digests.stories import Grouped

PER_DAY = 0.03
"""How much nearer an earlier report must be for every day that lies between, up to as many as a story lasts.

One subject is told of in like words for long: of links as near as one story's articles, judged by hand, those of up to
six days were right and those of more were not.
"""


def before(grouped: Grouped, told: Set[ArticleId]) -> dict[ArticleId, Article]:
    """For each of the articles to be told, the report of an earlier day that its story goes on from.

    That is the one nearest to what is told now, whichever story it was part of. What has no firm date goes on from
    nothing, and nothing from it.
    """
    dated = [(article, day) for group in grouped.groups for article in group if (day := stories.day_of(article))]
    found: dict[ArticleId, Article] = {}
    for group in grouped.groups:
        now = [article for article in group if article.id in told]
        begun = min((day for article in now if (day := stories.day_of(article))), default=None)
        if begun is not None:
            earlier = [(article, (begun - day).days) for article, day in dated if day < begun]
            last = _nearest(now, earlier, grouped.near)
            if last is not None:
                found.update((article.id, last) for article in now)
    return found


def continuing(built: Sequence[Story], earlier: Mapping[ArticleId, Article]) -> tuple[Story, ...]:
    """The stories, each with what it goes on from, as found by `before`."""
    return tuple(replace(story, continues=earlier.get(story.articles[0].id)) for story in built)


def _nearest(
    now: Sequence[Article], earlier: Iterable[tuple[Article, int]], near: Mapping[ArticleId, Mapping[ArticleId, float]]
) -> Article | None:
    """Of earlier articles, each with the days between, the nearest; a correction only where there is no other."""
    best = max(
        (
            (not stories.corrects(article), nearness, article.id, article)
            for article, days in earlier
            if (nearness := _mean(now, article.id, near) - PER_DAY * min(days, SPAN)) >= ONE_STORY
        ),
        default=None,
        key=lambda one: one[:3],
    )
    return best[3] if best else None


def _mean(now: Sequence[Article], one: ArticleId, near: Mapping[ArticleId, Mapping[ArticleId, float]]) -> float:
    """How near an article is to these on average."""
    return sum(near[article.id].get(one, 0.0) for article in now) / len(now)
