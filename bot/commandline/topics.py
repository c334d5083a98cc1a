"""`dateline topics`: what can be asked for by one word; tried, added and proposed."""

from __future__ import annotations

from contextlib import closing

import click

from bot.config import Config
from corpus.corpus import Corpus, open_corpus
from corpus.errors import BadDefinition
from corpus.following import follow
from corpus.membership import members
from corpus.model import Topic
from corpus.proposals import propose
from corpus.topic_file import add_topic, as_toml

SHOWN = 8
"""Titles shown of a definition's articles."""


def list_topics(config: Config) -> None:
    """Print every topic with how much there is of it."""
    with closing(_opened(config)) as corpus:
        for count in corpus.topics.all():
            last = f", last on {count.newest:%-d %b %Y}" if count.newest else ""
            click.echo(f"{count.topic.key}: {count.topic.title}, {_articles(count.articles)}{last}")
        click.echo(f"Defined in {config.topics if config.topics.exists() else 'the file that ships'}.")


def try_topic(config: Config, topic: Topic) -> None:
    """Print what a definition would hold, without saving it."""
    with closing(_opened(config)) as corpus:
        _show(corpus, topic)


def save_topic(config: Config, topic: Topic) -> None:
    """Add a topic to the operator's file and put every article where it belongs.

    Raises BadDefinition; the file stays as it was then.
    """
    _check(topic)
    add_topic(config.topics, topic)
    with closing(_opened(config)) as corpus:
        _show(corpus, topic)
        click.echo(f"Saved in {config.topics}.")


def propose_topics(config: Config, *, limit: int) -> None:
    """Print definitions of what many articles are about and no topic covers."""
    with closing(_opened(config)) as corpus:
        proposals = propose(corpus.database, limit=limit)
        for proposal in proposals:
            click.echo(f"# {_articles(proposal.articles)} without a topic\n{as_toml(proposal.topic)}")
        if not proposals:
            click.echo("Every name that several articles share belongs to a topic already.")


def _opened(config: Config) -> Corpus:
    corpus = open_corpus(config.database, write=True)
    try:
        follow(corpus, topics=config.topics, actors=config.actors)
    except BaseException:
        corpus.close()
        raise
    return corpus


def _check(topic: Topic) -> None:
    if not topic.names and not (len(topic.actors) >= 2 and topic.words):
        raise BadDefinition(topic.key, "it needs names, or at least two actors and some words")


def _show(corpus: Corpus, topic: Topic) -> None:
    _check(topic)
    found = members(corpus.database, topic)
    click.echo(f"{topic.title}: {_articles(len(found))}")
    for article in corpus.articles.many(found[:SHOWN]):
        click.echo(f"  {article.title}")
    if len(found) > SHOWN:
        click.echo(f"  and {len(found) - SHOWN} more")


def _articles(count: int) -> str:
    return f"{count} {'article' if count == 1 else 'articles'}"
