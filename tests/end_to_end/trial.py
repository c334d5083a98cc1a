"""A running `dateline run` with more promised than it has time for, and a Telegram to hold it against.

What the trials share (crashes.py, flood.py): an archive with a day's news for every edition, editions promised by
turns to chats, and what arrived.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for folder in (ROOT, ROOT / "tests" / "support", ROOT / "tests" / "fakegram"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from factories import article, prepared, published, shelved  # noqa: E402
from fakegram import driver  # noqa: E402
from fakegram.driver import TOKEN, Reader  # noqa: E402

import bot.planner  # noqa: E402 (loaded here, so that a fork need not)
import bot.polling  # noqa: E402, F401
from bot import __main__ as command  # noqa: E402
from corpus.corpus import open_corpus  # noqa: E402
from corpus.intake.prepare import Prepared  # noqa: E402
from corpus.membership import follow_topics  # noqa: E402
from corpus.model import Topic  # noqa: E402
from digests import markup  # noqa: E402
from digests.ledger.ledger import open_ledger  # noqa: E402
from digests.ledger.model import About, AboutKind, Chat, ChatKind  # noqa: E402
from digests.schedule import Rule  # noqa: E402
from digests.words import JOINER  # noqa: E402
from tests.digests.ledger.ledgers import UTC_ZONE  # noqa: E402

__all__ = ("DOUBT", "PATIENCE", "ROOT", "Promised", "Trial", "driver", "wait_until")

FIRST = date(2024, 3, 1)
TOPIC = Topic("harbour", "Harbour strike", ("harbour",))
DOUBT = "may not have reached"
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Promised:
    """A message of the ledger, as a reader would see it."""

    edition: int
    text: str
    in_doubt: bool


@dataclass(slots=True)
class Forked:
    """A process that was not started but split off; as subprocess has them."""

    pid: int
    ended: bool = False

    def poll(self) -> int | None:
        if not self.ended:
            self.ended = os.waitpid(self.pid, os.WNOHANG)[0] != 0
        return 0 if self.ended else None

    def send_signal(self, sign: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, sign)

    def wait(self, timeout: float) -> None:
        wait_until(lambda: self.poll() is not None, "it does not end", timeout)


class Trial:
    """One archive, one Telegram, and the program between them."""

    def __init__(self, folder: Path, address: str, chats: Sequence[int], *, days: int, a_day: int) -> None:
        """Articles of so many days, so many a day; chats below 0 are groups."""
        self.folder = folder
        self.address = address
        self.chats = chats
        self.database = folder / "dateline.db"
        self._given = 0
        _make_archive(self.database, days, a_day)
        _subscribe(self.database, chats)

    def meet(self) -> None:
        """Every chat is known to Telegram: its reader has begun it, or its people have let the bot in."""
        for chat in self.chats:
            reader = Reader(self.address, chat)
            reader.sim("chat", chat=chat, kind="private" if chat > 0 else "supergroup")
            if chat < 0:
                reader.make_bot("member")

    def put_in(self, editions: int) -> None:
        """Promise so many editions more, to the chats by turns; no chat gets those of a day twice."""
        with closing(sqlite3.connect(self.database)) as connection, connection:
            connection.executemany(
                "insert into edition (subscription_id, slot, chat_id, thread_id, kind, words, title, zone, since,"
                " asof, line, asked, state, planned) values (?, ?, ?, 0, 'topic', 'harbour', 'Harbour strike',"
                " 'UTC', ?, ?, ?, 0, 'planned', ?)",
                [self._edition() for _ in range(editions)],
            )

    def _edition(self) -> tuple[object, ...]:
        n, self._given = self._given, self._given + 1
        slot = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
        day = int(datetime.combine(FIRST + timedelta(days=n // len(self.chats)), clock_time(), UTC).timestamp())
        place = n % len(self.chats)
        name = slot.replace(tzinfo=None).isoformat(timespec="minutes")
        return (place + 1, name, self.chats[place], day - 1, day + 86_399, n + 1, int(time.time()))  # noqa: TID251

    def start(self) -> subprocess.Popen[bytes]:
        """`dateline run`, as an operator starts it."""
        command = [sys.executable, "-m", "bot", "run"]
        return subprocess.Popen(command, cwd=self.folder, env=self._environment(), stderr=subprocess.DEVNULL)

    def fork(self) -> Forked:
        """The same command in a copy of this process, which has its modules loaded: a start in no time."""
        if pid := os.fork():
            return Forked(pid)
        try:
            os.chdir(self.folder)
            os.environ.clear()  # noqa: TID251
            os.environ.update(self._environment())  # noqa: TID251
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            command.dateline(["run"], standalone_mode=False)
        finally:
            os._exit(0)

    def _environment(self) -> dict[str, str]:
        inherited = os.environ.items()  # noqa: TID251 (a process of its own needs one of its own)
        clean = {key: value for key, value in inherited if not key.startswith(("DATELINE_", "TELEGRAM_"))}
        ours = {"PYTHONPATH": str(ROOT), "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": self.address}
        return clean | ours | {"DATELINE_LOG": "ERROR"}

    def waiting(self) -> int:
        """Editions of which nothing was claimed."""
        return self.count("select count(*) from edition where state in ('planned', 'composed')")

    def unsent(self) -> int:
        """Editions not begun, and messages not settled."""
        return self.waiting() + self.count("select count(*) from delivery where state in ('pending', 'sending')")

    def doubts(self) -> int:
        return self.count("select count(*) from delivery where state in ('unknown', 'sending')")

    def count(self, sql: str) -> int:
        with closing(sqlite3.connect(self.database)) as connection:
            return int(connection.execute(sql).fetchone()[0])

    def damage(self) -> list[str]:
        with closing(sqlite3.connect(self.database)) as connection:
            return [row[0] for row in connection.execute("pragma integrity_check") if row[0] != "ok"]

    def sent(self) -> int:
        return int(Reader(self.address).look("counts")["sent"])

    def promised(self) -> dict[int, list[Promised]]:
        """Every message of a digest by chat, in the order of promises."""
        found: dict[int, list[Promised]] = defaultdict(list)
        with closing(sqlite3.connect(self.database)) as connection:
            rows = connection.execute(
                "select d.chat_id, d.edition_id, s.html, d.state from delivery d join sheet s on s.id = d.sheet_id"
                " where d.kind = 'digest' order by d.edition_id, d.part"
            )
            for chat, edition, html, state in rows:
                found[chat].append(Promised(edition, _plain(markup.visible(html)), state == "unknown"))
        return found

    def arrived(self) -> dict[int, list[str]]:
        """What each chat got, in order."""
        found: dict[int, list[str]] = defaultdict(list)
        for message in Reader(self.address).sent():
            found[message["chat"]].append(_plain(message["text"]))
        return found


def wait_until(condition: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Look until it is so. Raises AssertionError after a while."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"in {seconds:.0f} s {what}")
        time.sleep(0.01)


def _plain(text: str) -> str:
    return " ".join(text.replace(JOINER, "").split())


def _make_archive(path: Path, days: int, a_day: int) -> None:
    """So many days of a harbour strike."""
    corpus = open_corpus(path, write=True)
    try:
        with corpus.database.transaction() as writing:
            follow_topics(writing, corpus.database, [TOPIC])
        shelved(corpus, *_reports(days, a_day))
    finally:
        corpus.close()


def _reports(days: int, a_day: int) -> Iterator[Prepared]:
    """Each a story of its own, in words of its own."""
    for n in range(days * a_day):
        day = FIRST + timedelta(days=n // a_day)
        words = " ".join(f"w{n}x{m}" for m in range(40))
        text = f"At the harbour on the {n}th occasion {words} came about. Nobody {words[::-1]} had expected it."
        yield prepared(
            article(text, title=f"Happening {n} {words[:30]}", source=f"Paper {n % 5}", on=published(day.isoformat()))
        )


def _subscribe(path: Path, chats: Sequence[int]) -> None:
    """A subscription for every chat, whose own time never comes while this lasts."""
    now = datetime.now(UTC)  # noqa: TID251 (a trial runs by the real clock)
    earlier = (now - timedelta(hours=1)).time()
    rule = Rule((earlier.hour * 60 + earlier.minute,))
    about = About(AboutKind.TOPIC, TOPIC.key, TOPIC.title)
    with closing(open_ledger(path, UTC_ZONE)) as ledger:
        for chat in chats:
            kind = ChatKind.PRIVATE if chat > 0 else ChatKind.SUPERGROUP
            ledger.agreements.subscribe(Chat(chat, kind), 0, about, rule, now)
