"""The log never holds a token."""

from __future__ import annotations

import logging

import pytest

from bot.logs import Redacting

SECRET = "987654:tiny"
TOKEN = "123456:AAE-abcdefghijklmnopqrstuvwxyz_012"


def entry(message: str, fault: BaseException | None = None) -> str:
    trace = (type(fault), fault, fault.__traceback__) if fault else None
    record = logging.LogRecord("bot", logging.INFO, __file__, 1, message, None, trace)
    return Redacting(SECRET).format(record)


def test_tokens_are_taken_out_of_messages() -> None:
    """Anything that looks like a token, and our own whatever it looks like."""
    written = entry(f"GET https://api.telegram.org/bot{TOKEN}/getMe for {SECRET}")
    assert TOKEN not in written.replace("bot[token]", "")
    assert TOKEN.partition(":")[2] not in written
    assert SECRET not in written


def test_tokens_are_taken_out_of_stack_traces() -> None:
    """An exception that holds the address holds no token in the log."""
    with pytest.raises(RuntimeError) as caught:
        raise RuntimeError(f"no answer from /bot{TOKEN}/getMe")
    written = entry("failed", caught.value)
    assert "no answer from" in written
    assert TOKEN.partition(":")[2] not in written


def test_the_rest_is_left_alone() -> None:
    """Times and addresses are no tokens."""
    assert entry("at 12:30:45 on http://[::1]:8080/").endswith("bot: at 12:30:45 on http://[::1]:8080/")
