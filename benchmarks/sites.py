"""What the benchmarks of fetching share: sites on this machine, and the program as a process that is measured."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]


def small_web() -> ModuleType:
    """The tests' own small web."""
    support = str(ROOT / "tests" / "support")
    if support not in sys.path:
        sys.path.append(support)
    return import_module("small_web")


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command cost, with all that it started."""

    wall: float
    """Seconds."""
    processor: float
    """Seconds, of both cores together."""
    memory: float
    """MB that its largest process held."""
    said: str


def dateline(arguments: list[str], folder: Path, environment: Mapping[str, str]) -> Spent:
    """Run `dateline` with an archive in this folder. Raises CalledProcessError where it fails."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("DATELINE_", "TELEGRAM_"))}  # noqa: TID251
    command = [sys.executable, "-m", "bot", *arguments]
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=inherited | {"PYTHONPATH": str(ROOT)} | dict(environment),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return Spent(time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said.strip())
