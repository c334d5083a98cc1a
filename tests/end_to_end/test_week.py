"""Eight days of two hundred chats in thirty zones, in fast motion: clocks change, the program is stopped, killed and
started again, and every chat gets what a plain list says."""

from __future__ import annotations

import asyncio
import random
import shutil
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from swift import Inline, run_swiftly
from telegram.ext import ExtBot

from bot.backoff import Backoff
from bot.dispatcher import Dispatcher
from bot.ledger_access import LedgerAccess
from bot.limiter import Limiter
from bot.planner import Planner
from bot.storage import Storage
from digests.ledger.model import About, AboutKind, Chat, ChatKind
from digests.schedule import Rule
from tests.bot.posts import Judge
from tests.digests.ledger.ledgers import UTC_ZONE, Editor

BEGIN = datetime(2026, 3, 28, 9, 0, tzinfo=UTC)
"""The night after it Europe's clocks leap ahead; eight days later Australia's go back."""
LENGTH = timedelta(days=8, hours=12)
CHATS = 200
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
LATE = timedelta(minutes=3)
"""After its minute, or after the program was started again."""
RESTARTS = 9
SEED = 20260328
ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Berlin Europe/London Europe/Kyiv Europe/Lisbon Europe/Helsinki Europe/Chisinau Europe/Istanbul"
        " Asia/Yerevan Asia/Baku Asia/Tbilisi Asia/Tehran Asia/Kolkata Asia/Kathmandu Asia/Tokyo Asia/Beirut"
        " Asia/Jerusalem Africa/Cairo Africa/Casablanca Africa/Lagos America/New_York America/Los_Angeles"
        " America/Sao_Paulo America/St_Johns America/Nuuk Australia/Sydney Australia/Lord_Howe Australia/Perth"
        " Pacific/Auckland Pacific/Apia UTC"
    ).split()
]
TIMES = [time(hour, minute) for hour in range(24) for minute in (0, 30)] + [time(1, 45), time(2, 15)]


@dataclass(frozen=True)
class Wish:
    """A chat's wish, in the plainest words."""

    chat: int
    zone: ZoneInfo
    at: time
    weekdays: tuple[int, ...] = ()


def wishes(chance: random.Random) -> list[Wish]:
    days = [(), (), (), (0, 1, 2, 3, 4), (5, 6), (6,)]
    return [
        Wish(chat if chat % 4 else -chat, ZONES[chat % len(ZONES)], chance.choice(TIMES), chance.choice(days))
        for chat in range(1, CHATS + 1)
    ]


# -- the plain list --------------------------------------------------------------------------------------------


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """When a clock that one watches minute by minute shows this first; where it leaps over it, later by the leap."""
    wanted = datetime.combine(day, at)
    moment = datetime.combine(day, time(0), UTC) - timedelta(hours=15)
    before = shown(moment, zone)
    while True:
        moment += MINUTE
        now = shown(moment, zone)
        if now == wanted:
            return moment
        if before < wanted < now and now - before > MINUTE:
            return moment + (wanted - (before + MINUTE))
        before = now


