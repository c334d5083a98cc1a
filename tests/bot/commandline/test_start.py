"""`dateline start`, from the command line on."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_starting_for_the_first_time_loads_the_samples(dateline: Any, tmp_path: Path) -> None:
    """Where there is no archive yet there are sample articles a moment later, and a conversation."""
    started = dateline("start", database=tmp_path / "new.db")
    assert started.status == 0
    assert "loading the sample archive" in started.out
    assert "Nagorno-Karabakh" in started.out
    again = dateline("start", "--terminal", database=tmp_path / "new.db")
    assert "loading" not in again.out


def test_starting_goes_on_with_a_mistake_in_a_file(dateline: Any, archive: Path) -> None:
    """A topics file that can't be understood is told of, and the archive answers as before."""
    (archive.parent / "topics.toml").write_text("[topics.x]\nnames = 3\n")
    started = dateline("start", database=archive)
    assert started.status == 0
    assert "names is a list of texts" in started.err
    assert "I keep a news archive" in started.out
