"""Which articles of a set tell one story, as the grouping that readers get puts them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.sets import NOW, Record, archive, records
from corpus.model import Article, Scope
from digests import stories

MOST = 100_000


def stories_of(folder: Path) -> Iterator[Record]:
    """The story of each article of a folder, taken in as if each came from an outlet of its own."""
    articles = list(records(folder / "articles.jsonl"))
    with archive({**article, "url": f"https://{n}.example/"} for n, article in enumerate(articles)) as corpus:
        held = corpus.articles.latest(Scope(NOW), limit=MOST)
        groups = stories.group(held, corpus.articles.vectors([article.id for article in held]))
    for story, group in enumerate(groups):
        for article in group:
            yield {"id": articles[_number(article)]["id"], "story": str(story)}


def _number(article: Article) -> int:
    """Which of the set it is, by the address it was given."""
    return int((urlsplit(article.url or "").hostname or "").removesuffix(".example"))
