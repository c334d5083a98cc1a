"""The only way in: clean, date, deduplicate, read, store; every rejection named and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice
from multiprocessing import cpu_count
from pathlib import Path

from corpus.articles import index
from corpus.copies import known_original
from corpus.corpus import Corpus
from corpus.database import Writing
from corpus.intake import files
from corpus.intake.furniture import source_of
from corpus.intake.growth import has_grown
from corpus.intake.prepare import Job, Outcome, Prepared, Preparer, job_of
from corpus.intake.raw import RawArticle
from corpus.intake.readers import Readers, readers
from corpus.intake.redate import redate
from corpus.intake.rejection import Rejection
from corpus.intake.urls import canonical_url
from corpus.intake.writer import ArticleWriter, Became
from corpus.known_actors import KnownActor
from corpus.membership import enlist
from corpus.model import ArticleId
from corpus.originals import count_lines, countable, repeated_lines
from corpus.vocabulary import count_terms

BATCH = 100
"""Articles stored in one transaction: enough to be quick, few enough that nobody waits for it."""
WORTH_PROCESSES = 60
"""Fewer articles are read faster here than by processes that have to start first."""

Found = RawArticle | Rejection


@dataclass(frozen=True, slots=True)
class Report:
    """What became of everything that was found."""

    added: int = 0
    updated: int = 0
    """Articles that say something else now than the archive had."""
    known: int = 0
    """Articles that the archive had already."""
    rejected: int = 0
    redated: int = 0
    """Articles whose date could be told better now than before."""

    @property
    def total(self) -> int:
        """Everything that was found, whatever became of it."""
        return self.added + self.updated + self.known + self.rejected

    def plus(self, other: Report) -> Report:
        return Report(
            self.added + other.added,
            self.updated + other.updated,
            self.known + other.known,
            self.rejected + other.rejected,
            self.redated + other.redated,
        )


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles on their way in."""

    rejections: Sequence[Rejection]
    known: int
    prepared: Iterable[Outcome]


def found_in(paths: Iterable[Path]) -> Iterator[Found]:
    """All articles in files and folders, with what is none and why."""
    for each in files.find(paths):
        if isinstance(each, Rejection):
            yield each
        else:
            yield from files.read(each)


def processors() -> int:
    """How many processes can read at once on this machine."""
    return cpu_count()


class Intake:
    """Takes articles into one archive."""

    def __init__(
        self,
        corpus: Corpus,
        known: tuple[KnownActor, ...],
        *,
        seen: datetime,
        processes: int,
        on_rejection: Callable[[Rejection], None],
        on_progress: Callable[[Report], None],
    ) -> None:
        self._corpus = corpus
        self._database = corpus.database
        self._preparer = Preparer(known, seen.date())
        self._writer = ArticleWriter(self._database, seen)
        self._processes = processes
        self._on_rejection = on_rejection
        self._on_progress = on_progress
        self._stored: frozenset[int] = frozenset()
        """Fingerprints of the batch stored last: when the next was begun, it was not there yet."""
        self._came: set[ArticleId] = set()
        """Since dates were looked at."""
        self._changed: set[ArticleId] = set()
        """Those that may have, in their text or their date."""

    def admit(self, found: Iterable[Found]) -> Report:
        """Take in all that is an article and new; whatever is stored when this is interrupted stays whole."""
        found = iter(found)
        first = list(islice(found, WORTH_PROCESSES))
        report = Report()
        self._stored = frozenset()
        processes = self._processes if len(first) == WORTH_PROCESSES else 1
        with readers(self._preparer, processes) as reading:
            for batch in _one_ahead(self._begin(batch, reading) for batch in _batches(chain(first, found))):
                report = self._finish(batch, report)
                self._on_progress(report)
        if self._came or self._changed:
            report = replace(report, redated=redate(self._corpus, self._came, self._changed))
            self._came.clear()
            self._changed.clear()
        if report.added and has_grown(self._database, report.added):
            self._database.optimise()
        return report

    def _begin(self, found: Sequence[Found], reading: Readers) -> _Batch:
        """Have the new articles of a batch prepared."""
        raws = [each for each in found if isinstance(each, RawArticle)]
        fresh = [job for job in map(job_of, raws) if not known_original(self._database, job.found)]
        rejections = [each for each in found if isinstance(each, Rejection)]
        return _Batch(rejections, len(raws) - len(fresh), reading.begin(self._with_furniture(fresh)))

    def _finish(self, batch: _Batch, report: Report) -> Report:
        """Store what was prepared, and tell what couldn't be."""
        prepared = list(batch.prepared)
        rejections = [*batch.rejections, *(each for each in prepared if isinstance(each, Rejection))]
        for rejection in rejections:
            self._on_rejection(rejection)
        readable = [each for each in prepared if isinstance(each, Prepared)]
        became = self._store(readable)
        return report.plus(
            Report(
                added=became[Became.ADDED],
                updated=became[Became.UPDATED],
                known=batch.known + became[Became.KNOWN],
                rejected=len(rejections),
            )
        )

    def _with_furniture(self, jobs: Sequence[Job]) -> list[Job]:
        """Each with those of its lines that are known to be its source's furniture."""
        raws = [job.raw for job in jobs]
        sources = [_counted_source(raw) for raw in raws]
        coming: dict[str, Counter[int]] = {source: Counter() for source in sources}
        for source, lines in _lines_of_pages(raws, sources):
            coming[source].update(lines)
        repeated = {source: repeated_lines(self._database, source, lines) for source, lines in coming.items()}
        return [replace(job, repeated=repeated[source]) for job, source in zip(jobs, sources, strict=True)]

    def _store(self, readable: Sequence[Prepared]) -> Counter[Became]:
        became: Counter[Became] = Counter()
        told: dict[ArticleId, None] = {}
        terms = []
        with self._database.transaction() as writing:
            self._writer.expect(writing, readable)
            for prepared in self._unread(writing, readable):
                placed = self._writer.put(writing, prepared)
                became[placed.became] += 1
                (self._came if placed.became is Became.ADDED else self._changed).add(placed.article)
                if placed.became is Became.KNOWN:
                    continue
                told[placed.article] = None
                terms.append(prepared.reading.terms)
                source = _counted_source(prepared.raw)
                if source and placed.became is Became.ADDED:
                    count_lines(writing, source, countable(prepared.raw.lines))
            count_terms(writing, terms)
            index(writing, list(told))
            enlist(writing, self._database, list(told))
        became[Became.KNOWN] += len(readable) - became.total()
        return became

    def _unread(self, writing: Writing, readable: Sequence[Prepared]) -> Iterator[Prepared]:
        """Those of which exactly the lines were not stored after the batch was begun, before it or in it."""
        lately = set(self._stored)
        for prepared in readable:
            if prepared.found in lately:
                writing.catch_up()
                if known_original(self._database, prepared.found):
                    continue
            lately.add(prepared.found)
            yield prepared
        self._stored = frozenset(prepared.found for prepared in readable)


def _counted_source(raw: RawArticle) -> str:
    """The outlet in whose pages repeated lines are furniture; empty where there is none or no page."""
    return "" if raw.extracted else source_of(raw)


def _lines_of_pages(raws: Sequence[RawArticle], sources: Sequence[str]) -> Iterator[tuple[str, set[int]]]:
    """The countable lines of each page, be there several texts of it, with its outlet."""
    pages: dict[tuple[str, str], set[int]] = {}
    for n, (raw, source) in enumerate(zip(raws, sources, strict=True)):
        if source:
            pages.setdefault((source, canonical_url(raw.url) if raw.url else str(n)), set()).update(
                countable(raw.lines)
            )
    for (source, _), lines in pages.items():
        yield source, lines


def _one_ahead(batches: Iterator[_Batch]) -> Iterator[_Batch]:
    """The batches, each handed out when the next is begun: processes read on while this one stores."""
    before = next(batches, None)
    for batch in batches:
        if before is not None:
            yield before
        before = batch
    if before is not None:
        yield before


def _batches(found: Iterator[Found]) -> Iterator[list[Found]]:
    while batch := list(islice(found, BATCH)):
        yield batch
