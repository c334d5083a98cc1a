"""While requests do not get through to Telegram, none that matters is risked."""

from __future__ import annotations

import logging

import pytest

from bot.connectivity import Connectivity
from digests.ledger.outcome import Doubtful, Gone, Outcome, Sent, Unauthorised, Unsent, Wait


def blocked(*outcomes: Outcome) -> list[float]:
    """How long the way is closed after each."""
    way, waits = Connectivity(lambda: 100.0), []
    for outcome in outcomes:
        way.note(outcome)
        waits.append(-1.0 if way.is_clear else way.seconds_to_wait)
    return waits


@pytest.mark.parametrize("answer", [Sent(1), Gone("blocked"), Wait(9)])
def test_any_answer_is_a_clear_way(answer: Outcome) -> None:
    """Also one that nobody likes."""
    assert blocked(Unsent("x"), answer) == [0, -1]


def test_it_is_looked_at_every_few_seconds() -> None:
    """At once after the first, then after one, two, four and then always five seconds."""
    assert blocked(*[Unsent("x")] * 7) == [0, 1, 2, 4, 5, 5, 5]
    assert blocked(Doubtful("x"), Unsent("x")) == [0, 1]


def test_a_refused_token_is_looked_at_seldom() -> None:
    """Half a minute."""
    assert blocked(Unauthorised("x")) == [30]


def test_after_an_answer_it_begins_anew() -> None:
    """One lost answer a day is no outage."""
    assert blocked(Doubtful("x"), Sent(1), Doubtful("x"), Sent(2)) == [0, -1, 0, -1]


def test_an_outage_is_two_lines(caplog: pytest.LogCaptureFixture) -> None:
    """When it is sure, and when it is over; one that is over at once is none."""
    with caplog.at_level(logging.INFO):
        blocked(Unsent("refused"), Sent(1))
        assert caplog.records == []
        blocked(*[Unsent("refused")] * 9, Sent(1))
    assert [record.getMessage() for record in caplog.records] == [
        "Telegram is out of reach (refused); digests wait",
        "Telegram takes digests again",
    ]
