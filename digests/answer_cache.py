"""Answers given before, given again while nothing that they were made from has changed, or for moments after."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from typing import TypeVar, cast

from corpus.database import Database
from corpus.marks import Stamp, stamp
from digests.freshness import COSTLY, Course, Earlier, course

ROOM = 8_000_000
"""Bytes of all that is kept: some dozens of long answers with the articles that they quote."""

QUICKLY = 1
"""How hard zlib tries."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, packed, and what it took."""

    stamp: Stamp | None
    """Of the state that it was made of; None where another wrote meanwhile, so that it is of no one state."""
    packed: bytes
    seen: float
    """When the archive was last seen to be as it tells, or was first looked at for it, by a monotonic clock."""
    cost: float
    """Seconds of a processor."""


class AnswerCache:
    """The latest answers, packed, as many as there is room for; safe from several threads at once."""

    def __init__(
        self,
        room: int = ROOM,
        *,
        now: Callable[[], float] = time.monotonic,
        spent: Callable[[], float] = time.thread_time,
    ) -> None:
        """Keep no more than so many bytes. `now` is a monotonic clock, `spent` tells what this thread has worked."""
        self._room = room
        self._now = now
        self._spent = spent
        self._taken = 0
        self._given: OrderedDict[Hashable, Given] = OrderedDict()
        self._fresh_from = float("-inf")
        self._guard = Lock()

    def of(
        self,
        database: Database,
        asked: Hashable,
        asof: datetime,
        make: Callable[[], Answer],
        *,
        feeds: bool = False,
        topic: str | None = None,
        renew: Callable[[], object] | None = None,
        before: Hashable = None,
    ) -> Answer:
        """What `make` reads of the archive as of a moment, from before where it would be the same.

        `asked` is all else that it depends on; with `feeds` it may read those too, with a topic only what its timeline
        is made of. With `renew`, which sees to it that the answer is worked out anew elsewhere, a costly one may be
        some seconds old, also one that was given under `before`, if none is under `asked` (digests/freshness.py).
        """
        began = self._now()
        state = stamp(database, asof, feeds=feeds, topic=topic)
        if state is None:
            return make()
        given = self._found(asked)
        same = given is not None and given.stamp == state
        if given is None and renew:
            given = self._found(before)
        elif given is not None and same:
            self.take(asked, replace(given, seen=began))
        done = course(self._earlier(given, same=same)) if same or renew else Course.MAKE
        if given is not None and done is not Course.MAKE:
            if renew and done is Course.RENEW:
                renew()
            return cast(Answer, _unpacked(given.packed))
        spent = self._spent()
        made = make()
        cost = self._spent() - spent
        settled = stamp(database, asof, feeds=feeds, topic=topic) == state
        if settled or (renew and cost >= COSTLY):
            kept = Given(state if settled else None, _packed(made), began, cost)
            with self._guard:
                self._put(asked, kept)
        return made

    def take(self, asked: Hashable, given: Given) -> None:
        """Keep an answer that was worked out elsewhere, unless there is a later one."""
        with self._guard:
            known = self._given.get(asked)
            if known is None or known.seen <= given.seen:
                self._put(asked, given)

    def outdate(self) -> None:
        """From now on nothing that was worked out before is given unless it would be the same."""
        self._fresh_from = self._now()

    def all(self) -> tuple[tuple[Hashable, Given], ...]:
        """Everything that is kept, with what asks for it."""
        with self._guard:
            return tuple(self._given.items())

    def _found(self, asked: Hashable) -> Given | None:
        with self._guard:
            given = self._given.get(asked)
            if given is not None:
                self._given.move_to_end(asked)
            return given

    def _earlier(self, given: Given | None, *, same: bool) -> Earlier | None:
        if given is None:
            return None
        return Earlier(self._now() - given.seen, given.cost, same, given.seen < self._fresh_from)

    def _put(self, asked: Hashable, given: Given) -> None:
        """Put it in the place of what was given before, and let go of what was not asked for longest."""
        self._let_go(asked)
        self._given[asked] = given
        self._taken += len(given.packed)
        while self._taken > self._room:
            self._let_go(next(iter(self._given)))

    def _let_go(self, asked: Hashable) -> None:
        given = self._given.pop(asked, None)
        self._taken -= len(given.packed) if given else 0


def _packed(answer: object) -> bytes:
    import pickle  # not needed to start
    import zlib

    return zlib.compress(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL), QUICKLY)


def _unpacked(packed: bytes) -> object:
    import pickle
    import zlib

    return pickle.loads(zlib.decompress(packed))  # noqa: S301 (packed above by this process, never stored)
