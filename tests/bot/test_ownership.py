"""One program sends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.ownership import Owned, ownership
from corpus.errors import DatabaseReadOnly

HOLD = """
import sys
from pathlib import Path
from bot.ownership import ownership
with ownership(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_second_one_is_told_so(tmp_path: Path) -> None:
    """By the name of the database, and without where it lies."""
    path = tmp_path / "news.db"
    with ownership(path), pytest.raises(Owned) as told, ownership(path):
        pass
    assert "news.db" in str(told.value)
    assert str(tmp_path) not in str(told.value)


def test_another_database_is_another_matter(tmp_path: Path) -> None:
    """Two bots may run beside each other."""
    with ownership(tmp_path / "one.db"), ownership(tmp_path / "two.db"):
        assert (tmp_path / "one.db.lock").exists()


def test_it_is_given_up_at_the_end(tmp_path: Path) -> None:
    """The next one gets it."""
    for _ in range(2):
        with ownership(tmp_path / "news.db"):
            pass


def test_who_dies_holds_nothing(tmp_path: Path) -> None:
    """Killed without warning, another process leaves the database free."""
    path = tmp_path / "news.db"
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Owned), ownership(path):
            pass
        other.kill()
        other.wait()
        with ownership(path):
            pass


def test_where_no_lock_can_be_made(tmp_path: Path) -> None:
    """In a folder that is not there, it says what the operator can mend."""
    with pytest.raises(DatabaseReadOnly), ownership(tmp_path / "nowhere" / "news.db"):
        pass
