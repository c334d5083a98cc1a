"""`dateline start`: what `make run` calls. An archive to talk about, then Telegram or the terminal."""

from __future__ import annotations

from contextlib import closing

import click

from bot.clock import utc_now
from bot.config import Config, read_config
from corpus.corpus import open_corpus
from corpus.errors import DatabaseTrouble, NewsError
from corpus.model import Scope


@click.command()
@click.option("--terminal", is_flag=True, help="Talk here even where .env has a token.")
@click.pass_context
def start(context: click.Context, terminal: bool) -> int | None:
    """Load the sample archive on first use, then talk: on Telegram where there is a token, else here."""
    config = read_config()
    _prepare(config)
    if config.token and not terminal:
        from bot.commandline.run import run

        status: int = context.invoke(run)
        return status
    from bot.commandline.chat import chat

    context.invoke(chat)
    return None


def _prepare(config: Config) -> None:
    """See to it that there are articles, and that the operator's files are taken over.

    Raises NewsError where the archive can't be used at all; a mistake in an operator's file is told, and the
    archive goes on as it is.
    """
    if _is_empty(config):
        from bot.commandline.load import SAMPLES, take_in

        click.echo(f"{config.database} is new: loading the sample archive. Its sources are invented, its facts public.")
        take_in(config, (SAMPLES,), seen=utc_now())
        return
    from bot.commandline.trouble import in_one_line
    from corpus.following import follow

    try:
        with closing(open_corpus(config.database, write=True)) as archive:
            follow(archive, topics=config.topics, actors=config.actors)
    except DatabaseTrouble:
        raise
    except NewsError as mistake:
        click.echo(f"dateline: {in_one_line(mistake)}", err=True)


def _is_empty(config: Config) -> bool:
    with closing(open_corpus(config.database, write=True)) as corpus:
        return not corpus.articles.latest(Scope(utc_now()), limit=1)
