"""Articles a second through the whole intake, HTML to stored, read and indexed; each stage's share; others beside."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import synthetic_pages
from benchmarks.archives import taking_in
from corpus.intake.admit import found_in, processors
from corpus.intake.dating import date_alone
from corpus.intake.furniture import clean
from corpus.intake.pages import read_html
from corpus.intake.prepare import Preparer, job_of
from corpus.intake.raw import RawArticle
from corpus.intake.rejection import Rejection
from corpus.known_actors import known_actors
from corpus.reading.read import language_told, read
from corpus.reading.sentences import split

NOW = datetime(2024, 6, 1, tzinfo=UTC)
STAGED = 300
"""Pages whose stages are timed one by one."""


def run(count: int, seed: int, python: str) -> None:
    """Print all tables; `python` has newspaper4k and trafilatura, or is empty."""
    print(f"{os.getloadavg()[0]:.1f} programs want one of {os.cpu_count()} processors before it begins")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pages"
        texts = synthetic_pages.write(folder, count, seed)
        size = sum(path.stat().st_size for path in folder.iterdir()) / count
        print(f"{count:,} pages of {size / 1024:,.0f} KB")
        stages(sorted(folder.iterdir())[:STAGED], Path(name) / "stages.db")
        whole(folder, Path(name) / "whole.db", count, processes=processors())
        alone(folder, texts)
        if python:
            others(folder, texts, python)


def stages(paths: list[Path], database: Path) -> None:
    """The share of each stage in the time of a processor."""
    preparer = Preparer(known_actors(), NOW.date())
    preparer.prepare(job_of(_page(paths[0])))
    stage = _Stages()
    raws = []
    for path in paths:
        with stage.timed("page to blocks of text"):
            raw = _page(path)
        with stage.timed("furniture out"):
            cleaned = clean(raw, lambda line: False)
        with stage.timed("date"):
            sentences = split(cleaned.text)
            published = date_alone(raw, cleaned, sentences, NOW.date())
        with stage.timed("reading (times, names, statements, words)"):
            language = language_told(cleaned.title, cleaned.text, raw.language)
            read(cleaned.title, cleaned.text, sentences, published, preparer.gazetteer, language)
        raws.append(raw)
    began = time.process_time()
    admit(raws, database, processes=1)
    stage.spent["duplicates, storing, indexing"] = time.process_time() - began - _prepared(preparer, raws)
    total = sum(stage.spent.values())
    print(f"One core, {len(paths)} pages: {len(paths) / total:.0f} a second")
    for name, seconds in stage.spent.items():
        print(f"  {name:42} {seconds / len(paths) * 1000:7.2f} ms {seconds / total:6.1%}")


def whole(folder: Path, database: Path, count: int, *, processes: int) -> None:
    """From files of HTML to an archive that answers, with so many processes."""
    began, used = time.perf_counter(), _processor()
    added = admit(found_in([folder]), database, processes=processes)
    spent, used = time.perf_counter() - began, _processor() - used
    name = f"Dateline, stored, read and indexed, {processes} processes"
    each = f"{used / count * 1000:.1f} ms of a processor each"
    print(f"{name:58} {count / spent:7.1f} pages a second; {each}; {added:,} added")


def _processor() -> float:
    """Seconds of a processor that this process and those that it started and that have ended have used."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def alone(folder: Path, texts: Mapping[str, str]) -> None:
    """From files of HTML to clean text and date, by the time of one processor; and how much of it is right."""
    found = {}
    began = time.process_time()
    for path in sorted(folder.iterdir()):
        raw = _page(path)
        cleaned = clean(raw, lambda line: False)
        date_alone(raw, cleaned, split(cleaned.text), NOW.date())
        found[path.name] = cleaned.text
    used = (time.process_time() - began) / len(texts)
    _told("Dateline, text and date alone, one processor", 1 / used, used, texts, found)


def others(folder: Path, texts: Mapping[str, str], python: str) -> None:
    """The same pages by others, in as many processes."""
    script = Path(__file__).with_name("others.py")
    done = subprocess.run(
        [python, str(script), str(folder), str(processors())], capture_output=True, text=True, check=True
    )
    for line in done.stdout.splitlines():
        other = json.loads(line)
        if "fault" in other:
            print(f"{other['name']}: {other['fault']}")
        else:
            name = f"{other['name']}, {processors()} processes"
            _told(name, len(texts) / other["seconds"], other["processor"] / len(texts), texts, other["texts"])


def admit(found: Iterable[RawArticle | Rejection], database: Path, *, processes: int) -> int:
    """Take articles into a new archive; how many were new."""
    with taking_in(database, seen=NOW, processes=processes) as (_, intake):
        return intake.admit(found).added


def _page(path: Path) -> RawArticle:
    page = read_html(path.read_bytes(), path.name)
    assert isinstance(page, RawArticle)
    return page


def _prepared(preparer: Preparer, raws: Iterable[RawArticle]) -> float:
    began = time.process_time()
    for raw in raws:
        preparer.prepare(job_of(raw))
    return time.process_time() - began


class _Stages:
    """The seconds that stages took, by name."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        began = time.process_time()
        yield
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - began


def _told(name: str, rate: float, used: float, texts: Mapping[str, str], found: Mapping[str, str]) -> None:
    """A line of the table: how fast, and how much of the words is right (of those found) and found (of those there).

    `rate` is in pages a second, `used` in seconds of a processor for each.
    """
    shared = right = there = 0
    for page, text in texts.items():
        true, seen = Counter(text.split()), Counter(found.get(page, "").split())
        shared += (true & seen).total()
        right += seen.total()
        there += true.total()
    precision, recall = shared / max(right, 1), shared / max(there, 1)
    cost = f"{used * 1000:.1f} ms of a processor each"
    print(f"{name:58} {rate:7.1f} pages a second; {cost}; words right {precision:.1%}, found {recall:.1%}")
