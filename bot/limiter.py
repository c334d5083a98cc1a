"""The limiter on Telegram's library: who must wait waits here, and nobody else does; replies before digests.

The library asks it before every request. A digest asks it earlier, before it is claimed, since a crash while it waits
must not put it in doubt: it comes with the permit that it was given then, and passes at once.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from math import inf, isfinite
from typing import Any

from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.outcomes import outcome_of
from bot.traffic import Chat, Traffic
from digests.ledger.outcome import Wait

TRIES = 3
LONGEST_WAIT = 60.0
"""Seconds; who is told to wait longer than that gets no reply any more."""
MOST_WAITING = 4
"""Replies to one chat that wait at the same time; a chat that asks for more is answered no faster for it."""

Answer = bool | dict[str, Any] | list[dict[str, Any]]
Call = Callable[[], Coroutine[Any, Any, Answer]]


@dataclass(frozen=True, slots=True, eq=False)
class Permit:
    """The leave to send one message to a chat, now; good for once."""

    chat: Chat


@dataclass(frozen=True, slots=True)
class _Waiting:
    chat: Chat
    turn: asyncio.Future[None]


class Limiter(BaseRateLimiter[Permit]):
    """Lives on one event loop. `now` is a monotonic clock, the loop's where tests make their own time."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._traffic = Traffic()
        self._queue: deque[_Waiting] = deque()
        self._permits: set[Permit] = set()
        self._alarm: asyncio.TimerHandle | None = None

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()

    def reserve(self, chat: int) -> Permit | None:
        """The leave to send a chat a digest now, or None where it must wait. To be used, or given back."""
        now = self._now()
        self._admit(now)
        if max(self._traffic.opens(), self._traffic.opens_to(chat, reply=False)) > now:
            return None
        self._traffic.leave(chat, now)
        permit = Permit(chat)
        self._permits.add(permit)
        return permit

    def give_back(self, permit: Permit) -> None:
        """Where nothing was sent with it, nothing will be."""
        if permit in self._permits:
            self._permits.discard(permit)
            self._arrive(permit.chat)

    def closed(self) -> dict[Chat, float]:
        """The chats that may get no digest now, and in how many seconds they may; inf while something is under way."""
        now = self._now()
        return {chat: at - now for chat, at in self._traffic.closed(now).items()}

    def seconds_until_open(self) -> float:
        """How long no digest may leave at all; inf while only what is under way keeps it."""
        return max(0.0, self._traffic.opens() - self._now())

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Permit | None,
    ) -> Answer:
        """Make the request when it is its turn. Raises whatever it ends in."""

        def call() -> Coroutine[Any, Any, Answer]:
            return callback(*args, **kwargs)

        if rate_limit_args is not None:
            self._permits.discard(rate_limit_args)
            return await self._make(rate_limit_args.chat, call)
        chat = data.get("chat_id")
        if chat is None or not _is_limited(endpoint):
            return await call()
        return await self._reply(chat, call)

    async def _reply(self, chat: Chat, call: Call) -> Answer:
        """Wait for the turn, and once more as long as Telegram asks to, a few times."""
        for left in reversed(range(TRIES)):
            await self._turn(chat)
            try:
                return await self._make(chat, call)
            except TelegramError as fault:
                outcome = outcome_of(fault)
                if not isinstance(outcome, Wait) or not left or outcome.seconds > LONGEST_WAIT:
                    raise
        raise AssertionError("unreachable")

    async def _make(self, chat: Chat, call: Call) -> Answer:
        """Make a request that has left in the eyes of the limits."""
        try:
            return await call()
        except TelegramError as fault:
            outcome = outcome_of(fault)
            if isinstance(outcome, Wait):
                self._traffic.hold(chat, outcome.seconds, self._now())
            raise
        finally:
            self._arrive(chat)

    async def _turn(self, chat: Chat) -> None:
        """Until a reply to this chat may leave. Raises RetryAfter where too many wait already, or for too long."""
        now = self._now()
        wait = self._traffic.opens_to(chat, reply=True) - now
        waiting = sum(each.chat == chat for each in self._queue)
        if waiting >= MOST_WAITING or (isfinite(wait) and wait > LONGEST_WAIT):
            raise RetryAfter(int(min(max(wait, 1.0), 86_400.0)))
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.append(_Waiting(chat, turn))
        self._admit(now)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._arrive(chat)
            raise

    def _arrive(self, chat: Chat) -> None:
        now = self._now()
        self._traffic.arrive(chat, now)
        self._admit(now)

    def _admit(self, now: float) -> None:
        """Let go whose turn it is, in the order of their coming, past those whose chats must wait."""
        passed_over: set[Chat] = set()
        earliest = inf
        for each in [each for each in self._queue if not each.turn.done()]:
            if each.chat in passed_over:
                continue
            opens = max(self._traffic.opens(), self._traffic.opens_to(each.chat, reply=True))
            if opens <= now:
                self._traffic.leave(each.chat, now)
                each.turn.set_result(None)
            else:
                passed_over.add(each.chat)
                earliest = min(earliest, opens)
        if self._queue:
            self._queue = deque(each for each in self._queue if not each.turn.done())
        self._set_alarm(earliest - now)

    def _set_alarm(self, seconds: float) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        if isfinite(seconds):
            self._alarm = asyncio.get_running_loop().call_later(seconds, lambda: self._admit(self._now()))


def _is_limited(endpoint: str) -> bool:
    """Whether Telegram counts such requests: those that write into a chat."""
    return endpoint.startswith(("send", "edit")) and endpoint != "sendChatAction"
