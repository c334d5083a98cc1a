"""Sends what stands in the ledger: leave is asked first, then it is claimed, sent, and settled.

What was claimed is settled whatever happens, now or when the ledger can be written to again; only a crash between
leaves it in doubt, and the next start finds it so.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from math import inf, isinf

from telegram import LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot import errors
from bot.callback import Keep
from bot.connectivity import Connectivity
from bot.digest_keys import Claimed, claim
from bot.errors import Fault
from bot.keyboards import keyboard
from bot.ledger_access import LedgerAccess
from bot.limiter import Limiter, Permit
from bot.outcomes import outcome_of
from bot.prepared import Keys
from bot.traffic import Chat
from corpus.errors import DatabaseTrouble
from digests import markup
from digests.ledger.model import Delivery, Head
from digests.ledger.outcome import BadText, Doubtful, Gone, Outcome, Refused, Sent, Threadless

log = logging.getLogger(__name__)

IN_FLIGHT = 8
"""Deliveries under way at the same time: at 28 a second enough for answers that take a quarter of a second."""
FETCHED = 100
"""Deliveries read from the ledger at a time, of as many chats."""
LONGEST_SLEEP = 60.0
"""Seconds until the ledger is looked at again in any case."""
A_MOMENT = 1.0
"""Seconds, where somebody else's message is waited for, of whose end nobody tells."""
AFTER_FAULT = 30.0
LONGEST_ANSWER = 45.0
"""Seconds that what is under way is waited for at the end: to connect, to write and to read, and some."""
GENERAL = 1
"""A forum's general thread, which must not be named."""


@dataclass(frozen=True, slots=True)
class _Settlement:
    """What became of a delivery, and when that was known."""

    delivery: Delivery
    outcome: Outcome
    at: datetime


