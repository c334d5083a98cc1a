"""A process in which bytes from the web are read: whatever they do to their reader, it is killed and replaced.

Only the parent is safe. What the process hands back are plain values and the dataclasses of this package.
"""

from __future__ import annotations

import io
import pickle
import signal
import threading
from collections.abc import Callable
from multiprocessing import get_context
from types import TracebackType
from typing import Any, Self, TypeVar

from corpus.fetching.cell import VALUE, serve
from corpus.fetching.errors import NoReader, ParserFault

SECONDS = 20.0
MEMORY = 1024 * 1024 * 1024
"""Bytes of addresses: the libraries take a fifth of it."""
LARGEST_VALUE = 64 * 1024 * 1024
"""Bytes of what may be handed back."""
TURNS = 500
"""Documents that one process reads, since parsers let memory leak away."""
_STARTING = 60.0
_HELD_UP = 30
"""So many times the processor's time is waited for: on a busy machine others go first, and that is nobody's fault."""

Got = TypeVar("Got")


class Jail:
    """One process; threads that want it wait for one another. It is started when it is first needed.

    `run` blocks: call it from a thread where there is an event loop.
    """

    def __init__(self, *, memory: int = MEMORY) -> None:
        self._memory = memory
        self._turn = threading.Lock()
        self._cell: _Cell | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process; there will be another when one is needed."""
        with self._turn:
            self._end()

    def run(self, function: Callable[..., Got], *arguments: object, seconds: float = SECONDS, subject: str = "") -> Got:
        """What a function of a module gives for these arguments; pure, since it may be killed at any point.

        `subject` names in the error what was read. Raises ParserFault where the function fails, needs more than
        `seconds` of a processor or the memory there is, or gives what is no plain value; NoReader where the process
        can't be started, whatever was to be read.
        """
        task = pickle.dumps((function, arguments, seconds), pickle.HIGHEST_PROTOCOL)
        with self._turn:
            cell = self._ready(subject)
            try:
                value: Got = cell.do(task, seconds * _HELD_UP)
            except _Fault as fault:
                self._end()
                raise ParserFault(subject, str(fault)) from None
            if cell.turns >= TURNS:
                self._end()
            return value

    def _ready(self, subject: str) -> _Cell:
        if self._cell is None or not self._cell.is_alive:
            self._end()
            try:
                self._cell = _Cell(self._memory)
                self._cell.begin()
            except (_Fault, OSError) as fault:
                self._end()
                raise NoReader(subject, str(fault)) from None
        return self._cell

    def _end(self) -> None:
        if self._cell is not None:
            self._cell.end()
            self._cell = None


class _Fault(Exception):
    """What became of what was to be read, in words."""


class _Cell:
    """The process as seen from outside. Takes a fifth of a second to start, and what a function's module imports."""

    def __init__(self, memory: int) -> None:
        """Raises OSError where the machine has no room for one more."""
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, memory), daemon=True, name="jail")
        try:
            self._process.start()
        except OSError:
            self._connection.close()
            raise
        finally:
            theirs.close()
        self.turns = 0

    def begin(self) -> None:
        """Wait until it can work. Raises _Fault where it can't even begin."""
        self._receive(_STARTING)

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def do(self, task: bytes, seconds: float) -> Any:
        """Raises _Fault, after which the cell is good for nothing."""
        self.turns += 1
        try:
            self._connection.send_bytes(task)
        except BrokenPipeError:
            raise _Fault(self._how_it_died()) from None
        outcome = self._receive(seconds)
        if not outcome.startswith(VALUE):
            raise _Fault(outcome[1:].decode("utf-8", "replace"))
        return _plain_value(outcome[1:])

    def end(self) -> None:
        self._connection.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    def _receive(self, seconds: float) -> bytes:
        try:
            if not self._connection.poll(seconds):
                raise _Fault(f"it took longer than {seconds:g} s")
            return self._connection.recv_bytes(LARGEST_VALUE)
        except EOFError:
            raise _Fault(self._how_it_died()) from None
        except OSError:
            raise _Fault("it gave too much") from None

    def _how_it_died(self) -> str:
        self._process.join(1.0)
        code = self._process.exitcode or 0
        if code == -signal.SIGXCPU:
            return "it used too much of the processor's time"
        return f"its process died ({signal.Signals(-code).name if code < 0 else code})"


class _PlainValues(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Only what holds values: nothing that does something when it is made."""
        if module == "datetime" or module.startswith("corpus."):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _plain_value(pickled: bytes) -> Any:
    try:
        return _PlainValues(io.BytesIO(pickled)).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, LookupError, AttributeError) as fault:
        raise _Fault(f"it gave no plain value: {fault}") from None
