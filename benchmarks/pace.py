"""What reading an article of a given length costs, all of it; on articles of a file, since made ones are too easy."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from benchmarks.archives import taking_in
from benchmarks.sets import NOW, records
from benchmarks.yardstick import resident, seconds, yard
from corpus.intake.prepare import Preparer, job_of
from corpus.intake.raw import RawArticle
from corpus.intake.readers import circles_put_off
from corpus.intake.records import read_record
from corpus.known_actors import known_actors

LENGTH = 5_700
WITHIN = 1_000
"""How many characters more or fewer an article may have."""
FIRST = 50
"""Articles that are read before any is measured: a process that has just begun knows no words yet."""
PARAGRAPH = 3
"""Sentences of a paragraph, where a file has sentences and no paragraphs."""


def run(path: Path, count: int) -> None:
    """Print how many articles a second one core and two read, and one or two processes take in that have met none."""
    raws = list(islice(articles(path), count))
    if not raws:
        print(f"{path} has no article of about {LENGTH} characters")
        return
    print(f"{len(raws)} articles of {sum(map(_length, raws)) // len(raws)} characters; a yard is {yard():.2f} ms")
    alone(raws)
    beside(raws)
    for processes in (1, 2):
        with ProcessPoolExecutor(1, get_context("spawn")) as afresh:
            print(afresh.submit(together, raws, processes).result())


def articles(path: Path) -> Iterator[RawArticle]:
    """Those of about the length, in paragraphs; each once."""
    seen = set[str]()
    for record in records(path):
        raw = read_record(record, str(record["id"]))
        if isinstance(raw, RawArticle) and abs(_length(raw) - LENGTH) <= WITHIN and raw.lines[0] not in seen:
            seen.add(raw.lines[0])
            yield _in_paragraphs(raw) if "sentences" in record else raw


def _length(raw: RawArticle) -> int:
    return sum(map(len, raw.lines))


def _in_paragraphs(raw: RawArticle) -> RawArticle:
    starts = range(0, len(raw.lines), PARAGRAPH)
    return replace(raw, lines=tuple(" ".join(raw.lines[n : n + PARAGRAPH]) for n in starts))


def alone(raws: list[RawArticle]) -> None:
    """Furniture, sentences, times, names, statements, terms and hashes: what needs no archive.

    Each article is met once, as in life, by a process that has read others: one read again is read faster, since its
    words are known. Circles of values are looked for as seldom as the intake does while it reads.
    """
    preparer = Preparer(known_actors(), NOW.date())
    measured = raws[FIRST:] or raws
    for raw in raws[:FIRST]:
        preparer.prepare(job_of(raw))

    def all_of_it() -> None:
        for raw in measured:
            preparer.prepare(job_of(raw))

    before = yard()
    with circles_put_off():
        spent = seconds(all_of_it) / len(measured) * 1000
    yards = spent / ((before + yard()) / 2)
    print(f"  read on one core, each once  {1000 / spent:6.0f} a second {spent:7.2f} ms {yards:6.2f} yards")


def beside(raws: list[RawArticle]) -> None:
    """The same by two processes at once that each read a half, and hand nothing over."""
    halves = (raws[::2], raws[1::2])
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        rates = list(pool.map(rate, halves))
    print(f"  read on two cores            {sum(rates):6.0f} a second by the clock")


def rate(raws: list[RawArticle]) -> float:
    """Articles a second by the clock, each met once, by a process that has read others."""
    preparer = Preparer(known_actors(), NOW.date())
    for raw in raws[:FIRST]:
        preparer.prepare(job_of(raw))
    measured = raws[FIRST:] or raws
    with circles_put_off():
        began = time.perf_counter()
        for raw in measured:
            preparer.prepare(job_of(raw))
        return len(measured) / (time.perf_counter() - began)


def together(raws: list[RawArticle], processes: int) -> str:
    """The same into an archive: duplicates, storing and indexing too, by so many processes, this one among them."""
    with (
        tempfile.TemporaryDirectory() as folder,
        taking_in(Path(folder) / "pace.db", seen=NOW, processes=processes) as (_, intake),
    ):
        began, own = time.perf_counter(), time.process_time()
        report = intake.admit(raws)
        wall, own = time.perf_counter() - began, time.process_time() - own
    used = getrusage(RUSAGE_CHILDREN)
    spent = (own + used.ru_utime + used.ru_stime) / report.total * 1000
    return (
        f"  into an archive, by {processes}        {report.total / wall:6.0f} a second {spent:7.2f} ms of processors,"
        f" {own / report.total * 1000:.2f} of them in the process that stores, {resident():.0f} MB"
    )
