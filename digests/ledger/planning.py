"""From what is due to what is promised: editions planned and the schedule advanced, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from corpus.database import Database, Writing, from_instant, to_instant
from digests.ledger import chats, subscriptions
from digests.ledger.model import Chat, Replay, Subscription
from digests.ledger.subscriptions import replay_columns, slot_name
from digests.schedule import Rule, Slot, following, latest_slot, quiet_until, slot_of

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A subscription whose time has come, with its chat."""

    subscription: Subscription
    chat: Chat
    told_until: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """Not now: its chat has quiet hours until then."""

    due: Due
    until: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """An edition to be made, and what is promised after it."""

    due: Due
    slot: Slot
    zone: ZoneInfo
    since: datetime
    asof: datetime
    replay: Replay | None
    """The days of then that it tells."""
    next: Slot | None
    next_replay: Replay | None
    """What is left of the period after it."""


def decide(due: Due, default: ZoneInfo, now: datetime) -> Held | Plan:
    """What to do about a subscription that is due: pure.

    Slots that were missed meanwhile are one edition, that of the latest; a promised slot that a change of zone has
    put behind us is made up for at once. A replay tells its next days, however late it is.
    """
    chat, subscription = due.chat, due.subscription
    zone = chat.zone or default
    if chat.quiet and (until := quiet_until(chat.quiet, zone, now)):
        return Held(due, until)
    slot = _slot(subscription.rule, zone, subscription.slot or _local(now, zone), to_minute(now))
    after = _following(subscription.rule, zone, slot.nominal)
    replay = subscription.replay
    if replay is None:
        return Plan(due, slot, zone, due.told_until, now, None, after, None)
    told = last_told(replay)
    left = replace(replay, day=told + DAY) if told < replay.last else None
    since = local_instant(replay.day, time.min, zone) - timedelta(seconds=1)
    asof = local_instant(told, time(23, 59, 59), zone)
    return Plan(due, slot, zone, since, asof, replay, after if left else None, left)


def last_told(replay: Replay) -> date:
    """The last day that the next edition of a replay tells."""
    return min(replay.day + (replay.pace - 1) * DAY, replay.last)


def local_instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return slot_of(datetime.combine(day, at), zone).at


def to_minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)


def _local(now: datetime, zone: ZoneInfo) -> datetime:
    return now.astimezone(zone).replace(tzinfo=None)


@lru_cache(maxsize=4096)
def _slot(rule: Rule, zone: ZoneInfo, promised: datetime, now: datetime) -> Slot:
    """The latest slot up to now, or the promised one where that comes later in name."""
    latest = latest_slot(rule, zone, now)
    return latest if latest.nominal >= promised else slot_of(promised, zone)


@lru_cache(maxsize=4096)
def _following(rule: Rule, zone: ZoneInfo, nominal: datetime) -> Slot:
    return following(rule, zone, nominal)


def due_now(database: Database, now: datetime, most: int) -> tuple[Due, ...]:
    """Subscriptions whose time has come, the longest overdue first."""
    rows = database.query(
        f"select {subscriptions.COLUMNS}, {chats.COLUMNS}, s.told_until"
        " from subscription s join chat c on c.id = s.chat_id where s.due <= :now order by s.due, s.id limit :most",
        {"now": to_instant(now), "most": most},
    )
    return tuple(_due(row) for row in rows)


def due_in(database: Database, chat: int, now: datetime) -> tuple[Due, ...]:
    """A chat's subscriptions whose time has come."""
    rows = database.query(
        f"select {subscriptions.COLUMNS}, {chats.COLUMNS}, s.told_until"
        " from subscription s join chat c on c.id = s.chat_id"
        " where s.chat_id = :chat and s.due <= :now order by s.due, s.id",
        {"chat": chat, "now": to_instant(now)},
    )
    return tuple(_due(row) for row in rows)


def _due(row: tuple[Any, ...]) -> Due:
    return Due(subscriptions.from_row(row[:13]), chats.from_row(row[13:22]), from_instant(row[22]))


def record(database: Database, writing: Writing, decisions: Sequence[Held | Plan], now: datetime) -> int:
    """Write decisions down: editions planned, older ones that were not begun merged, the schedule advanced.

    How many editions are new. A replay that has told its last day is given up.
    """
    plans = _not_made(database, [one for one in decisions if isinstance(one, Plan)])
    merged = merge_open(database, writing, [plan.due.subscription.id for plan in plans if plan.replay is None])
    writing.run_many(
        "insert into edition (subscription_id, slot, chat_id, thread_id, kind, words, title, zone, since, asof, line,"
        " asked, replay_day, replay_last, replay_pace, state, planned) values (:id, :slot, :chat, :thread, :kind,"
        " :words, :title, :zone, :since, :asof, :line, 0, :replay_day, :replay_last, :replay_pace, 'planned', :now)",
        [_edition_row(plan, merged.get(plan.due.subscription.id), now) for plan in plans],
    )
    writing.run_many(
        "update subscription set told_until = :told_until, replay_day = :replay_day where id = :id",
        [_told_row(plan) for plan in plans],
    )
    writing.run_many(
        "update subscription set slot = :slot, due = :due where id = :id", [_schedule_row(one) for one in decisions]
    )
    writing.run_many(
        "delete from subscription where id = :id",
        [{"id": plan.due.subscription.id} for plan in plans if plan.replay and not plan.next_replay],
    )
    return len(plans)


def _not_made(database: Database, plans: Sequence[Plan]) -> list[Plan]:
    """Those for whose slot there is no edition: a clock that was set back promises some slots twice."""
    keys = [[plan.due.subscription.id, slot_name(plan.slot.nominal)] for plan in plans]
    rows = database.query(
        "select e.subscription_id from json_each(:keys) k join edition e"
        " on e.subscription_id = json_extract(k.value, '$[0]') and e.slot = json_extract(k.value, '$[1]')",
        {"keys": json.dumps(keys)},
    )
    made = {row[0] for row in rows}
    return [plan for plan in plans if plan.due.subscription.id not in made]


def _edition_row(plan: Plan, merged_since: int | None, now: datetime) -> dict[str, Any]:
    subscription = plan.due.subscription
    since = to_instant(plan.since)
    return {
        "id": subscription.id,
        "slot": slot_name(plan.slot.nominal),
        "chat": subscription.subscriber.chat,
        "thread": subscription.subscriber.thread,
        "kind": subscription.about.kind.value,
        "words": subscription.about.words,
        "title": subscription.about.title,
        "zone": plan.zone.key,
        "since": since if merged_since is None else min(since, merged_since),
        "asof": to_instant(plan.asof),
        "line": subscription.id if plan.replay else 0,
        "now": to_instant(now),
        **replay_columns(plan.replay),
    }


def _told_row(plan: Plan) -> dict[str, Any]:
    return {
        "id": plan.due.subscription.id,
        "told_until": to_instant(plan.asof),
        "replay_day": replay_columns(plan.next_replay)["replay_day"],
    }


def _schedule_row(decision: Held | Plan) -> dict[str, Any]:
    subscription = decision.due.subscription
    if isinstance(decision, Held):
        held = subscription.slot
        return {
            "id": subscription.id,
            "slot": slot_name(held) if held else None,
            "due": to_instant(decision.until),
        }
    return {
        "id": subscription.id,
        "slot": slot_name(decision.next.nominal) if decision.next else None,
        "due": to_instant(decision.next.at) if decision.next else None,
    }


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
