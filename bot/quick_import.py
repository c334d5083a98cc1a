"""Telegram's library without what a single question never uses.

Importing it pulls in APScheduler (for a job queue that is off here) and, where they happen to be installed, the
terminal libraries of httpx's own command line: a third of its import time.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

UNUSED = ("apscheduler", "rich", "pygments")


@contextmanager
def swiftly() -> Iterator[None]:
    """Collect no garbage meanwhile: imports make none, and looking for it costs a tenth of their time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def load_telegram() -> None:
    """Import `telegram.ext` as if the unused libraries were not there; they can be imported afterwards."""
    hidden = [name for name in UNUSED if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # makes `import name` raise ImportError
    try:
        import telegram.ext  # noqa: F401
    finally:
        for name in hidden:
            del sys.modules[name]
