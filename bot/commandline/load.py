"""`dateline load`: articles from files, folders and web pages into the archive."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

import corpus
from bot.commandline.options import moment, seen_option
from bot.config import Config, read_config
from corpus.corpus import Corpus, open_corpus

if TYPE_CHECKING:
    from tqdm import tqdm

    from corpus.intake.admit import Found, Report
    from corpus.intake.raw import Kind
    from corpus.intake.rejection import Rejection

SAMPLES = Path(corpus.__file__).parent / "samples"
"""The sample archive that ships: written for it, by invented sources."""


@click.command()
@seen_option
@click.option("--sample", is_flag=True, help="Load the sample archive that comes with the program.")
@click.argument("places", metavar="[PATH OR URL]...", nargs=-1)
def load(at: str | None, sample: bool, places: tuple[str, ...]) -> int:
    """Put articles into the archive: files and folders of .txt, .md, .html, mails and JSON Lines, zip files of them,
    and web pages.
    """
    if "" in places:  # a variable of a script that is not set; taken for a path it would be this folder
        raise click.UsageError("One of the paths is empty.")
    urls = tuple(place for place in places if place.startswith(("https://", "http://")))
    paths = [Path(place) for place in places if place not in urls] + ([SAMPLES] if sample else [])
    if not (paths or urls):
        raise click.UsageError("Name files, folders or web pages of articles, or take --sample.")
    config = read_config()
    report = take_in(config, paths, urls, seen=moment(at, config.timezone))
    return 0 if report.added or report.known else 1


def take_in(config: Config, paths: Iterable[Path], urls: tuple[str, ...] = (), *, seen: datetime) -> Report:
    """Take articles in and tell of each that can't be.

    Raises NewsError where the archive or an operator's file can't be used.
    """
    from corpus.intake.admit import found_in

    with closing(open_corpus(config.database, write=True)) as archive:
        fetched = asyncio.run(_found_at(archive, config, urls, seen)) if urls else ()
        return _take_in(archive, config, chain(fetched, found_in(paths)), seen)


async def _found_at(archive: Corpus, config: Config, urls: Sequence[str], seen: datetime) -> list[Found]:
    """The articles of web pages, one after another; what can't be had is a rejection."""
    from bot.commandline.web import open_web
    from corpus.fetching.errors import FetchTrouble, ParserFault
    from corpus.intake.rejection import Rejection
    from corpus.reasons import sign_of

    found: list[Found] = []
    async with open_web(config, archive, seen) as looker:
        for url in urls:
            try:
                found.append(await looker.page(url))
            except (FetchTrouble, ParserFault) as trouble:
                found.append(Rejection(url, sign_of(trouble)))
    return found


def _take_in(archive: Corpus, config: Config, found: Iterable[Found], seen: datetime) -> Report:
    from tqdm import tqdm

    from corpus.following import follow
    from corpus.intake.admit import Intake, processors

    known = follow(archive, topics=config.topics, actors=config.actors)
    tqdm.monitor_interval = 0  # no thread beside this one, so that processes can begin as its copies
    with tqdm(unit=" articles", desc="Reading", disable=None) as bar:
        intake = Intake(
            archive,
            known,
            seen=seen,
            processes=processors(),
            on_rejection=lambda rejection: bar.write(refusal(rejection), sys.stderr),
            on_progress=lambda report: _show(bar, report),
        )
        kinds: Counter[Kind] = Counter()
        report = intake.admit(_counted(found, kinds))
    click.echo(told(report))
    if len(kinds) > 1:
        click.echo(f"Found: {', '.join(_of_kind(kind, number) for kind, number in kinds.most_common())}.")
    return report


def _counted(found: Iterable[Found], kinds: Counter[Kind]) -> Iterator[Found]:
    """What was found, each article counted by what it was read from."""
    from corpus.intake.rejection import Rejection

    for each in found:
        if not isinstance(each, Rejection):
            kinds[each.kind] += 1
        yield each


def _of_kind(kind: Kind, number: int) -> str:
    one, many = {
        "TEXT": ("text", "texts"),
        "PAGE": ("web page", "web pages"),
        "MAIL": ("mail", "mails"),
        "RECORD": ("record", "records"),
    }[kind.name]
    return f"{number} {one if number == 1 else many}"


def _show(bar: tqdm[NoReturn], report: Report) -> None:
    bar.update(report.total - bar.n)


def refusal(rejection: Rejection) -> str:
    """What could not come in and why, in one line; what a file is called may be a stranger's choice."""
    from bot.words import because
    from digests.words import clean

    return f"{clean(rejection.origin)}: {because(rejection.reason)}"


def told(report: Report) -> str:
    """What became of everything that was found, in a line."""
    parts = [f"{report.added} {'article' if report.added == 1 else 'articles'} added"]
    if report.updated:
        parts.append(f"{report.updated} updated")
    if report.known:
        parts.append(f"{report.known} already there")
    if report.rejected:
        parts.append(f"{report.rejected} not readable")
    if report.redated:
        parts.append(f"{report.redated} dated better than before")
    return ", ".join(parts) + "."
