"""`dateline feeds`: which feeds the archive fills itself from, and how they fare."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.clock import utc_now
from bot.commandline.options import moment, seen_option
from bot.config import Config, read_config
from corpus import feeds as stored
from corpus.corpus import Corpus, open_corpus
from corpus.errors import UnreadableFile
from corpus.feed_health import troubles
from corpus.feed_pace import paused, resumed
from corpus.feeds import Feed, FeedId

if TYPE_CHECKING:
    from corpus.intake.finding import Found


@click.group(invoke_without_command=True)
@click.pass_context
def feeds(context: click.Context) -> None:
    """List the feeds that the archive follows; or add, pause and remove some."""
    if context.invoked_subcommand is None:
        context.invoke(list_feeds)


@feeds.command("list")
def list_feeds() -> None:
    """Print every feed with its number, when it is looked at next, its topics, and what is wrong with it."""
    from bot import words

    config, now = read_config(), utc_now()
    with closing(open_corpus(config.database, write=True)) as archive:
        followed = archive.feeds.all()
    for feed in followed:
        click.echo(f"{feed.id}: {feed.name} {feed.url}\n   {_state(feed, config)}")
        if feed.topics:
            click.echo(f"   topics: {', '.join(feed.topics)}")
        for trouble in troubles(feed, now):
            click.echo(f"   needs you: {words.trouble(trouble, feed)}")
    if not followed:
        click.echo("There are no feeds yet; dateline feeds add URL follows one.")


@feeds.command("add")
@click.option("--source", default="", metavar="NAME", help="The outlet's name.  [default: as its articles tell it]")
@click.option("--language", default="", metavar="CODE", help="Of its articles, like de.  [default: as they tell it]")
@click.option(
    "--topic", "topics", multiple=True, metavar="TOPIC", help="Its articles belong to it, whatever their words."
)
@seen_option
@click.argument("url")
def add_feed(source: str, language: str, topics: tuple[str, ...], at: str | None, url: str) -> None:
    """Follow a feed, or the first that a page names."""
    from bot.addresses import address_in
    from bot.wished_feeds import named_language

    config, address, language = read_config(), address_in(url), named_language(language)
    now = moment(at, config.timezone)
    with closing(open_corpus(config.database, write=True)) as archive:
        keys = _keys(config, archive, topics)
        found = asyncio.run(_find(config, archive, address, now))
        new = Feed(FeedId(0), found.url, found.document.title, now, source=source, language=language, topics=keys)
        with archive.database.transaction() as writing:
            feed = stored.add(writing, new)
    click.echo(f"{feed.id}: {feed.name} {feed.url}\n   {_listed(found)}")
    if feed.topics:
        click.echo(f"   topics: {', '.join(feed.topics)}")
    for other in found.others:
        click.echo(f"   the page also names {other}")
    click.echo("dateline fetch looks at it now, dateline run by itself.")


@feeds.command("edit")
@click.option("--source", metavar="NAME", help="The outlet's name; none leaves it to the articles.")
@click.option("--language", metavar="CODE", help="Of its articles, like de; none leaves it to them.")
@click.option(
    "--topic", "topics", multiple=True, metavar="TOPIC", help="Tie it to this topic, and to no other; or to none."
)
@click.argument("feed")
def edit_feed(source: str | None, language: str | None, topics: tuple[str, ...], feed: str) -> None:
    """Change whose a feed is: its articles get the outlet's name too, the rest is for what comes from now on."""
    from bot.wished_feeds import named_language
    from corpus.intake.editing import edit

    if source is None and language is None and not topics:
        raise click.UsageError("Say what to change: --source, --language or --topic.")
    config = read_config()
    with closing(open_corpus(config.database, write=True)) as archive:
        found = archive.feeds.find(feed)
        changed = replace(
            found,
            source=found.source if source is None else _unless_none(source),
            language=found.language if language is None else named_language(_unless_none(language)),
            topics=_keys(config, archive, tuple(filter(_unless_none, topics))) if topics else found.topics,
        )
        with archive.database.transaction() as writing:
            renamed = edit(writing, archive.database, found, changed).renamed
    click.echo(f"{changed.id}: {changed.name} {changed.url}")
    click.echo(f"   language: {changed.language or 'as its articles tell it'}")
    click.echo(f"   topics: {', '.join(changed.topics) or 'none'}")
    if renamed:
        click.echo(f"   {renamed:,} of its articles {'has' if renamed == 1 else 'have'} that name now")


def _unless_none(words: str) -> str:
    return "" if words.casefold() == "none" else words


