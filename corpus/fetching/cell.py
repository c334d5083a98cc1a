"""The inside of the jail: a process that reads what it is handed, one thing after another, under limits."""

from __future__ import annotations

import io
import math
import os
import pickle
import resource
import signal
from enum import Enum
from multiprocessing.connection import Connection
from typing import Any

from corpus.reasons import fault_in_words

VALUE, FAULT = b"v", b"f"
"""The first byte of what is handed back: a pickled value, or in words what went wrong."""
_NICE = 10
"""Readers of the news go first, whatever is being read here."""


def serve(connection: Connection, memory: int) -> None:
    """Do what comes through the connection until it is closed. `memory` is in bytes, of addresses."""
    os.nice(_NICE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who holds the jail decides when it ends
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    connection.send_bytes(b"ready")
    while True:
        try:
            task = connection.recv_bytes()
        except EOFError:
            return
        connection.send_bytes(_outcome(task))


def _outcome(task: bytes) -> bytes:
    try:
        function, arguments, seconds = pickle.loads(task)  # noqa: S301 (it comes from our own process)
        _allow(seconds)
        return VALUE + handed_back(function(*arguments))
    except Exception as fault:  # noqa: BLE001 (whatever a parser does is the fault of what it was given)
        return FAULT + fault_in_words(fault).encode("utf-8", "replace")


class _ByValue(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:
        """Members of an enumeration go by their values.

        Up to Python 3.11.3 they go by a call of `getattr`, which whoever holds the jail must refuse.
        """
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


def handed_back(value: object) -> bytes:
    """A value as it leaves the jail: pickled, and made of plain values and dataclasses alone if it is."""
    stream = io.BytesIO()
    _ByValue(stream, pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


def _allow(seconds: float) -> None:
    """Let the process use so many seconds of a processor from now on; it dies when it wants more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = math.ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))
