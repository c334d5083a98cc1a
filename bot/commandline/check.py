"""`dateline check`: whether the archive and its promises are well, for an operator and for a monitor."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from bot.backoff import LEAST_FREE
from bot.clock import utc_now
from bot.config import Config, read_config
from corpus import feed_health
from corpus.corpus import Corpus, open_corpus
from corpus.errors import NewsError
from corpus.known_actors import known_actors
from corpus.model import Scope
from corpus.topic_file import read_topics

if TYPE_CHECKING:
    from digests.ledger.survey import Standing

LATE = timedelta(hours=1)
"""What should have been sent longer ago than this needs a person, while the bot runs."""
SILENT = timedelta(minutes=5)
"""Since its last look at what is due, and the bot does not run."""
MANY_DOUBTS = 20
"""So many within a month are no accident."""


@click.command()
def check() -> int:
    """Tell how the archive and its promises are; exit status 1 where something needs a person."""
    from digests.ledger.survey import survey

    config, now = read_config(), utc_now()
    with closing(open_corpus(config.database, write=False)) as corpus:
        standing = survey(corpus.database, now)
        for line in (*_facts(corpus, now), *_promises(standing, config)):
            click.echo(line)
        troubles = [*_troubles(config, corpus), *_ailing_feeds(corpus, now), *_broken_promises(standing, now)]
    for trouble in troubles:
        click.echo(f"needs you: {trouble}", err=True)
    return 1 if troubles else 0


def _facts(corpus: Corpus, now: datetime) -> Iterator[str]:
    everything = Scope(now)
    days = corpus.articles.days(everything)
    yield f"articles: {corpus.articles.count(everything)}" + (f", {days.first} to {days.last}" if days else "")
    yield f"without a firm date: {corpus.articles.undated()}"
    yield f"sources: {len(corpus.sources.all(everything, limit=10_000))}"
    feeds = corpus.feeds.all()
    yield f"feeds: {len(feeds)}, {sum(feed.rests for feed in feeds)} of them paused or in quarantine"
    for count in corpus.topics.all():
        yield f"topic {count.topic.key}: {count.articles}"


def _promises(standing: Standing | None, config: Config) -> Iterator[str]:
    if standing is None:
        yield "subscriptions: none yet"
        return

    def when(moment: datetime | None) -> str:
        return f"{moment.astimezone(config.timezone):%Y-%m-%d %H:%M %Z}" if moment else "never"

    yield f"subscriptions: {standing.subscriptions}, {standing.waiting} of them paused or out of reach"
    yield f"next digest due: {when(standing.next_due)}"
    yield f"last look at what is due: {when(standing.last_tick)}"
    yield f"waiting to be sent: {standing.backlog}" + (f", since {when(standing.oldest)}" if standing.oldest else "")
    yield f"chats out of reach: {standing.gone}"
    yield f"refused by Telegram in 30 days: {standing.dead}"
    yield f"in doubt in 30 days: {standing.doubts}"
    for doubt in standing.latest_doubts:
        yield f"  chat {doubt.chat}, {doubt.title}, {doubt.slot}: {doubt.reason}"


def _broken_promises(standing: Standing | None, now: datetime) -> Iterator[str]:
    if standing is None:
        return
    if standing.clock:
        yield standing.clock
    if standing.dead:
        yield f"Telegram refused {standing.dead} messages for good; the log says why"
    if standing.doubts >= MANY_DOUBTS:
        yield f"{standing.doubts} messages within 30 days may have arrived or not; is the network well?"
    runs = standing.last_tick is not None and now - standing.last_tick < SILENT
    if runs and standing.oldest is not None and now - standing.oldest > LATE:
        yield f"{standing.backlog} digests wait to be sent, some for more than an hour"


def _ailing_feeds(corpus: Corpus, now: datetime) -> Iterator[str]:
    from bot import words

    for feed in corpus.feeds.all():
        for trouble in feed_health.troubles(feed, now):
            yield f"feed {feed.id}, {feed.name}: {words.trouble(trouble, feed)}"


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
