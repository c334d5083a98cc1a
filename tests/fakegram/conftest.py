"""The fake Telegram is imported by its own name, as its process imports it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fakegram import people
from fakegram.refusal import Refusal
from fakegram.telegram_state import State

Call = Callable[..., Any]


@pytest.fixture
def state() -> State:
    """A Telegram in which chat 7 has written to the bot."""
    state = State("token")
    people.write(state, 7, "/start")
    return state


@pytest.fixture
def call(state: State) -> Call:
    """Call a method as the bot does, with parameters and perhaps files."""
    return lambda method, files=None, **given: state.call(method, given, files or {})


@pytest.fixture
def refusal(call: Call) -> Callable[..., str]:
    """Call a method that is refused; in what words."""

    def refused(method: str, **given: Any) -> str:
        with pytest.raises(Refusal) as caught:
            call(method, **given)
        return str(caught.value)

    return refused