def shown(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def expected(wish: Wish, away: list[tuple[datetime, datetime]]) -> list[tuple[str, datetime]]:
    """The slots that a chat is to get, each with when: of those missed in one absence the last, at its end."""
    found: list[tuple[str, datetime, bool]] = []
    for n in range(-1, LENGTH.days + 3):
        day = (BEGIN + n * DAY).date()
        if wish.weekdays and day.weekday() not in wish.weekdays:
            continue
        at = instant(day, wish.at, wish.zone)
        if not BEGIN < at <= BEGIN + LENGTH - LATE:
            continue
        back = next((end for begin, end in away if begin < at <= end), None)
        if back and found and found[-1][2] and found[-1][1] == back:
            found.pop()
        found.append((datetime.combine(day, wish.at).isoformat(timespec="minutes"), back or at, back is not None))
    return [(slot, at) for slot, at, _ in found]


# -- the life of the program -----------------------------------------------------------------------------------


class Life:
    """The program between two starts, on a clock that goes as fast as it can."""

    def __init__(self, folder: Path, judge: Judge) -> None:
        self.folder = folder
        self.judge = judge
        self.came: dict[int, list[tuple[str, datetime]]] = defaultdict(list)
        self.doubted: dict[int, int] = defaultdict(int)
        self._seen = 0

    def now(self) -> datetime:
        return BEGIN + timedelta(seconds=asyncio.get_running_loop().time() - 1_000)

    async def live(self, until: datetime, *, killed: bool) -> None:
        """Run until then; a kill leaves the file as it is at that very moment."""
        loop = asyncio.get_running_loop()
        storage = Storage(self.folder / "news.db", zone=UTC_ZONE)
        storage.ledger()
        access = LedgerAccess(storage, self.now, loop.time, Inline(), Backoff(loop.time), least_free=0)
        limiter = Limiter(loop.time)
        bot = ExtBot("1:x", request=self.judge, get_updates_request=self.judge, rate_limiter=limiter)
        async with bot:
            dispatcher = Dispatcher(access, bot, limiter, keep=lambda _: 5)
            planner = Planner(access, dispatcher.wake, letters=Editor, composer=Inline())
            dispatcher.on_room = planner.make_room
            await planner.look()
            tasks = [asyncio.create_task(dispatcher.run()), asyncio.create_task(planner.run())]
            while self.now() < until:
                await planner.tick()
                await asyncio.sleep(60)
                self._note()
            if killed:
                self._leave_the_file_as_it_is()
            passing = asyncio.create_task(_let_time_pass())
            await asyncio.gather(planner.stop(), dispatcher.stop())
            await asyncio.gather(*tasks)
            passing.cancel()
            self._note()
        storage.close()

    def _leave_the_file_as_it_is(self) -> None:
        then = self.folder.with_name(self.folder.name + "x")
        shutil.copytree(self.folder, then)
        self.folder = then

    def _note(self) -> None:
        """What has come since the last look."""
        for sent in self.judge.sent[self._seen :]:
            if "may not have reached" in sent.html:
                self.doubted[sent.chat] += 1
            else:
                self.came[sent.chat].append((sent.html.partition(", ")[2].partition(": ")[0], self.now()))
        self._seen = len(self.judge.sent)


async def _let_time_pass() -> None:
    """Somebody wakes now and then while a real thread ends."""
    for _ in range(1_000_000):
        await asyncio.sleep(0.01)


def test_a_week_in_the_life(tmp_path: Path) -> None:
    """Each slot of each chat once, in order, within minutes; what was missed in an absence as one, after it."""
    chance = random.Random(SEED)
    wanted = wishes(chance)
    (tmp_path / "archive").mkdir()
    moments = sorted(BEGIN + chance.random() * LENGTH for _ in range(RESTARTS))
    away = [(begin, begin + timedelta(minutes=chance.choice([1, 20, 200, 700]))) for begin in moments]
    life = Life(tmp_path / "archive", Judge(takes=0.5))

    async def week() -> None:
        agree(tmp_path / "archive", wanted)
        for n, (begin, end) in enumerate(away):
            if life.now() < begin:
                await life.live(begin, killed=bool(n % 2))
            await asyncio.sleep(max((end - life.now()).total_seconds(), 0))
        await life.live(BEGIN + LENGTH, killed=False)

    run_swiftly(week)
    absences = merged(away)
    missing = doubled = late = 0
    for wish in wanted:
        due = expected(wish, absences)
        came = life.came[wish.chat]
        slots = [slot for slot, _ in came]
        missing += max(len({slot for slot, _ in due} - set(slots)) - life.doubted[wish.chat], 0)
        doubled += len(slots) - len(set(slots))
        assert slots == sorted(slots)
        assert set(slots) <= {slot for slot, _ in due}
        when = dict(due)
        late += sum(not when[slot] <= at <= when[slot] + LATE for slot, at in came)
    assert sum(len(came) for came in life.came.values()) > 1_000
    assert (missing, doubled, late) == (0, 0, 0)


def agree(folder: Path, wanted: list[Wish]) -> None:
    storage = Storage(folder / "news.db", zone=UTC_ZONE)
    agreements = storage.ledger().agreements
    for wish in wanted:
        kind = ChatKind.PRIVATE if wish.chat > 0 else ChatKind.SUPERGROUP
        agreements.configure(Chat(wish.chat, kind, zone=wish.zone), BEGIN)
        about = About(AboutKind.TOPIC, "harbour", "Harbour strike")
        rule = Rule((wish.at.hour * 60 + wish.at.minute,), weekdays=wish.weekdays)
        agreements.subscribe(Chat(wish.chat, kind, zone=wish.zone), 0, about, rule, BEGIN)
    storage.close()


def merged(away: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Absences, those that touch as one."""
    joined: list[tuple[datetime, datetime]] = []
    for begin, end in away:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined
