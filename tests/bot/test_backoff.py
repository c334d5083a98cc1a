"""Trouble with the archive's file is told once and waited out."""

from __future__ import annotations

import logging

import pytest

from bot.backoff import LONGEST_WAIT, Backoff
from corpus.errors import DatabaseFull, DatabaseLocked


class Clock:
    time = 100.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_it_waits_longer_every_time(clock: Clock) -> None:
    """One, two, four seconds, and never more than half a minute."""
    backoff = Backoff(clock)
    waits = []
    for _ in range(8):
        backoff.begin(DatabaseFull("news.db"))
        waits.append(backoff.seconds_left)
        clock.time += backoff.seconds_left
    assert waits == [1, 2, 4, 8, 16, LONGEST_WAIT, LONGEST_WAIT, LONGEST_WAIT]


def test_several_that_fail_together_wait_no_longer(clock: Clock) -> None:
    """Eight outcomes that can't be written are one trouble."""
    backoff = Backoff(clock)
    for _ in range(8):
        backoff.begin(DatabaseFull("news.db"))
    assert backoff.seconds_left == 1


def test_it_is_told_once_and_over_once(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    """In words that an operator can act on; another trouble is another line."""
    backoff = Backoff(clock)
    with caplog.at_level(logging.INFO):
        backoff.over()
        for error in (DatabaseFull("news.db"), DatabaseFull("news.db"), DatabaseLocked("news.db")):
            backoff.begin(error)
        assert backoff.is_tried
        backoff.over()
        backoff.over()
    assert [record.getMessage() for record in caplog.records] == [
        "digests wait: news.db: There is no room left on the disk.",
        "digests wait: news.db: Another program holds the archive.",
        "the archive can be written to again; digests go on",
    ]
    assert not backoff.seconds_left
    assert not backoff.is_tried
