"""At every tick what is due is planned and composed, whatever the clock, the file and our own faults are up to."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from swift import Inline, run_swiftly

from bot.backoff import Backoff
from bot.ledger_access import LedgerAccess
from bot.planner import AHEAD, FEW, Planner
from bot.storage import Storage
from corpus.errors import DatabaseFull
from digests.ledger import pulse
from digests.ledger.model import Chat, Edition, Letter
from tests.bot.posts import opened
from tests.digests.ledger.ledgers import BRIDGE, DAILY, DAY, HARBOUR, HOUR, NOON, UTC_ZONE, Editor, House

TEN_YEARS = 3_653 * DAY


@dataclass
class Desk:
    """A planner over a ledger of its own, with a wall clock that can be set."""

    house: House
    planner: Planner
    access: LedgerAccess
    woken: list[None]
    ahead: timedelta = field(default_factory=timedelta)
    """By how much the wall clock is off."""

    async def pass_time(self, stretch: timedelta, step: timedelta = timedelta(seconds=1)) -> None:
        """Tick so often until the time has passed."""
        for _ in range(int(stretch / step)):
            await asyncio.sleep(step.total_seconds())
            await self.planner.tick()
            await asyncio.sleep(0)
        await asyncio.sleep(1)

    async def on(self, stretch: timedelta) -> None:
        """So long later, with a tick a minute."""
        await self.pass_time(stretch, timedelta(minutes=1))

    @property
    def slots(self) -> list[str]:
        return [slot for slot, _ in self.house.editions()]


def working(
    folder: Path,
    scene: Callable[[Desk], Awaitable[Any]],
    before: Callable[[House], Any] = lambda house: house.subscribe(),
    zone: ZoneInfo = UTC_ZONE,
    start: datetime = NOON,
    editor: Any = None,
    **more: Any,
) -> Desk:
    """Play a scene with a planner at work; in no time."""

    async def playing() -> Desk:
        loop = asyncio.get_running_loop()
        storage, house = opened(folder, zone)
        before(house)

        def wall() -> datetime:
            return start + timedelta(seconds=loop.time() - 1_000) + desk.ahead

        access = LedgerAccess(storage, wall, loop.time, Inline(), Backoff(loop.time), least_free=0)
        woken: list[None] = []
        planner = Planner(
            access,
            lambda: woken.append(None),
            letters=lambda: editor or house.editor,
            composer=Inline(),
            **({"zone_rules": "2026a"} | more),
        )
        desk = Desk(house, planner, access, woken)
        running = asyncio.create_task(planner.run())
        await scene(desk)
        await planner.stop()
        await running
        storage.close()
        return desk

    return run_swiftly(playing)


def test_what_is_due_is_planned_and_composed(tmp_path: Path) -> None:
    """Within a second or two of its time, and the dispatcher is told."""

    async def scene(desk: Desk) -> None:
        await desk.on(19 * HOUR + timedelta(minutes=59))
        assert desk.house.editions() == []
        await desk.pass_time(timedelta(seconds=62))
        assert desk.house.editions() == [("2026-03-11T08:00", "composed")]
        assert desk.woken

    working(tmp_path, scene)


def test_a_week_is_seven(tmp_path: Path) -> None:
    """One edition for every slot."""

    async def scene(desk: Desk) -> None:
        await desk.on(7 * DAY)
        assert desk.slots == [f"2026-03-{day:02}T08:00" for day in range(11, 18)]

    working(tmp_path, scene)


def test_what_is_asked_for_out_of_turn_is_composed_at_the_next_tick(tmp_path: Path) -> None:
    """Whoever planned it."""

    async def scene(desk: Desk) -> None:
        await desk.pass_time(timedelta(seconds=2))
        (subscription,) = desk.house.ledger.subscriptions.of(7)
        desk.house.ledger.agreements.ask_now(Chat(7), subscription.id, desk.access.now())
        await desk.pass_time(timedelta(seconds=1))
        assert [state for _, state in desk.house.editions()] == ["composed"]

    working(tmp_path, scene)


def test_no_more_is_composed_than_is_needed(tmp_path: Path) -> None:
    """Some hundreds wait to be sent; the rest is composed as they go."""

    async def scene(desk: Desk) -> None:
        await desk.on(20 * HOUR)
        deliveries = desk.house.ledger.deliveries
        assert deliveries.ready(desk.access.now(), 2 * AHEAD) == AHEAD
        assert len(desk.slots) == AHEAD + 50
        with desk.house.ledger.database.transaction() as writing:
            writing.run("update delivery set state = 'sent' where edition_id <= :few", {"few": AHEAD - FEW - 1})
        desk.planner.make_room()
        await asyncio.sleep(1)
        assert deliveries.ready(desk.access.now(), 2 * AHEAD) == FEW + 1
        with desk.house.ledger.database.transaction() as writing:
            writing.run("update delivery set state = 'sent' where edition_id <= :few", {"few": AHEAD - FEW})
        desk.planner.make_room()
        await asyncio.sleep(1)
        assert deliveries.ready(desk.access.now(), 2 * AHEAD) == FEW + 50

    def many(house: House) -> None:
        for chat in range(1, AHEAD + 51):
            house.subscribe(chat)

    working(tmp_path, scene, many)


def test_what_was_under_way_is_seen_to_first(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Before anything may be sent: it is in doubt, and its reader is told."""

    async def scene(desk: Desk) -> None:
        assert not desk.planner.opened.is_set()
        await desk.pass_time(timedelta(seconds=1))
        assert desk.planner.opened.is_set()
        assert [row[2:] for row in desk.house.states()][:2] == [("digest", "unknown"), ("doubt", "pending")]

    def claimed(house: House) -> None:
        house.subscribe(now=NOON - 2 * DAY)
        house.make(NOON - DAY)
        (head,) = house.ledger.deliveries.heads(NOON, 1)
        house.press.claim(head.key, NOON)

    working(tmp_path, scene, claimed)
    assert "1 deliveries were under way" in caplog.text


