"""`python -m benchmarks NAME`: what Dateline costs, what it withstands, and how well it reads; `--help` lists all."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from itertools import chain
from pathlib import Path

import click


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
@click.argument("articles", type=click.Path(path_type=Path))
@click.option("--count", default=200, show_default=True, help="Articles that are read.")
def pace(articles: Path, count: int) -> None:
    """How fast the articles of a file that have about 5,700 characters are read, and taken in."""
    from benchmarks.pace import run

    run(articles, count)


@benchmarks.command()
@click.option("--count", default=10_000, show_default=True, help="Articles of the topic.")
@click.option("--articles", default=0, help="Articles in the archive, those beside the topic short and copied.")
@click.option("--folder", type=click.Path(path_type=Path, exists=True), help="Where the archive is, or is kept.")
def crowd(count: int, articles: int, folder: Path | None) -> None:
    """What questions cost about a topic with many articles, while nothing is new, and while others come in."""
    from benchmarks.crowd import run

    run(count, articles, folder)


@benchmarks.command()
@click.option("--size", default=100_000, show_default=True, help="Articles in the archive.")
@click.option("--planted", default=500, show_default=True, help="Copies of each kind, and articles that are none.")
def copies(size: int, planted: int) -> None:
    """How many edited copies of articles are found, what is wrongly taken for one, and how fast."""
    from benchmarks.copies import run

    run(size, planted)


@benchmarks.command()
@click.option("--count", default=20, show_default=True, help="Pages of each kind.")
def pages(count: int) -> None:
    """How much of invented pages' text and dates comes back; beside trafilatura and htmldate where installed."""
    from benchmarks.dressed import run

    run(count)


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
@click.option("--pages", "count", default=2_000, show_default=True)
@click.option("--seed", default=7, show_default=True)
@click.option("--python", default="", help="A Python that has newspaper4k and trafilatura, to run beside.")
def intake(count: int, seed: int, python: str) -> None:
    """Pages a second through the whole intake, the share of each stage, and the same pages by others."""
    from benchmarks.intake import run

    run(count, seed, python)


@benchmarks.command()
@click.option("--feeds", "count", default=1_000, show_default=True, help="Feeds that the archive follows.")
@click.option("--seed", default=7, show_default=True)
def feeds(count: int, seed: int) -> None:
    """What many feeds cost: the first fetch, a look that brings nothing, memory; against sites on this machine."""
    from benchmarks.feeds import run

    run(count, seed)


@benchmarks.command()
@click.option("--mutants", default=10_000, show_default=True, help="Spoilt feeds, each with a spoilt page behind it.")
@click.option("--seed", default=7, show_default=True)
@click.option("--bombs/--no-bombs", default=True, help="The known bombs as well.")
def storm(mutants: int, seed: int, bombs: bool) -> None:  # noqa: FBT001
    """Whether hostile feeds bring anything down or hold a reader up, over a running bot."""
    trial = import_module("tests.end_to_end.storm")  # it needs what the tests are made with
    sys.exit(not trial.print_storm(mutants, seed, bombs=bombs))


@benchmarks.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def conformance(folder: Path | None) -> None:
    """Whether feeds of every format, broken ones included, are read rightly: those of the tests, or of FOLDER."""
    from benchmarks.conformance import CASES, run

    sys.exit(not run(folder or CASES))


