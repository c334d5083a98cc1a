"""From what is due to what is promised: editions planned and the schedule advanced, in one transaction.

Subscriptions that are alike in all that decides about their time are decided about together: at eight o'clock these
are thousands.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from corpus.database import Database, Writing, from_instant, to_instant
from digests.ledger.model import Replay, SubscriptionId
from digests.ledger.subscriptions import replay_columns, replay_from, slot_name
from digests.schedule import QuietHours, Rule, Slot, following, latest_slot, quiet_until, rule_from_text, slot_of

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """Subscriptions whose time has come, all with the same times."""

    subscriptions: tuple[SubscriptionId, ...]
    rule: Rule
    slot: datetime
    """The nominal local time that was promised."""
    zone: ZoneInfo | None
    """None where the chat has chosen none."""
    quiet: QuietHours | None
    told_until: datetime
    replay: Replay | None


@dataclass(frozen=True, slots=True)
class Held:
    """Not now: the chats have quiet hours until then."""

    due: Due
    until: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """An edition to be made for each, and what is promised after it."""

    due: Due
    slot: Slot
    zone: ZoneInfo
    since: datetime
    asof: datetime
    next: Slot | None
    next_replay: Replay | None
    """What is left of the period after it."""


def decide(due: Due, default: ZoneInfo, now: datetime) -> Held | Plan:
    """What to do about subscriptions that are due: pure.

    Slots that were missed meanwhile are one edition, that of the latest; a promised slot that a change of zone has
    put behind us is made up for at once. A replay tells its next days, however late it is.
    """
    zone = due.zone or default
    if due.quiet and (until := quiet_until(due.quiet, zone, now)):
        return Held(due, until)
    latest = latest_slot(due.rule, zone, now)
    slot = latest if latest.nominal >= due.slot else slot_of(due.slot, zone)
    after = following(due.rule, zone, slot.nominal)
    replay = due.replay
    if replay is None:
        return Plan(due, slot, zone, due.told_until, now, after, None)
    told = last_told(replay)
    left = replace(replay, day=told + DAY) if told < replay.last else None
    since = _local_instant(replay.day, time.min, zone) - timedelta(seconds=1)
    asof = _local_instant(told, time(23, 59, 59), zone)
    return Plan(due, slot, zone, since, asof, after if left else None, left)


def last_told(replay: Replay) -> date:
    """The last day that the next edition of a replay tells."""
    return min(replay.day + (replay.pace - 1) * DAY, replay.last)


def _local_instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return slot_of(datetime.combine(day, at), zone).at


_DUE = """
select json_group_array(id), rule, slot, zone, quiet_start, quiet_end, told_until, replay_day, replay_last, replay_pace
from (
    select s.id, s.due, s.rule, s.slot, c.zone, c.quiet_start, c.quiet_end, s.told_until, s.replay_day, s.replay_last,
        s.replay_pace
    from subscription s join chat c on c.id = s.chat_id where s.due <= :now {more} order by s.due, s.id limit :most
)
group by rule, slot, zone, quiet_start, quiet_end, told_until, replay_day, replay_last, replay_pace
order by min(due), min(id)
"""


def is_idle(database: Database, now: datetime) -> bool:
    """Whether nothing is due and nothing planned: two looks into indexes, some microseconds."""
    rows = database.query(
        "select exists (select 1 from subscription where due <= :now)"
        " or exists (select 1 from edition where state = 'planned')",
        {"now": to_instant(now)},
    )
    return not rows[0][0]


def due_now(database: Database, now: datetime, most: int) -> tuple[Due, ...]:
    """Subscriptions whose time has come, so many at most, the longest overdue first."""
    rows = database.query(_DUE.format(more=""), {"now": to_instant(now), "most": most})
    return tuple(map(_due, rows))


def due_in(database: Database, chat: int, now: datetime, most: int) -> tuple[Due, ...]:
    """A chat's subscriptions whose time has come."""
    known = {"now": to_instant(now), "most": most, "chat": chat}
    rows = database.query(_DUE.format(more="and s.chat_id = :chat"), known)
    return tuple(map(_due, rows))


def _due(row: tuple[Any, ...]) -> Due:
    return Due(
        subscriptions=tuple(json.loads(row[0])),
        rule=rule_from_text(row[1]),
        slot=datetime.fromisoformat(row[2]),
        zone=None if row[3] is None else ZoneInfo(row[3]),
        quiet=None if row[4] is None else QuietHours(row[4], row[5]),
        told_until=from_instant(row[6]),
        replay=replay_from(*row[7:10]),
    )


