"""`python -m benchmarks NAME`: speed, slots, gold, times, names."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

Record = Mapping[str, Any]


@click.group()
def benchmarks() -> None:
    """Measure Dateline on data given by path, or made here."""


@benchmarks.command()
@click.option("--sizes", default="1000,10000,100000", show_default=True, help="Articles in the archives to ask.")
def speed(sizes: str) -> None:
    """How fast articles go in and questions are answered."""
    from benchmarks.speed import run

    run([int(size) for size in sizes.split(",")])


@benchmarks.command()
def slots() -> None:
    """Whether every local day has its slot, once, in every zone until 2037."""
    from benchmarks.slots import run

    sys.exit(not run())


@benchmarks.command()
@click.option("--count", default=100_000, show_default=True, help="Subscriptions, all due in one minute.")
def schedule(count: int) -> None:
    """What many subscriptions cost: at the start, while nothing is due, and when all are due at once."""
    from benchmarks.schedule import run

    run(count)


@benchmarks.command()
@click.argument("seeds", type=click.Path(exists=True, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
def gold(seeds: Path, gold: Path) -> None:
    """How much of the labelled truth about SEEDS comes out of an archive of them."""
    from benchmarks.gold import scores

    with tempfile.TemporaryDirectory() as folder:
        for score in scores(seeds, gold, Path(folder) / "gold.db"):
            print(score)


@benchmarks.command()
@click.argument("articles", type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True)
def times(articles: Path, out: Path) -> None:
    """Write the time expressions of a file's texts."""
    from benchmarks.reading import times_of

    _write(articles, out, times_of)


@benchmarks.command()
@click.argument("articles", type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True)
def names(articles: Path, out: Path) -> None:
    """Write the actors of a file's texts, each with its identity across them."""
    from benchmarks.reading import names_of

    _write(articles, out, names_of)


def _write(articles: Path, out: Path, read: Callable[[Iterable[Record]], Iterator[Record]]) -> None:
    with articles.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as written:
        for record in read(map(json.loads, filter(str.strip, lines))):
            written.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(benchmarks())
