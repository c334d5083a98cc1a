"""`dateline check`: whether the archive is well, for an operator and for a monitor."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing

import click

from bot.clock import utc_now
from bot.config import Config, read_config
from corpus.corpus import Corpus, open_corpus
from corpus.errors import NewsError
from corpus.known_actors import known_actors
from corpus.model import Scope
from corpus.topic_file import read_topics

LEAST_FREE = 64 * 2**20
"""Bytes of disk below which somebody should look."""


@click.command()
def check() -> int:
    """Tell how the archive is; exit status 1 where something needs a person."""
    config = read_config()
    with closing(open_corpus(config.database, write=False)) as corpus:
        for line in _facts(corpus):
            click.echo(line)
        troubles = list(_troubles(config, corpus))
    for trouble in troubles:
        click.echo(f"needs you: {trouble}", err=True)
    return 1 if troubles else 0


def _facts(corpus: Corpus) -> Iterator[str]:
    everything = Scope(utc_now())
    days = corpus.articles.days(everything)
    yield f"articles: {corpus.articles.count(everything)}" + (f", {days.first} to {days.last}" if days else "")
    yield f"without a firm date: {corpus.articles.undated()}"
    yield f"sources: {len(corpus.sources.all(everything, limit=10_000))}"
    for count in corpus.topics.all():
        yield f"topic {count.topic.key}: {count.articles}"


def _troubles(config: Config, corpus: Corpus) -> Iterator[str]:
    for fault in corpus.database.faults():
        yield f"the database is damaged: {fault}"
    free = shutil.disk_usage(config.database.resolve().parent).free
    if free < LEAST_FREE:
        yield f"only {free // 2**20} MB of disk are left"
    from bot.commandline.trouble import in_one_line

    for read in (lambda: read_topics(config.topics), lambda: known_actors(config.actors)):
        try:
            read()
        except NewsError as mistake:
            yield in_one_line(mistake)
