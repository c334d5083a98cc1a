"""`dateline article ID`: the stored text of an article, with what is known about it."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from bot.config import read_config

if TYPE_CHECKING:
    from corpus.corpus import Corpus
    from corpus.model import Article


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.argument("number", metavar="ID")
def article(number: str, as_json: bool) -> None:
    """Print an article's stored text, character for character, below the facts about it."""
    from bot.commands.article import article_id
    from corpus.corpus import open_corpus

    with closing(open_corpus(read_config().database, write=False)) as corpus:
        stored = corpus.articles.get(article_id(number))
        facts = _facts(corpus, stored)
        earlier = corpus.revisions.of(stored.id)[1:]
    if as_json:
        before = [{"since": one.since.isoformat(), "title": one.title, "text": one.text} for one in earlier]
        click.echo(json.dumps(facts | {"text": stored.text, "earlier": before}, ensure_ascii=False, indent=2))
        return
    for name, value in facts.items():
        click.echo(f"{name}: {', '.join(value) if isinstance(value, list) else '' if value is None else value}")
    click.echo(f"\n{stored.text}")


def _facts(corpus: Corpus, stored: Article) -> dict[str, Any]:
    from bot.conversation import written_date
    from bot.words import because

    return {
        "id": stored.id,
        "title": stored.title,
        "source": stored.source,
        "url": stored.url,
        "published": written_date(stored.published),
        "how": stored.published.how.value,
        "evidence": stored.published.evidence,
        "seen": stored.seen.isoformat(),
        "language": stored.language,
        "authors": list(stored.authors),
        "topics": [topic.key for topic in corpus.topics.of(stored.id)],
        "excerpt": because(corpus.feeds.excerpt(stored.id)),
        "copies": [str(copy) for copy in corpus.wires.copies(stored.id)],
        "updated": stored.updated.isoformat() if stored.updated else None,
    }
