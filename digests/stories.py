"""Articles about one happening are one story: grouped by likeness and nearness in time, then told and weighed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from corpus.model import Article, ArticleId, Vector
from digests import summary
from digests.likeness import centroid, dot, unit, usual, words
from digests.model import Story

ALIKE = 0.18
"""The cosine to a story's middle from which an article belongs to it, where no article has a firm date."""

UNPLACED = 0.4
"""The same where others have a firm date but not both of these: nothing else says that they are of one time."""

SAME_DAY = 0.14
"""The same for articles of one day, which often report one happening in other words."""

PER_DAY = 0.035
"""How much more alike it must be for every day that lies between: a war goes on in the same words."""

LOCAL = 0.3
"""How strongly a word counts for less because many of the articles at hand hold it, 0 not at all, 1 as much as idf."""

SPAN = 14
"""Days from a story's first article to its last, at most."""

TELLING = 40
"""Words of an article that are compared: its weightiest."""

TITLE_SHARE = 0.3
"""How much of an article's direction its title gives."""

_CORRECTING = ("correction", "corrected", "clarification", "erratum")
_LONG_AGO = datetime.combine(date.min, time.min, UTC)


Groups = tuple[tuple[Article, ...], ...]
Vectors = Mapping[ArticleId, Vector]


@dataclass(slots=True)
class _Growing:
    """A story while it is grouped."""

    first: date | None
    last: date | None
    square: float = 0.0
    members: list[int] = field(default_factory=list)


def newness(article: Article) -> tuple[date, datetime]:
    """What newest-first sorts by: the day, then the instant; an undated article is older than all."""
    day = article.published.days.last if article.published.days else date.min
    return day, article.published.at or _LONG_AGO


def group(articles: Sequence[Article], vectors: Mapping[ArticleId, Vector]) -> tuple[tuple[Article, ...], ...]:
    """The articles story by story, each in exactly one; stories in the order of their first article.

    One pass in order of time: an article joins the story whose middle it is most like, if it is alike enough and
    near enough in time; else it begins one. Words that most of the articles share do not make two of them alike.
    """
    ordered = _in_time(articles)
    directions = _directions(ordered, vectors)
    undated = UNPLACED if any(_day(article) for article in ordered) else ALIKE
    growing: list[_Growing] = []
    index: dict[str, dict[int, float]] = {}
    for n, (article, direction) in enumerate(zip(ordered, directions, strict=True)):
        near = _dots(direction, index)
        chosen = _nearest(article, near, growing, undated)
        if chosen is None:
            chosen = len(growing)
            growing.append(_Growing(None, None))
        _join(growing[chosen], n, article, dot_before=near.get(chosen, 0.0), weight=dot(direction, direction))
        for word, weight in direction.items():
            postings = index.setdefault(word, {})
            postings[chosen] = postings.get(chosen, 0.0) + weight
    return tuple(tuple(ordered[n] for n in story.members) for story in growing)


def _in_time(articles: Sequence[Article]) -> list[Article]:
    """Oldest first, those without a firm date last, each once, in an order that does not hang on how they came."""
    once = {article.id: article for article in articles}
    return sorted(once.values(), key=lambda article: (_day(article) or date.max, newness(article), article.id))


def _day(article: Article) -> date | None:
    """The day it was published, where that is firmly known."""
    published = article.published
    return published.days.first if published.days and published.firm else None


def _directions(articles: Sequence[Article], vectors: Mapping[ArticleId, Vector]) -> list[dict[str, float]]:
    """Each article's unit vector: its telling words and its title's, the lighter the more articles here hold them."""
    bodies = [_heaviest(unit(vectors.get(article.id, {}))) for article in articles]
    titles = [unit(words(article.title)) for article in articles]
    mixed = [_mix(body, title) for body, title in zip(bodies, titles, strict=True)]
    holding = Counter(word for vector in mixed for word in vector)
    total = len(articles)
    rarity = {word: math.log(1 + total / n) ** LOCAL for word, n in holding.items()}
    return [unit({word: weight * rarity[word] for word, weight in vector.items()}) for vector in mixed]


