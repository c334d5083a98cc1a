"""Turns at a host, within a program and among several."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.fetching.turns import Turns

HOST, OTHER = "zenda.example", "hofbau.example"
PATIENCE = 30.0
HOLDER = """
import asyncio, sys
from pathlib import Path
from corpus.fetching.turns import Turns

async def hold():
    with Turns(Path(sys.argv[1])) as turns:
        async with turns.at(sys.argv[2], 0.0):
            print("mine", flush=True)
            sys.stdin.readline()

asyncio.run(hold())
"""


def holder(file: Path, host: str) -> subprocess.Popen[str]:
    """Another program that has a host to itself, until it is written a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(file), host], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "mine\n"
    return process


@pytest.fixture(params=["alone", "shared"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path | None:
    return tmp_path / "a.db.turns" if request.param == "shared" else None


def test_a_host_is_had_by_one_at_a_time(file: Path | None) -> None:
    """However many wait for it; others do not wait."""
    under_way: list[str] = []
    busiest = 0

    async def ask(turns: Turns, host: str) -> None:
        nonlocal busiest
        async with turns.at(host, 0.0):
            under_way.append(host)
            busiest = max(busiest, len(under_way))
            assert under_way.count(host) == 1
            await asyncio.sleep(0.01)
            under_way.remove(host)

    async def all_of_them() -> None:
        with Turns(file) as turns:
            await asyncio.gather(*(ask(turns, host) for host in (HOST, OTHER) * 5))

    asyncio.run(all_of_them())
    assert busiest == 2


def test_a_host_is_left_alone_as_long_as_it_wants(file: Path | None) -> None:
    """Since its last answer; the first question waits for nothing."""

    async def twice() -> tuple[float, float]:
        with Turns(file) as turns:
            begun = time.monotonic()
            async with turns.at(HOST, 5.0):
                first = time.monotonic()
            async with turns.at(HOST, 0.3):
                return first - begun, time.monotonic() - first

    first, second = asyncio.run(twice())
    assert first < 5.0
    assert second >= 0.3


def test_another_program_is_waited_for(tmp_path: Path) -> None:
    """At its host alone, until it is done; and what it learnt of the last answer counts."""
    file = tmp_path / "a.db.turns"
    other = holder(file, HOST)
    assert other.stdin

    async def scene() -> None:
        with Turns(file) as turns:
            async with turns.at(OTHER, 0.0):
                pass
            waiting = asyncio.create_task(one(turns))
            done, _ = await asyncio.wait({waiting}, timeout=0.3)
            assert not done
            assert other.stdin
            other.stdin.write("\n")
            other.stdin.flush()
            await asyncio.wait_for(waiting, PATIENCE)

    async def one(turns: Turns) -> None:
        async with turns.at(HOST, 0.2):
            pass

    asyncio.run(scene())
    assert other.wait(PATIENCE) == 0


def test_a_program_that_dies_holds_nobody_up(tmp_path: Path) -> None:
    """The system takes back what it held."""
    file = tmp_path / "a.db.turns"
    other = holder(file, HOST)
    other.kill()
    other.wait(PATIENCE)

    async def ask() -> None:
        with Turns(file) as turns:
            async with asyncio.timeout(PATIENCE), turns.at(HOST, 0.0):
                pass

    asyncio.run(ask())


def test_a_clock_that_began_anew_is_not_waited_for(tmp_path: Path) -> None:
    """After the machine was started again, what was written before lies ahead of its clock."""
    file = tmp_path / "a.db.turns"
    file.write_bytes(b"\x00\x00\x00\x00\x00\x00\xf0\x7f" * 4096)

    async def ask() -> None:
        with Turns(file) as turns:
            async with asyncio.timeout(PATIENCE), turns.at(HOST, 1.0):
                pass

    asyncio.run(ask())
