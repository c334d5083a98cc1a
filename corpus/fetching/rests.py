"""Hosts that asked to be left alone, and are."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from corpus.fetching import heads
from corpus.fetching.errors import HttpRefused

TOO_MANY, UNAVAILABLE = 429, 503
A_WHILE = 60.0
"""Seconds, where a host that is asked too much does not say for how long."""


@dataclass(frozen=True, slots=True)
class _Rest:
    until: float
    status: int


class Rests:
    """Which hosts rest until when, by a monotonic clock."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._rests: dict[str, _Rest] = {}

    def heed(self, host: str, status: int, headers: httpx.Headers) -> None:
        """Note whether an answer asks for rest: too many requests always do, a server in trouble where it says so."""
        seconds = heads.retry_after(headers)
        if status == TOO_MANY or (status == UNAVAILABLE and seconds):
            now = self._now()
            self._rests = {name: rest for name, rest in self._rests.items() if rest.until > now}
            self._rests[host] = _Rest(now + (A_WHILE if seconds is None else seconds), status)

    def check(self, url: httpx.URL) -> None:
        """Raises HttpRefused, with what is left of the rest, where the host is not to be asked yet."""
        rest = self._rests.get(url.host)
        if rest and (left := rest.until - self._now()) > 0:
            raise HttpRefused(str(url), rest.status, left)
