"""The log never holds a token."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from bot.logs import HIDDEN, Redacting

ROOT = Path(__file__).resolve().parents[2]
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


SPEAKING = """
import logging, sys, threading
from bot.logs import start_logging

start_logging("DEBUG", sys.argv[1])
for name in ("httpx", "httpcore", "telegram", "telegram.Bot", "telegram.ext.Updater", "asyncio", "apscheduler", "any"):
    for level in range(0, 60, 5):
        logging.getLogger(name).log(level, "POST https://api.telegram.org/bot%s/getMe", sys.argv[1])

class Dropped:
    def __del__(self):
        raise RuntimeError(sys.argv[1])

Dropped()
threading.Thread(target=lambda: 1 / len(sys.argv[2:]), name=sys.argv[1]).start()
try:
    raise RuntimeError("https://api.telegram.org/bot" + sys.argv[1])
except RuntimeError as fault:
    raise OSError(fault) from fault
"""


@pytest.mark.parametrize("token", [SECRET, TOKEN])
def test_no_level_and_no_fall_tells_a_token(token: str) -> None:
    """At every level of every logger, and in what ends a thread, a destructor and the program itself."""
    done = subprocess.run(
        [sys.executable, "-c", SPEAKING, token], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 1
    assert done.stderr.count("Traceback") >= 3
    assert done.stderr.count(HIDDEN) >= 20
    assert token not in done.stderr
    assert token.partition(":")[2] not in done.stderr
