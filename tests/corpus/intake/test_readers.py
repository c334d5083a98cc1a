"""Who prepares articles: see corpus/intake/readers.py."""

from __future__ import annotations

import gc
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from datetime import date
from itertools import islice
from threading import Event, Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.prepare import Job, Outcome, Preparer, job_of
from corpus.intake.raw import RawArticle
from corpus.intake.readers import HELPING, Readers, _beginning, readers
from corpus.intake.rejection import Rejection

PREPARER = Preparer((), date(2024, 5, 1))
JOBS = [job_of(RawArticle(f"article {n}", (f"The harbour was shut on {n} May 2021.",))) for n in range(1, 31)]
ALONE = [PREPARER.prepare(job) for job in JOBS]


class Elsewhere(Executor):
    """Stands for other processes: takes the helpings of these numbers, and ends with each when it is told."""

    def __init__(self, takes: set[int]) -> None:
        self._takes = takes
        self._count = 0
        self.begun: dict[int, Future[Any]] = {}
        self._jobs: dict[int, Any] = {}

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if self._count in self._takes:
            future.set_running_or_notify_cancel()
            self.begun[self._count], self._jobs[self._count] = future, arguments[0]
        self._count += 1
        return future

    def end(self, number: int) -> None:
        self.begun[number].set_result([PREPARER.prepare(job) for job in self._jobs[number]])


@pytest.mark.parametrize("count", [0, 1, HELPING, HELPING + 1, len(JOBS)])
def test_alone_it_reads_all(count: int) -> None:
    """One process gives every outcome in the order of the articles."""
    with readers(PREPARER, 1) as reading:
        assert list(reading.begin(JOBS[:count])) == ALONE[:count]


def test_others_change_nothing() -> None:
    """Two processes give the same as one, in the same order, of articles that are begun one after the other."""
    with readers(PREPARER, 2) as reading:
        first, second = reading.begin(JOBS[:20]), reading.begin(JOBS[20:])
        assert [*first, *second] == ALONE


@given(st.sets(st.integers(0, len(JOBS) // HELPING)), st.integers(0, len(JOBS)))
def test_whoever_reads_the_outcomes_are_the_same(takes: set[int], cut: int) -> None:
    """Whichever helpings others take, of two lots of articles, each outcome comes once and in its place."""
    elsewhere = Elsewhere(takes)
    reading = Readers(PREPARER, elsewhere)
    first, second = reading.begin(JOBS[:cut]), reading.begin(JOBS[cut:])
    for number in elsewhere.begun:
        elsewhere.end(number)
    assert [*first, *second] == ALONE


def test_what_others_have_not_begun_is_read_here() -> None:
    """Where others take nothing nobody waits for them."""
    reading = Readers(PREPARER, Elsewhere(takes=set()))
    assert list(reading.begin(JOBS)) == ALONE


def test_it_reads_on_while_others_are_busy() -> None:
    """While the first are read elsewhere, later articles are read here, and all come in their places."""
    elsewhere = Elsewhere(takes={0})
    read: list[Job] = []

    class Counting(Preparer):
        def prepare(self, job: Job) -> Outcome:
            read.append(job)
            if job is JOBS[-1]:
                elsewhere.end(0)
            return super().prepare(job)

    reading = Readers(Counting((), date(2024, 5, 1)), elsewhere)
    first, second = reading.begin(JOBS[: 2 * HELPING]), reading.begin(JOBS[2 * HELPING :])
    assert next(first) == ALONE[0]
    assert read == JOBS[HELPING:]
    assert [*first, *second] == ALONE[1:]


def test_what_was_given_out_is_kept_no_longer() -> None:
    """However long a load is, nothing of what was handed out once is held."""
    elsewhere = Elsewhere(takes=set(range(len(JOBS))))
    reading = Readers(PREPARER, elsewhere)
    outcomes = reading.begin(JOBS)
    for number in elsewhere.begun:
        elsewhere.end(number)
    list(islice(outcomes, HELPING * 3))
    assert len(reading._handed_out) == -(-len(JOBS) // HELPING) - 3


def test_what_breaks_a_reader_is_not_passed_over() -> None:
    """A fault of ours in one article travels to whoever asked for it."""

    class Breaking(Preparer):
        def prepare(self, job: Job) -> Outcome:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), readers(Breaking((), date(2024, 5, 1)), 1) as reading:
        list(reading.begin(JOBS[:1]))


def test_an_article_that_breaks_its_reading_keeps_out_no_other() -> None:
    """It is a rejection that says what broke, and the articles beside it are read."""

    class Breaking(Preparer):
        def _prepared(self, raw: RawArticle, job: Job) -> Outcome:
            if raw.origin == "article 2":
                raise ZeroDivisionError("on\nthis")
            return super()._prepared(raw, job)

    with readers(Breaking((), date(2024, 5, 1)), 1) as reading:
        outcomes = list(reading.begin(JOBS[:3]))
    assert outcomes == [ALONE[0], Rejection("article 2", "ParserFault ZeroDivisionError: on this"), ALONE[2]]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_load_leaves_its_process_as_it_was(processes: int) -> None:
    """How often circles of values are looked for is the same afterwards, also where reading was broken off."""
    before = gc.get_threshold()
    with suppress(ZeroDivisionError), readers(PREPARER, processes):
        raise ZeroDivisionError
    assert gc.get_threshold() == before


KILLED = """
import os
from datetime import date
from corpus.intake.prepare import Preparer, job_of
from corpus.intake.raw import RawArticle
from corpus.intake.readers import prepare_here, readers

with readers(Preparer((), date(2024, 5, 1)), 2) as reading:
    reading._others.submit(prepare_here, [job_of(RawArticle("one", ("The harbour was shut.",)))]).result()
    os.kill(os.getpid(), 9)
"""


def test_others_end_with_a_process_that_is_killed() -> None:
    """Nobody is left who waits for work: whatever they hold open of it is closed."""
    done = subprocess.run([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL


COPIED = """
from datetime import date
from corpus.intake.prepare import Preparer
from corpus.intake.readers import readers

known = []

def count():
    return len(known)

with readers(Preparer((), date(2024, 5, 1)), 3) as reading:
    known.append("what a process that started anew would not know")
    print(sorted({reading._others.submit(count).result() for _ in range(9)}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems start every process anew")
def test_others_begin_with_what_this_process_knows() -> None:
    """They are its copies, for which neither modules nor names of actors are read in again."""
    done = subprocess.run([sys.executable, "-c", COPIED], stdout=subprocess.PIPE, timeout=60, check=False)
    assert done.stdout.split() == [b"[1]"]


def test_beside_a_thread_others_start_anew() -> None:
    """What a thread held at that moment would be held in a copy for ever."""
    end = Event()
    beside = Thread(target=end.wait)
    beside.start()
    assert _beginning().get_start_method() == "spawn"
    end.set()
    beside.join()
