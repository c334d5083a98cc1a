"""Answers given before, given again while nothing that they were made from has changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import TypeVar, cast

from corpus.database import Database
from corpus.marks import Stamp, stamp

ROOM = 8_000_000
"""Bytes of all that is kept: some dozens of long answers with the articles that they quote."""

QUICKLY = 1
"""How hard zlib tries."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class _Given:
    stamp: Stamp
    packed: bytes


class Memory:
    """The latest answers, packed, as many as there is room for; safe from several threads at once."""

    def __init__(self, room: int = ROOM) -> None:
        """Keep no more than so many bytes."""
        self._room = room
        self._taken = 0
        self._given: OrderedDict[Hashable, _Given] = OrderedDict()
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
    ) -> Answer:
        """What `make` reads of the archive as of a moment, from before where it would be the same.

        `asked` is all else that it depends on; with `feeds` it may read those too, with a topic only what its timeline
        is made of. What another wrote to while it was made is not kept, since nobody knows of which state it is.
        """
        state = stamp(database, asof, feeds=feeds, topic=topic)
        if state is None:
            return make()
        packed = self._found(asked, state)
        if packed is not None:
            return cast(Answer, _unpacked(packed))
        made = make()
        if stamp(database, asof, feeds=feeds, topic=topic) == state:
            self._keep(asked, _Given(state, _packed(made)))
        return made

    def _found(self, asked: Hashable, state: Stamp) -> bytes | None:
        with self._guard:
            given = self._given.get(asked)
            if given is None or given.stamp != state:
                return None
            self._given.move_to_end(asked)
            return given.packed

    def _keep(self, asked: Hashable, given: _Given) -> None:
        """Put it in the place of what was given before, and let go of what was not asked for longest."""
        with self._guard:
            self._let_go(asked)
            self._given[asked] = given
            self._taken += len(given.packed)
            while self._taken > self._room:
                self._let_go(next(iter(self._given)))

    def _let_go(self, asked: Hashable) -> None:
        given = self._given.pop(asked, None)
        self._taken -= len(given.packed) if given else 0

    @property
    def taken(self) -> int:
        """Bytes of all that is kept."""
        return self._taken


def _packed(answer: object) -> bytes:
    import pickle  # not needed to start
    import zlib

    return zlib.compress(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL), QUICKLY)


def _unpacked(packed: bytes) -> object:
    import pickle
    import zlib

    return pickle.loads(zlib.decompress(packed))  # noqa: S301 (packed above by this process, never stored)
