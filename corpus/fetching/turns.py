"""Whose turn it is at a host, among all that is fetched for one archive, by whichever program."""

from __future__ import annotations

import asyncio
import fcntl
import os
import struct
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Self
from weakref import WeakValueDictionary

PLACES = 4096
"""Hosts are spread over so many places; two at one place wait for each other."""
LOOK_AGAIN = 0.02
"""Seconds between two looks at whether another program is done."""
_WHEN = struct.Struct("d")
_REST = struct.Struct("ddQQ")
_RESTS_FROM = PLACES * (_WHEN.size + 1)
"""Bytes of the file before the rests: when each place was answered, and its lock on being the next."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A time for which a host wants to be left alone, by the machine's monotonic clock."""

    since: float
    until: float
    status: int
    """Of the answer in which it said so."""


class Turns:
    """Lives on one event loop. A file that several programs open is what they take turns by.

    Of every place it holds when its host was answered last, by the machine's monotonic clock, and a lock on that;
    a lock on being the next, without which a program that asks much would never let another in; and the rest that a
    host there asked for last.
    """

    def __init__(self, file: Path | None = None) -> None:
        """Without a file nobody else is heeded. Raises OSError where it can't be made."""
        self._file = None if file is None else os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        self._answered: dict[int, float] = {}
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
        self._file = None

    @asynccontextmanager
    async def at(self, host: str, pause: float) -> AsyncIterator[None]:
        """Have a host to oneself, once so many seconds have passed since its last answer."""
        place = _place(host)
        async with self._turns.setdefault(place, asyncio.Lock()), self._alone(place):
            await asyncio.sleep(self._last(place) + pause - time.monotonic())
            try:
                yield
            finally:
                self._note(place)

    def tell(self, host: str, rest: Rest) -> None:
        """Let other programs know that a host wants to be left alone; to be called in one's turn at it."""
        if self._file is not None:
            record = _REST.pack(rest.since, rest.until, rest.status, _number(host))
            with suppress(OSError):  # a full disk costs a question too many, and nothing else
                os.pwrite(self._file, record, _RESTS_FROM + _place(host) * _REST.size)

    def told(self, host: str) -> Rest | None:
        """The rest that a host asked for, whichever program it told; None where another of its place did since."""
        if self._file is None:
            return None
        written = os.pread(self._file, _REST.size, _RESTS_FROM + _place(host) * _REST.size)
        since, until, status, number = _REST.unpack(written) if len(written) == _REST.size else (0.0, 0.0, 0, 0)
        return Rest(since, until, status) if number == _number(host) else None

    @asynccontextmanager
    async def _alone(self, place: int) -> AsyncIterator[None]:
        if self._file is None:
            yield
            return
        mine, next_one = (place * _WHEN.size, _WHEN.size), (PLACES * _WHEN.size + place, 1)
        await _lock(self._file, *next_one)
        try:
            await _lock(self._file, *mine)
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN, next_one[1], next_one[0])
        try:
            yield
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN, mine[1], mine[0])

    def _last(self, place: int) -> float:
        """When the place was answered last; what is ahead of the clock was written before the machine was started."""
        if self._file is None:
            return self._answered.get(place, 0.0)
        written = os.pread(self._file, _WHEN.size, place * _WHEN.size)
        last: float = _WHEN.unpack(written)[0] if len(written) == _WHEN.size else 0.0
        return last if last <= time.monotonic() else 0.0

    def _note(self, place: int) -> None:
        if self._file is None:
            self._answered[place] = time.monotonic()
            return
        with suppress(OSError):  # a full disk costs a pause, and nothing else
            os.pwrite(self._file, _WHEN.pack(time.monotonic()), place * _WHEN.size)


def _number(host: str) -> int:
    """What tells a host from others of its place (64 bits)."""
    return int.from_bytes(blake2b(host.encode(), digest_size=8).digest(), "big")


def _place(host: str) -> int:
    return int.from_bytes(blake2b(host.encode(), digest_size=4).digest(), "big") % PLACES


async def _lock(file: int, start: int, length: int) -> None:
    while True:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, length, start)
        except OSError:  # another program has it
            await asyncio.sleep(LOOK_AGAIN)
        else:
            return
