"""Many digests due at once, against a Telegram that enforces its limits: how fast they all arrive.

    python -m tests.end_to_end.flood --digests 10000

Nine in ten go to private chats, the others to groups. One chat more is told to wait for twelve hours at its first
message: nobody else may feel it. Exit status 1 where a message was refused or lost, or the rate is below 25 a second.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from tests.end_to_end.trial import PATIENCE, Trial, driver, wait_until

LATENCY = 0.06
LEAST_RATE = 25.0
FLOODED = 7
HOURS = 12 * 3600


@dataclass
class Verdict:
    digests: int = 0
    arrived: int = 0
    twice: int = 0
    refused: int = 0
    """Without those of the chat that was told to wait."""
    busiest_second: int = 0
    seconds: float = 0.0
    """From the first message to the last."""
    rate: float = 0.0
    flooded_tries: int = 0
    """How often the chat that was told to wait was tried."""

    @property
    def is_kept(self) -> bool:
        return (
            self.arrived == self.digests
            and not self.twice
            and not self.refused
            and self.rate >= LEAST_RATE
            and self.flooded_tries == 1
        )


def chats(digests: int) -> list[int]:
    """Nine private chats, then a group, and so on; and one chat more."""
    return [n if n % 10 else -1_000_000_000_000 - n for n in range(1, digests + 2)]


def run(digests: int) -> Verdict:
    with tempfile.TemporaryDirectory() as folder, driver.as_process(limits=True, latency=LATENCY) as address:
        trial = Trial(Path(folder), address, chats(digests), days=1, a_day=2)
        trial.meet()
        reader = driver.Reader(address, FLOODED)
        reader.sim("hold", chat=FLOODED, seconds=HOURS)
        trial.put_in(len(trial.chats))
        process = trial.start()
        wait_until(lambda: trial.unsent() <= 2, "not all were sent", PATIENCE + digests / 10)
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        return _judged(digests, reader.sent(), reader.refused())


def _judged(digests: int, sent: list[dict[str, object]], refused: list[dict[str, object]]) -> Verdict:
    got = Counter(message["chat"] for message in sent)
    times = [float(str(message["at"])) for message in sent]
    seconds = max(times) - min(times)
    late = 0
    busiest = 0
    for n, at in enumerate(times):
        while times[late] <= at - 1:
            late += 1
        busiest = max(busiest, n - late + 1)
    tries = sum(each["chat"] == FLOODED for each in refused)
    return Verdict(
        digests=digests,
        arrived=len(sent),
        twice=sum(count - 1 for count in got.values()),
        refused=len([each for each in refused if each["code"] == 429]) - tries,
        busiest_second=busiest,
        seconds=round(seconds, 1),
        rate=round(len(sent) / seconds, 2),
        flooded_tries=tries,
    )


@click.command()
@click.option("--digests", default=1_000, show_default=True)
def flood(digests: int) -> None:
    """Let many digests be due at once and see whether they all arrive, and how fast."""
    verdict = run(digests)
    for name, value in asdict(verdict).items():
        click.echo(f"{name.replace('_', ' '):20} {value}")
    sys.exit(0 if verdict.is_kept else 1)


if __name__ == "__main__":
    flood()
