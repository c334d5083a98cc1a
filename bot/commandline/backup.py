"""`dateline backup`: a checked copy of the archive with all its promises, also while the bot runs."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import click

from bot.config import read_config
from corpus.corpus import open_corpus
from corpus.errors import DatabaseFull


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> int:
    """Copy the archive to FILE as it is at this moment, and look whether the copy is whole.

    An existing file is not overwritten. To go back to a copy, stop the bot and put it in the archive's place.
    """
    if file.exists():
        return _refuse(f"{file} is there already; name another file.")
    try:
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=file.parent) as folder:
            copy = Path(folder) / file.name
            faults = _copy(copy)
            if faults:
                return _refuse(f"the archive is damaged, there is no copy: {faults[0]}")
            file.touch(exist_ok=False)
            copy.replace(file)
    except DatabaseFull:
        return _refuse(f"{file} can't be written: there is no room left there.")
    except OSError as fault:
        return _refuse(f"{file} can't be written: {fault.strerror or fault}.")
    click.echo(f"{file}: {file.stat().st_size / 2**20:.1f} MB, checked.")
    return 0


def _copy(path: Path) -> tuple[str, ...]:
    """Copy the archive to a new file; what is wrong with the copy."""
    from tqdm import tqdm

    with (
        closing(open_corpus(read_config().database, write=False)) as corpus,
        tqdm(unit=" pages", desc="Copying", disable=None) as bar,
    ):

        def show(done: int, pages: int) -> None:
            bar.total = pages
            bar.update(done - bar.n)

        return corpus.database.copy_to(path, show)


def _refuse(sentence: str) -> int:
    click.echo(f"dateline: {sentence}", err=True)
    return 1
