"""Fill a real disk under the running program: nothing leaves without a claim, nothing is lost, it goes on by itself.

    sudo python -m tests.end_to_end.full_disk

It mounts a small file system in memory, so it needs to be root, and Linux. Exit status 1 where a promise was not kept.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click

from tests.end_to_end.trial import PATIENCE, Trial, driver, wait_until

SIZE = 110
"""Megabytes of the disk; below 64 free nothing new is begun."""
SOME = 30 * 2**20
MOMENT = 6.0
SLOWLY = 4.0
"""Seconds that an answer takes while the disk runs full."""


class Disk:
    """A file system that can be filled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self, *, leave: int) -> None:
        block = b"0" * 4096
        try:
            with self._ballast.open("wb") as file:
                while shutil.disk_usage(self.folder).free > leave:
                    file.write(block)
                    file.flush()
        except OSError:
            pass  # it is full: that was the aim

    def make_room(self) -> None:
        self._ballast.unlink()


def little_room(trial: Trial, disk: Disk) -> bool:
    """Below the reserve nothing is begun."""
    disk.fill(leave=SOME)
    trial.put_in(5)
    return _waits_and_goes_on(trial, "with little room", disk.make_room)


def no_room(trial: Trial, disk: Disk) -> bool:
    """What is under way when the disk is full is written down when there is room again, and is in no doubt."""
    reader = driver.Reader(trial.address)
    reader.sim("latency", seconds=SLOWLY)
    trial.put_in(5)
    wait_until(
        lambda: trial.count("select count(*) from delivery where state = 'sending'") >= 3, "nothing is under way"
    )
    disk.fill(leave=0)
    time.sleep(2 * SLOWLY)
    disk.make_room()
    wait_until(lambda: not trial.unsent(), "it did not go on")
    reader.sim("latency", seconds=0)
    return _told("with no room, answers under way", doubts=trial.doubts())


def locked(trial: Trial, disk: Disk) -> bool:
    """While another program writes, nothing is sent."""
    with closing(sqlite3.connect(trial.database, isolation_level=None)) as other:
        trial.put_in(5)
        before = trial.sent()
        other.execute("begin immediate")
        time.sleep(1)
        begun = trial.sent()  # what was claimed by then
        time.sleep(MOMENT)
        kept = _told("while another program writes", sent_meanwhile=trial.sent() - begun)
        other.execute("commit")
    wait_until(lambda: not trial.unsent(), "it did not go on")
    return kept and trial.sent() == before + 5


def _waits_and_goes_on(trial: Trial, what: str, mend: Callable[[], None]) -> bool:
    before = trial.sent()
    time.sleep(MOMENT)
    kept = _told(what, sent_meanwhile=trial.sent() - before)
    mend()
    wait_until(lambda: not trial.unsent(), "it did not go on")
    return kept and trial.sent() == before + 5


def _told(what: str, **counts: int) -> bool:
    told = ", ".join(f"{name.replace('_', ' ')}: {count}" for name, count in counts.items())
    click.echo(f"{what}: {told}")
    return not any(counts.values())


@click.command()
def full_disk() -> None:
    """Let a disk run full under the program, and see whether it keeps its promises."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", name], check=True)
        try:
            kept = _play(folder)
        finally:
            subprocess.run(["umount", "--lazy", name], check=True)
    sys.exit(0 if kept else 1)


def _play(folder: Path) -> bool:
    with driver.as_process() as address:
        trial = Trial(folder, address, range(1, 11), days=3, a_day=3)
        trial.meet()
        process = trial.start()
        kept = [scene(trial, Disk(folder)) for scene in (little_room, no_room, locked)]
        process.terminate()
        process.wait(PATIENCE)
        return all(kept) and _told("at the end", doubts=trial.doubts(), damage=len(trial.damage()))


if __name__ == "__main__":
    full_disk()
