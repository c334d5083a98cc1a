"""What is ordered to go wrong does, as often as ordered."""

from __future__ import annotations

import pytest
from fakegram.faults import NAMED, Fault, next_fault


def test_a_fault_is_for_a_method_a_chat_and_so_many_times() -> None:
    """Others are not struck; the second on order comes after the first."""
    faults = [Fault("sendMessage", 500, chat=7, times=2), Fault("sendMessage", 403, times=1)]

    def code(method: str, chat: int) -> int:
        fault = next_fault(faults, method, chat)
        return fault.code if fault else 0

    assert code("getMe", 7) == 0
    assert [code("sendMessage", 7) for _ in range(4)] == [500, 500, 403, 0]
    assert [fault.struck for fault in faults] == [2, 1]


def test_updates_go_wrong_by_name_only() -> None:
    """What is meant for any method leaves the bot's hearing alone."""
    assert next_fault([Fault("*", 500)], "getUpdates", None) is None
    assert next_fault([Fault("getUpdates", 500)], "getUpdates", None)


def test_chance_can_be_repeated() -> None:
    """The same seed strikes the same requests, about as many as the probability says."""

    def struck(seed: int) -> list[bool]:
        fault = Fault("*", 500, times=None, probability=0.3, seed=seed)
        return [fault.strikes("sendMessage", 7) for _ in range(1000)]

    assert struck(1) == struck(1)
    assert struck(1) != struck(2)
    assert 240 < sum(struck(1)) < 360


@pytest.mark.parametrize("name", NAMED)
def test_every_fault_with_a_name_can_be_ordered(name: str) -> None:
    """It is of a kind there is, and where it is an answer it has a code."""
    fault = Fault(name=name, retry_after=5)
    assert fault.kind != "answer" or fault.refusal().code >= 400


def test_waits_are_told_in_words_and_figures() -> None:
    """Or in words alone, where that was ordered."""
    told = Fault(name="429", retry_after=5).refusal()
    assert (str(told), told.parameters) == ("Too Many Requests: retry after 5", {"retry_after": 5})
    assert Fault(name="429 bare").refusal().parameters == {}


def test_faults_of_no_kind_are_none() -> None:
    """A misspelt order is an error, not a fault that never strikes."""
    with pytest.raises(ValueError, match="no such fault: dorp"):
        Fault(kind="dorp")
