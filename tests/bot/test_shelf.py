"""The archive as the bot holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.shelf import Shelf
from corpus.corpus import open_corpus
from corpus.errors import EmptyArchive, SlowQuestion


def test_it_may_come_into_being_later(tmp_path: Path) -> None:
    """The bot starts without an archive, and finds it once it is there."""
    path = tmp_path / "news.db"
    shelf = Shelf(path)
    with pytest.raises(EmptyArchive):
        shelf.open()
    open_corpus(path, write=True).close()
    assert shelf.open() is shelf.open()
    shelf.close()


def test_a_question_has_a_deadline(archive: Path) -> None:
    """What takes longer is given up, and the next question is answered."""
    shelf = Shelf(archive)
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    with pytest.raises(SlowQuestion), shelf.deadline(0.05):
        shelf.open().database.query(endless)
    assert shelf.open().database.query("select 1") == [(1,)]
    shelf.close()


def test_no_archive_sets_no_deadline(tmp_path: Path) -> None:
    """Whoever asks it will hear that there is none."""
    with Shelf(tmp_path / "none.db").deadline(1):
        pass
