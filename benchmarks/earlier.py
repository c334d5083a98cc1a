"""Which earlier reports are named with stories, “earlier on this”: samples of public sets, to be judged by hand.

Digests of week after week are made of each topic of a set, with the outlets that the set names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.judging import write_draw
from benchmarks.sets import NOW, Record, archive, number_of, numbered, records
from corpus.corpus import Corpus
from corpus.model import Article, Scope, Topic, Window
from digests import novelty
from digests.candidates import gather_window
from digests.model import Subject

SETS = ("timelines", "actors")
KEY = "subject"
UTC = ZoneInfo("UTC")
WEEK = timedelta(days=7)
BEGINNING = 600


@dataclass(frozen=True, slots=True)
class Link:
    """A story's first article, and the earlier report that is named with it: by the set's ids."""

    set: str
    later: str
    earlier: str
    later_begins: str
    """This and the next only for whoever judges: they are not kept with the verdicts."""
    earlier_begins: str


def write_sample(folder: Path, out: Path, *, topics: Sequence[str], most: int, seed: int) -> str:
    """Write a sample of the links about a folder's topics, or some of them; how many there are, in words."""
    names = [name for name in SETS if (folder / name).is_dir()]
    found = [link for name in names for link in links_of(folder / name, topics)]
    drawn = write_draw(found, Link, out, most=most, seed=seed)
    return f"{len(found)} stories go on from an earlier report; {drawn} of them written to {out}"


def links_of(folder: Path, only: Sequence[str] = ()) -> Iterator[Link]:
    """Every link that the digests of a set's topics show, or of some of its topics."""
    everything = list(records(folder / "articles.jsonl"))
    topics: dict[str, list[Record]] = {}
    for article in numbered(everything):
        if not only or article["topic"] in only:
            topics.setdefault(str(article["topic"]), []).append(article)
    for topic, articles in topics.items():
        with archive(articles, Topic(KEY, topic, ("the",))) as corpus:
            for later, earlier in _shown(corpus):
                one, other = (str(everything[number_of(each)]["id"]) for each in (later, earlier))
                yield Link(folder.name, one, other, _beginning(later), _beginning(earlier))


def _shown(corpus: Corpus) -> Iterator[tuple[Article, Article]]:
    days = corpus.articles.days(Scope(NOW))
    subject = Subject(KEY, topic=corpus.topics.get(KEY))
    since = days.first if days else NOW.date()
    while days and since <= days.last:
        window = Window(since, since + WEEK - timedelta(days=1))
        found = novelty.news(gather_window(corpus, subject, window, asof=NOW, zone=UTC), frozenset())
        yield from ((one.articles[0], one.continues) for one in (*found.stories, *found.also) if one.continues)
        since += WEEK


def _beginning(article: Article) -> str:
    day = article.published.days.first.isoformat() if article.published.days else "?"
    return " ".join(f"{day} {article.title} || {article.text[:BEGINNING]}".split())
