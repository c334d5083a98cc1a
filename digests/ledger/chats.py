"""What was agreed with chats, and whether Telegram lets us reach them: the SQL and its rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from corpus.database import Database, Writing, to_instant
from digests.ledger.model import Chat, ChatKind
from digests.schedule import QuietHours

COLUMNS = "c.id, c.kind, c.zone, c.quiet_start, c.quiet_end, c.silent, c.hush, c.paused, c.gone"
"""Of a table `chat c`, in the order that `from_row` reads."""


def from_row(row: tuple[Any, ...]) -> Chat:
    return Chat(
        id=row[0],
        kind=ChatKind(row[1]),
        zone=None if row[2] is None else ZoneInfo(row[2]),
        quiet=None if row[3] is None else QuietHours(row[3], row[4]),
        silent=bool(row[5]),
        hush=bool(row[6]),
        paused=bool(row[7]),
        gone=row[8],
    )


class Chats:
    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, chat: int) -> Chat | None:
        """What was agreed with it; None for one that never asked for anything."""
        rows = self._database.query(f"select {COLUMNS} from chat c where c.id = :chat", {"chat": chat})
        return from_row(rows[0]) if rows else None


def store(writing: Writing, chat: Chat) -> None:
    """Keep what was agreed; a chat that writes to us can be reached again."""
    writing.run(
        "insert into chat (id, kind, zone, quiet_start, quiet_end, silent, hush, paused)"
        " values (:id, :kind, :zone, :quiet_start, :quiet_end, :silent, :hush, :paused)"
        " on conflict (id) do update set kind = :kind, zone = :zone, quiet_start = :quiet_start,"
        " quiet_end = :quiet_end, silent = :silent, hush = :hush, paused = :paused, gone = ''",
        {
            "id": chat.id,
            "kind": chat.kind.value,
            "zone": chat.zone.key if chat.zone else None,
            "quiet_start": chat.quiet.start if chat.quiet else None,
            "quiet_end": chat.quiet.end if chat.quiet else None,
            "silent": chat.silent,
            "hush": chat.hush,
            "paused": chat.paused,
        },
    )


def set_gone(writing: Writing, chat: int, reason: str) -> None:
    writing.run("update chat set gone = :reason where id = :chat", {"chat": chat, "reason": reason})


def set_waiting(writing: Writing, chat: int, until: datetime) -> None:
    """Telegram asked to leave it alone until then."""
    writing.run(
        "update chat set not_before = max(not_before, :until) where id = :chat",
        {"chat": chat, "until": to_instant(until)},
    )


def move(writing: Writing, old: int, new: int) -> None:
    """A group was upgraded and has another id: all that is known of it goes along (foreign keys cascade).

    Where the new id was heard of first, what it had is given up for what was agreed with the old one.
    """
    known = {"old": old, "new": new}
    if not writing.run("update chat set kind = 'supergroup' where id = :old", known):
        return
    for table in ("subscription", "edition", "delivery"):
        writing.run(f"update {table} set chat_id = :old where chat_id = :new", known)
    writing.run("update or ignore told set chat_id = :old where chat_id = :new", known)
    writing.run("delete from told where chat_id = :new", known)
    writing.run("delete from chat where id = :new", known)
    writing.run("update chat set id = :new, gone = '' where id = :old", known)
