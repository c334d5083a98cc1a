"""`dateline topics`: what can be asked for by one word; tried, added and proposed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import click

from bot.config import Config, read_config
from corpus.corpus import Corpus, open_corpus
from corpus.model import Topic

SHOWN = 8
"""Titles shown of a definition's articles."""


@click.group(invoke_without_command=True)
@click.pass_context
def topics(context: click.Context) -> None:
    """List the topics; or try, add and propose some."""
    if context.invoked_subcommand is not None:
        return
    config = read_config()
    with closing(_opened(config)) as corpus:
        for count in corpus.topics.all():
            last = f", last on {count.newest:%-d %b %Y}" if count.newest else ""
            click.echo(f"{count.topic.key}: {count.topic.title}, {_articles(count.articles)}{last}")
    click.echo(f"Defined in {config.topics if config.topics.exists() else 'the file that ships'}.")


def _definition(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that define a topic."""
    for option in (
        click.option("--without", multiple=True, metavar="WORD", help="Not articles with this in their title."),
        click.option("--word", "words", multiple=True, help="A word that counts beside two of the actors."),
        click.option("--actor", "actors", multiple=True, help="An actor of it."),
        click.option("--name", "names", multiple=True, help="What articles call it."),
        click.option("--title", default="", help="What readers see."),
        click.argument("key"),
    ):
        command = option(command)
    return command


@topics.command("try")
@_definition
def try_topic(**given: Any) -> None:
    """Show what a topic would hold, without saving it."""
    topic = _topic(**given)
    with closing(_opened(read_config())) as corpus:
        _show(corpus, topic)


@topics.command("add")
@_definition
def save_topic(**given: Any) -> None:
    """Save a topic and put every article where it belongs."""
    from corpus.topic_file import add_topic

    config, topic = read_config(), _topic(**given)
    add_topic(config.topics, topic)
    with closing(_opened(config)) as corpus:
        _show(corpus, topic)
    click.echo(f"Saved in {config.topics}.")


@topics.command("propose")
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 50), help="How many at most.")
def propose_topics(limit: int) -> None:
    """Print definitions of what many articles are about and no topic covers yet."""
    from corpus.proposals import propose
    from corpus.topic_file import as_toml

    with closing(_opened(read_config())) as corpus:
        proposals = propose(corpus.database, limit=limit)
    for proposal in proposals:
        click.echo(f"# {_articles(proposal.articles)} without a topic\n{as_toml(proposal.topic)}")
    if not proposals:
        click.echo("Every name that several articles share belongs to a topic already.")


def _topic(
    key: str,
    title: str,
    names: tuple[str, ...],
    actors: tuple[str, ...],
    words: tuple[str, ...],
    without: tuple[str, ...],
) -> Topic:
    """Raises BadDefinition for one that nothing can match, or whose key is none."""
    from corpus.topic_file import check

    topic = Topic(key.casefold(), title or key, names, actors, words, without)
    check(topic, f"[topics.{topic.key}]")
    return topic


def _opened(config: Config) -> Corpus:
    from corpus.following import follow

    corpus = open_corpus(config.database, write=True)
    try:
        follow(corpus, topics=config.topics, actors=config.actors)
    except BaseException:
        corpus.close()
        raise
    return corpus


def _show(corpus: Corpus, topic: Topic) -> None:
    from corpus.membership import members

    found = members(corpus.database, topic)
    click.echo(f"{topic.title}: {_articles(len(found))}")
    for article in corpus.articles.many(found[:SHOWN]):
        click.echo(f"  {article.title}")
    if len(found) > SHOWN:
        click.echo(f"  and {len(found) - SHOWN} more")


def _articles(count: int) -> str:
    return f"{count} {'article' if count == 1 else 'articles'}"
