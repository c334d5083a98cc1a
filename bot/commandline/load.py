"""`dateline load`: articles from files and folders into the archive."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

import corpus
from bot.config import Config
from corpus.corpus import Corpus, open_corpus

if TYPE_CHECKING:
    from tqdm import tqdm

    from corpus.intake.admit import Report

SAMPLES = Path(corpus.__file__).parent / "samples"
"""The sample archive that ships: written for it, by invented sources."""


def load(config: Config, paths: Iterable[Path], *, seen: datetime) -> Report:
    """Take articles in and tell of each that can't be.

    Raises NewsError where the archive or an operator's file can't be used.
    """
    with closing(open_corpus(config.database, write=True)) as archive:
        return _load(archive, config, tuple(paths), seen)


def take_over(config: Config) -> None:
    """Bring the archive in step with the operator's files. Raises NewsError."""
    from corpus.following import follow

    with closing(open_corpus(config.database, write=True)) as archive:
        follow(archive, topics=config.topics, actors=config.actors)


def _load(archive: Corpus, config: Config, paths: tuple[Path, ...], seen: datetime) -> Report:
    from tqdm import tqdm

    from corpus.following import follow
    from corpus.intake.admit import Intake, found_in, processors

    known = follow(archive, topics=config.topics, actors=config.actors)
    with tqdm(unit=" articles", desc="Reading", disable=None) as bar:
        intake = Intake(
            archive,
            known,
            seen=seen,
            processes=processors(),
            on_rejection=lambda rejection: bar.write(f"{rejection.origin}: {rejection.reason}", sys.stderr),
            on_progress=lambda report: _show(bar, report),
        )
        report = intake.admit(found_in(paths))
    click.echo(_told(report.added, report.known, report.rejected, report.redated))
    return report


def _show(bar: tqdm[NoReturn], report: Report) -> None:
    bar.update(report.total - bar.n)


def _told(added: int, known: int, rejected: int, redated: int) -> str:
    parts = [f"{added} {'article' if added == 1 else 'articles'} added"]
    if known:
        parts.append(f"{known} already there")
    if rejected:
        parts.append(f"{rejected} not readable")
    if redated:
        parts.append(f"{redated} dated better than before")
    return ", ".join(parts) + "."