@benchmarks.command()
@click.argument("seeds", type=click.Path(exists=True, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
def gold(seeds: Path, gold: Path) -> None:
    """How much of the labelled truth about SEEDS comes out of an archive of them."""
    from benchmarks.gold import scores

    with tempfile.TemporaryDirectory() as folder:
        for score in scores(seeds, gold, Path(folder) / "gold.db"):
            print(score)


def _set(name: str, what: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command that reads a set and writes what it finds."""

    def command(work: Callable[..., None]) -> click.Command:
        out = click.option("--out", type=click.Path(path_type=Path), required=True)(work)
        return benchmarks.command(name)(click.argument(what, type=click.Path(exists=True, path_type=Path))(out))

    return command


_OWN = click.option("--own", is_flag=True, help="Let the builder choose how many dates there are.")


def _timelines(folder: Path, *, out: Path, own: bool) -> None:
    """Write the timelines that a folder's tasks ask for, of topics or of actors."""
    from benchmarks.sets import write
    from benchmarks.tasks import timelines_of

    write(timelines_of(folder, own=own), out)


for name in ("timelines", "actors"):
    _set(name, "folder")(_OWN(_timelines))


@benchmarks.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Write the story of each article there.")
@click.option("--halves", is_flag=True, help="Choose the threshold on half of the topics, score the other half.")
@click.option("--draws", default=40, show_default=True, help="Halvings by chance.")
@click.option("--seed", default=1, show_default=True, help="Which halvings, and which order articles come in.")
@click.option("--stream", is_flag=True, help="Score articles that come in one by one, shuffled.")
@click.option("--in-order", is_flag=True, help="Let them come in as the file has them instead.")
def stories(
    folder: Path, out: Path | None, draws: int, seed: int, *, halves: bool, stream: bool, in_order: bool
) -> None:
    """Write which story each of a folder's articles tells, or how well that is told: held out, as they come in."""
    from benchmarks import grouping
    from benchmarks.sets import write

    if not (out or halves or stream):
        raise click.UsageError("Say what is wanted: --out FILE, --halves or --stream.")
    if out:
        write(grouping.stories_of(folder), out)
    lines = [grouping.halves(folder, draws, seed)] if halves else []
    lines += [grouping.stream(folder, None if in_order else seed)] if stream else []
    for line in chain.from_iterable(lines):
        print(line, flush=True)


_WHOLE = click.option(
    "--whole", is_flag=True, help="Read each text to its end, also where the set's labels end before."
)


@_set("times", "articles")
@_WHOLE
def times(articles: Path, *, out: Path, whole: bool) -> None:
    """Write the time expressions of a file's texts."""
    from benchmarks.reading import times_of
    from benchmarks.sets import write

    write(times_of(articles, whole=whole), out)


@_set("names", "articles")
@_WHOLE
def names(articles: Path, *, out: Path, whole: bool) -> None:
    """Write the people and organisations of a file's texts, each with its identity across them."""
    from benchmarks.reading import names_of
    from benchmarks.sets import write

    write(names_of(articles, whole=whole), out)


@_set("quotes", "folder")
@click.option("--sample", "size", default=200, show_default=True, help="How many statements to draw.")
@click.option("--seed", default=1, show_default=True, help="Which draw it is.")
def quotes(folder: Path, out: Path, size: int, seed: int) -> None:
    """Write a sample of who is read to have said what in FOLDER's sets, to be judged by hand."""
    from benchmarks.statements import sample, write_sample

    write_sample(sample(folder, size, seed), out)


@benchmarks.command()
@click.argument("table", type=click.Path(exists=True, path_type=Path))
def judged(table: Path) -> None:
    """How many lines of TABLE somebody has judged to be right: in all, and of each set."""
    from benchmarks.judging import told

    print(told(table))


@_set("differences", "folder")
@click.option("--sample", default=100, show_default=True, help="Pairs to judge, at most.")
@click.option("--seed", default=1, show_default=True, help="Which of them.")
def differences(folder: Path, out: Path, sample: int, seed: int) -> None:
    """Write pairs of claims that are shown as different about a folder's sets, for a person to judge."""
    from benchmarks.differing import write_sample

    print(write_sample(folder, out, most=sample, seed=seed))


@_set("earlier", "folder")
@click.option("--sample", default=100, show_default=True, help="Links to judge, at most.")
@click.option("--seed", default=1, show_default=True, help="Which of them.")
@click.option("--topic", "topics", multiple=True, help="Only of this topic of a set; can be said again.")
def earlier(folder: Path, out: Path, sample: int, seed: int, topics: tuple[str, ...]) -> None:
    """Write earlier reports that digests of a folder's sets name with their stories, for a person to judge."""
    from benchmarks.earlier import write_sample

    print(write_sample(folder, out, topics=topics, most=sample, seed=seed))


@benchmarks.command()
@click.argument("data", type=click.Path(path_type=Path))
@click.argument("tools", type=click.Path(path_type=Path))
@click.option("--python", default=sys.executable, help="A Python that holds what the scorers need.")
def quality(data: Path, tools: Path, python: str) -> None:
    """All public sets under DATA scored by the TOOLS, in one table beside what others published."""
    from benchmarks.quality import table

    for line in table(data, tools, python):
        print(line, flush=True)


if __name__ == "__main__":
    sys.exit(benchmarks())
