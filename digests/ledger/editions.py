"""Editions: digests as promised and then published, and what their subscribers are told by them; SQL and rows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from corpus.database import Database, Writing, from_instant, to_instant
from digests.errors import UnknownEdition
from digests.ledger.model import (
    About,
    AboutKind,
    Edition,
    EditionId,
    Letter,
    Subscriber,
    SubscriptionId,
)
from digests.ledger.subscriptions import replay_from

COLUMNS = (
    "e.id, e.subscription_id, e.chat_id, e.thread_id, e.kind, e.words, e.title, e.slot, e.zone, e.since, e.asof,"
    " e.line, e.asked, e.replay_day, e.replay_last, e.replay_pace"
)
"""Of a table `edition e`, in the order that `from_row` reads."""
ASKED = "+"
"""Behind the minute in the name of an edition that was asked for out of turn."""


def from_row(row: tuple[Any, ...]) -> Edition:
    return Edition(
        id=EditionId(row[0]),
        subscription=SubscriptionId(row[1]),
        subscriber=Subscriber(row[2], row[3]),
        about=About(AboutKind(row[4]), row[5], row[6]),
        slot=row[7],
        zone=ZoneInfo(row[8]),
        since=from_instant(row[9]),
        asof=from_instant(row[10]),
        line=row[11],
        asked=bool(row[12]),
        replay=replay_from(*row[13:16]),
    )


class Editions:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, number: EditionId, chat: int) -> Edition:
        """One of a chat's own. Raises UnknownEdition."""
        rows = self._database.query(
            f"select {COLUMNS} from edition e where e.id = :id and e.chat_id = :chat", {"id": number, "chat": chat}
        )
        if not rows:
            raise UnknownEdition(str(number))
        return from_row(rows[0])

    def planned(self, now: datetime, most: int) -> tuple[Edition, ...]:
        """Promised and not made yet, the oldest first, without those of chats that are to be left alone for now."""
        rows = self._database.query(
            f"select {COLUMNS} from edition e join chat c on c.id = e.chat_id"
            " where e.state = 'planned' and c.not_before <= :now order by e.id limit :most",
            {"now": to_instant(now), "most": most},
        )
        return tuple(map(from_row, rows))

    def told(self, edition: Edition) -> frozenset[int]:
        """The articles that its subscriber was told, in the telling that it continues."""
        rows = self._database.query(
            "select article_id from told where chat_id = :chat and thread_id = :thread and line = :line",
            {"chat": edition.subscriber.chat, "thread": edition.subscriber.thread, "line": edition.line},
        )
        return frozenset(row[0] for row in rows)

    def telling(self, edition: Edition) -> tuple[frozenset[int], frozenset[int]]:
        """The articles that its subscriber was told before it, as far as that is kept, and those that it told."""
        rows = self._database.query(
            "select article_id, edition_id = :id from told"
            " where chat_id = :chat and thread_id = :thread and line = :line and edition_id <= :id",
            {
                "id": edition.id,
                "chat": edition.subscriber.chat,
                "thread": edition.subscriber.thread,
                "line": edition.line,
            },
        )
        before, own = (
            frozenset(article for article, its_own in rows if bool(its_own) is wanted) for wanted in (False, True)
        )
        return before, own

    def newest(self, subscriber: Subscriber) -> EditionId | None:
        """The edition that came to a place last; None where none did."""
        rows = self._database.query(
            "select e.id from edition e where e.chat_id = :chat and e.thread_id = :thread and exists (select 1"
            " from delivery d where d.edition_id = e.id and d.kind = 'digest'"
            " and d.state in ('sent', 'unknown', 'shown')) order by e.id desc limit 1",
            {"chat": subscriber.chat, "thread": subscriber.thread},
        )
        return EditionId(rows[0][0]) if rows else None

    def parts(self, number: EditionId) -> tuple[str, ...]:
        """The HTML of a composed edition's messages, in order."""
        rows = self._database.query(
            "select s.html from delivery d join sheet s on s.id = d.sheet_id"
            " where d.edition_id = :id and d.kind = 'digest' order by d.part",
            {"id": number},
        )
        return tuple(row[0] for row in rows)


def asked_name(now: datetime, zone: ZoneInfo) -> str:
    """How an edition is named that is asked for out of turn: a second wish within the same minute is the first one."""
    return now.astimezone(zone).replace(tzinfo=None).isoformat(timespec="minutes") + ASKED


def ask_for(writing: Writing, number: SubscriptionId, name: str, zone: ZoneInfo, now: datetime) -> None:
    """Plan an edition out of turn, of what its subscription has not told yet."""
    known = {"id": number, "slot": name, "zone": zone.key, "now": to_instant(now)}
    writing.run(
        "insert into edition (subscription_id, slot, chat_id, thread_id, kind, words, title, zone, since, asof, line,"
        " asked, state, planned) select s.id, :slot, s.chat_id, s.thread_id, s.kind, s.words, s.title, :zone,"
        " s.told_until, :now, 0, 1, 'planned', :now from subscription s where s.id = :id",
        known,
    )
    writing.run("update subscription set told_until = :now where id = :id", known)


def compose(writing: Writing, edition: Edition, letter: Letter, *, silent: bool, now: datetime) -> bool:
    """Fix an edition's text, its deliveries and what it tells; False where it is not planned any more."""
    state = "composed" if letter.parts else "begun"
    changed = writing.run(
        "update edition set state = :state where id = :id and state = 'planned'", {"id": edition.id, "state": state}
    )
    if not changed:
        return False
    place = {"edition": edition.id, "chat": edition.subscriber.chat, "thread": edition.subscriber.thread}
    for part, html in enumerate(letter.parts):
        writing.run(
            "insert into delivery (edition_id, part, kind, parts, chat_id, thread_id, sheet_id, silent, state,"
            " not_before, changed) values (:edition, :part, 'digest', :parts, :chat, :thread, :sheet, :silent,"
            " 'pending', :now, :now)",
            place
            | {
                "part": part,
                "parts": len(letter.parts),
                "sheet": sheet(writing, html),
                "silent": silent or part > 0,
                "now": to_instant(now),
            },
        )
    told = [place | {"line": edition.line, "article": article} for article in letter.articles]
    writing.run_many(
        "insert into told (chat_id, thread_id, line, article_id, edition_id)"
        " values (:chat, :thread, :line, :article, :edition) on conflict do nothing",
        told,
    )
    return True


def sheet(writing: Writing, html: str) -> int:
    """The number of a message's text, kept once for all who get it."""
    known = {"hash": hashlib.blake2b(html.encode(), digest_size=16).digest(), "html": html}
    writing.run("insert into sheet (hash, html) values (:hash, :html) on conflict (hash) do nothing", known)
    return int(writing.ask("select id from sheet where hash = :hash", known)[0][0])


def open_of(database: Database, subscriptions: Sequence[int]) -> tuple[EditionId, ...]:
    """Editions of these subscriptions that were not begun."""
    found: list[EditionId] = []
    for number in subscriptions:
        rows = database.query(
            "select id from edition where subscription_id = :id and state in ('planned', 'composed')", {"id": number}
        )
        found += [EditionId(row[0]) for row in rows]
    return tuple(found)
