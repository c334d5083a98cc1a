"""Trouble with the archive's file: told once when it begins and once when it is over, and waited out."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from corpus.errors import NewsError

log = logging.getLogger(__name__)

FIRST_WAIT = 1.0
LONGEST_WAIT = 30.0
"""Seconds between two attempts, each twice the last, up to this."""
LEAST_FREE = 64 * 2**20
"""Bytes of disk below which nothing new is begun, so that what was begun can be written down."""


class Backoff:
    """Shared by all that write to the ledger, so that one trouble is one line of the log."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """`now` is a monotonic clock."""
        self._now = now
        self._trouble = ""
        self._wait = 0.0
        self._until = 0.0

    @property
    def is_tried(self) -> bool:
        """Whether there is trouble, or was when the ledger was last written to."""
        return bool(self._trouble)

    @property
    def seconds_left(self) -> float:
        """How long the ledger is to be left alone."""
        return max(0.0, self._until - self._now())

    def begin(self, error: NewsError) -> None:
        """Something could not be read or written; it is tried again after a while."""
        if error.name != self._trouble:
            log.error("digests wait: %s: %s", error.subject, (type(error).__doc__ or "").partition("\n")[0])
            self._trouble = error.name
        if self.seconds_left:  # several were at work when it began
            return
        self._wait = min(max(FIRST_WAIT, 2 * self._wait), LONGEST_WAIT)
        self._until = self._now() + self._wait

    def over(self) -> None:
        """Something was written."""
        if self._trouble:
            log.info("the archive can be written to again; digests go on")
        self._trouble = ""
        self._wait = self._until = 0.0
