"""The archive as the bot holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.storage import Storage
from corpus.corpus import open_corpus
from corpus.errors import DatabaseMissing, EmptyArchive, SlowQuestion


def test_it_may_come_into_being_later(tmp_path: Path) -> None:
    """The bot starts without an archive, and finds it once it is there."""
    path = tmp_path / "news.db"
    storage = Storage(path)
    with pytest.raises(EmptyArchive):
        storage.open()
    open_corpus(path, write=True).close()
    assert storage.open() is storage.open()
    storage.close()


def test_a_question_has_a_deadline(archive: Path) -> None:
    """What takes longer is given up, and the next question is answered."""
    storage = Storage(archive)
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    with pytest.raises(SlowQuestion), storage.deadline(0.05):
        storage.open().database.query(endless)
    assert storage.open().database.query("select 1") == [(1,)]
    storage.close()


def test_no_archive_sets_no_deadline(tmp_path: Path) -> None:
    """Whoever asks it will hear that there is none."""
    storage = Storage(tmp_path / "none.db")
    with storage.deadline(1), pytest.raises(EmptyArchive):
        storage.open()


def test_a_file_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    """What was promised in it would be forgotten; put back, it is taken up."""
    path, away = tmp_path / "news.db", tmp_path / "away.db"
    storage = Storage(path)
    ledger = storage.ledger()
    path.rename(away)
    for _ in range(2):
        for opening in (storage.ledger, storage.open):
            with pytest.raises(DatabaseMissing):
                opening()
        storage.reopen()
    assert not path.exists()
    assert storage.is_there
    away.rename(path)
    assert storage.ledger() is not ledger
    storage.close()


def test_another_file_of_its_name_is_opened(tmp_path: Path) -> None:
    """Whatever was put in its place is the archive now."""
    path = tmp_path / "news.db"
    storage = Storage(path)
    assert not storage.is_there
    first = storage.ledger()
    assert storage.ledger() is first
    path.rename(tmp_path / "old.db")
    open_corpus(path, write=True).close()
    second = storage.ledger()
    assert second is not first
    assert storage.ledger() is second
    storage.close()


def test_opened_anew_nobody_loses_what_he_reads(tmp_path: Path) -> None:
    """What was open stays so until the next time, for who is still reading in it."""
    storage = Storage(tmp_path / "news.db")
    first = storage.ledger()
    storage.reopen()
    assert storage.ledger() is not first
    assert first.subscriptions.of(7) == ()
    storage.close()
