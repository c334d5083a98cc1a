"""The program as a process of its own, against the fake Telegram."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fakegram"))

from fakegram import driver

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0


class Program:
    """A running `dateline` with what it wrote so far."""

    def __init__(self, arguments: list[str], folder: Path, **environment: str) -> None:
        inherited = os.environ.items()  # noqa: TID251 (a process of its own needs one of its own)
        clean = {key: value for key, value in inherited if not key.startswith(("DATELINE_", "TELEGRAM_"))}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            cwd=folder,
            env=clean | {"PYTHONPATH": str(ROOT)} | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.log: list[str] = []
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self) -> None:
        assert self.process.stderr
        self.log.extend(iter(self.process.stderr.readline, ""))

    @property
    def errors(self) -> str:
        return "".join(list(self.log))

    def wait_for(self, condition: Callable[[str], bool]) -> None:
        """Until the log says so."""
        end = time.monotonic() + PATIENCE
        while not condition(self.errors):
            if time.monotonic() > end:
                raise AssertionError(f"not in the log:\n{self.errors}")
            time.sleep(0.03)

    def stop(self, sign: int = signal.SIGTERM) -> int:
        """Ask it politely to stop; its exit status."""
        self.process.send_signal(sign)
        return self.end()

    def end(self) -> int:
        status = self.process.wait(PATIENCE)
        self._reading.join(PATIENCE)
        return status

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)
        self._reading.join(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream:
                stream.close()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start `dateline` with these arguments in a folder of its own; killed at the end where it still runs."""
    running: list[Program] = []

    def starting(*arguments: str, folder: Path = tmp_path, **environment: str) -> Program:
        running.append(Program(list(arguments), folder, **environment))
        return running[-1]

    yield starting
    for program in running:
        program.close()


@pytest.fixture
def address() -> Iterator[str]:
    """A fake Telegram in a thread of this process."""
    with driver.in_thread() as where:
        yield where
