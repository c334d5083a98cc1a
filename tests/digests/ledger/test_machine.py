"""Whatever readers, clocks, networks and crashes do, in whatever order: nothing lost, nothing twice, all in order."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from datetime import timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from ledgers import BRIDGE, HARBOUR, NOON, UTC_ZONE, YEREVAN, Editor, House, open_house

from digests.ledger.model import Chat, Delivery, DeliveryKind, SubscriptionId
from digests.ledger.outcome import Doubtful, Gone, Outcome, Refused, Sent, Unsent, Wait
from digests.schedule import QuietHours, Rule

CHATS = (7, 8, -9)
RULES = (
    Rule((480,)),
    Rule((450,), weekdays=(0, 1, 2, 3, 4)),
    Rule(tuple(range(0, 1440, 120))),
    Rule((540,), monthday=31),
)
ZONES = (UTC_ZONE, YEREVAN, ZoneInfo("America/New_York"), ZoneInfo("Pacific/Auckland"), ZoneInfo("Australia/Lord_Howe"))
WAITS = st.sampled_from([60, 3600, 6 * 3600, 24 * 3600, 9 * 24 * 3600])
OUTCOMES = st.sampled_from(
    [Sent(1), Sent(2), Sent(3), None, Unsent("x"), Wait(7200), Doubtful("x"), Gone("blocked"), Refused("x")]
)


@cache
def _empty() -> Path:
    """A ledger without anything in it; making one takes longer than a whole run."""
    folder = Path(tempfile.mkdtemp())
    open_house(folder).ledger.close()
    return folder / "news.db"


class Promises(RuleBasedStateMachine):
    """A ledger, a Telegram that remembers what reached each chat, and a clock that goes as it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        shutil.copy(_empty(), Path(self.folder.name) / "news.db")
        self.house: House = open_house(Path(self.folder.name))
        self.house.editor = Editor(parts=2, seconds=6 * 3600)
        self.now = NOON
        self.arrived: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        """What certainly reached each chat."""
        self.maybe: set[tuple[int, int, str]] = set()
        self.under_way: list[Delivery] = []
        self.message = 0

    def teardown(self) -> None:
        self.house.ledger.close()
        self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        for chat in CHATS:
            self.house.subscribe(chat, rule=RULES[2])
            self.house.subscribe(chat, about=BRIDGE)

    # -- what readers do -------------------------------------------------------------------------------------

    @rule(chat=st.sampled_from(CHATS), about=st.sampled_from([HARBOUR, BRIDGE]), wanted=st.sampled_from(RULES))
    def subscribe(self, chat: int, about: object, wanted: Rule) -> None:
        self.house.subscribe(chat, self.now, about, wanted)  # type: ignore[arg-type]

    @rule(chat=st.sampled_from(CHATS), zone=st.sampled_from(ZONES), paused=st.booleans(), quiet=st.booleans())
    def configure(self, chat: int, zone: ZoneInfo, paused: bool, quiet: bool) -> None:
        hours = QuietHours(22 * 60, 7 * 60) if quiet else None
        self.house.ledger.agreements.configure(Chat(chat, zone=zone, paused=paused, quiet=hours), self.now)

    @rule(number=st.integers(1, 6), paused=st.booleans(), chat=st.sampled_from(CHATS))
    def pause(self, number: int, paused: bool, chat: int) -> None:
        if number in {each.id for each in self.house.ledger.subscriptions.of(chat)}:
            self.house.ledger.agreements.pause(chat, SubscriptionId(number), self.now, paused=paused)

    @rule(number=st.integers(1, 6), chat=st.sampled_from(CHATS))
    def ask_now(self, number: int, chat: int) -> None:
        if number in {each.id for each in self.house.ledger.subscriptions.of(chat)}:
            known = self.house.ledger.chats.find(chat)
            assert known is not None
            self.house.ledger.agreements.ask_now(known, SubscriptionId(number), self.now)

    @rule(chat=st.sampled_from(CHATS))
    def come_back(self, chat: int) -> None:
        self.house.ledger.agreements.regain(chat, self.now)

    # -- what time does --------------------------------------------------------------------------------------

    @rule(seconds=WAITS)
    def pass_time(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        self.house.make(self.now)

    @rule(seconds=st.sampled_from([60, 3600]))
    def set_back(self, seconds: int) -> None:
        self.now -= timedelta(seconds=seconds)
        self.house.make(self.now)

    @rule()
    def run_a_year_ahead_for_a_moment(self) -> None:
        """The clock is wrong for one look; then what is parked in the far future is promised anew."""
        self.house.make(self.now + timedelta(days=366))
        self.house.press.unpark(self.now)

    # -- what the program does -------------------------------------------------------------------------------

    @rule(outcomes=st.lists(OUTCOMES, min_size=1, max_size=8))
    def send(self, outcomes: list[Outcome | None]) -> None:
        """Claim what can go, settle it as it happens; None: no answer yet."""
        for outcome in outcomes:
            heads = self.house.ledger.deliveries.heads(self.now, 1)
            if not heads:
                return
            delivery = self.house.press.claim(heads[0].key, self.now)
            assert delivery is not None
            name = self._name(delivery)
            assert delivery.key.kind is DeliveryKind.DOUBT or name not in self.maybe | set(self.arrived[heads[0].chat])
            if outcome is None:
                self.under_way.append(delivery)
            else:
                self._answer(delivery, outcome)

    @rule(seconds=WAITS, outcomes=st.lists(OUTCOMES, max_size=12))
    def go_on_for_a_while(self, seconds: int, outcomes: list[Outcome | None]) -> None:
        """What a day is like: what is due is made and sent, most of it without trouble."""
        self.pass_time(seconds)
        self.send([*outcomes, *[Sent(9)] * 12])

    @rule(outcome=OUTCOMES.filter(lambda outcome: outcome is not None))
    def answer(self, outcome: Outcome) -> None:
        """An answer that was awaited comes."""
        if self.under_way:
            self._answer(self.under_way.pop(0), outcome)

    @rule(arrived=st.booleans())
    def crash(self, arrived: bool) -> None:
        """Everything under way may or may not have arrived; the next start takes it up."""
        for delivery in self.under_way:
            self._happen(delivery, Sent(1) if arrived else Doubtful("crash"))
        self.under_way.clear()
        self.house.ledger.close()
        self.house = House((reopened := open_house(Path(self.folder.name))).ledger, reopened.press, self.house.editor)
        self.house.press.recover(self.now)

    def _answer(self, delivery: Delivery, outcome: Outcome) -> None:
        self._happen(delivery, outcome)
        self.house.press.settle(delivery, outcome, self.now)

    def _happen(self, delivery: Delivery, outcome: Outcome) -> None:
        if isinstance(outcome, Sent):
            self.arrived[delivery.subscriber.chat].append(self._name(delivery))
        elif isinstance(outcome, Doubtful):
            self.maybe.add(self._name(delivery))

    def _name(self, delivery: Delivery) -> tuple[int, int, str]:
        return delivery.key.edition, delivery.key.part, delivery.key.kind.value

    # -- what holds at every moment --------------------------------------------------------------------------

    @invariant()
    def nothing_comes_twice(self) -> None:
        for got in self.arrived.values():
            digests = [name for name in got if name[2] == "digest"]
            assert len(digests) == len(set(digests))

    @invariant()
    def all_in_order(self) -> None:
        for got in self.arrived.values():
            digests = [name for name in got if name[2] == "digest"]
            assert digests == sorted(digests)

    @invariant()
    def a_doubt_has_its_line(self) -> None:
        states = self.house.states()
        doubted = {edition for edition, _, kind, state in states if state == "unknown"}
        lines = [edition for edition, _, kind, _ in states if kind == "doubt"]
        assert doubted == set(lines)
        assert len(lines) == len(set(lines))

    @invariant()
    def what_editions_tell_has_neither_gap_nor_overlap(self) -> None:
        """Of each subscription, one edition begins where the last one that counts ended."""
        rows = self.house.ledger.database.query(
            "select subscription_id, since, asof from edition where state in ('planned', 'composed', 'begun')"
            " order by subscription_id, id"
        )
        ends: dict[int, int] = {}
        for number, since, asof in rows:
            assert since <= ends.get(number, since)
            ends[number] = max(asof, ends.get(number, asof))
        assert self._under_way_is_never_merged()
        for number, told_until in self.house.ledger.database.query("select id, told_until from subscription"):
            assert told_until <= ends.get(number, told_until)

    def _under_way_is_never_merged(self) -> bool:
        """What was claimed stays in the ledger until its answer is there."""
        kept = {(edition, part, kind) for edition, part, kind, state in self.house.states() if state == "sending"}
        return all(self._name(delivery) in kept for delivery in self.under_way)

    @invariant()
    def nothing_is_told_in_two_editions(self) -> None:
        rows = self.house.ledger.database.query(
            "select count(*), count(distinct chat_id || '/' || thread_id || '/' || line || '/' || article_id) from told"
        )
        assert rows[0][0] == rows[0][1]


Promises.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
TestPromises = Promises.TestCase
