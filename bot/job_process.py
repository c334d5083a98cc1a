"""Does what takes long, for administrators, in a process of its own: so fetching and reading hold up nobody."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from bot.config import Config
from bot.jobs import Broken, Finding, Job

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

log = logging.getLogger(__name__)

AT_ONCE = 2
LONGEST = 15 * 60.0
"""Seconds after which a job is given up; what it has stored until then stays."""
KINDER = 10
"""By so much less the processor is asked for than for readers."""


@dataclass(slots=True)
class JobProcess:
    """Starts a process for each job, a few at a time; ends them all when it is closed."""

    config: Config
    longest: float = LONGEST
    _threads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(AT_ONCE, thread_name_prefix="job_process")
    )
    _running: set[SpawnProcess] = field(default_factory=set)
    _closed: bool = False

    async def do(self, job: Job, now: datetime) -> Finding:
        """What comes of the job. One of too many waits; the event loop goes on meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._do, job, now)

    def close(self) -> None:
        """End what is under way; what it has stored stays."""
        self._closed = True
        for process in tuple(self._running):
            with contextlib.suppress(ValueError):  # it has just ended by itself
                process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _do(self, job: Job, now: datetime) -> Finding:
        if self._closed:
            return Broken()
        context = get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        known = replace(self.config, token="")  # what has no business with Telegram does not get its key
        process = context.Process(target=_work, args=(theirs, known, job, now), name="job_process")
        process.start()
        theirs.close()
        self._running.add(process)
        try:
            found: Finding = ours.recv() if ours.poll(self.longest) else Broken()
            return found
        except EOFError:
            log.warning("a job ended without a word (%s)", type(job).__name__)
            return Broken()
        finally:
            self._running.discard(process)
            ours.close()
            process.kill()
            process.join()
            process.close()


def _work(connection: Connection, config: Config, job: Job, now: datetime) -> None:
    """The inside of the process."""
    os.setsid()  # a Ctrl-C in the terminal is for the bot, which sees to this
    os.nice(KINDER)
    from bot import errors
    from bot.feed_jobs import do
    from bot.logs import start_logging

    start_logging(config.log, "")

    def work() -> None:
        connection.send(do(config, job, now))

    fault = errors.attempt(work)
    if fault:
        connection.send(Broken(fault.reference))