def record(database: Database, writing: Writing, decisions: Sequence[Held | Plan], now: datetime) -> None:
    """Write decisions down: editions planned, older ones that were not begun merged, the schedule advanced."""
    for decision in decisions:
        numbers = decision.due.subscriptions
        if isinstance(decision, Held):
            _advance(writing, numbers, Slot(decision.due.slot, decision.until))
            continue
        made = _made(database, decision)
        fresh = [number for number in numbers if number not in made]
        _plan(database, writing, decision, fresh, now)
        if decision.due.replay and not decision.next_replay:
            _end(writing, numbers)
        else:
            _advance(writing, numbers, decision.next)


def _made(database: Database, plan: Plan) -> frozenset[int]:
    """For which of them there is an edition of this slot: a clock that was set back promises some slots twice."""
    rows = database.query(
        "select e.subscription_id from json_each(:numbers) n"
        " join edition e on e.subscription_id = n.value and e.slot = :slot",
        {"numbers": json.dumps(plan.due.subscriptions), "slot": slot_name(plan.slot.nominal)},
    )
    return frozenset(row[0] for row in rows)


def _plan(database: Database, writing: Writing, plan: Plan, numbers: Sequence[SubscriptionId], now: datetime) -> None:
    """An edition for each, and what they will have told then; it tells what merged ones would have told too."""
    merged = {} if plan.due.replay else merge_open(database, writing, numbers)
    known = {
        "numbers": json.dumps(numbers),
        "slot": slot_name(plan.slot.nominal),
        "zone": plan.zone.key,
        "since": to_instant(plan.since),
        "asof": to_instant(plan.asof),
        "replay": plan.due.replay is not None,
        "left": replay_columns(plan.next_replay)["replay_day"],
        "now": to_instant(now),
    }
    writing.run(
        "insert into edition (subscription_id, slot, chat_id, thread_id, kind, words, title, zone, since, asof, line,"
        " asked, replay_day, replay_last, replay_pace, state, planned)"
        " select s.id, :slot, s.chat_id, s.thread_id, s.kind, s.words, s.title, :zone, :since, :asof,"
        " iif(:replay, s.id, 0), 0, s.replay_day, s.replay_last, s.replay_pace, 'planned', :now"
        " from subscription s where s.id in (select value from json_each(:numbers)) order by s.id",
        known,
    )
    writing.run_many(
        "update edition set since = min(since, :since) where subscription_id = :id and slot = :slot",
        [{"id": number, "since": since, "slot": known["slot"]} for number, since in merged.items()],
    )
    writing.run(
        "update subscription set told_until = :asof, replay_day = :left"
        " where id in (select value from json_each(:numbers))",
        known,
    )


def _advance(writing: Writing, numbers: Sequence[SubscriptionId], slot: Slot | None) -> None:
    writing.run(
        "update subscription set slot = :slot, due = :due where id in (select value from json_each(:numbers))",
        {
            "numbers": json.dumps(numbers),
            "slot": slot_name(slot.nominal) if slot else None,
            "due": to_instant(slot.at) if slot else None,
        },
    )


def _end(writing: Writing, numbers: Sequence[SubscriptionId]) -> None:
    """A replay that has told its last day is over."""
    writing.run(
        "delete from subscription where id in (select value from json_each(:numbers))", {"numbers": json.dumps(numbers)}
    )


def merge_open(database: Database, writing: Writing, numbers: Sequence[int]) -> dict[int, int]:
    """Take back these subscriptions' editions that were not begun; for each since when (UTC seconds) it told."""
    rows = database.query(
        "select e.id, e.subscription_id, e.since from json_each(:numbers) n"
        " join edition e on e.subscription_id = n.value where e.state in ('planned', 'composed')",
        {"numbers": json.dumps(list(numbers))},
    )
    withdraw(writing, [row[0] for row in rows], "merged")
    since: dict[int, int] = {}
    for _, number, told_from in rows:
        since[number] = min(told_from, since.get(number, told_from))
    return since


def withdraw(writing: Writing, editions: Sequence[int], state: str) -> None:
    """Take back editions that were not begun: nothing of them is sent, nothing counts as told by them."""
    if not editions:
        return
    known = {"editions": json.dumps(list(editions)), "state": state}
    of = "in (select value from json_each(:editions))"
    writing.run(f"delete from told where edition_id {of}", known)
    writing.run(f"delete from delivery where edition_id {of}", known)
    writing.run(f"update edition set state = :state where id {of}", known)
