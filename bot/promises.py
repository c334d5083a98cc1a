"""Promises to readers, kept: the newsroom and the courier put together, started and stopped in good order."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.clock import zone_rules
from bot.courier import Courier
from bot.newsroom import Newsroom
from bot.office import Office

if TYPE_CHECKING:
    from telegram.ext import ExtBot

    from bot.desk import Desk
    from bot.limiter import Limiter, Permit


@dataclass(frozen=True, slots=True)
class Promises:
    """For the one who alone sends."""

    office: Office
    newsroom: Newsroom
    courier: Courier

    async def keep(self) -> None:
        """Plan, compose and send until told to stop; nothing is sent before it is known what the last run left."""
        await self.newsroom.tick()
        await asyncio.gather(self.newsroom.run(), self._send())

    async def stop(self, keeping: asyncio.Task[None]) -> None:
        """Begin nothing more, finish what is under way."""
        await asyncio.gather(self.newsroom.stop(), self.courier.stop())
        keeping.cancel()  # it may still be waiting for an archive
        with suppress(asyncio.CancelledError):
            await keeping
        self.office.close()

    async def _send(self) -> None:
        await self.newsroom.opened.wait()
        await self.courier.run()


def open_promises(desk: Desk, bot: ExtBot[Permit], limiter: Limiter, *, trust_clock: bool) -> Promises:
    """Put together what keeps promises over a desk's archive. Needs a running event loop."""
    loop = asyncio.get_running_loop()
    office = Office(desk.shelf, desk.now)
    courier = Courier(office, bot, limiter, desk.questions.keep)
    newsroom = Newsroom(office, lambda: _wake(loop, courier), zone_rules=zone_rules(), trust_clock=trust_clock)
    courier.on_room = newsroom.make_room
    return Promises(office, newsroom, courier)


def _wake(loop: asyncio.AbstractEventLoop, courier: Courier) -> None:
    """From any thread, also when the program is about to end."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(courier.wake)
