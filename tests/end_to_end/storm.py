"""Hostile feeds, thousands of them, while readers ask: nothing falls, and nobody waits.

    python -m benchmarks storm --mutants 10000 --seed 7

A real `dateline run` follows one feed for each mutant of the feeds that the tests have, each with a mutant of a page
behind it, and one for each known bomb (tests/support/mutants.py). It gathers them as it always does: in the process
it sends out, with another to read them in. Meanwhile sixty chats ask one question after another over the fake
Telegram; how long each waits, from writing to the message, is taken alone first and then during the storm.

Exit status 1 where the bot or the gathering broke, a feed was never looked at, or one question in a hundred took longer
than 100 ms. The last says something only on a machine that does nothing else: what it does besides is printed first.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import click

from tests.end_to_end.trial import PATIENCE, ROOT, driver, wait_until

# isort: split
from mutants import BOMBS, RSS, mutant
from small_web import HOSTS, Document, Web

from corpus.intake.feeds.opml import MOST_OUTLINES

FEEDS = ROOT / "tests" / "corpus" / "intake" / "feeds" / "conformance"
PAGES = ROOT / "corpus" / "samples"
QUESTIONS = (
    "/latest",
    "/search truce",
    "/topics",
    "/actor pashinyan",
    "/sources",
    "/digest suez since 2021-03-20",
    "/latest karabakh",
    "who is Lavrov?",
)
CHATS = 60
PACE = 0.1
"""Seconds from one question to the next: ten a second, which no reader of one chat would keep up."""
ALONE = 40.0
"""Seconds for which questions are asked before the storm."""
AT_MOST = 0.1
"""Seconds that ninety-nine questions in a hundred may take."""
A_FEED = 0.5
"""Seconds a feed may take on the average before the storm is given up."""


@dataclass
class Waits:
    """How long questions took, in milliseconds."""

    asked: int = 0
    p50: float = 0.0
    p99: float = 0.0
    longest: float = 0.0


@dataclass(frozen=True, slots=True)
class Answered:
    """One question and how long its answer took."""

    question: str
    seconds: float


@dataclass
class Verdict:
    feeds: int = 0
    looked_at: int = 0
    seconds: float = 0.0
    """From the first look to the last."""
    brought: int = 0
    """Feeds that gave a document, however spoilt."""
    articles: int = 0
    notes: Counter[str] = field(default_factory=Counter)
    """What was written down of the others."""
    alone: Waits = field(default_factory=Waits)
    storm: Waits = field(default_factory=Waits)
    kinds: dict[str, Waits] = field(default_factory=dict)
    """The same of the storm for each question."""
    complaints: list[str] = field(default_factory=list)
    """Lines of the bot's log that are no news of feeds: exceptions, faults, restarts."""
    damage: list[str] = field(default_factory=list)
    status: int | None = None
    """With which the bot ended when it was told to."""
    memory: dict[str, int] = field(default_factory=dict)
    """The most that each process held, in MB."""

    @property
    def is_weathered(self) -> bool:
        """Whether nothing fell."""
        return self.looked_at == self.feeds and self.status == 0 and not self.complaints and not self.damage

    @property
    def is_kept(self) -> bool:
        return self.is_weathered and self.storm.p99 < AT_MOST * 1000


def run(mutants: int, seed: int, *, bombs: bool = True, alone: float = ALONE) -> Verdict:
    verdict = Verdict()
    with tempfile.TemporaryDirectory() as name, Web() as web, driver.as_process() as address:
        folder = Path(name)
        environment = _environment(address, web)
        _dateline(["load", "--sample"], folder, environment)
        with _bot(folder, environment) as bot, _readers(address, folder) as answered:
            wait_until(lambda: len(answered()) > 0, "no question was answered", PATIENCE + CHATS)
            time.sleep(alone)
            verdict.alone = waits([each.seconds for each in answered()])
            os.nice(5)  # the sites that are fetched from are no part of the machine that is measured
            verdict.feeds = _raise_storm(web, folder, random.Random(seed), mutants, bombs=bombs)
            before = len(answered())
            verdict.seconds = _wait_out(verdict, folder, bot)
            asked = answered()[before:]
            verdict.storm = waits([each.seconds for each in asked])
            verdict.kinds = {
                question: waits([each.seconds for each in asked if each.question == question]) for question in QUESTIONS
            }
        verdict.status = bot.returncode
        verdict.complaints = [line for line in (folder / "log").read_text().splitlines() if not _is_news(line)]
        _take_stock(verdict, folder / "dateline.db")
    return verdict


