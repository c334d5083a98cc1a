"""Where the ledger is kept: one thread for all that is quick, and backoff while its file is in trouble."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from bot.backoff import LEAST_FREE, Backoff
from bot.storage import Storage
from corpus.errors import DatabaseFull, DatabaseLocked, DatabaseTrouble
from digests.ledger.ledger import Ledger
from digests.press import Press

Got = TypeVar("Got")


@dataclass(frozen=True, slots=True)
class LedgerAccess:
    """What those share who plan, compose and send."""

    storage: Storage
    now: Callable[[], datetime]
    steady: Callable[[], float] = time.monotonic
    """A monotonic clock, in seconds."""
    writer: Executor = field(default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="writer"))
    backoff: Backoff = field(default_factory=Backoff)
    least_free: int = LEAST_FREE

    async def look(self, reading: Callable[[Ledger], Got]) -> Got:
        """Read in the ledger. Raises DatabaseTrouble, which has been told and is waited out."""
        return await self._do(lambda: reading(self.storage.ledger()))

    def glance(self, reading: Callable[[Ledger], Got]) -> Got:
        """Read so little that going to the writer would take longer. Raises DatabaseTrouble, as above."""
        try:
            return reading(self.storage.ledger())
        except DatabaseTrouble as trouble:
            self._suffer(trouble)
            raise

    async def begin(self, writing: Callable[[Press], Got]) -> Got:
        """Write down something new. Raises DatabaseTrouble, which has been told and is waited out."""

        def work() -> Got:
            ledger = self.storage.ledger()
            ledger.database.need_room(self.least_free)
            return writing(Press(ledger))

        return await self._do(work)

    async def finish(self, writing: Callable[[Press], Got]) -> Got:
        """Write down how something ended, in whatever room is left. Raises DatabaseTrouble, as above."""
        return await self._do(lambda: writing(Press(self.storage.ledger())))

    async def _do(self, work: Callable[[], Got]) -> Got:
        try:
            return await asyncio.get_running_loop().run_in_executor(self.writer, work)
        except DatabaseTrouble as trouble:
            self._suffer(trouble)
            raise

    def _suffer(self, trouble: DatabaseTrouble) -> None:
        """Something could not be read or written: it is told, and the file is opened anew unless that is no use."""
        self.backoff.begin(trouble)
        if not isinstance(trouble, DatabaseLocked | DatabaseFull):
            self.storage.reopen()

    def close(self) -> None:
        self.writer.shutdown(wait=True)