class Failing(Editor):
    """Can't write about the bridge."""

    def write(self, edition: Edition, told: Set[int], *, hush: bool) -> Letter:
        if edition.about == BRIDGE:
            raise KeyError("bug")
        return super().write(edition, told, hush=hush)


def test_a_fault_of_ours_keeps_no_other_edition(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """That one says it is sorry, with the reference that the log has."""

    async def scene(desk: Desk) -> None:
        await desk.on(21 * HOUR)
        assert [state for _, state in desk.house.editions()] == ["composed"] * 3
        sorry, *others = [part for number in (2, 1, 3) for part in desk.house.ledger.editions.parts(number)]  # type: ignore[arg-type]
        assert "could not be made" in sorry
        assert all("part 0" in other for other in others)
        (reference,) = [word for word in caplog.text.split() if f"<code>{word}</code>" in sorry]
        assert reference

    def three(house: House) -> None:
        house.subscribe(7)
        house.subscribe(8, about=BRIDGE)
        house.subscribe(9)

    working(tmp_path, scene, three, editor=Failing())


# -- clocks ------------------------------------------------------------------------------------------------------


def test_a_leap_of_ten_years_plans_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """One clear line, for check as well; put right, the next digest comes when it was promised."""

    async def scene(desk: Desk) -> None:
        await desk.on(HOUR)
        desk.ahead = TEN_YEARS
        await desk.on(2 * DAY)
        assert desk.slots == []
        noted = desk.house.ledger.pulse.last(pulse.CLOCK)
        assert noted is not None
        assert "--trust-clock" in noted.note
        desk.ahead = timedelta()
        await desk.on(DAY)
        assert desk.slots[-1] == "2026-03-13T08:00"
        noted = desk.house.ledger.pulse.last(pulse.CLOCK)
        assert noted is not None
        assert noted.note == ""

    working(tmp_path, scene)
    assert caplog.text.count("--trust-clock") == 1


def test_a_start_years_after_the_last_tick_waits_for_a_person(tmp_path: Path) -> None:
    """Also where the clock leapt while nothing ran; who says that it is right is believed."""

    def last_year(house: House) -> None:
        house.subscribe(now=NOON - 500 * DAY)
        house.press.beat(pulse.TICK, NOON - 500 * DAY)

    async def waits(desk: Desk) -> None:
        await desk.on(DAY)
        assert desk.slots == []

    async def goes_on(desk: Desk) -> None:
        await desk.on(timedelta(minutes=5))
        assert desk.slots == ["2026-03-10T08:00"]

    working(tmp_path / "", waits, last_year)
    working(tmp_path, goes_on, lambda house: None, trust_clock=True)


def test_an_hour_ahead_is_waited_out(tmp_path: Path) -> None:
    """Two minutes of steadiness, then what is due by that clock is planned."""

    async def scene(desk: Desk) -> None:
        await desk.on(19 * HOUR + timedelta(minutes=30))
        desk.ahead = HOUR
        await desk.pass_time(timedelta(seconds=110))
        assert desk.slots == []
        await desk.pass_time(timedelta(seconds=20))
        assert desk.slots == ["2026-03-11T08:00"]

    working(tmp_path, scene)


def test_an_hour_back_doubles_nothing(tmp_path: Path) -> None:
    """The slot that comes round again was made already."""

    async def scene(desk: Desk) -> None:
        await desk.on(20 * HOUR + timedelta(minutes=30))
        desk.ahead = -HOUR
        await desk.on(DAY + HOUR)
        assert desk.slots == ["2026-03-11T08:00", "2026-03-12T08:00"]

    working(tmp_path, scene)


def test_promises_far_ahead_are_made_anew_when_the_clock_goes_back(tmp_path: Path) -> None:
    """What a clock that was years ahead for a moment left behind is put right."""

    async def scene(desk: Desk) -> None:
        await desk.on(HOUR)
        with desk.house.ledger.database.transaction() as writing:
            writing.run("update subscription set due = due + 315360000, slot = '2036-03-08T08:00'")
        desk.ahead = -HOUR
        await desk.on(DAY)
        assert desk.slots == ["2026-03-11T08:00"]

    working(tmp_path, scene)


@pytest.mark.parametrize(
    ("zone", "rules", "due"),
    [
        (UTC_ZONE, "2026a", 8),
        (ZoneInfo("Asia/Yerevan"), "2026a", 4),
        (UTC_ZONE, "2026b", 8),
    ],
)
def test_other_rules_of_time_move_promises(tmp_path: Path, zone: ZoneInfo, rules: str, due: int) -> None:
    """Where the operator's zone or the world's rules have changed since the last run, promises are worked out anew."""
    working(tmp_path, lambda desk: desk.on(timedelta(minutes=2)))

    async def scene(desk: Desk) -> None:
        with desk.house.ledger.database.transaction() as writing:
            writing.run("update subscription set due = due + 1")
        await desk.on(timedelta(minutes=2))
        (subscription,) = desk.house.ledger.subscriptions.of(7)
        assert subscription.due is not None
        assert subscription.due.hour == due
        known = (zone, rules) == (UTC_ZONE, "2026a")
        assert subscription.due.second == (1 if known else 0)

    working(tmp_path, scene, lambda house: None, zone=zone, zone_rules=rules)


# -- the file ----------------------------------------------------------------------------------------------------


def test_before_there_is_an_archive_nothing_is_made(tmp_path: Path) -> None:
    """A bot without an archive makes none by itself, and begins when there is one."""

    async def scene(desk: Desk) -> None:
        empty = Storage(tmp_path / "none.db")
        access = LedgerAccess(empty, desk.access.now, desk.access.steady, Inline(), desk.access.backoff, least_free=0)
        planner = Planner(access, lambda: None, composer=Inline())
        await planner.look()
        assert not (tmp_path / "none.db").exists()
        Storage(tmp_path / "none.db").ledger()
        await planner.look()
        assert planner.opened.is_set()

    working(tmp_path, scene)


def test_trouble_with_the_file_is_waited_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """One line when it begins, one when it is over; what was due meanwhile is planned then."""

    async def scene(desk: Desk) -> None:
        await desk.on(19 * HOUR)
        database = desk.house.ledger.database
        transaction = database.transaction

        def full() -> Any:
            raise DatabaseFull("news.db")

        monkeypatch.setattr(database, "transaction", full)
        await desk.on(2 * HOUR)
        monkeypatch.setattr(database, "transaction", transaction)
        await desk.on(timedelta(minutes=3))
        assert desk.house.editions() == [("2026-03-11T08:00", "composed")]

    with caplog.at_level(logging.INFO, "bot"):
        working(tmp_path, scene)
    assert caplog.text.count("no room left") == 1
    assert caplog.text.count("can be written to again") == 1


def test_house_is_kept(tmp_path: Path) -> None:
    """What was sent more than a month ago is forgotten; not while the clock is far ahead."""

    async def scene(desk: Desk) -> None:
        await desk.planner.keep_house()
        await desk.on(timedelta(minutes=2))
        desk.ahead = TEN_YEARS
        await desk.on(timedelta(minutes=2))
        await desk.planner.keep_house()
        assert len(desk.slots) == 61
        desk.ahead = timedelta()
        await desk.on(timedelta(minutes=4))
        await desk.planner.keep_house()
        assert 29 <= len(desk.slots) <= 31

    def sixty(house: House) -> None:
        house.subscribe(now=NOON - 61 * DAY)
        for day in range(60, 0, -1):
            house.make(NOON - day * DAY)
            house.send(NOON - day * DAY)

    working(tmp_path, scene, sixty)


def test_a_stop_stops_in_the_middle(tmp_path: Path) -> None:
    """Told to stop, it composes no further; the next run does."""

    class Halting(Editor):
        def write(self, edition: Edition, told: Set[int], *, hush: bool) -> Letter:
            if edition.id == 2:
                desks[0].planner._closing = True  # as `stop` does, from another thread
            return super().write(edition, told, hush=hush)

    desks: list[Desk] = []

    async def scene(desk: Desk) -> None:
        desks.append(desk)
        await desk.on(21 * HOUR)
        assert [state for _, state in desk.house.editions()] == ["composed", "composed", "planned"]

    def three(house: House) -> None:
        for chat in (7, 8, 9):
            house.ledger.agreements.subscribe(Chat(chat), 0, HARBOUR, DAILY, NOON)

    working(tmp_path, scene, three, editor=Halting())
