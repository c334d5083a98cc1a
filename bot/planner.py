"""Keeps the schedule: at every tick what is due is planned, and what is planned is composed, ahead of the dispatcher.

Nothing is planned while the clock is not to be believed. What was under way when the program last ended is looked
at before anything else.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import errors
from bot.ledger_access import LedgerAccess
from corpus.errors import DatabaseTrouble
from digests import clock_check
from digests.clock_check import ClockCheck
from digests.ledger import planning, pulse, retention
from digests.ledger.ledger import Ledger
from digests.ledger.model import Edition
from digests.letters import Letters
from digests.press import LetterWriter, Press

log = logging.getLogger(__name__)

AHEAD = 500
"""Deliveries that may wait to be sent before no more are composed."""
FEW = 250
"""Only when so few wait are more composed, as many at a time share most of the work."""
RECAST = 500
"""Promises worked out anew in one transaction."""
BETWEEN_BEATS = timedelta(minutes=1)
KEPT = timedelta(days=30)
"""What was sent longer ago is forgotten."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Subscriptions that were due and are planned now; whether any edition waits to be composed."""

    due: int
    planned: bool


class Planner:
    def __init__(
        self,
        access: LedgerAccess,
        on_news: Callable[[], None],
        *,
        zone_rules: str = "",
        trust_clock: bool = False,
        letters: Callable[[], LetterWriter] | None = None,
        composer: Executor | None = None,
    ) -> None:
        """`on_news` is called from any thread whenever something was composed."""
        self._access = access
        self._on_news = on_news
        self._zone_rules = zone_rules
        self._trust_clock = trust_clock
        self._letters = letters or (lambda: Letters(access.storage.open()))
        self._composer = composer or ThreadPoolExecutor(1, thread_name_prefix="composer")
        self._clock_check: ClockCheck | None = None
        self._beaten: datetime | None = None
        self._ticked = asyncio.Event()
        self._room = asyncio.Event()
        self._closing = False
        self.opened = asyncio.Event()
        """Set when what the last run left is seen to: before that nothing may be sent."""

    async def tick(self) -> None:
        """It is time to look; the looking is done elsewhere, so that ticks never pile up."""
        self._ticked.set()

    def make_room(self) -> None:
        """The dispatcher can do with more."""
        self._room.set()

    async def run(self) -> None:
        """Look at every tick, and compose beside it, until told to stop."""
        await asyncio.gather(self._on(self._ticked, self.look), self._on(self._room, self.compose))

    async def stop(self) -> None:
        """Plan and compose nothing more; what is being written is finished."""
        self._closing = True
        self._ticked.set()
        self._room.set()
        await asyncio.to_thread(self._composer.shutdown)

    async def look(self) -> None:
        """See to what is due."""
        if self._access.backoff.seconds_left or not self._access.storage.is_there:
            return
        try:
            before = self._clock_check or await self._open()
            self._clock_check = clock_check.look(before, self._access.now(), self._access.steady())
            await self._watch(before, self._clock_check)
            if not self._clock_check.holds and await self._plan(self._clock_check.wall):
                self._room.set()
        except DatabaseTrouble:
            return

    async def compose(self) -> None:
        """Make texts until enough of them wait to be sent."""
        while not (self._closing or self._access.backoff.seconds_left):
            now = self._access.now()
            try:
                batch = await self._access.look(lambda ledger: _next_batch(ledger, now))  # noqa: B023
                if not batch:
                    return
                await asyncio.get_running_loop().run_in_executor(self._composer, self._compose, batch, now)
                self._access.backoff.over()
            except DatabaseTrouble:
                return

    async def keep_house(self) -> None:
        """Forget what was sent long ago, a little at a time, and let the file's statistics be looked at again."""
        if self._clock_check is None or self._clock_check.holds:
            return
        before = self._clock_check.wall - KEPT
        try:
            while await self._access.finish(lambda press: retention.purge(press.database, before)):
                pass
            await self._access.finish(lambda press: press.database.optimise())
        except DatabaseTrouble:
            log.warning("the archive could not be put in order")

    async def _on(self, event: asyncio.Event, work: Callable[[], Awaitable[None]]) -> None:
        while not self._closing:
            await event.wait()
            event.clear()
            if not self._closing:
                await errors.attempted(work())

    async def _open(self) -> ClockCheck:
        """The first look: what the last run left under way, and under which rules it promised."""
        now, steady = self._access.now(), self._access.steady()
        begun = await self._access.look(
            lambda ledger: clock_check.begin(now, steady, _last_tick(ledger), trusted=self._trust_clock)
        )
        found = await self._access.finish(lambda press: press.recover(now))
        if found:
            log.warning("%d deliveries were under way when the program ended; their readers are told", found)
        await self._recast(now)
        self.opened.set()
        self._room.set()
        if begun.holds:
            await self._hold(begun)
        return begun

    async def _recast(self, now: datetime) -> None:
        """Where the rules of time or the operator's zone are others than they were, promise anew."""
        rules = f"{self._access.storage.zone.key} {self._zone_rules}"
        known = await self._access.look(lambda ledger: ledger.pulse.last(pulse.ZONES))
        if known is not None and known.note == rules:
            return
        after = 0
        while True:
            after = await self._access.begin(lambda press: press.recast(now, after=after, most=RECAST))  # noqa: B023
            if not after:
                break
        await self._access.finish(lambda press: press.beat(pulse.ZONES, now, rules))

    async def _watch(self, before: ClockCheck, seen: ClockCheck) -> None:
        """Tell of a clock that leaps, and mend what it leaves behind."""
        if seen.went_back:
            moved = await self._access.begin(lambda press: press.unpark(seen.wall))
            log.warning("the clock was set back; %d promises were worked out anew", moved)
        if (seen.holds, seen.is_far) != (before.holds, before.is_far):
            await self._hold(seen)

    async def _hold(self, seen: ClockCheck) -> None:
        sentence = (
            f"the clock shows {seen.wall:%Y-%m-%d}, more than a year after it was last seen: nothing is planned until"
            " it is put right, or until `dateline run --trust-clock` says that it is right"
            if seen.is_far
            else "the clock leapt ahead: nothing is planned until it has been steady for two minutes"
            if seen.holds
            else ""
        )
        await self._access.finish(lambda press: press.beat(pulse.CLOCK, seen.wall, sentence))
        log.log(*((logging.ERROR, sentence) if sentence else (logging.INFO, "the clock is steady; planning goes on")))

    async def _plan(self, now: datetime) -> bool:
        """Plan all that is due, a batch at a time; whether there is something to compose."""
        beats = self._access.backoff.is_tried or self._beaten is None or now - self._beaten >= BETWEEN_BEATS
        if not beats and self._access.glance(lambda ledger: planning.is_idle(ledger.database, now)):
            return False
        while (found := await self._access.begin(lambda press: _plan(press, now))).due and not self._closing:
            self._room.set()
        if beats:
            await self._access.begin(lambda press: press.beat(pulse.TICK, now))
            self._access.backoff.over()
            self._beaten = now
        return found.planned

    def _compose(self, batch: Sequence[Edition], now: datetime) -> None:
        """Make the texts of a batch; a fault of ours with one of them keeps no other. Blocks."""
        ledger = self._access.storage.ledger()
        ledger.database.need_room(self._access.least_free)
        press, letters = Press(ledger), self._letters()
        for edition in batch:
            if self._closing:
                return
            fault = errors.attempt(lambda: press.compose(letters, [edition], now))  # noqa: B023
            if fault:
                press.apologise(edition, errors.no_digest(fault, edition.about.title), now)
            self._on_news()


def _plan(press: Press, now: datetime) -> _Found:
    due = press.plan(now)
    return _Found(due, bool(press.planned(now, 1)))


def _next_batch(ledger: Ledger, now: datetime) -> tuple[Edition, ...]:
    waiting = ledger.deliveries.ready(now, AHEAD)
    return ledger.editions.planned(now, AHEAD - waiting) if waiting <= FEW else ()


def _last_tick(ledger: Ledger) -> datetime | None:
    last = ledger.pulse.last(pulse.TICK)
    return last.at if last else None
