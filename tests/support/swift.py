"""An event loop that does not wait: where everybody sleeps, its clock is put forward to who wakes first."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

PATIENCE = 10.0
A_TURN = 1e-6
"""Seconds that a turn of the loop takes, so that time passes for who waits next to nothing."""

Got = TypeVar("Got")


class Inline(Executor):
    """Does what it is given at once, in the thread of who gives it."""

    def submit(self, fn: Callable[..., Got], /, *args: Any, **kwargs: Any) -> Future[Got]:
        done: Future[Got] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except BaseException as fault:  # noqa: BLE001 (whoever waits for it gets it)
            done.set_exception(fault)
        return done


class Slow(Inline):
    """Takes so many seconds of the loop's time to say what came of it."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def submit(self, fn: Callable[..., Got], /, *args: Any, **kwargs: Any) -> Future[Got]:
        found, told = super().submit(fn, *args, **kwargs), Future[Got]()
        fault = found.exception()
        tell = (lambda: told.set_exception(fault)) if fault else (lambda: told.set_result(found.result()))
        asyncio.get_running_loop().call_later(self._seconds, tell)
        return told


class _Selector(selectors.DefaultSelector):  # type: ignore[misc, valid-type]
    def __init__(self) -> None:
        super().__init__()
        self.passed = 0.0

    def select(self, timeout: float | None = None) -> Any:
        self.passed += A_TURN
        found = super().select(0)
        if found:
            return found
        if timeout is None:  # whoever is waited for is in a thread
            if found := super().select(PATIENCE):
                return found
            raise AssertionError("everybody waits, and nobody will come")
        self.passed += max(timeout, 0.0)
        return []


class SwiftLoop(asyncio.SelectorEventLoop):
    """Its time begins at 1,000 seconds. For work that uses no threads: give it `Inline` in their place."""

    def __init__(self) -> None:
        self._swift = _Selector()
        super().__init__(self._swift)

    def time(self) -> float:
        return 1_000.0 + self._swift.passed

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:  # noqa: ASYNC109 (asyncio's own)
        """What threads there were have ended; nobody could be woken by another one."""


def run_swiftly(work: Callable[[], Coroutine[Any, Any, Got]]) -> Got:
    """Run a coroutine function to its end on such a loop."""
    with asyncio.Runner(loop_factory=SwiftLoop) as runner:
        return runner.run(work())