def _heaviest(vector: Mapping[str, float]) -> dict[str, float]:
    chosen = sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:TELLING]
    merged: dict[str, float] = {}
    for word, weight in chosen:
        merged[usual(word)] = merged.get(usual(word), 0.0) + weight
    return merged


def _mix(body: Mapping[str, float], title: Mapping[str, float]) -> dict[str, float]:
    """Body and title side by side; the title's words are kept apart from the body's by a mark."""
    mixed = {word: weight * (1 - TITLE_SHARE) for word, weight in body.items()}
    mixed.update({"§" + word: weight * TITLE_SHARE for word, weight in title.items()})
    return mixed


def _dots(direction: Vector, index: Mapping[str, Mapping[int, float]]) -> dict[int, float]:
    """The inner product with the pile of every story that shares a word with it."""
    near: dict[int, float] = {}
    for word, weight in direction.items():
        for story, there in index.get(word, {}).items():
            near[story] = near.get(story, 0.0) + weight * there
    return near


def _nearest(article: Article, near: Mapping[int, float], growing: Sequence[_Growing], undated: float) -> int | None:
    """The story it belongs to: of those that are alike enough for how far they lie apart, the most alike."""
    best: tuple[float, int] | None = None
    day = _day(article)
    for n, inner in near.items():
        story = growing[n]
        least = _least(day, story, undated)
        if least is None:
            continue
        surplus = inner / math.sqrt(story.square) - least
        if surplus >= 0 and (best is None or (surplus, -n) > (best[0], -best[1])):
            best = (surplus, n)
    return best[1] if best else None


def _least(day: date | None, story: _Growing, undated: float) -> float | None:
    """How alike they must be, the more the further apart in time; None where they are too far apart."""
    if day is None or story.first is None or story.last is None:
        return undated if day is None and story.first is None else UNPLACED
    if (day - story.first).days > SPAN:
        return None
    return SAME_DAY + PER_DAY * max((day - story.last).days, 0)


def _join(story: _Growing, n: int, article: Article, *, dot_before: float, weight: float) -> None:
    story.members.append(n)
    story.square += 2 * dot_before + weight
    day = _day(article)
    if day is not None:
        story.first = min(story.first, day) if story.first else day
        story.last = max(story.last, day) if story.last else day


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
    middles = [centroid(unit(vectors.get(article.id, {})) for article in group) for group in groups]
    middle = centroid(middles)
    days = [article.published.days.last for group in groups for article in group if article.published.days]
    ends = (min(days), max(days)) if days else None
    weights = [_weight(group, dot(own, middle), ends) for group, own in zip(groups, middles, strict=True)]
    newest = [max((newness(article), article.id) for article in group) for group in groups]
    order = sorted(range(len(groups)), key=lambda n: (weights[n], newest[n]) if weightiest else newest[n], reverse=True)
    return tuple(_story(groups[n], vectors, middles[n], weight=weights[n], passages=passages) for n in order[:most])


def _story(
    group: Sequence[Article], vectors: Mapping[ArticleId, Vector], middle: Vector, *, weight: float, passages: int
) -> Story:
    ordered = _best_first(group, vectors, middle)
    return Story(ordered, summary.pick(ordered, limit=passages), weight)


def _best_first(group: Sequence[Article], vectors: Mapping[ArticleId, Vector], middle: Vector) -> tuple[Article, ...]:
    """The most central full report of the newest day in front, the others newest first."""
    newest_first = sorted(group, key=lambda article: (newness(article), article.id), reverse=True)
    newest = newness(newest_first[0])[0]
    candidates = [article for article in newest_first if newness(article)[0] == newest]

    def fitness(article: Article) -> tuple[bool, bool, float]:
        return not corrects(article), len(article.text) >= 200, dot(unit(vectors.get(article.id, {})), middle)

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
