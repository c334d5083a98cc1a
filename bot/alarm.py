"""Sees to it that administrators hear of feeds that fell silent or are back; the dispatcher brings it to them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from bot.ledger_access import LedgerAccess
from corpus import silences
from corpus.errors import DatabaseTrouble


@dataclass(frozen=True, slots=True)
class Alarm:
    access: LedgerAccess
    administrators: Collection[int]
    on_news: Callable[[], None]
    """Called where there is something to send."""

    async def tick(self) -> None:
        """Promise what is to be told; nothing where there is no archive, or none that can be used just now."""
        if self.access.backoff.seconds_left or not self.access.storage.is_there:
            return
        try:
            if not await self.access.look(lambda ledger: silences.untold(ledger.database)):
                return
            from digests.alarms import announce  # what words are made with takes a tenth of a second to import

            now = self.access.now()
            if await self.access.begin(lambda press: announce(press.ledger, self.administrators, now)):
                self.on_news()
        except DatabaseTrouble:
            return
