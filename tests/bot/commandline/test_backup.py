"""`dateline backup`: a checked copy, also while somebody writes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from corpus.corpus import open_corpus
from corpus.errors import DatabaseFull


def test_a_copy_is_an_archive(dateline: Any, tmp_path: Path) -> None:
    """It answers as the archive does, lies there alone, and is one file."""
    copy = tmp_path / "copies" / "monday.db"
    copy.parent.mkdir()
    ended = dateline("backup", str(copy))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(f"{copy}: ")
    assert "checked" in ended.out
    assert list(copy.parent.iterdir()) == [copy]
    assert dateline("ask", "/latest harbour", database=copy).out == dateline("ask", "/latest harbour").out


def test_nothing_is_overwritten(dateline: Any, tmp_path: Path) -> None:
    """Whatever is there stays."""
    there = tmp_path / "there.db"
    there.write_text("mine")
    ended = dateline("backup", str(there))
    assert ended.status == 1
    assert ended.err.count("\n") == 1
    assert "is there already" in ended.err
    assert there.read_text() == "mine"


def test_a_folder_that_is_not_there(dateline: Any, tmp_path: Path) -> None:
    """One line says so."""
    ended = dateline("backup", str(tmp_path / "nowhere" / "copy.db"))
    assert ended.status == 1
    assert ended.err.count("\n") == 1
    assert "can't be written" in ended.err


def test_without_an_archive_there_is_no_copy(dateline: Any, tmp_path: Path) -> None:
    """And none is made."""
    ended = dateline("backup", str(tmp_path / "copy.db"), database=tmp_path / "none.db")
    assert ended.status == 1
    assert not (tmp_path / "copy.db").exists()
    assert not (tmp_path / "none.db").exists()


def test_a_copy_that_fails_leaves_nothing_behind(
    dateline: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No room half way: one line, and no half of a copy."""

    def failing(*_: Any) -> Any:
        raise DatabaseFull("copy.db")

    monkeypatch.setattr("corpus.database._pages_done", failing)
    before = set(tmp_path.iterdir())
    ended = dateline("backup", str(tmp_path / "copy.db"))
    assert (ended.status, ended.err) == (
        1,
        f"dateline: {tmp_path / 'copy.db'} can't be written: there is no room left there.\n",
    )
    assert set(tmp_path.iterdir()) - before <= {tmp_path / "news.db-wal", tmp_path / "news.db-shm"}


def test_a_damaged_archive_gives_no_copy(dateline: Any, archive: Path, tmp_path: Path) -> None:
    """A copy of what is broken would be found out too late."""
    with closing(open_corpus(archive, write=False)) as corpus:
        page = int(corpus.database.query("select rootpage from sqlite_schema where name = 'article'")[0][0])
        size = int(corpus.database.query("pragma page_size")[0][0])
    content = bytearray(archive.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    archive.write_bytes(content)
    ended = dateline("backup", str(tmp_path / "copy.db"))
    assert ended.status == 1
    assert ended.err
    assert not (tmp_path / "copy.db").exists()


def test_somebody_writes_meanwhile(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy shows the moment when it was begun, and is not begun anew by what is written."""
    monkeypatch.setattr("corpus.database.PAGES_COPIED", 5)
    copy = tmp_path / "copy.db"
    told: list[int] = []
    with closing(open_corpus(archive, write=True)) as corpus:

        def writing_on(done: int, pages: int) -> None:
            told.append(done)
            if len(told) < 20:
                with corpus.database.transaction() as writing:
                    writing.run("create table if not exists later (n)")
                    writing.run("insert into later values (:n)", {"n": done})

        assert corpus.database.copy_to(copy, writing_on) == ()
        assert len(corpus.database.query("select n from later")) > 5
    assert told == sorted(told)
    assert len(told) > 5
    with closing(open_corpus(copy, write=False)) as copied:
        assert copied.database.query("select 1 from sqlite_schema where name = 'later'") == []
