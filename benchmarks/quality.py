"""Every public set scored by its own scorer, in one table beside what others published."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.grouping import stories_of
from benchmarks.reading import names_of, times_of
from benchmarks.sets import Record, write
from benchmarks.tasks import timelines_of


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A set, how the program answers it, and what is known of it."""

    name: str
    gold: str
    scorer: str
    answer: Callable[[Path], Iterable[Record]]
    """From the path of the gold file."""
    published: str


BENCHMARKS = (
    Benchmark(
        "timelines",
        "timelines/gold.jsonl",
        "score_timelines.py",
        lambda gold: timelines_of(gold.parent),
        "all 19: DATEWISE AR1 .120 AR2 .035 date-F1 .544; most-published days, these 6: .097 .018 .579",
    ),
    Benchmark(
        "actors",
        "actors/gold.jsonl",
        "score_timelines.py",
        lambda gold: timelines_of(gold.parent),
        "all 47: DATEWISE date-F1 .205; most-published days, these 8: .200",
    ),
    Benchmark(
        "timelines, dates not told",
        "timelines/gold.jsonl",
        "score_timelines.py",
        lambda gold: timelines_of(gold.parent, own=True),
        "none",
    ),
    Benchmark(
        "actors, dates not told",
        "actors/gold.jsonl",
        "score_timelines.py",
        lambda gold: timelines_of(gold.parent, own=True),
        "none",
    ),
    Benchmark(
        "stories",
        "stories/articles.jsonl",
        "score_stories.py",
        lambda gold: stories_of(gold.parent),
        "all topics: batch TF-IDF .90 to .92",
    ),
    Benchmark(
        "times, WikiWars", "times/wikiwars.jsonl", "score_times.py", times_of, "TempEval-3 news: HeidelTime value .776"
    ),
    Benchmark(
        "times, Wikinews",
        "wikinews/articles.jsonl",
        "score_times.py",
        times_of,
        "TempEval-3 news: HeidelTime value .776",
    ),
    Benchmark(
        "times, Wikinews, whole texts",
        "wikinews/articles.jsonl",
        "score_times.py",
        partial(times_of, whole=True),
        "none: what is found below the labels counts as wrong",
    ),
    Benchmark(
        "names, Wikinews",
        "wikinews/articles.jsonl",
        "score_names.py",
        names_of,
        "linkers on news: span F1 .66 to .82",
    ),
    Benchmark(
        "names, Wikinews, whole texts",
        "wikinews/articles.jsonl",
        "score_names.py",
        partial(names_of, whole=True),
        "none: what is found below the labels counts as wrong",
    ),
)


def table(data: Path, tools: Path, python: str) -> Iterator[str]:
    """A line for each benchmark; one whose data or scorer is absent says so."""
    with tempfile.TemporaryDirectory() as folder:
        for one in BENCHMARKS:
            gold, scorer = data / one.gold, tools / one.scorer
            missing = next((path for path in (gold, scorer) if not path.exists()), None)
            if missing is not None:
                yield f"{one.name:32} skipped: there is no {missing}"
                continue
            out = Path(folder) / "found.jsonl"
            write(one.answer(gold), out)
            yield f"{one.name:32} {_scored(python, scorer, gold, out)}\n{'':32} published: {one.published}"


def _scored(python: str, scorer: Path, gold: Path, found: Path) -> str:
    """The scorer's last line, which is its mean or its whole."""
    run = subprocess.run([python, str(scorer), str(gold), str(found)], capture_output=True, text=True, check=False)
    lines = run.stdout.strip().splitlines() or run.stderr.strip().splitlines()
    return " ".join(lines[-1].split()) if lines else "the scorer said nothing"
