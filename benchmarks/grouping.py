"""Which articles of a set tell one story, as the grouping that readers get puts them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.sets import NOW, Record, archive, records
from corpus.model import Scope
from digests import stories

ADDRESS = "https://set.example/"
"""What makes an article's address of its id, so that it is known again in the archive."""

MOST = 100_000


def stories_of(folder: Path) -> Iterator[Record]:
    """The story of each article that the archive took in; a copy of another is told by that one."""
    articles = list(records(folder / "articles.jsonl"))
    named = [{**article, "url": f"{ADDRESS}{number}"} for number, article in enumerate(articles)]
    with archive(named) as corpus:
        held = corpus.articles.latest(Scope(NOW), limit=MOST)
        groups = stories.group(held, corpus.articles.vectors([article.id for article in held]))
    for story, group in enumerate(groups):
        for article in group:
            number = int((article.url or "").removeprefix(ADDRESS))
            yield {"id": articles[number]["id"], "story": str(story)}
