"""Messages that belong to no subscription: what administrators are told of feeds; the SQL."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from corpus.database import Writing, to_instant
from digests.ledger.editions import sheet
from digests.ledger.model import About

NOBODY = 0
"""Stands for the subscription; those have numbers from 1 on."""


def post(writing: Writing, chat: int, about: About, name: str, html: str, *, zone: ZoneInfo, now: datetime) -> None:
    """Promise a message to a private chat, its text fixed; one that was promised under this name already is that one.

    From here on it is claimed, sent and settled as digests are.
    """
    local = now.astimezone(zone).replace(tzinfo=None).isoformat(timespec="minutes")
    known = {
        "nobody": NOBODY,
        "slot": f"{local}!{name}",
        "chat": chat,
        "kind": about.kind.value,
        "words": about.words,
        "title": about.title,
        "zone": zone.key,
        "now": to_instant(now),
    }
    writing.run("insert into chat (id, kind) values (:chat, 'private') on conflict do nothing", known)
    number = writing.insert(
        "insert into edition (subscription_id, slot, chat_id, thread_id, kind, words, title, zone, since, asof, line,"
        " asked, state, planned)"
        " values (:nobody, :slot, :chat, 0, :kind, :words, :title, :zone, :now, :now, 0, 0, 'composed', :now)",
        known,
    )
    writing.run(
        "insert into delivery (edition_id, part, kind, parts, chat_id, thread_id, sheet_id, silent, state, not_before,"
        " changed) select :edition, 0, 'digest', 1, id, 0, :sheet, silent, 'pending', :now, :now from chat"
        " where id = :chat",
        known | {"edition": number, "sheet": sheet(writing, html)},
    )
