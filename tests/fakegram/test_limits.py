"""Flood limits as Telegram is known to enforce them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakegram.limits import Limits, Traffic
from fakegram.refusal import Refusal


class Clock:
    """Seconds that go on when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def taken(limits: Limits, count: int, chat: Callable[[int], int], kind: str = "private") -> int:
    """How many of so many messages are let through at this moment."""
    passed = 0
    for number in range(count):
        try:
            limits.admit(chat(number), kind)
        except Refusal:
            continue
        passed += 1
    return passed


def wait(limits: Limits, chat: int, kind: str = "private") -> int:
    """How long a message to this chat is told to wait."""
    with pytest.raises(Refusal) as caught:
        limits.admit(chat, kind)
    assert str(caught.value) == f"Too Many Requests: retry after {caught.value.parameters['retry_after']}"
    assert caught.value.code == 429
    return caught.value.parameters["retry_after"]


def test_off_unless_switched_on(clock: Clock) -> None:
    """Most tests are about something else."""
    assert taken(Limits(clock=clock), 1000, lambda _: 7) == 1000


def test_thirty_in_any_second(clock: Clock) -> None:
    """Over all chats; the window slides."""
    limits = Limits(on=True, clock=clock)
    assert taken(limits, 20, lambda n: n) == 20
    clock.now += 0.6
    assert taken(limits, 20, lambda n: 100 + n) == 10
    assert wait(limits, 1000) == 1
    clock.now += 0.5
    assert taken(limits, 40, lambda n: 200 + n) == 20


def test_one_a_second_to_a_private_chat_with_three_at_once(clock: Clock) -> None:
    """What was saved up is spent, then it goes at its pace; other chats are not concerned."""
    limits = Limits(on=True, clock=clock)
    assert taken(limits, 5, lambda _: 7) == 3
    assert wait(limits, 7) == 1
    assert taken(limits, 1, lambda _: 8) == 1
    for _ in range(5):
        clock.now += 1.0
        assert taken(limits, 3, lambda _: 7) == 1
    clock.now += 60.0
    assert taken(limits, 5, lambda _: 7) == 3


def test_twenty_a_minute_to_a_group_or_channel(clock: Clock) -> None:
    """However they are spread over it."""
    limits = Limits(on=True, clock=clock)
    assert taken(limits, 10, lambda _: -5, "group") == 10
    clock.now += 40.0
    assert taken(limits, 15, lambda _: -5, "group") == 10
    assert wait(limits, -5, "channel") == 20
    clock.now += 20.0
    assert taken(limits, 15, lambda _: -5, "group") == 10


def test_a_chat_told_to_wait_half_a_day(clock: Clock) -> None:
    """It alone waits, with limits or without, and is let through when the time is over."""
    limits = Limits(clock=clock)
    limits.hold(7, 43_200)
    assert wait(limits, 7) == 43_200
    assert taken(limits, 1, lambda _: 8) == 1
    clock.now += 43_199.5
    assert wait(limits, 7) == 1
    clock.now += 0.5
    assert taken(limits, 1, lambda _: 7) == 1


def test_the_busiest_second_is_any_second(clock: Clock) -> None:
    """A rush across the turn of a second is not halved; refusals are counted, not as traffic."""
    traffic = Traffic(clock)
    for step in (0.0, 0.6, 0.1, 0.1, 0.1, 0.05):
        clock.now += step
        traffic.count(taken=True)
    traffic.count(taken=False)
    assert traffic.busiest == 6
    clock.now += 0.5
    traffic.count(taken=True)
    assert traffic.busiest == 6
    assert traffic.seconds == {0: [6, 1], 1: [1, 0]}
