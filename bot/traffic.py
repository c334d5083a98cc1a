"""How many messages Telegram takes: when one more may leave, as a function of those that left before.

Telegram counts a message when it arrives, which is some time between its leaving and its answer. So each takes its
place in a limit from when it leaves until as long after its answer as the limit's time: then no delay on the way can
put more of them into one stretch of time than the limit allows. Times are seconds of a monotonic clock.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from math import inf

Chat = int | str
"""A chat's id, or the name of a channel."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many messages in any stretch of so many seconds."""

    most: int
    seconds: float


OVERALL = Limit(30, 1.0)
SPACING = 1 / 28
"""Seconds between one message and the next, whoever gets them; who leaves late does not make the next one late."""
BURST = Limit(3, 3.0)
"""What a chat may get that is in conversation: one a second, three at once."""
STEADY = Limit(1, 1.0)
"""What a chat may get that is not."""
GROUP = Limit(18, 60.0)
"""For groups and channels on top of that; Telegram takes twenty."""

MANY_TOLD = 2
"""So many chats told to wait within a few seconds, and it is not about the chats."""
FEW_SECONDS = 5.0
REMEMBERED = 1_000
"""Chats, before those that are free anyway are forgotten."""


@dataclass(slots=True)
class Lane:
    """The messages of one limit's concern: those under way, and when the latest ones were answered."""

    under_way: int = 0
    answered: deque[float] = field(default_factory=lambda: deque(maxlen=OVERALL.most))

    def opens(self, limit: Limit) -> float:
        """When one more fits: any time (-inf), at a time, or only after what is under way was answered (inf)."""
        room = limit.most - self.under_way
        if room <= 0:
            return inf
        if len(self.answered) < room:
            return -inf
        return self.answered[-room] + limit.seconds


@dataclass(slots=True)
class _Road(Lane):
    """The lane of a chat."""

    held: float = -inf
    """Telegram asks to leave it alone until then."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A chat was told to wait."""

    chat: Chat
    at: float
    until: float


@dataclass(slots=True)
class Traffic:
    """All that is under way, and what was lately. Whoever sends says `leave` before and `arrive` after."""

    _overall: Lane = field(default_factory=Lane)
    _left: float = -inf
    _held: float = -inf
    _roads: dict[Chat, _Road] = field(default_factory=dict)
    _told: deque[_Told] = field(default_factory=lambda: deque(maxlen=OVERALL.most))
    _most_roads: int = REMEMBERED

    def opens(self) -> float:
        """When the next message may leave, to whomever; inf while only what is under way keeps it."""
        return max(self._overall.opens(OVERALL), self._left + SPACING, self._held)

    def opens_to(self, chat: Chat, *, reply: bool) -> float:
        """When the chat itself may get another, be it a reply to its reader or not."""
        road = self._roads.get(chat)
        if road is None:
            return -inf
        if is_private(chat):
            return max(road.held, road.opens(BURST), -inf if reply else road.opens(STEADY))
        return max(road.held, road.opens(STEADY), road.opens(GROUP))

    def closed(self, now: float) -> dict[Chat, float]:
        """The chats that may get no message now that is no reply, and when they may; forgets all others."""
        self._forget(now)
        opening = {chat: self.opens_to(chat, reply=False) for chat in self._roads}
        return {chat: at for chat, at in opening.items() if at > now}

    def leave(self, chat: Chat, now: float) -> None:
        """One leaves."""
        if len(self._roads) >= self._most_roads:
            self._forget(now)
            self._most_roads = max(REMEMBERED, 2 * len(self._roads))
        self._roads.setdefault(chat, _Road()).under_way += 1
        self._overall.under_way += 1
        self._left = max(self._left + SPACING, now - SPACING)

    def arrive(self, chat: Chat, now: float) -> None:
        """The answer to one came, or it never left."""
        for lane in (self._overall, self._roads[chat]):
            lane.under_way -= 1
            lane.answered.append(now)

    def hold(self, chat: Chat, seconds: float, now: float) -> None:
        """Telegram asks to leave a chat alone. Where it asks for several at once, it means all, for the least time."""
        road = self._roads.setdefault(chat, _Road())
        road.held = max(road.held, now + seconds)
        self._told.append(_Told(chat, now, now + seconds))
        lately = [told for told in self._told if told.at > now - FEW_SECONDS]
        if len({told.chat for told in lately}) >= MANY_TOLD:
            self._held = max(self._held, min(told.until for told in lately))

    def _forget(self, now: float) -> None:
        """Chats that are as free as if they had never got anything."""
        for chat, road in list(self._roads.items()):
            latest = max(road.answered[-1] + GROUP.seconds if road.answered else -inf, road.held)
            if not road.under_way and latest <= now:
                del self._roads[chat]


def is_private(chat: Chat) -> bool:
    return isinstance(chat, int) and chat > 0
