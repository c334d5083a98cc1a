"""`dateline fetch`: look at the feeds that are due, and take in what is new."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, NoReturn

import click

from bot.commandline.options import moment, seen_option
from bot.config import Config, read_config
from corpus.corpus import Corpus, open_corpus

if TYPE_CHECKING:
    from tqdm import tqdm

    from corpus.feeds import Feed
    from corpus.intake.gather import Gathered
    from corpus.intake.rejection import Rejection

KINDER = 10
"""By so much less the processor is asked for beside a bot that answers."""


@click.command()
@seen_option
@click.option("--all", "everything", is_flag=True, help="Look at feeds that are not due yet as well.")
@click.option(
    "--background", is_flag=True, help="As the running bot does it: with low priority, and one line at the end."
)
def fetch(at: str | None, everything: bool, background: bool) -> int:
    """Look at the feeds that are due, and take in what is new."""
    from bot.ownership import FETCHING, Owned, ownership

    if background:
        os.nice(KINDER)
        _listen()
    config = read_config()
    now = moment(at, config.timezone)
    try:
        with ownership(config.database, FETCHING), closing(open_corpus(config.database, write=True)) as archive:
            return _fetch(archive, config, now, everything=everything, background=background)
    except Owned as owned:
        click.echo(f"dateline: {owned}", err=True)
        return 1


def _listen() -> None:
    """A call home is heard as Ctrl-C would be, also where whoever started the bot has Ctrl-C ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda number, frame: signal.raise_signal(signal.SIGINT))


def _fetch(archive: Corpus, config: Config, now: datetime, *, everything: bool, background: bool) -> int:
    feeds = archive.feeds.all()
    if not feeds:
        click.echo("dateline: there are no feeds yet; dateline feeds add URL follows one.", err=True)
        return 1
    due = tuple(feed for feed in feeds if not feed.rests) if everything else archive.feeds.due(now)
    if not due:
        click.echo(_nothing_due(feeds, config))
        return 0
    gathered = _gather(archive, config, now, due, silent=background)
    click.echo(_told(gathered))
    if not background:
        _tell_failures(archive, due)
    return 1 if gathered.failed == gathered.looks else 0


def _gather(archive: Corpus, config: Config, now: datetime, due: Sequence[Feed], *, silent: bool) -> Gathered:
    from tqdm import tqdm

    from bot.commandline.load import refusal
    from corpus.reasons import is_fault

    with tqdm(total=len(due), unit=" feeds", desc="Fetching", disable=True if silent else None) as bar:

        def reject(rejection: Rejection) -> None:
            if not silent or is_fault(rejection.reason):
                bar.write(refusal(rejection), sys.stderr)

        return asyncio.run(_gathered(archive, config, now, due, reject, lambda so_far: _show(bar, so_far)))


def _show(bar: tqdm[NoReturn], gathered: Gathered) -> None:
    bar.update(gathered.looks - bar.n)


async def _gathered(
    archive: Corpus,
    config: Config,
    now: datetime,
    due: Sequence[Feed],
    on_rejection: Callable[[Rejection], None],
    on_progress: Callable[[Gathered], None],
) -> Gathered:
    from bot.commandline.web import open_web
    from corpus.following import follow
    from corpus.intake.gather import Gatherer

    known = follow(archive, topics=config.topics, actors=config.actors)
    async with open_web(config, archive, now) as looker:
        gatherer = Gatherer(archive, known, looker, now=now, on_rejection=on_rejection, on_progress=on_progress)
        return await gatherer.gather(due)


def _nothing_due(feeds: Sequence[Feed], config: Config) -> str:
    waiting = [feed.next_at for feed in feeds if not feed.rests]
    if not waiting:
        return "All feeds are paused or in quarantine; dateline feeds resume FEED takes one up again."
    return f"Nothing is due before {min(waiting).astimezone(config.timezone):%-d %b, %H:%M %Z}; --all looks now."


def _told(gathered: Gathered) -> str:
    from bot.commandline.load import told

    articles = gathered.articles
    looks = f"{gathered.looks} {'feed' if gathered.looks == 1 else 'feeds'} looked at"
    parts = [looks, f"{gathered.unchanged} as before" if gathered.unchanged else ""]
    parts.append(f"{gathered.failed} failed" if gathered.failed else "")
    return f"{', '.join(part for part in parts if part)}: {told(articles)}"


def _tell_failures(archive: Corpus, due: Sequence[Feed]) -> None:
    from bot.words import because

    looked_at = {feed.id for feed in due}
    for feed in archive.feeds.all():
        if feed.id in looked_at and feed.note:
            click.echo(f"{feed.name}: {because(feed.note)}", err=True)
