"""Subscriptions: who wants what when, and what is promised to them next; the SQL and its rows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from corpus.database import Database, Writing, from_day, from_instant, to_day, to_instant
from digests.errors import UnknownSubscription
from digests.ledger import chats
from digests.ledger.model import (
    About,
    AboutKind,
    Chat,
    Replay,
    Subscriber,
    Subscription,
    SubscriptionId,
)
from digests.schedule import Rule, Slot, following, next_slot, period, rule_from_text, rule_to_text, slot_of

COLUMNS = (
    "s.id, s.chat_id, s.thread_id, s.kind, s.words, s.title, s.rule, s.slot, s.due, s.paused,"
    " s.replay_day, s.replay_last, s.replay_pace"
)
"""Of a table `subscription s`, in the order that `from_row` reads."""

A_DAY = timedelta(days=1)
"""Quiet hours may hold a slot for as long."""


def replay_from(day: int | None, last: int | None, pace: int | None) -> Replay | None:
    if day is None or last is None or pace is None:
        return None
    return Replay(from_day(day), from_day(last), pace)


def replay_columns(replay: Replay | None) -> dict[str, int | None]:
    return {
        "replay_day": to_day(replay.day) if replay else None,
        "replay_last": to_day(replay.last) if replay else None,
        "replay_pace": replay.pace if replay else None,
    }


def from_row(row: tuple[Any, ...]) -> Subscription:
    return Subscription(
        id=SubscriptionId(row[0]),
        subscriber=Subscriber(row[1], row[2]),
        about=About(AboutKind(row[3]), row[4], row[5]),
        rule=rule_from_text(row[6]),
        slot=None if row[7] is None else datetime.fromisoformat(row[7]),
        due=None if row[8] is None else from_instant(row[8]),
        paused=bool(row[9]),
        replay=replay_from(*row[10:13]),
    )


def slot_name(nominal: datetime) -> str:
    """How a slot is named in the ledger: its nominal local time, to the minute."""
    return nominal.isoformat(timespec="minutes")


class Subscriptions:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, number: SubscriptionId, chat: int) -> Subscription:
        """One of a chat's own. Raises UnknownSubscription."""
        rows = self._database.query(
            f"select {COLUMNS} from subscription s where s.id = :id and s.chat_id = :chat",
            {"id": number, "chat": chat},
        )
        if not rows:
            raise UnknownSubscription(str(number))
        return from_row(rows[0])

    def of(self, chat: int) -> tuple[Subscription, ...]:
        """A chat's, those of all its threads, oldest first."""
        rows = self._database.query(
            f"select {COLUMNS} from subscription s where s.chat_id = :chat order by s.id", {"chat": chat}
        )
        return tuple(map(from_row, rows))


def add(
    writing: Writing, subscriber: Subscriber, about: About, rule: Rule, replay: Replay | None, told_until: datetime
) -> SubscriptionId:
    """A new subscription, with nothing promised yet."""
    return SubscriptionId(
        writing.insert(
            "insert into subscription (chat_id, thread_id, kind, words, title, rule, told_until,"
            " replay_day, replay_last, replay_pace) values (:chat, :thread, :kind, :words, :title, :rule, :told_until,"
            " :replay_day, :replay_last, :replay_pace)",
            {
                "chat": subscriber.chat,
                "thread": subscriber.thread,
                "kind": about.kind.value,
                "words": about.words,
                "title": about.title,
                "rule": rule_to_text(rule),
                "told_until": to_instant(told_until),
                **replay_columns(replay),
            },
        )
    )


def change(writing: Writing, number: SubscriptionId, *, rule: Rule, paused: bool) -> None:
    writing.run(
        "update subscription set rule = :rule, paused = :paused where id = :id",
        {"id": number, "rule": rule_to_text(rule), "paused": paused},
    )


def remove(writing: Writing, number: SubscriptionId) -> None:
    writing.run("delete from subscription where id = :id", {"id": number})


def promise(writing: Writing, number: SubscriptionId, slot: Slot | None) -> None:
    """Write down what is promised next, or that nothing is."""
    writing.run(
        "update subscription set slot = :slot, due = :due where id = :id",
        {
            "id": number,
            "slot": slot_name(slot.nominal) if slot else None,
            "due": to_instant(slot.at) if slot else None,
        },
    )


def next_promise(
    database: Database, subscription: Subscription, chat: Chat, default: ZoneInfo, now: datetime, *, keep: bool
) -> Slot | None:
    """The slot to promise: with `keep` the one promised before, whatever zone it is in now, else the next from now.

    Never one that an edition was made for already; None while it or its chat is paused, or the chat is gone.
    """
    if subscription.paused or chat.paused or chat.gone:
        return None
    zone = chat.zone or default
    if keep and subscription.slot is not None:
        slot = slot_of(subscription.slot, zone)
    else:
        slot = next_slot(subscription.rule, zone, now)
    while is_made(database, subscription.id, slot_name(slot.nominal)):
        slot = following(subscription.rule, zone, slot.nominal)
    return slot


def is_made(database: Database, number: SubscriptionId, slot: str) -> bool:
    """Whether there is an edition of this name already."""
    found = database.query(
        "select 1 from edition where subscription_id = :id and slot = :slot", {"id": number, "slot": slot}
    )
    return bool(found)


def renew_promises(
    database: Database, writing: Writing, chat: Chat, default: ZoneInfo, now: datetime, *, keep: bool
) -> None:
    """Promise anew for all of a chat's subscriptions, after something about the chat has changed."""
    for subscription in Subscriptions(database).of(chat.id):
        slot = next_promise(database, subscription, chat, default, now, keep=keep)
        promise(writing, subscription.id, slot)


def recast(database: Database, writing: Writing, default: ZoneInfo, now: datetime, *, after: int, most: int) -> int:
    """Work out anew when promised slots are, for so many subscriptions after an id; the last id looked at, 0 for none.

    For when the operator's zone, or the rules of zones, are others than they were.
    """
    rows = database.query(
        f"select {COLUMNS}, {chats.COLUMNS} from subscription s join chat c on c.id = s.chat_id"
        " where s.id > :after and s.slot is not null order by s.id limit :most",
        {"after": after, "most": most},
    )
    for row in rows:
        subscription, chat = from_row(row[:13]), chats.from_row(row[13:])
        promise(writing, subscription.id, next_promise(database, subscription, chat, default, now, keep=True))
    return int(rows[-1][0]) if rows else 0


def unpark(database: Database, writing: Writing, default: ZoneInfo, now: datetime) -> int:
    """Promise anew what is promised for later than its rule ever lets one wait; how many were.

    A clock that ran years ahead for a moment leaves such promises behind.
    """
    rows = database.query(
        f"select {COLUMNS}, {chats.COLUMNS} from subscription s join chat c on c.id = s.chat_id where s.due > :now",
        {"now": to_instant(now)},
    )
    parked = 0
    for row in rows:
        subscription, chat = from_row(row[:13]), chats.from_row(row[13:])
        if subscription.due is not None and subscription.due - now > period(subscription.rule) + A_DAY:
            slot = next_promise(database, subscription, chat, default, now, keep=False)
            promise(writing, subscription.id, slot)
            parked += 1
    return parked


def rewind(writing: Writing, number: SubscriptionId, since: int) -> None:
    """What came after this (UTC seconds) is not told after all: the next edition tells it."""
    writing.run(
        "update subscription set told_until = min(told_until, :since) where id = :id", {"id": number, "since": since}
    )
