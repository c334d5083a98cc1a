"""What a hundred thousand subscriptions cost: at the start, while nothing is due, and when all are due at once."""

from __future__ import annotations

import gc
import sqlite3
import tempfile
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from zoneinfo import ZoneInfo

from benchmarks import synthetic
from benchmarks.archives import taking_in
from benchmarks.yardstick import resident
from bot.config import Config
from bot.question import Question
from bot.responder import open_responder
from bot.storage import Storage
from bot.visitor import Visitor
from corpus.intake.admit import found_in
from digests.ledger.ledger import Ledger, open_ledger
from digests.press import Press

ZONE = ZoneInfo("UTC")
NOW = datetime(2023, 10, 1, 12, 0, tzinfo=UTC)
DUE = datetime(2023, 10, 2, 8, 0, tzinfo=UTC)
LOOKS = 2_000
"""Idle looks that are timed."""
ARTICLES = 1_000
ASKED = 150


def run(count: int) -> None:
    """Print what scale asks for: start, idle look, all due in one minute, and a reader meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        _fill(path, Path(folder))
        _agree(path, count)
        print(f"\n{count:,} subscriptions, one a chat, all for 08:00 of one zone")
        _start(path)
        with closing(open_ledger(path, ZONE)) as ledger:
            _idle(ledger)
            _all_due(ledger, count)
        _agree_again(path)
        _beside_a_reader(path, Path(folder), count)


def _fill(path: Path, folder: Path) -> None:
    (folder / "topics.toml").write_text(synthetic.topics_toml(), encoding="utf-8")
    synthetic.write(folder / "articles.jsonl", ARTICLES)
    with taking_in(path, seen=NOW) as (_, intake):
        intake.admit(found_in([folder / "articles.jsonl"]))


def _agree(path: Path, count: int) -> None:
    """So many chats with a subscription each, written straight into the tables: agreeing is not what is measured."""
    open_ledger(path, ZONE).close()
    topic = synthetic.places()[0]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "insert into chat (id, kind) values (?, 'private')", ((number,) for number in range(1, count + 1))
        )
        connection.executemany(
            "insert into subscription (chat_id, thread_id, kind, words, title, rule, slot, due, told_until)"
            " values (?, 0, 'topic', ?, ?, '* 08:00', '2023-10-02T08:00', ?, ?)",
            (
                (number, topic.lower(), topic, int(DUE.timestamp()), int((DUE - timedelta(days=1)).timestamp()))
                for number in range(1, count + 1)
            ),
        )


def _agree_again(path: Path) -> None:
    """Take back what was planned, so that it is due once more."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("delete from edition")
        connection.execute(
            "update subscription set slot = '2023-10-02T08:00', due = ?, told_until = ?",
            (int(DUE.timestamp()), int((DUE - timedelta(days=1)).timestamp())),
        )


def _start(path: Path) -> None:
    gc.collect()
    before, began = resident(), time.perf_counter()
    ledger = open_ledger(path, ZONE)
    Press(ledger).recover(NOW)
    Press(ledger).plan(NOW)
    spent, grown = time.perf_counter() - began, resident() - before
    ledger.close()
    print(f"  start, with the first look: {spent * 1000:.1f} ms, {grown:.1f} MB more memory")


def _idle(ledger: Ledger) -> None:
    press = Press(ledger)
    spent = []
    for n in range(LOOKS):
        now = NOW + timedelta(seconds=n)
        began = time.perf_counter()
        press.plan(now)
        press.planned(now, 1)
        ledger.deliveries.heads(now, 1)
        spent.append((time.perf_counter() - began) * 1000)
    print(f"  a look while nothing is due: median {median(spent):.3f} ms, p95 {quantiles(spent, n=20)[-1]:.3f} ms")


def _all_due(ledger: Ledger, count: int) -> None:
    press = Press(ledger)
    batches = []
    while True:
        began = time.perf_counter()
        looked_at = press.plan(DUE)
        batches.append(time.perf_counter() - began)
        if not looked_at:
            break
    planned = ledger.database.query("select count(*) from edition")[0][0]
    print(
        f"  all due in one minute: {planned:,} of {count:,} planned in {sum(batches):.2f} s,"
        f" the longest transaction {max(batches) * 1000:.0f} ms"
    )


def _beside_a_reader(path: Path, folder: Path, count: int) -> None:
    """How long a reader's question takes alone, and while all that is due is planned in another thread."""
    config = Config(database=path, topics=folder / "topics.toml", actors=folder / "actors.toml")
    storage = Storage(path)
    responder = open_responder(config, storage, lambda: NOW)
    question = Question("latest", synthetic.places()[0].lower())

    def ask() -> float:
        began = time.perf_counter()
        responder.respond(question, NOW, Visitor(1))
        return (time.perf_counter() - began) * 1000

    ask()
    alone = [ask() for _ in range(ASKED)]
    press = Press(storage.ledger())

    def plan_all() -> None:
        while press.plan(DUE):
            time.sleep(0)

    planning = threading.Thread(target=plan_all)
    planning.start()
    beside = [ask()]
    while planning.is_alive():
        beside.append(ask())
    planning.join()
    responder.close()
    p95 = [quantiles(spent, n=20)[-1] for spent in (alone, beside)]
    print(
        f"  a reader's question: median {median(alone):.1f} ms, p95 {p95[0]:.1f} ms alone;"
        f" median {median(beside):.1f} ms, p95 {p95[1]:.1f} ms, at most {max(beside):.1f} ms meanwhile"
        f" ({len(beside)} questions)"
    )
