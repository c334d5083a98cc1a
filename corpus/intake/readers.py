"""Who prepares articles: this process, and others beside it; whoever has time takes the next."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from itertools import chain
from multiprocessing import get_context, parent_process
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

from corpus.intake.prepare import Job, Outcome, Preparer

HELPING = 4
"""Articles that are taken at once: enough that handing them over costs little, few enough that nobody waits long for
the last of them."""
VALUES_BETWEEN = 50_000
"""Values made, less those gone, after which a process that reads looks for circles."""


class Readers:
    """Prepares articles here and in other processes: what comes of it is the same however many there are."""

    def __init__(self, preparer: Preparer, others: Executor | None) -> None:
        self._preparer = preparer
        self._others = others
        self._handed_out: deque[_Helping] = deque()
        """Those that may not have been begun, the oldest first."""

    def begin(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """What becomes of these, in their order: others begin at once, this process when it is asked.

        Where several are begun one after the other, they are to be asked for in that order.
        """
        helpings = [self._hand_out(jobs[n : n + HELPING]) for n in range(0, len(jobs), HELPING)]
        return chain.from_iterable(map(self._outcomes, helpings))

    def _hand_out(self, jobs: Sequence[Job]) -> _Helping:
        elsewhere: Future[list[Outcome]] = self._others.submit(prepare_here, jobs) if self._others else Future()
        helping = _Helping(jobs, elsewhere)
        self._handed_out.append(helping)
        return helping

    def _outcomes(self, helping: _Helping) -> list[Outcome]:
        """What became of one helping; while others are busy with it, this process reads on."""
        while not helping.is_ready and self._take_one():
            pass
        while self._handed_out and self._handed_out[0] is helping:
            self._handed_out.popleft()
        return helping.outcomes()

    def _take_one(self) -> bool:
        """Read the next of what nobody has begun, be it of later articles; False where there is none."""
        while self._handed_out:
            if self._handed_out.popleft().read_here(self._preparer):
                return True
        return False


class _Helping:
    """A few articles that one process prepares together."""

    def __init__(self, jobs: Sequence[Job], elsewhere: Future[list[Outcome]]) -> None:
        self._jobs = jobs
        self._elsewhere = elsewhere
        self._here: list[Outcome] | None = None

    @property
    def is_ready(self) -> bool:
        return self._elsewhere.done()

    def read_here(self, preparer: Preparer) -> bool:
        """Read them, unless another process has begun with it."""
        if not self._elsewhere.cancel():
            return False
        self._here = [preparer.prepare(job) for job in self._jobs]
        return True

    def outcomes(self) -> list[Outcome]:
        """What became of them; waits for it."""
        return self._elsewhere.result() if self._here is None else self._here


@contextmanager
def readers(preparer: Preparer, processes: int) -> Iterator[Readers]:
    """So many processes that read, this one among them; the others are gone afterwards."""
    if processes < 2:
        with circles_put_off() if _is_alone() else nullcontext():
            yield Readers(preparer, None)
        return
    preparer.gazetteer  # noqa: B018 (made once, for all that begin as copies of this process)
    others = ProcessPoolExecutor(processes - 1, _beginning(), initializer=_settle, initargs=(preparer,))
    try:
        with circles_put_off():
            yield Readers(preparer, others)
    finally:
        others.shutdown(cancel_futures=True)


def _beginning() -> BaseContext:
    """How others begin: as copies of this process, with all that it knows, or by starting Python anew.

    The latter takes them half a second each. A copy has one thread alone, so that what others hold at that moment, as
    a lock, would be held in it for ever: only a process of one thread is copied, and only where its system allows it.
    """
    return get_context("fork" if _is_alone() and sys.platform == "linux" else "spawn")


def _is_alone() -> bool:
    """Whether this process has one thread, so that nothing else goes on in it."""
    return threading.active_count() == 1


@contextmanager
def circles_put_off() -> Iterator[None]:
    """Look seldom for circles of values, as processes do that only read: what is read makes none.

    Looking for them takes a twentieth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(VALUES_BETWEEN)
    try:
        yield
    finally:
        gc.set_threshold(*before)


_own: list[Preparer] = []


def _settle(preparer: Preparer) -> None:
    """Begin to read in a process of one's own, with a preparer that needn't be sent with every article.

    What the process was given is looked through for circles no more. It ends with the one that it works for, be that
    killed.
    """
    gc.freeze()
    gc.set_threshold(VALUES_BETWEEN)
    _own[:] = [preparer]
    if parent := parent_process():
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def prepare_here(jobs: Sequence[Job]) -> list[Outcome]:
    """Prepare a few articles with the preparer this process was settled with."""
    return [_own[0].prepare(job) for job in jobs]
