"""Which story goes on from which: as near to it as if both were one, but of a later time. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from corpus.model import Article, ArticleId
from digests import stories
from digests.grouping import ONE_STORY
from digests.model import Story
from digests.stories import Grouped


def before(grouped: Grouped, told: Set[ArticleId]) -> dict[ArticleId, Article]:
    """For each of the articles to be told, the last report of an earlier day that its story goes on from.

    That is one of its own story which is not told now, else one of the nearest story that began earlier. What has no
    firm date goes on from nothing, and nothing from it.
    """
    found: dict[ArticleId, Article] = {}
    for n, group in enumerate(grouped.groups):
        now = [article for article in group if article.id in told]
        begun = min((day for article in now if (day := stories.day_of(article))), default=None)
        if begun is None:
            continue
        rest = [article for article in group if article.id not in told]
        last = _last(rest, begun) or _last(_nearest(grouped, n, begun), begun)
        if last is not None:
            found.update((article.id, last) for article in now)
    return found


def continuing(built: Sequence[Story], earlier: Mapping[ArticleId, Article]) -> tuple[Story, ...]:
    """The stories, each with what it goes on from, as found by `before`."""
    return tuple(replace(story, continues=earlier.get(story.articles[0].id)) for story in built)


def _nearest(grouped: Grouped, n: int, begun: date) -> Sequence[Article]:
    """The story nearest to this one of those that began before the day; none where that is not near enough."""
    near = [
        (nearness, -other)
        for other, nearness in grouped.near[n].items()
        if nearness >= ONE_STORY and _last(grouped.groups[other], begun)
    ]
    return grouped.groups[-max(near)[1]] if near else ()


def _last(articles: Sequence[Article], begun: date) -> Article | None:
    """The newest report from before the day; a correction only where there is no other."""
    reports = [article for article in articles if (day := stories.day_of(article)) and day < begun]
    return max(
        reports, key=lambda article: (not stories.corrects(article), stories.newness(article), article.id), default=None
    )
