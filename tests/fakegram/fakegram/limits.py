"""Flood limits as Telegram is known to enforce them, and the traffic they are meant for."""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from fakegram.refusal import too_many

OVERALL = 30
"""Messages in any second."""
BURST = 3
"""Messages at once to one private chat, that otherwise gets one a second."""
GROUP = 20
MINUTE = 60.0
"""Messages to a group or channel in any so many seconds."""


@dataclass(slots=True)
class Limits:
    """What is let through when; off until switched on, but for the chats told to wait."""

    on: bool = False
    overall: int = OVERALL
    burst: int = BURST
    group: int = GROUP
    clock: Callable[[], float] = time.monotonic
    """Seconds that only ever go on."""
    held: dict[int, float] = field(default_factory=dict)
    """Until when a chat has been told to wait."""
    _all: deque[float] = field(default_factory=deque)
    _groups: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _private: dict[int, float] = field(default_factory=dict)
    """When a private chat has got over all that it was sent."""

    def hold(self, chat: int, seconds: float) -> None:
        """A flood wait of this chat alone, from now on."""
        self.held[chat] = self.clock() + seconds

    def admit(self, chat: int, kind: str) -> None:
        """Let one message to a chat through, and count it. Raises Refusal, where nothing is counted."""
        now = self.clock()
        wait = self.held.get(chat, now) - now
        if self.on:
            wait = max(wait, self._wait(chat, kind, now))
        if wait > 0:
            raise too_many(math.ceil(wait))
        if self.on:
            self._count(chat, kind, now)

    def _wait(self, chat: int, kind: str, now: float) -> float:
        wait = _left(self._all, self.overall, 1.0, now)
        if kind == "private":
            return max(wait, self._private.get(chat, now) - now - (self.burst - 1))
        return max(wait, _left(self._groups[chat], self.group, MINUTE, now))

    def _count(self, chat: int, kind: str, now: float) -> None:
        self._all.append(now)
        if kind == "private":
            self._private[chat] = max(self._private.get(chat, now), now) + 1.0
        else:
            self._groups[chat].append(now)


def _left(sent: deque[float], most: int, window: float, now: float) -> float:
    """Seconds until one more fits into the window; what has left it is forgotten."""
    while sent and sent[0] <= now - window:
        sent.popleft()
    return sent[0] + window - now if len(sent) >= most else 0.0


@dataclass(slots=True)
class Traffic:
    """How many messages were taken and refused, second by second."""

    clock: Callable[[], float] = time.monotonic
    busiest: int = 0
    """The most messages taken in any second, wherever it begins."""
    seconds: dict[int, list[int]] = field(default_factory=dict)
    """Taken and refused for flood, by full seconds since the first."""
    _began: float | None = None
    _lately: deque[float] = field(default_factory=deque)

    def count(self, *, taken: bool) -> float:
        """One more message; when it came, in seconds since the first."""
        now = self.clock()
        self._began = now if self._began is None else self._began
        at = now - self._began
        self.seconds.setdefault(int(at), [0, 0])[0 if taken else 1] += 1
        if taken:
            self._lately.append(now)
            while self._lately[0] <= now - 1.0:
                self._lately.popleft()
            self.busiest = max(self.busiest, len(self._lately))
        return at
