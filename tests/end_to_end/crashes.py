"""Kill the running program again and again, at random instants, and count what its readers got.

    python -m tests.end_to_end.crashes --kills 1000 --stops 200 --seed 7

The program is `dateline run` in a process of its own (split off from this one, which has its modules loaded, so that
a thousand starts take minutes), the fake Telegram another one; there is always more to send than there is time for.
A kill is SIGKILL, a stop is SIGTERM. At the end the program may send what is left in peace, and
every promise is held against what arrived. Exit status 1 where one was not kept.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import pairwise, takewhile
from math import inf
from pathlib import Path

import click

from tests.end_to_end.trial import DOUBT, PATIENCE, ROOT, Promised, Trial, driver, wait_until

CHATS = range(1, 61)
A_DAY = 10
"""Articles a day: two messages' worth."""
PER_RUN = 40
"""Editions that wait whenever the program starts."""
LATENCY = 0.25
"""Seconds from a request to its answer, once it sends: long enough for all that may be under way at once to be so."""


@dataclass
class Verdict:
    """What became of the promises."""

    kills: int = 0
    stops: int = 0
    promised: int = 0
    """Messages that the ledger held."""
    arrived: int = 0
    lost: int = 0
    """Neither they nor a line about their edition arrived."""
    twice: int = 0
    out_of_order: int = 0
    in_doubt: int = 0
    really_missing: int = 0
    """Of those in doubt, the ones that had not arrived: their readers have the line and its button."""
    lines: int = 0
    doubts_after_stops: int = 0
    left_unsent: int = 0
    listed_by_check: bool = True
    damage: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def is_kept(self) -> bool:
        faults = (self.lost, self.twice, self.out_of_order, self.doubts_after_stops, self.left_unsent)
        return not any(faults) and not self.damage and self.listed_by_check


def end(trial: Trial, chance: random.Random, sign: signal.Signals) -> None:
    """Start the program, let it come to send, and end it at a random instant; some die before they send."""
    trial.put_in(max(PER_RUN - trial.waiting(), 0))
    before = trial.sent()
    telegram = driver.Reader(trial.address)
    telegram.sim("latency", seconds=0)
    process = trial.fork()
    if chance.random() < 0.1:
        time.sleep(chance.uniform(0, 2))
    else:
        wait_until(lambda: trial.sent() > before or process.poll() is not None, "nothing was sent")
        telegram.sim("latency", seconds=LATENCY)
        time.sleep(chance.uniform(0, 0.8))
    process.send_signal(sign)
    process.wait(PATIENCE)


def finish(trial: Trial) -> None:
    """Let everything go out, then stop."""
    process = trial.start()
    wait_until(lambda: not trial.unsent(), "not all was sent", 10 * PATIENCE)
    process.send_signal(signal.SIGTERM)
    process.wait(PATIENCE)


def judge(trial: Trial, verdict: Verdict) -> None:
    """Hold what arrived against what was promised."""
    arrived = trial.arrived()
    for chat, promised in trial.promised().items():
        lines = sum(DOUBT in text for text in arrived[chat])
        _judge_chat(verdict, promised, [text for text in arrived[chat] if DOUBT not in text], lines)
        verdict.lines += lines
    verdict.left_unsent = trial.unsent()
    verdict.damage = trial.damage()
    verdict.listed_by_check = not verdict.in_doubt or "doubt" in _check(trial)


def _judge_chat(verdict: Verdict, promised: list[Promised], arrived: list[str], lines: int) -> None:
    counts = Counter(arrived)
    places = {message.text: n for n, message in enumerate(promised)}
    order = [places[text] for text in arrived if text in places]
    verdict.promised += len(promised)
    verdict.arrived += len(order)
    verdict.twice += sum(count - 1 for text, count in counts.items() if text in places)
    verdict.out_of_order += sum(later < earlier for earlier, later in pairwise(order))
    doubted = [message for message in promised if message.in_doubt]
    missing = {message.edition for message in promised if message.text not in counts}
    told = {message.edition for message in doubted}
    verdict.in_doubt += len(doubted)
    verdict.really_missing += sum(message.text not in counts for message in doubted)
    verdict.lost += len(missing - told) + max(0, len(told) - lines)


def _check(trial: Trial) -> str:
    """What `dateline check` says."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "check"],
        cwd=trial.folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def run(kills: int, stops: int, seed: int, minutes: float = inf) -> Verdict:
    """Kill it so often, then stop it so often, as far as the time allows, and judge."""
    verdict = Verdict()
    chance = random.Random(seed)
    began = time.monotonic()
    days = (kills + stops + 1) * PER_RUN // len(CHATS) + 2
    with tempfile.TemporaryDirectory() as folder, driver.as_process() as address:
        trial = Trial(Path(folder), address, CHATS, days=days, a_day=A_DAY)
        trial.meet()
        for _ in _within(kills, began + 60 * minutes, "kills"):
            end(trial, chance, signal.SIGKILL)
            verdict.kills += 1
        before = None
        for _ in _within(stops, began + 80 * minutes, "stops"):
            end(trial, chance, signal.SIGTERM)
            verdict.stops += 1
            before = trial.doubts() if before is None else before  # the first start finds the last kill's
        verdict.doubts_after_stops = trial.doubts() - (before or 0) if stops else 0
        finish(trial)
        judge(trial, verdict)
    verdict.seconds = round(time.monotonic() - began, 1)
    return verdict


def _within(count: int, end: float, what: str) -> Iterator[int]:
    """So many times, or until then; with a progress bar where somebody watches."""
    from tqdm import tqdm

    return takewhile(lambda _: time.monotonic() < end, tqdm(range(count), desc=what, disable=None))


@click.command()
@click.option("--kills", default=100, show_default=True)
@click.option("--stops", default=20, show_default=True)
@click.option("--seed", default=7, show_default=True)
@click.option("--minutes", default=inf, help="Stop killing after so long, and stopping after a third more.")
def crashes(kills: int, stops: int, seed: int, minutes: float) -> None:
    """Kill the program at random instants and see whether every promise is kept."""
    verdict = run(kills, stops, seed, minutes)
    for name, value in asdict(verdict).items():
        click.echo(f"{name.replace('_', ' '):20} {value}")
    sys.exit(0 if verdict.is_kept else 1)


if __name__ == "__main__":
    crashes()
