"""Whether requests get through to Telegram: while they do not, none that matters is risked."""

from __future__ import annotations

import logging
from collections.abc import Callable

from digests.ledger.outcome import Doubtful, Outcome, Unauthorised, Unsent

log = logging.getLogger(__name__)

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 5.0
"""Seconds between two looks whether Telegram is there again."""
PAUSE_UNAUTHORISED = 30.0


class Connectivity:
    """After a request that did not get through, something harmless is asked first, then one message is tried.

    So an outage puts a message or two in doubt, and not all that are due.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        """`now` is a monotonic clock."""
        self._now = now
        self._pause = 0.0
        self._until = 0.0
        self._told = False
        self.is_clear = True

    @property
    def seconds_to_wait(self) -> float:
        return max(0.0, self._until - self._now())

    def note(self, outcome: Outcome) -> None:
        """What became of a message."""
        match outcome:
            case Unauthorised(reason):
                self._block(PAUSE_UNAUTHORISED)
                self._tell(logging.ERROR, "Telegram refuses the bot's token (%s); digests wait", reason)
            case Unsent(reason) | Doubtful(reason):
                if self._pause:
                    self._tell(logging.WARNING, "Telegram is out of reach (%s); digests wait", reason)
                self._block(self._pause)
                self._pause = min(max(FIRST_PAUSE, 2 * self._pause), LONGEST_PAUSE)
            case _:
                self._clear()

    def _block(self, seconds: float) -> None:
        self.is_clear = False
        self._until = self._now() + seconds

    def _clear(self) -> None:
        if self._told:
            log.info("Telegram takes digests again")
        self._told = False
        self._pause = 0.0
        self.is_clear = True

    def _tell(self, level: int, sentence: str, reason: str) -> None:
        if not self._told:
            log.log(level, sentence, reason)
        self._told = True
