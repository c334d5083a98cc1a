"""Which articles of a set tell one story: as the grouping that readers get puts them, held out, and as they come in."""

from __future__ import annotations

import random
import statistics
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sets import NOW, Record, archive, intake, number_of, numbered, records
from corpus.corpus import Corpus
from corpus.intake.records import read_record
from corpus.model import Article, ArticleId, Scope
from digests import grouping, stories

MOST = 100_000

THRESHOLDS = tuple(round(grouping.ONE_STORY + step / 100, 2) for step in range(-12, 14, 2))
"""How near the articles of one story must be: what is chosen from."""

Stories = Mapping[str, str]
"""The story of each article, by the set's own ids."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well articles are grouped: each article's precision and recall, on average over articles (B-cubed)."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def stories_of(folder: Path) -> Iterator[Record]:
    """The story of each article of a folder, taken in as if each came from an outlet of its own."""
    articles = _articles(folder)
    with archive(articles) as corpus:
        found = _grouped(corpus, articles, grouping.ONE_STORY)
    for article, story in found.items():
        yield {"id": article, "story": story}


def bcubed(gold: Stories, found: Stories) -> Score:
    """The score of the articles that have a gold story; one that is in no found story is a story of its own."""
    guess = {article: found.get(article, f"alone {article}") for article in gold}
    together = Counter((gold[article], guess[article]) for article in gold)
    true, told = Counter(gold.values()), Counter(guess.values())
    pairs = [(together[one, two], one, two) for one, two in ((gold[article], guess[article]) for article in gold)]
    precision = sum(both / told[two] for both, _, two in pairs) / len(gold)
    recall = sum(both / true[one] for both, one, _ in pairs) / len(gold)
    return Score(precision, recall)


def halves(folder: Path, draws: int, seed: int) -> Iterator[str]:
    """What the threshold that is best on half of the topics scores on the other half: odd and even, then by chance.

    All articles are grouped together, at every threshold; only the scores are of halves. Then odd and even ones are
    grouped each by themselves.
    """
    articles = _articles(folder)
    gold = _gold(articles)
    with archive(articles) as corpus:
        found = _by_threshold(corpus, articles)
        yield _line("all topics, threshold as shipped", bcubed(gold, found[grouping.ONE_STORY]))
        parts = _odd_and_even(gold)
        yield from _both_ways("grouped together", parts, [found, found])
        yield from _by_chance(gold, found, draws, seed)
        yield from _both_ways("each half alone", parts, [_by_threshold(corpus, articles, part) for part in parts])


def _by_threshold(
    corpus: Corpus, articles: Sequence[Record], only: Collection[str] | None = None
) -> dict[float, Stories]:
    return {least: _grouped(corpus, articles, least, only) for least in THRESHOLDS}


def _both_ways(how: str, parts: Sequence[Stories], found: Sequence[Mapping[float, Stories]]) -> Iterator[str]:
    """Chosen on the odd topics and scored on the even ones, and the other way round."""
    scores = []
    for chosen, scored in ((0, 1), (1, 0)):
        least = _best(parts[chosen], found[chosen])
        score = bcubed(parts[scored], found[scored][least])
        scores.append(score.f1)
        yield _line(f"{how}, chosen on {_NAMES[chosen]} topics ({least}), scored on {_NAMES[scored]}", score)
    yield f"{how}, mean of both: F1 {statistics.mean(scores):.3f}"


_NAMES = ("odd", "even")


def _by_chance(gold: Stories, found: Mapping[float, Stories], draws: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    topics = sorted({_topic(story) for story in gold.values()})
    scores = []
    for _ in range(draws):
        known = frozenset(chance.sample(topics, len(topics) // 2))
        least = _best(_of_topics(gold, known), found)
        scores.append(bcubed(_of_topics(gold, frozenset(topics) - known), found[least]).f1)
    if len(scores) > 1:
        spread = f"F1 {statistics.mean(scores):.3f}, standard deviation {statistics.stdev(scores):.3f}"
        yield f"{draws} halvings by chance (seed {seed}), the half not looked at: {spread}, worst {min(scores):.3f}"


def _best(gold: Stories, found: Mapping[float, Stories]) -> float:
    """The threshold that scores best; of equals the one in the middle."""
    scores = {least: bcubed(gold, groups).f1 for least, groups in found.items()}
    best = sorted(least for least, score in scores.items() if score == max(scores.values()))
    return best[len(best) // 2]


def _odd_and_even(gold: Stories) -> tuple[Stories, Stories]:
    numbers = {topic: n for n, topic in enumerate(sorted({_topic(story) for story in gold.values()}), 1)}
    odd = frozenset(topic for topic, n in numbers.items() if (int(topic) if topic.isdigit() else n) % 2)
    return _of_topics(gold, odd), _of_topics(gold, numbers.keys() - odd)


def _of_topics(gold: Stories, topics: Collection[str]) -> dict[str, str]:
    return {article: story for article, story in gold.items() if _topic(story) in topics}


def _topic(story: str) -> str:
    """What a story shares with its like: the part of its name before the stroke."""
    return story.partition("/")[0]


def _line(what: str, score: Score) -> str:
    return f"{what}: P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"


@dataclass(frozen=True, slots=True)
class Streamed:
    """What became of articles that came in one after the other."""

    decided: Stories
    """The story that each was given when it came in, from what was there then."""
    last: Stories
    """The stories of all of them, grouped at the end."""
    moved: int
    """How often an article that was there already came to be in a story of another identity."""
    articles: int
    """How many articles that happened to at least once."""


def stream(folder: Path, seed: int | None) -> Iterator[str]:
    """How well articles are grouped that come in one after the other: as the set has them, or shuffled by a seed."""
    articles = _articles(folder)
    order = list(range(len(articles)))
    if seed is not None:
        random.Random(seed).shuffle(order)
    found = streamed(articles, order)
    gold = _gold(articles)
    yield _line("decided as they came in", bcubed(gold, found.decided))
    yield _line("grouped when all were in", bcubed(gold, found.last))
    yield f"an article that was there changed its story {found.moved} times; {found.articles} articles did so at all"


def streamed(articles: Sequence[Record], order: Iterable[int]) -> Streamed:
    """Take in one article after the other, and each time group anew all that are there.

    A story has the identity that most of its older articles had, of equals that of the oldest; else it is a new one.
    """
    decided: dict[ArticleId, int] = {}
    now: dict[ArticleId, int] = {}
    moves: Counter[ArticleId] = Counter()
    with intake() as (corpus, taking):
        for n in order:
            taking.admit([read_record(articles[n], str(articles[n]["id"]))])
            before, now = now, _named(_groups(corpus), now)
            moves.update(one for one, story in before.items() if now[one] != story)
            decided = {**now, **decided}
        held = {article.id: _id(article, articles) for article in _held(corpus)}
    return Streamed(
        {held[one]: str(story) for one, story in decided.items()},
        {held[one]: str(story) for one, story in now.items()},
        moves.total(),
        len(moves),
    )


def _named(groups: stories.Groups, before: Mapping[ArticleId, int]) -> dict[ArticleId, int]:
    """The identity of each article's story: that of most of its articles before, each given to one story alone."""
    shares = sorted(
        (-n, identity, place)
        for place, group in enumerate(groups)
        for identity, n in Counter(before[one.id] for one in group if one.id in before).items()
    )
    given: dict[int, int] = {}
    for _, identity, place in shares:
        if place not in given and identity not in given.values():
            given[place] = identity
    fresh = max(before.values(), default=-1) + 1
    for place in range(len(groups)):
        if place not in given:
            given[place], fresh = fresh, fresh + 1
    return {one.id: given[place] for place, group in enumerate(groups) for one in group}


def _articles(folder: Path) -> list[Record]:
    """The articles of a folder, each as if from an outlet of its own."""
    return numbered(records(folder / "articles.jsonl"))


def _gold(articles: Sequence[Record]) -> dict[str, str]:
    return {str(article["id"]): str(article["story"]) for article in articles}


def _grouped(
    corpus: Corpus, articles: Sequence[Record], least: float, only: Collection[str] | None = None
) -> dict[str, str]:
    """The story of each article of an archive, or of some of them by themselves, when they must be so near."""
    held = [one for one in _held(corpus) if only is None or _id(one, articles) in only]
    groups = stories.grouped(held, corpus.articles.vectors([article.id for article in held]), least).groups
    return {_id(article, articles): str(story) for story, group in enumerate(groups) for article in group}


def _groups(corpus: Corpus) -> stories.Groups:
    held = _held(corpus)
    return stories.group(held, corpus.articles.vectors([article.id for article in held]))


def _held(corpus: Corpus) -> tuple[Article, ...]:
    return corpus.articles.latest(Scope(NOW), limit=MOST)


def _id(article: Article, articles: Sequence[Record]) -> str:
    return str(articles[number_of(article)]["id"])
