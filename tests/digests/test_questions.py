"""Long questions, put by under a number."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.corpus import open_corpus
from corpus.errors import DatabaseLocked, DatabaseReadOnly
from digests import questions
from digests.ledger.model import EditionId, Subscriber
from digests.questions import Questions, Shown


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive without articles."""
    path = tmp_path / "news.db"
    open_corpus(path, write=True).close()
    return path


def test_a_question_is_found_by_its_number(path: Path) -> None:
    """What was put by comes back, in this process and the next."""
    number = Questions(path).keep("a long question")
    assert Questions(path).recall(number) == "a long question"


def test_the_same_question_has_one_number(path: Path) -> None:
    """A list whose pages are turned often does not fill the archive."""
    kept = Questions(path)
    assert kept.keep("one") == kept.keep("one") != kept.keep("two")


def test_numbers_nobody_gave(path: Path) -> None:
    """Neither an unknown number, nor an archive without questions, nor no archive at all is a fault."""
    assert Questions(path).recall(7) is None
    Questions(path).keep("one")
    assert Questions(path).recall(7) is None
    assert Questions(path.parent / "none.db").recall(1) is None


def test_the_oldest_go_when_there_are_too_many(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many are kept, the newest."""
    monkeypatch.setattr(questions, "KEPT", 2)
    kept = Questions(path)
    numbers = [kept.keep(str(n)) for n in range(4)]
    assert [kept.recall(number) for number in numbers] == [None, None, "2", "3"]


def test_what_a_place_was_shown_last(path: Path) -> None:
    """Each chat and thread has its own, the newest alone; nobody is told another's."""
    here, there = Subscriber(7), Subscriber(7, 4)
    kept = Questions(path)
    kept.note(here, Shown("latest @1", EditionId(0)))
    kept.note(here, Shown("digest bridge @2", EditionId(5)))
    kept.note(there, Shown("edition 9", EditionId(9)))
    assert Questions(path).last(here) == Shown("digest bridge @2", EditionId(5))
    assert Questions(path).last(there) == Shown("edition 9", EditionId(9))
    assert Questions(path).last(Subscriber(8)) is None


def test_what_a_place_was_told_of_last(path: Path) -> None:
    """Each chat and thread has its own; an archive of before, which has no table for it, gets one."""
    here, there = Subscriber(7), Subscriber(7, 4)
    kept = Questions(path)
    kept.keep("one")
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("drop table spoken_of")
        other.execute("delete from _sqlite_migrations where name = 'create_spoken_of'")
    assert kept.spoken_of(here) == ""
    kept.speak_of(here, "Berg")
    kept.speak_of(here, "Lund")
    kept.speak_of(there, "harbour")
    assert (kept.spoken_of(here), kept.spoken_of(there), kept.spoken_of(Subscriber(8))) == ("Lund", "harbour", "")
    assert Questions(path.parent / "none.db").spoken_of(here) == ""


def test_a_note_is_worth_no_trouble(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it can't be written just now, or there is no archive, nobody hears of it."""
    monkeypatch.setattr(questions, "NOTE_SECONDS", 0.01)
    here = Subscriber(7)
    Questions(path.parent / "none.db").note(here, Shown("latest @1", EditionId(0)))
    assert Questions(path.parent / "none.db").last(here) is None
    Questions(path).note(here, Shown("latest @1", EditionId(0)))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        Questions(path).note(here, Shown("latest @2", EditionId(0)))
    assert Questions(path).last(here) == Shown("latest @1", EditionId(0))


def test_an_archive_that_cannot_be_written(tmp_path: Path) -> None:
    """The caller hears of it, and no file appears."""
    path = tmp_path / "none.db"
    with pytest.raises(DatabaseReadOnly):
        Questions(path).keep("one")
    assert not path.exists()


def test_an_archive_that_another_program_holds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a short wait the caller hears of it."""
    monkeypatch.setattr(questions, "BUSY_SECONDS", 0.01)
    Questions(path).keep("one")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        with pytest.raises(DatabaseLocked):
            Questions(path).keep("two")


def test_the_archive_itself_is_not_disturbed(path: Path) -> None:
    """An archive with questions opens as before."""
    number = Questions(path).keep("one")
    open_corpus(path, write=True).close()
    assert Questions(path).recall(number) == "one"
