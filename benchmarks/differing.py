"""Where the articles of public sets differ, as digests show it: pairs of claims, to be judged by a person.

The sets have few outlets or none, so each article is taken in as if it came from an outlet of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.judging import write_draw
from benchmarks.sets import NOW, Record, archive, number_of, numbered, records
from corpus.corpus import Corpus
from corpus.model import Article, Scope, Topic, Window
from digests import differences, novelty, stories
from digests.candidates import gather_window
from digests.disagreements import disagreements
from digests.model import Claim, Difference, Kind, Story, Subject
from digests.numbers import number, tokens_of

SETS = ("stories", "timelines", "actors")
KEY = "subject"
UTC = ZoneInfo("UTC")
DAY, WEEK = timedelta(days=1), timedelta(days=7)
LATER = timedelta(days=4)
"""How much later the weeks begin in the second round: what falls between two weeks is in one of them then."""
MOST = 100_000
TOLD = "told"
"""What the list has for a claim that another denies."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that are shown side by side: where they stand, and what they say."""

    set: str
    one: str
    """The article's id in the set."""
    one_start: int
    one_end: int
    other: str
    other_start: int
    other_end: int
    what: str
    one_says: str
    other_says: str
    one_sentence: str
    """This and the next only for whoever judges: they are not kept with the verdicts."""
    other_sentence: str


def write_sample(folder: Path, out: Path, *, most: int, seed: int) -> str:
    """Write a sample of the pairs that are shown about a folder's sets, to be judged; how many there are, in words."""
    names = [name for name in SETS if (folder / name).is_dir()]
    pairs = [pair for name in names for pair in pairs_of(folder / name)]
    drawn = write_draw(pairs, Pair, out, most=most, seed=seed)
    shown = Counter(pair.set for pair in pairs)
    by_set = ", ".join(f"{shown[name]} in {name}" for name in names)
    return f"{len(pairs)} pairs are shown ({by_set}); {drawn} of them written to {out}"


def pairs_of(folder: Path) -> list[Pair]:
    """Every pair of different claims that is shown about a set's articles, each once, in an order that stays."""
    everything = list(records(folder / "articles.jsonl"))
    topics: dict[str, list[Record]] = {}
    for n, article in enumerate(numbered(everything)):
        topics.setdefault(str(article.get("topic", "")), []).append({**article, "source": f"Outlet {n}"})
    found: dict[tuple[object, ...], Pair] = {}
    for topic, articles in topics.items():
        with archive(articles, Topic(KEY, topic or KEY, ("the",))) as corpus:
            for difference in _shown(corpus, dated="published" in articles[0]):
                for pair in _pairs(folder.name, difference, everything):
                    found.setdefault(_claims(pair), pair)
    return sorted(found.values(), key=lambda pair: (pair.one, pair.one_start, pair.other, pair.other_start, pair.what))


def _claims(pair: Pair) -> tuple[object, ...]:
    """Which two claims it is of, by whatever words the counted thing is named."""
    return pair.one, pair.one_start, pair.one_says, pair.other, pair.other_start, pair.other_says


def _shown(corpus: Corpus, *, dated: bool) -> Iterator[Difference]:
    """What is shown of each week in which something was published; of each story by itself where no day is told."""
    held = corpus.articles.latest(Scope(NOW), limit=MOST)
    if not dated:
        for told in _stories(corpus, held):
            yield from differences.find(told)
        return
    subject = Subject(KEY, topic=corpus.topics.get(KEY))
    days = sorted({article.published.days.first for article in held if article.published.days})
    for first in (days[0], days[0] - WEEK + LATER) if days else ():
        for since in sorted({first + (day - first) // WEEK * WEEK for day in days}):
            yield from _asked(corpus, subject, Window(since, since + WEEK - DAY))


def _asked(corpus: Corpus, subject: Subject, window: Window) -> Iterator[Difference]:
    """What somebody sees who asks where sources differ, and who asks for a digest."""
    yield from disagreements(corpus, subject, window, asof=NOW, zone=UTC).found
    news = novelty.news(gather_window(corpus, subject, window, asof=NOW, zone=UTC), frozenset())
    yield from differences.find(news.stories)


def _stories(corpus: Corpus, held: Sequence[Article]) -> Iterator[Sequence[Story]]:
    vectors = corpus.articles.vectors([article.id for article in held])
    return ([story] for story in stories.build(stories.group(held, vectors), vectors))


def _pairs(name: str, difference: Difference, everything: Sequence[Record]) -> Iterator[Pair]:
    for one, other in combinations(difference.claims, 2):
        if _value(one.figure) != _value(other.figure):
            sentences = " ".join(one.passage.sentence.split()), " ".join(other.passage.sentence.split())
            places = (*_place(one, everything), *_place(other, everything))
            yield Pair(name, *places, *_told(difference, one, other), *sentences)


def _value(figure: str) -> tuple[float | None, str]:
    """The number of a figure and what stands behind it, however it is written; of words that are no number, the words.

    "Ten" and "at least 10" are side by side, and no two that differ.
    """
    tokens = tokens_of(figure)
    for n in range(len(tokens)):
        read = number(tokens, n)
        if read is not None:
            return read[0], " ".join(token.low for token in tokens[read[1] :])
    return None, figure.casefold()


def _told(difference: Difference, one: Claim, other: Claim) -> tuple[str, str, str]:
    """What is compared and what each says of it; of what is denied, which is half a sentence, only that it is."""
    if difference.kind is Kind.DENIAL:
        return Kind.DENIAL.value, one.figure or TOLD, other.figure or TOLD
    return difference.what, one.figure, other.figure


def _place(claim: Claim, everything: Sequence[Record]) -> tuple[str, int, int]:
    """The article's id in the set, and the sentence's offsets in what was taken in."""
    return str(everything[number_of(claim.passage.article)]["id"]), claim.passage.start, claim.passage.end