@feeds.command("remove")
@click.argument("feed")
def remove_feed(feed: str) -> None:
    """Follow a feed no more; its articles stay."""
    with closing(open_corpus(read_config().database, write=True)) as archive:
        found = archive.feeds.find(feed)
        with archive.database.transaction() as writing:
            stored.remove(writing, found.id)
    click.echo(f"{found.name} is followed no more.")


@feeds.command("pause")
@click.argument("feed")
def pause_feed(feed: str) -> None:
    """Don't look at a feed until it is resumed."""
    found = _change(feed, paused)
    click.echo(f"{found.name} is paused.")


@feeds.command("resume")
@click.argument("feed")
def resume_feed(feed: str) -> None:
    """Look at a feed again that was paused, given up or in quarantine."""
    now = utc_now()
    found = _change(feed, lambda one: resumed(one, now))
    click.echo(f"{found.name} is looked at again.")


@feeds.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def import_feeds(file: Path) -> None:
    """Follow all feeds of an OPML list, tied to the topics among its categories and folders.

    Those that are followed already stay as they are.
    """
    from bot.wished_feeds import import_list
    from corpus.intake.feeds import read_opml

    try:
        listed = read_opml(file.read_bytes())
    except OSError as fault:
        raise UnreadableFile(file.name, f"it can't be read: {fault.strerror}") from None
    if listed is None:
        raise UnreadableFile(file.name, "it is no OPML list")
    if not listed:
        raise UnreadableFile(file.name, "it lists no feeds")
    config = read_config()
    with closing(open_corpus(config.database, write=True)) as archive:
        _take_over_topics(config, archive)
        with archive.database.transaction() as writing:
            taken = import_list(writing, listed, archive.topics, utc_now())
    tied = f", {taken.tied} of the new ones tied to topics" if taken.tied else ""
    click.echo(f"{_counted(taken.added)} added{tied}, {taken.known} followed already.")


@feeds.command("export")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def export_feeds(file: Path | None) -> None:
    """Write all feeds as an OPML list, to FILE or to the terminal. An existing file is not overwritten."""
    from corpus.intake.feeds import Outline, write_opml

    with closing(open_corpus(read_config().database, write=True)) as archive:
        followed = archive.feeds.all()
    written = write_opml([Outline(feed.url, feed.name, feed.language, feed.topics) for feed in followed], "Dateline")
    if file is None:
        click.echo(written.decode(), nl=False)
        return
    try:
        with file.open("xb") as new:
            new.write(written)
    except FileExistsError:
        raise UnreadableFile(str(file), "it is there already; name another file") from None
    except OSError as fault:
        raise UnreadableFile(file.name, f"it can't be written: {fault.strerror}") from None
    click.echo(f"{file}: {_counted(len(followed))}.")


def _take_over_topics(config: Config, archive: Corpus) -> None:
    from corpus.following import follow

    follow(archive, topics=config.topics, actors=config.actors)


def _keys(config: Config, archive: Corpus, topics: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of topics that are named. Raises UnknownTopic."""
    if not topics:
        return ()
    from bot.wished_feeds import named_topics

    _take_over_topics(config, archive)
    return named_topics(topics, archive.topics)


async def _find(config: Config, archive: Corpus, url: str, now: datetime) -> Found:
    from bot.commandline.web import open_web
    from corpus.intake.finding import find_feed

    async with open_web(config, archive, now) as looker:
        return await find_feed(looker, url)


def _change(words: str, change: Callable[[Feed], Feed]) -> Feed:
    """Change a feed. Raises UnknownFeed."""
    with closing(open_corpus(read_config().database, write=True)) as archive:
        changed = change(archive.feeds.find(words))
        with archive.database.transaction() as writing:
            stored.save(writing, changed)
        return changed


def _state(feed: Feed, config: Config) -> str:
    def when(moment: datetime) -> str:
        return f"{moment.astimezone(config.timezone):%-d %b %Y, %H:%M %Z}"

    news = f"last news {when(feed.last_new)}" if feed.last_new else "no news yet"
    if feed.rests:
        return f"{news}; {'paused' if feed.paused else 'in quarantine'}"
    minutes = feed.interval.total_seconds() / 60
    pace = f"every {minutes:.0f} min" if minutes < 120 else f"every {minutes / 60:.0f} h"
    return f"{news}; next look {when(feed.next_at)}, then about {pace}"


def _listed(found: Found) -> str:
    count = len(found.document.entries)
    listed = f"{count} {'article' if count == 1 else 'articles'} listed"
    days = [entry.published.days.first for entry in found.document.entries if entry.published and entry.published.days]
    return f"{listed}, the latest of {max(days):%-d %b %Y}" if days else listed


def _counted(number: int) -> str:
    return f"{number} {'feed' if number == 1 else 'feeds'}"
