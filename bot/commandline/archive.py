"""`dateline load` and `dateline topics`: what fills the archive and puts it in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bot.commandline.options import at_option, moment
from bot.config import read_config
from corpus.model import Topic


@click.command()
@at_option
@click.option("--sample", is_flag=True, help="Load the sample archive that comes with the program.")
@click.argument("places", metavar="[PATH OR URL]...", nargs=-1)
def load(at: str | None, sample: bool, places: tuple[str, ...]) -> int:
    """Put articles into the archive: files and folders of .txt, .md, .html and JSON Lines, and web pages."""
    from bot.commandline import load as loading

    urls = tuple(place for place in places if place.startswith(("https://", "http://")))
    paths = [Path(place) for place in places if place not in urls] + ([loading.SAMPLES] if sample else [])
    if not (paths or urls):
        raise click.UsageError("Name files, folders or web pages of articles, or take --sample.")
    config = read_config()
    report = loading.load(config, paths, urls, seen=moment(at, config))
    return 0 if report.added or report.known else 1


@click.group(invoke_without_command=True)
@click.pass_context
def topics(context: click.Context) -> None:
    """List the topics; or try, add and propose some."""
    if context.invoked_subcommand is None:
        from bot.commandline.topics import list_topics

        list_topics(read_config())


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
def try_definition(**given: Any) -> None:
    """Show what a topic would hold, without saving it."""
    from bot.commandline.topics import try_topic

    try_topic(read_config(), _topic(**given))


@topics.command("add")
@_definition
def add(**given: Any) -> None:
    """Save a topic and put every article where it belongs."""
    from bot.commandline.topics import save_topic

    save_topic(read_config(), _topic(**given))


@topics.command("propose")
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 50), help="How many at most.")
def propose(limit: int) -> None:
    """Print definitions of what many articles are about and no topic covers yet."""
    from bot.commandline.topics import propose_topics

    propose_topics(read_config(), limit=limit)


def _topic(
    key: str,
    title: str,
    names: tuple[str, ...],
    actors: tuple[str, ...],
    words: tuple[str, ...],
    without: tuple[str, ...],
) -> Topic:
    return Topic(key.casefold(), title or key, names, actors, words, without)
