"""Articles about one happening are one story: grouped, then told and weighed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from itertools import chain

from corpus.model import Article, ArticleId, Vector
from digests import summary
from digests.grouping import ONE_STORY, linked
from digests.likeness import KEPT, UNUSUAL, centroid, dot, unit, usual, words
from digests.model import Story

LOCAL = 0.3
"""How strongly a word counts for less because many of the articles at hand hold it, 0 not at all, 1 as much as idf."""

TELLING = 40
"""Words of an article that are compared: its weightiest."""

TITLE_SHARE = 0.3
"""How much of an article's direction its title gives."""

_CORRECTING = ("correction", "corrected", "clarification", "erratum")
_LONG_AGO = datetime.combine(date.min, time.min, UTC)


Groups = tuple[tuple[Article, ...], ...]
Vectors = Mapping[ArticleId, Vector]


@dataclass(frozen=True, slots=True)
class Grouped:
    """Articles story by story."""

    groups: Groups
    near: Mapping[ArticleId, Mapping[ArticleId, float]]
    """For each article how near it is to the others that are like it in something."""


def newness(article: Article) -> tuple[date, datetime]:
    """What newest-first sorts by: the day, then the instant; an undated article is older than all."""
    day = article.published.days.last if article.published.days else date.min
    return day, article.published.at or _LONG_AGO


def group(articles: Sequence[Article], vectors: Mapping[ArticleId, Vector]) -> tuple[tuple[Article, ...], ...]:
    """The articles story by story, each in exactly one; stories in the order of their first article."""
    return grouped(articles, vectors).groups


def grouped(articles: Sequence[Article], vectors: Vectors, least: float = ONE_STORY) -> Grouped:
    """The same, with the nearness of the articles; `least` is how near the articles of one story are."""
    ordered = _in_time(articles)
    found = linked(ordered, [day_of(article) for article in ordered], _directions(ordered, vectors), least)
    ids = [article.id for article in ordered]
    near = {ids[n]: {ids[other]: nearness for other, nearness in row.items()} for n, row in enumerate(found.near)}
    return Grouped(tuple(tuple(ordered[n] for n in story) for story in found.stories), near)


def _in_time(articles: Sequence[Article]) -> list[Article]:
    """Oldest first, those without a firm date last, each once, in an order that does not hang on how they came."""
    once = {article.id: article for article in articles}
    return sorted(once.values(), key=lambda article: (day_of(article) or date.max, newness(article), article.id))


def day_of(article: Article) -> date | None:
    """The day it was published, where that is firmly known."""
    published = article.published
    return published.days.first if published.days and published.firm else None


def _directions(articles: Sequence[Article], vectors: Mapping[ArticleId, Vector]) -> list[dict[str, float]]:
    """Each article's unit vector: its telling words and its title's, the lighter the more articles here hold them."""
    mixed = [_of_body(vectors.get(article.id, {})) for article in articles]
    for vector, article in zip(mixed, articles, strict=True):
        vector.update(_of_title(article.title))
    holding = Counter(chain.from_iterable(mixed))
    total = len(articles)
    rarity = {word: math.log(1 + total / n) ** LOCAL for word, n in holding.items()}
    return [unit({word: weight * rarity[word] for word, weight in vector.items()}) for vector in mixed]


def _of_body(vector: Vector) -> dict[str, float]:
    """An article's heaviest words in their share, those that name one thing as one."""
    length = math.sqrt(sum([weight * weight for weight in vector.values()]))
    share = (1 - TITLE_SHARE) / length if length > 0 else 0.0
    heaviest = vector.items() if len(vector) <= TELLING else _heaviest(vector)
    if UNUSUAL.isdisjoint(vector):
        return {word: weight * share for word, weight in heaviest}
    merged: dict[str, float] = {}
    for word, weight in heaviest:
        word = usual(word)
        merged[word] = merged.get(word, 0.0) + weight * share
    return merged


def _heaviest(vector: Vector) -> list[tuple[str, float]]:
    return sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:TELLING]


@lru_cache(maxsize=KEPT)
def _of_title(title: str) -> Vector:
    """A title's words in their share, kept apart from the body's by a mark."""
    return {"§" + word: weight * TITLE_SHARE for word, weight in unit(words(title)).items()}


def build(
    groups: Sequence[Sequence[Article]],
    vectors: Vectors,
    *,
    passages: int = 2,
    most: int | None = None,
    weightiest: bool = False,
) -> tuple[Story, ...]:
    """The groups as stories, newest first: the best article in front, the sentences that tell it, its weight.

    At most so many are told: the newest, or the weightiest where that is asked, and then weightiest first.
    """
    units = {article.id: unit(vectors.get(article.id, {})) for group in groups for article in group}
    middles = [_middle([units[article.id] for article in group]) for group in groups]
    middle = centroid(middles)
    days = [article.published.days.last for group in groups for article in group if article.published.days]
    ends = (min(days), max(days)) if days else None
    central = [dot(own, middle) for own in middles]
    weights = [_weight(group, near, ends) for group, near in zip(groups, central, strict=True)]
    newest = [max((newness(article), article.id) for article in group) for group in groups]
    order = sorted(range(len(groups)), key=lambda n: (weights[n], newest[n]) if weightiest else newest[n], reverse=True)
    chosen = ((n, _best_first(groups[n], units, middles[n])) for n in order[:most])
    return tuple(Story(best, summary.pick(best, limit=passages), weights[n], central[n]) for n, best in chosen)


def _middle(directions: Sequence[Vector]) -> Vector:
    """Where the articles of a story lie on the whole; most stories have one."""
    return directions[0] if len(directions) == 1 else centroid(directions)


def _best_first(group: Sequence[Article], units: Mapping[ArticleId, Vector], middle: Vector) -> tuple[Article, ...]:
    """The most central full report of the newest day in front, the others newest first."""
    if len(group) == 1:
        return tuple(group)
    newest_first = sorted(group, key=lambda article: (newness(article), article.id), reverse=True)
    newest = newness(newest_first[0])[0]
    candidates = [article for article in newest_first if newness(article)[0] == newest]

    def fitness(article: Article) -> tuple[bool, bool, float]:
        return not corrects(article), len(article.text) >= 200, dot(units[article.id], middle)

    full = [article for article in newest_first if fitness(article)[0]]
    best = max(candidates, key=fitness)
    if not fitness(best)[0] and full:
        best = full[0]
    return (best, *(article for article in newest_first if article.id != best.id))


def corrects(article: Article) -> bool:
    """Whether it is published to put another article right."""
    return article.title.strip().casefold().startswith(_CORRECTING)


def _weight(group: Sequence[Article], central: float, ends: tuple[date, date] | None) -> float:
    """How many sources tell it, how new it is among these, how near to what they all are about."""
    sources = len({article.source for article in group})
    new = 0.0
    if ends:
        last = max(newness(article)[0] for article in group)
        new = max(0.0, 1 - (ends[1] - last).days / ((ends[1] - ends[0]).days + 1))
    return math.log2(1 + sources) + 0.25 * math.log2(len(group)) + 0.7 * new + 0.8 * central
