"""What the ledger forgets: editions sent long ago, what became of them, and what they told."""

from __future__ import annotations

from datetime import datetime

from corpus.database import Database, to_instant

MOST = 500
"""Rows deleted in one transaction, so that nobody waits long for his turn."""

_OLD = (
    "select e.id from edition e where e.planned < :before and e.state not in ('planned', 'composed')"
    " and not exists (select 1 from delivery o where o.edition_id = e.id and o.state in ('pending', 'sending'))"
)
_FORGET_TOLD = (
    "delete from told where (chat_id, thread_id, line, article_id) in"
    " (select t.chat_id, t.thread_id, t.line, t.article_id from told t"
    f" where t.edition_id in ({_OLD}) limit :most)"
)
_FORGET_DELIVERIES = (
    "delete from delivery where (edition_id, part, kind) in"
    f" (select d.edition_id, d.part, d.kind from delivery d where d.edition_id in ({_OLD}) limit :most)"
)
_FORGET_EDITIONS = f"delete from edition where id in ({_OLD} limit :most)"
_FORGET_SHEETS = (
    "delete from sheet where id in (select s.id from sheet s"
    " where not exists (select 1 from delivery d where d.sheet_id = s.id) limit :most)"
)
_STEPS = (_FORGET_TOLD, _FORGET_DELIVERIES, _FORGET_EDITIONS, _FORGET_SHEETS)
"""In this order: what refers to something goes before it."""


def purge(database: Database, before: datetime) -> int:
    """Forget some of what was planned before this and is settled; how many rows, 0 where there are none left."""
    known = {"before": to_instant(before), "most": MOST}
    for step in _STEPS:
        with database.transaction() as writing:
            deleted = writing.run(step, known)
        if deleted:
            return deleted
    return 0
