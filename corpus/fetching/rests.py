"""Hosts that asked to be left alone, and are, by every program that fetches for the archive."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx

from corpus.fetching import heads
from corpus.fetching.errors import HttpRefused
from corpus.fetching.turns import Rest, Turns

TOO_MANY, UNAVAILABLE = 429, 503
A_WHILE = 60.0
"""Seconds, where a host that is asked too much does not say for how long."""


class Rests:
    """Which hosts rest until when, by a monotonic clock: what this program was told, and what others were."""

    def __init__(self, turns: Turns, now: Callable[[], float] = time.monotonic) -> None:
        """To be asked and told only by whose turn it is at the host."""
        self._now = now
        self._turns = turns
        self._rests: dict[str, Rest] = {}

    def heed(self, host: str, status: int, headers: httpx.Headers) -> None:
        """Note whether an answer asks for rest: too many requests always do, a server in trouble where it says so."""
        seconds = heads.retry_after(headers)
        if status == TOO_MANY or (status == UNAVAILABLE and seconds):
            now = self._now()
            self._rests = {name: rest for name, rest in self._rests.items() if rest.until > now}
            rest = self._rests[host] = Rest(now, now + (A_WHILE if seconds is None else seconds), status)
            self._turns.tell(host, rest)

    def check(self, url: httpx.URL) -> None:
        """Raises HttpRefused, with what is left of the rest, where the host is not to be asked yet."""
        now = self._now()
        for rest in (self._rests.get(url.host), self._turns.told(url.host)):
            if rest and rest.since <= now < rest.until:  # what began ahead of the clock is of before it began anew
                raise HttpRefused(str(url), rest.status, rest.until - now)