class Dispatcher:
    def __init__(
        self,
        access: LedgerAccess,
        bot: ExtBot[Permit],
        limiter: Limiter,
        keep: Keep,
    ) -> None:
        self._access = access
        self._bot = bot
        self._limiter = limiter
        self._keep = keep
        self.on_room: Callable[[], None] = lambda: None
        """Called whenever there is room for more to be composed."""
        self._connectivity = Connectivity(access.steady)
        self._heads: deque[Head] = deque()
        self._flying: set[asyncio.Task[object]] = set()
        self._unwritten: list[_Settlement] = []
        self._news = asyncio.Event()
        self._closing = False

    def wake(self) -> None:
        """There may be something to send."""
        self._news.set()

    async def run(self) -> None:
        """Send whatever may be sent, until told to stop."""
        while not self._closing:
            self._news.clear()
            seconds = await errors.attempted(self._round())
            if not self._closing:
                await self._sleep(AFTER_FAULT if isinstance(seconds, Fault) else min(seconds, LONGEST_SLEEP))

    async def stop(self) -> None:
        """Claim nothing more, wait for what is under way, and write down what became of it."""
        self._closing = True
        self.wake()
        if self._flying:
            await asyncio.wait(self._flying, timeout=LONGEST_ANSWER)
        for task in self._flying:
            task.cancel()
        await asyncio.gather(*self._flying, return_exceptions=True)
        with suppress(DatabaseTrouble):
            await self._write()
        if self._unwritten:
            log.error("%d outcomes can't be written down: they will count as in doubt", len(self._unwritten))

    async def _sleep(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), seconds)

    async def _round(self) -> float:
        """Start what may go now; in how many seconds there may be more, inf where only news can tell."""
        if left := self._access.backoff.seconds_left:
            return left
        try:
            await self._write()
            if self._connectivity.is_clear:
                return await self._start(IN_FLIGHT)
            if self._flying:
                return inf
            return self._connectivity.seconds_to_wait or await self._try()
        except DatabaseTrouble:
            return self._access.backoff.seconds_left

    async def _try(self) -> float:
        """After something did not get through: ask Telegram something harmless, then send one."""
        try:
            await self._bot.get_me()
        except TelegramError as fault:
            self._connectivity.note(outcome_of(fault))
            return self._connectivity.seconds_to_wait
        return await self._start(1)

    async def _start(self, most: int) -> float:
        """Start deliveries while there is leave, with so many under way at most."""
        while len(self._flying) < most and not self._closing:
            if wait := self._limiter.seconds_until_open():
                return min(wait, A_MOMENT)
            if not self._heads:
                now, closed = self._access.now(), self._limiter.closed()
                self._heads.extend(await self._fetch(now, closed))
                if not self._heads:
                    return await self._seconds_to_next(now, closed)
                continue
            head = self._heads.popleft()
            if permit := self._limiter.reserve(head.chat):
                self._launch(head, permit)
        return inf

    async def _fetch(self, now: datetime, closed: Mapping[Chat, float]) -> tuple[Head, ...]:
        """What may go next, of chats that may get something now."""
        without = [chat for chat in closed if isinstance(chat, int)]
        return await self._access.look(lambda ledger: ledger.deliveries.heads(now, FETCHED, without))

    async def _seconds_to_next(self, now: datetime, closed: Mapping[Chat, float]) -> float:
        """How long there will be nothing to fetch, if it was asked for at that time with those chats closed.

        A chat that has opened since was left out all the same, so it counts as closed here.
        """
        waits = [A_MOMENT if isinf(wait) else wait for wait in closed.values()]
        next_time = await self._access.look(lambda ledger: ledger.deliveries.next_time(now))
        if next_time is not None:
            waits.append((next_time - now).total_seconds())
        return min(waits, default=inf)

    def _launch(self, head: Head, permit: Permit) -> None:
        async def deliver() -> None:
            try:
                await self._deliver(head, permit)
            finally:
                self._limiter.give_back(permit)

        task: asyncio.Task[object] = asyncio.create_task(errors.attempted(deliver()))
        self._flying.add(task)
        task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[object]) -> None:
        self._flying.discard(task)
        self.on_room()
        self.wake()

    async def _deliver(self, head: Head, permit: Permit) -> None:
        with suppress(DatabaseTrouble):
            claimed = await self._claim(head)
            if claimed is not None:
                outcome = await self._send(claimed, permit)
                self._connectivity.note(outcome)
                _tell(claimed.delivery, outcome)
                self._unwritten.append(_Settlement(claimed.delivery, outcome, self._access.now()))
                await self._write()

    async def _claim(self, head: Head) -> Claimed | None:
        now = self._access.now()
        claimed = await self._access.begin(lambda press: claim(press, head.key, self._keep, now))
        self._access.backoff.over()
        return claimed

    async def _send(self, claimed: Claimed, permit: Permit) -> Outcome:
        try:
            message = await errors.attempted(self._request(claimed.delivery, claimed.keys, permit))
        except TelegramError as fault:
            return outcome_of(fault)
        except asyncio.CancelledError:
            return Doubtful("the program had to end before the answer came")
        if isinstance(message, Fault):
            return Doubtful(f"a fault of ours, reference {message.reference}")
        return Sent(message.message_id)

    async def _request(self, delivery: Delivery, keys: Keys, permit: Permit) -> Message:
        subscriber = delivery.subscriber
        return await self._bot.send_message(
            subscriber.chat,
            markup.visible(delivery.html) if delivery.plain else delivery.html,
            parse_mode=None if delivery.plain else ParseMode.HTML,
            message_thread_id=subscriber.thread if subscriber.thread > GENERAL else None,
            disable_notification=delivery.silent,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=keyboard(keys),
            rate_limit_args=permit,
        )

    async def _write(self) -> None:
        """Write down what became of deliveries. Raises DatabaseTrouble; what is not written is kept."""
        while self._unwritten:
            settlement = self._unwritten.pop()
            try:
                await self._access.finish(
                    lambda press: press.settle(settlement.delivery, settlement.outcome, settlement.at)  # noqa: B023
                )
            except BaseException:
                self._unwritten.append(settlement)
                raise


def _tell(delivery: Delivery, outcome: Outcome) -> None:
    """What an operator should know of it, without whom it was for."""
    key = delivery.key
    match outcome:
        case Refused(reason) | BadText(reason):
            mark = errors.reference()
            log.error("reference %s: Telegram refuses edition %d, part %d: %s", mark, key.edition, key.part, reason)
        case Doubtful(reason):
            log.warning("edition %d, part %d may have arrived or not: %s", key.edition, key.part, reason)
        case Gone(reason) | Threadless(reason):
            log.info("edition %d can't be brought to its chat: %s", key.edition, reason)
        case _:
            pass
