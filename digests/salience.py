"""Which sentences of a day tell most of it: near to the middle of all that is told of that day, short, not twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpus.model import ArticleId, Days, Vector
from digests import summary
from digests.likeness import dot, unit, vectors
from digests.model import Dated, Passage

NEWS = 0.5
"""What a sentence from the head of that day's news counts beside one that names the day."""

LONG = 40
"""Words of a sentence from which it is given only where no shorter one is left."""

BRIEF = 0.25
"""The power of a sentence's length by which it loses: of two that are as central, the shorter tells it better."""


def salient(
    told: Mapping[Days, Sequence[Dated]], news: Mapping[Days, Sequence[Passage]], *, each: int
) -> dict[Days, list[Dated]]:
    """Of each day so many of its sentences, the most telling first; one that says it again after all others.

    `news` are sentences from the heads of that day's and the next day's articles: they only show what matters.
    """
    passages = list({id(one): one for one in _passages(told, news)}.values())
    directions = dict(zip((one.place for one in passages), vectors([one.sentence for one in passages]), strict=True))
    return {days: _best(found, news.get(days, ()), directions, each) for days, found in told.items()}


def _passages(told: Mapping[Days, Sequence[Dated]], news: Mapping[Days, Sequence[Passage]]) -> Iterable[Passage]:
    for days, found in told.items():
        yield from (one.passage for one in found)
        yield from news.get(days, ())


def _best(
    found: Sequence[Dated], news: Sequence[Passage], directions: Mapping[tuple[ArticleId, int], Vector], each: int
) -> list[Dated]:
    middle = _middle(found, news, directions)

    def rank(one: Dated) -> tuple[object, ...]:
        sentence = one.passage.sentence
        words = len(sentence.split())
        central = dot(directions[one.passage.place], middle) * max(words, 1) ** -BRIEF
        telling = summary.ended(sentence) and summary.SHORTEST <= words <= LONG
        return one.reported, not telling, -central * (NEWS if one.reported else 1.0)

    first: list[Dated] = []
    again: list[Dated] = []
    for one in sorted(found, key=rank):
        if len(first) == each:
            break
        own = directions[one.passage.place]
        repeats = any(dot(own, directions[other.passage.place]) >= summary.SAME for other in first)
        (again if repeats else first).append(one)
    return (first + again)[:each]


def _middle(
    found: Sequence[Dated], news: Sequence[Passage], directions: Mapping[tuple[ArticleId, int], Vector]
) -> Mapping[str, float]:
    total: dict[str, float] = {}
    weighed = [(one.passage, NEWS if one.reported else 1.0) for one in found] + [(one, NEWS) for one in news]
    for passage, weight in weighed:
        for word, there in directions[passage.place].items():
            total[word] = total.get(word, 0.0) + weight * there
    return unit(total)
