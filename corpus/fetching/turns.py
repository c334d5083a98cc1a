"""Whose turn it is at a host, among all that is fetched for one archive, by whichever program."""

from __future__ import annotations

import asyncio
import fcntl
import os
import struct
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
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


class Turns:
    """Lives on one event loop. A file that several programs open is what they take turns by.

    Of every place it holds when its host was answered last, by the machine's monotonic clock, and a lock on that; and
    a lock on being the next, without which a program that asks much would never let another in.
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
        place = int.from_bytes(blake2b(host.encode(), digest_size=4).digest(), "big") % PLACES
        async with self._turns.setdefault(place, asyncio.Lock()), self._alone(place):
            await asyncio.sleep(self._last(place) + pause - time.monotonic())
            try:
                yield
            finally:
                self._note(place)

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


async def _lock(file: int, start: int, length: int) -> None:
    while True:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, length, start)
        except OSError:  # another program has it
            await asyncio.sleep(LOOK_AGAIN)
        else:
            return
