"""Promises to readers, kept: the planner and the dispatcher put together, started and stopped in good order."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.clock import zone_rules
from bot.dispatcher import Dispatcher
from bot.ledger_access import LedgerAccess
from bot.planner import Planner

if TYPE_CHECKING:
    from telegram.ext import ExtBot

    from bot.limiter import Limiter, Permit
    from bot.responder import Responder


@dataclass(frozen=True, slots=True)
class Promises:
    """For the one who alone sends."""

    access: LedgerAccess
    planner: Planner
    dispatcher: Dispatcher

    async def keep(self) -> None:
        """Plan, compose and send until told to stop; nothing is sent before it is known what the last run left."""
        await self.planner.tick()
        await asyncio.gather(self.planner.run(), self._send())

    async def stop(self, keeping: asyncio.Task[None]) -> None:
        """Begin nothing more, finish what is under way."""
        await asyncio.gather(self.planner.stop(), self.dispatcher.stop())
        keeping.cancel()  # it may still be waiting for an archive
        with suppress(asyncio.CancelledError):
            await keeping
        self.access.close()

    async def _send(self) -> None:
        await self.planner.opened.wait()
        await self.dispatcher.run()


def open_promises(responder: Responder, bot: ExtBot[Permit], limiter: Limiter, *, trust_clock: bool) -> Promises:
    """Put together what keeps promises over the archive that answers come from. Needs a running event loop."""
    loop = asyncio.get_running_loop()
    access = LedgerAccess(responder.storage, responder.now)
    dispatcher = Dispatcher(access, bot, limiter, responder.questions.keep)
    planner = Planner(access, lambda: _wake(loop, dispatcher), zone_rules=zone_rules(), trust_clock=trust_clock)
    dispatcher.on_room = planner.make_room
    return Promises(access, planner, dispatcher)


def _wake(loop: asyncio.AbstractEventLoop, dispatcher: Dispatcher) -> None:
    """From any thread, also when the program is about to end."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(dispatcher.wake)
