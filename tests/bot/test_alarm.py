"""The bot sees to it that administrators hear of their feeds."""

from __future__ import annotations

import asyncio
from contextlib import closing
from pathlib import Path

from feeds import DAY, NOW, feed

from bot.alarm import Alarm
from bot.ledger_access import LedgerAccess
from bot.storage import Storage
from corpus import feeds, silences
from corpus.corpus import open_corpus
from corpus.feed_pace import Failed, after


def kill(path: Path) -> None:
    """A feed that fails three times."""
    with closing(open_corpus(path, write=True)) as corpus, corpus.database.transaction() as writing:
        dying = feeds.add(writing, feed())
        for day in range(3):
            dying = after(dying, Failed("TooSlow"), NOW + day * DAY)
            feeds.save(writing, dying)
            silences.watch(writing, dying, NOW + day * DAY)


def tick(path: Path, times: int = 1) -> tuple[int, int]:
    """How often the dispatcher was woken, and how many messages wait for it."""
    access, woken = LedgerAccess(Storage(path), lambda: NOW), []

    async def ticking() -> None:
        alarm = Alarm(access, frozenset({7}), lambda: woken.append(1))
        for _ in range(times):
            await alarm.tick()

    asyncio.run(ticking())
    waiting = access.storage.ledger().deliveries.ready(NOW, 10) if path.exists() else 0
    access.close()
    access.storage.close()
    return len(woken), waiting


def test_what_is_new_is_promised_once_and_the_dispatcher_woken(tmp_path: Path) -> None:
    """However often it is looked, over restarts as well."""
    kill(tmp_path / "a.db")
    assert tick(tmp_path / "a.db", times=3) == (1, 1)
    assert tick(tmp_path / "a.db") == (0, 1)


def test_without_an_archive_there_is_nothing_to_tell(tmp_path: Path) -> None:
    """And none is made to look into it."""
    assert tick(tmp_path / "none.db") == (0, 0)
    assert not (tmp_path / "none.db").exists()


def test_an_archive_that_can_t_be_used_stops_nothing(tmp_path: Path) -> None:
    """It is told by whoever waits for it."""
    (tmp_path / "b.db").write_bytes(b"no database" * 100)
    access = LedgerAccess(Storage(tmp_path / "b.db"), lambda: NOW)
    asyncio.run(Alarm(access, frozenset({7}), lambda: None).tick())
    assert access.backoff.is_tried
    access.close()