def waits(seconds: list[float]) -> Waits:
    """The usual figures of some waits."""
    if not seconds:
        return Waits()
    ordered = sorted(seconds)
    p99 = ordered[min(int(len(ordered) * 0.99), len(ordered) - 1)]
    return Waits(len(ordered), *(round(each * 1000, 1) for each in (median(ordered), p99, ordered[-1])))


def _is_news(line: str) -> bool:
    return " INFO " in line and "Traceback" not in line


def _environment(address: str, web: Web) -> dict[str, str]:
    inherited = os.environ.items()  # noqa: TID251 (a process of its own needs one of its own)
    clean = {key: value for key, value in inherited if not key.startswith(("DATELINE_", "TELEGRAM_"))}
    ours = {"PYTHONPATH": str(ROOT), "TELEGRAM_BOT_TOKEN": driver.TOKEN, "TELEGRAM_API_URL": address}
    return clean | ours | {"DATELINE_ALLOWED_HOSTS": web.allowed}


def _dateline(arguments: list[str], folder: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "bot", *arguments]
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _bot(folder: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """`dateline run`, which is told to stop at the end."""
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-m", "bot", "run"], cwd=folder, env=environment, stderr=log)
        try:
            wait_until(lambda: "answering as" in (folder / "log").read_text(), "the bot did not start")
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


# -- the readers -------------------------------------------------------------------------------------------------------


@contextmanager
def _readers(address: str, folder: Path) -> Iterator[Callable[[], list[Answered]]]:
    """Readers in a process of their own; yields what tells the answers so far."""
    path = folder / "waits"
    path.touch()
    process = get_context("spawn").Process(target=ask_on, args=(address, str(path)), daemon=True)
    process.start()
    try:
        yield lambda: [_noted(line) for line in path.read_text().split("\n")[:-1]]
    finally:
        process.kill()
        process.join()


def _noted(line: str) -> Answered:
    number, seconds = line.split()
    return Answered(QUESTIONS[int(number)], float(seconds))


def ask_on(address: str, path: str) -> None:
    """Ask one question after another for ever, and note how long each answer took."""
    reader = driver.Reader(address)
    seen = 0
    began = float("inf")  # when the server's own count of seconds did, as nearly as has been seen
    with open(path, "w", buffering=1) as noted:  # noqa: PTH123
        number = 0
        while True:
            chat = 1_000 + number % CHATS
            written = time.monotonic()
            driver.Reader(address, chat).write(QUESTIONS[number % len(QUESTIONS)])
            answer = None
            while answer is None:
                time.sleep(0.01)
                new = reader.sent(seen)
                seen += len(new)
                if new:
                    began = min(began, time.monotonic() - new[-1]["at"])
                answer = next((message for message in new if message["chat"] == chat), None)
            if number >= CHATS:  # by then it is known well enough, and every chat has been greeted
                noted.write(f"{number % len(QUESTIONS)} {began + answer['at'] - written:.5f}\n")
            number += 1
            time.sleep(max(0.0, written + PACE - time.monotonic()))


# -- the storm ---------------------------------------------------------------------------------------------------------


def _raise_storm(web: Web, folder: Path, chance: random.Random, mutants: int, *, bombs: bool) -> int:
    """Let everything stand on the web, and have the bot follow it; how many feeds there are."""
    feeds = [path.read_bytes() for path in sorted(FEEDS.iterdir()) if path.suffix in (".xml", ".json")]
    pages = [path.read_bytes() for path in sorted(PAGES.glob("*.html"))]
    urls = [
        _put_mutant(web, chance, number, chance.choice(feeds), mutant(chance, chance.choice(pages)))
        for number in range(mutants)
    ]
    made = BOMBS.items() if bombs else ()
    urls += [web.put(HOSTS[n % len(HOSTS)], f"/bomb/{n}", make()) for n, (_, make) in enumerate(made)]
    chance.shuffle(urls)
    for n in range(0, len(urls), MOST_OUTLINES):
        outlines = "".join(f'<outline xmlUrl="{url}"/>' for url in urls[n : n + MOST_OUTLINES])
        (folder / "storm.opml").write_text(f"<opml><body>{outlines}</body></opml>")
        _dateline(["feeds", "import", "storm.opml"], folder, {**os.environ, "PYTHONPATH": str(ROOT)})  # noqa: TID251
    return len(urls)


def _put_mutant(web: Web, chance: random.Random, number: int, feed: bytes, page: bytes) -> str:
    """A spoilt feed whose articles are on this web, and spoilt as well."""
    host = HOSTS[number % len(HOSTS)]
    for n in (1, 2):
        web.put(host, f"/{number}/a/{n}", Document(page, chance.choice(("text/html", "text/html; charset=utf-16"))))
    led_here = feed.replace(b"https://news.example/a/", web.url(host, f"/{number}/a/").encode())
    kind = chance.choice((RSS, "application/atom+xml", "text/xml; charset=utf-8", "application/feed+json", "text/html"))
    return web.put(host, f"/{number}/feed", Document(mutant(chance, led_here), kind))


def _wait_out(verdict: Verdict, folder: Path, bot: subprocess.Popen[bytes]) -> float:
    """Wait until no feed is due any more; the seconds from the first look to the last."""
    patience = PATIENCE + verdict.feeds * A_FEED
    wait_until(lambda: _looked_at(folder) > 0, "no feed was looked at", 10 * PATIENCE)
    began = time.monotonic()
    while _looked_at(folder) < verdict.feeds and time.monotonic() < began + patience and bot.poll() is None:
        for name, held in _held(bot.pid):
            verdict.memory[name] = max(verdict.memory.get(name, 0), held)
        time.sleep(0.5)
    return round(time.monotonic() - began, 1)


def _looked_at(folder: Path) -> int:
    return _count(folder / "dateline.db", "select count(*) from feed where last_ok is not null or note != ''")


def _count(database: Path, sql: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(sql).fetchone()[0])


def _held(bot: int) -> Iterator[tuple[str, int]]:
    """What the bot, what answers anew beside it, the gathering and its reader hold, in MB."""
    own = set(_children(bot))
    for process in _family(bot):
        try:
            status = Path(f"/proc/{process}/status").read_text()
            command = Path(f"/proc/{process}/cmdline").read_bytes()
        except OSError:
            continue  # it has just ended
        spawned = b"spawn_main" in command
        name = "bot" if process == bot else "gathering" if not spawned else "renewal" if process in own else "reader"
        held = next((line for line in status.splitlines() if line.startswith("VmRSS")), "VmRSS: 0 kB")
        if b"resource_tracker" not in command:
            yield name, int(held.split()[1]) // 1024


def _family(process: int) -> Iterator[int]:
    yield process
    for child in _children(process):
        yield from _family(child)


def _children(process: int) -> list[int]:
    try:
        listed = [path.read_text() for path in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return []
    return [int(child) for child in " ".join(listed).split()]


def _take_stock(verdict: Verdict, database: Path) -> None:
    verdict.looked_at = _count(database, "select count(*) from feed where last_ok is not null or note != ''")
    verdict.brought = _count(database, "select count(*) from feed where last_ok is not null")
    verdict.articles = _count(database, "select count(*) from article")
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("select note, count(*) from feed where note != '' group by note order by 2 desc")
        verdict.notes = Counter(dict(rows))
        verdict.damage = [row[0] for row in connection.execute("pragma integrity_check") if row[0] != "ok"]


def print_storm(mutants: int, seed: int, *, bombs: bool = True) -> bool:
    """Raise a storm and print what came of it; whether all was kept."""
    click.echo(f"{os.getloadavg()[0]:.1f} programs want one of {os.cpu_count()} processors before it begins")
    verdict = run(mutants, seed, bombs=bombs)
    click.echo(f"{verdict.looked_at:,} of {verdict.feeds:,} feeds looked at in {verdict.seconds:,.0f} s")
    click.echo(f"{verdict.brought:,} gave a document; {verdict.articles:,} articles are in the archive")
    for note, count in verdict.notes.most_common(12):
        click.echo(f"  {count:7,} {note[:100]}")
    for name, each in (("alone", verdict.alone), ("during the storm", verdict.storm)):
        click.echo(f"a reader's question, {name:17} {each.asked:6,} asked: ", nl=False)
        click.echo(f"p50 {each.p50:6.1f} ms, p99 {each.p99:6.1f} ms, longest {each.longest:6.1f} ms")
    for question, each in sorted(verdict.kinds.items(), key=lambda kind: -kind[1].p99):
        click.echo(f"  {question:35} {each.asked:6,} asked: ", nl=False)
        click.echo(f"p50 {each.p50:6.1f} ms, p99 {each.p99:6.1f} ms, longest {each.longest:6.1f} ms")
    click.echo("memory, MB: " + ", ".join(f"{name} {held}" for name, held in sorted(verdict.memory.items())))
    click.echo(f"exit status of the bot {verdict.status}, damage {verdict.damage or 'none'}")
    click.echo(f"complaints in its log: {len(verdict.complaints)}")
    for line in verdict.complaints[:20]:
        click.echo(f"  {line[:200]}")
    return verdict.is_kept
