"""A ledger full of digests, a Telegram that counts, and a dispatcher between them, in a time of their own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from swift import Inline, run_swiftly
from telegram.ext import ExtBot
from telegram.request import RequestData

from bot.backoff import Backoff
from bot.console import ConsoleRequest
from bot.dispatcher import Dispatcher
from bot.ledger_access import LedgerAccess
from bot.limiter import Limiter
from bot.storage import Storage
from digests.ledger.model import Chat, ChatKind
from digests.press import Press
from tests.digests.ledger.ledgers import DAILY, HARBOUR, NOON, UTC_ZONE, Editor, House

DUE = NOON + timedelta(hours=20)


def answer(code: int, description: str = "", **parameters: Any) -> tuple[int, bytes]:
    told = {"ok": False, "error_code": code, "description": description}
    return code, json.dumps(told | ({"parameters": parameters} if parameters else {})).encode()


@dataclass(slots=True)
class Judge(ConsoleRequest):
    """Answers after a while; keeps when each message came, and refuses what comes too fast, as Telegram does."""

    takes: float = 0.06
    came: list[tuple[int, float]] = field(default_factory=list)
    asked: list[Any] = field(default_factory=list)
    """What every message was to be, be it that it was refused."""
    too_fast: int = 0
    faults: list[Callable[[], tuple[int, bytes]]] = field(default_factory=list)
    """In place of the next answers to messages; each may raise instead."""
    down: Callable[[], tuple[int, bytes]] | None = None
    """In place of every answer, while it is there."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        sending = url.endswith("sendMessage")
        if sending and request_data:
            self.asked.append(request_data.parameters)
        await asyncio.sleep(self.takes / 2)
        if self.down:
            return self.down()
        if sending and request_data and (refusal := self._count(int(request_data.parameters["chat_id"]))):
            return refusal
        if sending and self.faults:
            return self.faults.pop(0)()
        answered = await ConsoleRequest.do_request(self, url, method, request_data)
        await asyncio.sleep(self.takes / 2)
        return answered

    def _count(self, chat: int) -> tuple[int, bytes] | None:
        now = asyncio.get_running_loop().time()
        second = [to for to, at in self.came if at > now - 1]
        minute = [to for to, at in self.came if to == chat and at > now - 60]
        if len(second) >= 30 or chat in second or (chat < 0 and len(minute) >= 20):
            self.too_fast += 1
            return answer(429, "Too Many Requests: retry after 1", retry_after=1)
        self.came.append((chat, now))
        return None


@dataclass
class Post:
    """All that a dispatcher needs."""

    house: House
    access: LedgerAccess
    judge: Judge
    limiter: Limiter
    dispatcher: Dispatcher

    @property
    def time(self) -> float:
        """Seconds since it began."""
        return asyncio.get_running_loop().time() - 1_000

    async def until(self, condition: Callable[[], Any], most: float = 86_400) -> None:
        began = self.time
        while not condition():
            if self.time > began + most:
                raise AssertionError("it did not come to that")
            await asyncio.sleep(0.25 if self.time < began + 900 else 10)

    async def until_sent(self, count: int, most: float = 86_400) -> None:
        await self.until(lambda: self.count("sent") >= count, most)

    def count(self, state: str) -> int:
        rows = self.house.ledger.database.query("select count(*) from delivery where state = :state", {"state": state})
        return int(rows[0][0])

    def states(self) -> list[str]:
        return [row[3] for row in self.house.states()]


def chat_of(number: int) -> Chat:
    return Chat(number, ChatKind.PRIVATE if number > 0 else ChatKind.SUPERGROUP)


def fill(house: House, *chats: int, days: int = 1, parts: int = 1) -> None:
    """So many digests are composed for each of these chats, and wait to be sent."""
    house.editor = Editor(parts)
    for chat in chats:
        house.ledger.agreements.subscribe(chat_of(chat), 0, HARBOUR, DAILY, NOON)
    for day in range(days):
        now = DUE - timedelta(days=days - 1 - day)
        house.make(now)
        if day < days - 1:  # begun, so that the next does not take its place
            house.ledger.database.query("select 1")
            with house.ledger.database.transaction() as writing:
                writing.run("update edition set state = 'begun'")


def opened(folder: Path, zone: ZoneInfo) -> tuple[Storage, House]:
    """A ledger of its own that waits for no disk: no test pulls the plug."""
    storage = Storage(folder / "news.db", zone=zone)
    ledger = storage.ledger()
    assert ledger.database._writer
    ledger.database._writer.execute("pragma synchronous = off")
    return storage, House(ledger, Press(ledger))


def delivering(
    folder: Path,
    scene: Callable[[Post], Awaitable[Any]],
    before: Callable[[House], Any] = lambda house: fill(house, 7),
    writer: Executor | None = None,
    **judge: Any,
) -> Post:
    """Play a scene with a dispatcher at work, over a ledger that was filled before; in no time."""

    async def playing() -> Post:
        loop = asyncio.get_running_loop()
        storage, house = opened(folder, UTC_ZONE)
        before(house)
        access = LedgerAccess(
            storage, lambda: moment(loop), loop.time, writer or Inline(), Backoff(loop.time), least_free=0
        )
        request = Judge(**judge)
        limiter = Limiter(loop.time)
        bot = ExtBot("1:x", request=request, get_updates_request=request, rate_limiter=limiter)
        post = Post(house, access, request, limiter, Dispatcher(access, bot, limiter, keep=lambda _: 5))
        async with bot:
            running = asyncio.create_task(post.dispatcher.run())
            await scene(post)
            await post.dispatcher.stop()
            await running
        return post

    return run_swiftly(playing)


def moment(loop: asyncio.AbstractEventLoop) -> datetime:
    """What the wall clock shows: the time when digests were due, and what has passed since."""
    return DUE + timedelta(seconds=loop.time() - 1_000)
