"""Deliveries: what is to be sent next, what is under way, and what became of it; the SQL and its rows."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from corpus.database import Database, Writing, from_instant, to_instant
from digests.ledger.editions import sheet
from digests.ledger.model import (
    About,
    AboutKind,
    ChatKind,
    Delivery,
    DeliveryKey,
    DeliveryKind,
    EditionId,
    Head,
    Subscriber,
)

FIRST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(minutes=5)
"""Between two attempts at what did not get through: each twice the last, up to this."""

_OF = "edition_id = :edition and part = :part and kind = :kind"
_CLAIMED = f"{_OF} and state = 'sending' and attempts = :attempts"
"""A claim is settled only by who made it: a later one has another count of attempts."""


def _key_columns(key: DeliveryKey) -> dict[str, Any]:
    return {"edition": key.edition, "part": key.part, "kind": key.kind.value}


class Deliveries:
    def __init__(self, database: Database) -> None:
        self._database = database

    def heads(self, now: datetime, most: int, without: Collection[int] = ()) -> tuple[Head, ...]:
        """What each chat is to get next, in the order of promises; not for chats that are to be left alone."""
        rows = self._database.query(
            "select d.edition_id, d.part, d.kind, d.chat_id, c.kind from delivery d join chat c on c.id = d.chat_id"
            " where d.state = 'pending' and d.not_before <= :now and c.not_before <= :now"
            " and d.chat_id not in (select value from json_each(:without))"
            " and not exists (select 1 from delivery b where b.chat_id = d.chat_id"
            " and b.state in ('pending', 'sending')"
            " and (b.edition_id, b.part, b.kind) < (d.edition_id, d.part, d.kind))"
            " order by d.edition_id, d.part, d.kind limit :most",
            {"now": to_instant(now), "without": json.dumps(list(without)), "most": most},
        )
        return tuple(Head(_key(row), row[3], ChatKind(row[4])) for row in rows)

    def next_time(self, now: datetime) -> datetime | None:
        """When the next of those that wait for their time may go; None where none waits."""
        rows = self._database.query(
            "select min(max(d.not_before, c.not_before)) from delivery d join chat c on c.id = d.chat_id"
            " where d.state = 'pending' and max(d.not_before, c.not_before) > :now",
            {"now": to_instant(now)},
        )
        return None if rows[0][0] is None else from_instant(rows[0][0])

    def ready(self, now: datetime, most: int) -> int:
        """How many might go now, counted up to so many."""
        rows = self._database.query(
            "select count(*) from (select 1 from delivery d join chat c on c.id = d.chat_id where d.state = 'pending'"
            " and d.not_before <= :now and c.not_before <= :now limit :most)",
            {"now": to_instant(now), "most": most},
        )
        return int(rows[0][0])


def claim(database: Database, writing: Writing, key: DeliveryKey, now: datetime) -> Delivery | None:
    """Mark a delivery as under way; None where it is not to be sent any more."""
    known = _key_columns(key) | {"now": to_instant(now)}
    changed = writing.run(
        f"update delivery set state = 'sending', attempts = attempts + 1, changed = :now where {_OF}"
        " and state = 'pending'",
        known,
    )
    if not changed:
        return None
    writing.run("update edition set state = 'begun' where id = :edition and state = 'composed'", known)
    return find(database, key)


def find(database: Database, key: DeliveryKey) -> Delivery | None:
    rows = database.query(
        "select d.edition_id, d.part, d.kind, d.chat_id, d.thread_id, c.kind, e.kind, e.words, e.title, d.parts,"
        " s.html, d.plain, d.silent, d.attempts from delivery d join sheet s on s.id = d.sheet_id"
        " join chat c on c.id = d.chat_id join edition e on e.id = d.edition_id"
        " where d.edition_id = :edition and d.part = :part and d.kind = :kind",
        _key_columns(key),
    )
    return _delivery(rows[0]) if rows else None


def under_way(database: Database) -> tuple[Delivery, ...]:
    """Claimed, and not settled."""
    rows = database.query("select edition_id, part, kind from delivery where state = 'sending'")
    found = [find(database, _key(row)) for row in rows]
    return tuple(each for each in found if each is not None)


def _key(row: Sequence[Any]) -> DeliveryKey:
    return DeliveryKey(EditionId(row[0]), row[1], DeliveryKind(row[2]))


def _delivery(row: tuple[Any, ...]) -> Delivery:
    return Delivery(
        key=_key(row),
        subscriber=Subscriber(row[3], row[4]),
        chat_kind=ChatKind(row[5]),
        about=About(AboutKind(row[6]), row[7], row[8]),
        parts=row[9],
        html=row[10],
        plain=bool(row[11]),
        silent=bool(row[12]),
        attempts=row[13],
    )


def _settle(writing: Writing, delivery: Delivery, state: str, now: datetime, **more: Any) -> bool:
    """Whether it was ours to settle."""
    columns = "".join(f", {name} = :{name}" for name in more)  # names from this module alone
    known = _key_columns(delivery.key) | {"attempts": delivery.attempts, "state": state, "now": to_instant(now)} | more
    return bool(writing.run(f"update delivery set state = :state, changed = :now{columns} where {_CLAIMED}", known))


def set_sent(writing: Writing, delivery: Delivery, message: int, now: datetime) -> bool:
    return _settle(writing, delivery, "sent", now, message_id=message)


def set_waiting(writing: Writing, delivery: Delivery, until: datetime, now: datetime, reason: str) -> bool:
    """It did not arrive, and is tried again then."""
    return _settle(writing, delivery, "pending", now, not_before=to_instant(until), reason=reason)


def set_plain(writing: Writing, delivery: Delivery, now: datetime, reason: str) -> bool:
    """Telegram does not take its markup: it is tried again as bare text."""
    return _settle(writing, delivery, "pending", now, plain=1, reason=reason)


def set_dead(writing: Writing, delivery: Delivery, now: datetime, reason: str) -> bool:
    return _settle(writing, delivery, "dead", now, reason=reason)


def set_cancelled(writing: Writing, delivery: Delivery, now: datetime, reason: str) -> bool:
    return _settle(writing, delivery, "cancelled", now, reason=reason)


def set_unknown(writing: Writing, delivery: Delivery, line: str, now: datetime, reason: str) -> bool:
    """It may have arrived: never sent again; instead its edition gets one silent line that offers to show it."""
    if not _settle(writing, delivery, "unknown", now, reason=reason):
        return False
    writing.run(
        "insert into delivery (edition_id, part, kind, parts, chat_id, thread_id, sheet_id, silent, state,"
        " not_before, changed) select d.edition_id, d.part, 'doubt', d.parts, d.chat_id, d.thread_id, :sheet, 1,"
        " 'pending', :now, :now from delivery d where d.edition_id = :edition and d.part = :part"
        " and d.kind = 'digest' and not exists"
        " (select 1 from delivery o where o.edition_id = :edition and o.kind = 'doubt')",
        _key_columns(delivery.key) | {"sheet": sheet(writing, line), "now": to_instant(now)},
    )
    return True


def unbegin(writing: Writing, edition: EditionId) -> None:
    """After a failure for certain: an edition of which nothing can have arrived is one that is not begun."""
    writing.run(
        "update edition set state = 'composed' where id = :edition and state = 'begun' and not exists"
        " (select 1 from delivery where edition_id = :edition and state not in ('pending', 'cancelled'))",
        {"edition": edition},
    )


def set_shown(writing: Writing, edition: EditionId, now: datetime) -> None:
    """The reader has looked at the edition: what was in doubt of it is not any more, nor is a line needed."""
    known = {"edition": edition, "now": to_instant(now)}
    writing.run(
        "update delivery set state = 'shown', changed = :now where edition_id = :edition and state = 'unknown'", known
    )


def cancel_pending(writing: Writing, chat: int, now: datetime, reason: str) -> None:
    """Nothing more goes to this chat for now, not even the rest of what was begun."""
    writing.run(
        "update delivery set state = 'cancelled', reason = :reason, changed = :now"
        " where chat_id = :chat and state = 'pending'",
        {"chat": chat, "reason": reason, "now": to_instant(now)},
    )


def cancel_of(writing: Writing, subscription: int, now: datetime, reason: str) -> None:
    """Nothing more of this subscription's editions is sent."""
    writing.run(
        "update delivery set state = 'cancelled', reason = :reason, changed = :now where state = 'pending'"
        " and edition_id in (select id from edition where subscription_id = :id)",
        {"id": subscription, "reason": reason, "now": to_instant(now)},
    )


def wait_until(delivery: Delivery, now: datetime) -> datetime:
    """When to try again what did not get through: the more often it failed, the later; not all at one instant."""
    wait = min(FIRST_WAIT * (1 << min(delivery.attempts - 1, 16)), LONGEST_WAIT)
    return now + wait * (1 + (delivery.key.edition * 7919 % 100) / 400)
