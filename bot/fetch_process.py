"""Sends out for the news: whenever a feed is due, `dateline fetch` runs beside the bot, in a process of its own.

Fetching, parsing and reading news is work for a processor, and must hold up no reader; whatever becomes of that
process, this one goes on.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Awaitable, Callable, Sequence

from bot import errors
from bot.ledger_access import LedgerAccess
from corpus.errors import DatabaseTrouble
from corpus.feeds import Feeds

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "bot", "fetch", "--background")
LONGEST = 30 * 60.0
"""Seconds after which a fetch is given up; what it has stored until then stays."""
TO_COME_HOME = 10.0
"""Seconds between telling it to end and ending it."""
AFTER_FAILURE = 5 * 60.0
"""Seconds until the next one, where one brought nothing at all."""


class FetchProcess:
    """At most one is under way at a time."""

    def __init__(
        self,
        access: LedgerAccess,
        command: Sequence[str] = COMMAND,
        *,
        longest: float = LONGEST,
        on_return: Callable[[], Awaitable[object]] | None = None,
    ) -> None:
        """`on_return` is awaited whenever somebody is back by himself."""
        self._access = access
        self._on_return = on_return
        self._command = command
        self._longest = longest
        self._running: asyncio.Task[object] | None = None
        self._stopping = asyncio.Event()
        self._not_before = 0.0
        self._complaint = ""

    async def tick(self) -> None:
        """Set out, if a feed is due and nobody is on the way; the ticks don't wait for it to end."""
        if (self._running and not self._running.done()) or self._access.steady() < self._not_before:
            return
        if self._access.backoff.seconds_left or not self._access.storage.is_there:
            return
        now = self._access.now()
        try:
            due = await self._access.look(lambda ledger: Feeds(ledger.database).is_due(now))
        except DatabaseTrouble:
            return
        if due and not self._stopping.is_set():
            self._running = asyncio.create_task(errors.attempted(self._run()))

    async def stop(self) -> None:
        """Come home; what was fetched and is not stored yet is fetched again another time."""
        self._stopping.set()
        if self._running:
            await self._running

    async def _run(self) -> None:
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, start_new_session=True
        )
        telling = asyncio.create_task(process.communicate())
        stopping = asyncio.create_task(self._stopping.wait())
        await asyncio.wait((telling, stopping), timeout=self._longest, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not telling.done():
            process.send_signal(signal.SIGTERM)  # unlike SIGINT it is never inherited as ignored
            await asyncio.wait((telling,), timeout=TO_COME_HOME)
        if not telling.done():
            process.kill()
        said, complained = await telling
        self._report(process.returncode, said.decode("utf-8", "replace"), complained.decode("utf-8", "replace"))
        if self._on_return is not None and not self._stopping.is_set():
            await self._on_return()

    def _report(self, status: int | None, said: str, complaint: str) -> None:
        """One line of what it brought; a complaint once, however often it is repeated."""
        for line in said.splitlines():
            log.info("feeds: %s", line)
        if self._stopping.is_set():
            return
        if status:
            self._not_before = self._access.steady() + AFTER_FAILURE
        reason = complaint.strip() or (f"fetching ended with {status}" if status else "")
        if reason and reason != self._complaint:
            log.warning("feeds: %s", reason)
        self._complaint = reason
