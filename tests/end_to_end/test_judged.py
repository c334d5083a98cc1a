"""Statements that somebody judged by hand: the list that is kept, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.statements import RIGHT, WRONG, Found, Judged, read_judged, share, write_sample

KEPT = Path(__file__).parents[2] / "docs" / "judged" / "quotes.tsv"
ASKED, PROMISED = 200, 0.95


def _judged(verdict: str, number: int = 0) -> Judged:
    return Judged("set", f"article {number}", 0, 9, "Harald Berg", "", verdict)


def test_the_kept_list_holds_what_was_promised() -> None:
    """Two hundred different statements, at least 95 of a hundred by the right speaker; each wrong one says why."""
    judged = read_judged(KEPT)
    found = share(judged)
    assert len({(one.set, one.article, one.start) for one in judged}) == found.of == ASKED
    assert found.right / found.of >= PROMISED
    assert all(bool(one.why) == (one.verdict == WRONG) for one in judged)


def test_the_kept_list_holds_no_text() -> None:
    """The articles are not ours: only where a statement stands is kept."""
    heading = KEPT.read_text(encoding="utf-8").splitlines()[0].split("\t")
    assert heading == ["set", "article", "start", "end", "speaker", "addressee", "verdict", "why"]


def test_a_sample_can_be_judged_once_its_verdicts_are_filled_in(tmp_path: Path) -> None:
    """What is written is read again; as long as a verdict is missing, that is said with its line."""
    table = tmp_path / "sample.tsv"
    for verdict in (RIGHT, WRONG):
        write_sample([Found(_judged(verdict), "Before\tit.", "Berg said\nso.")], table)
        assert read_judged(table) == [_judged(verdict)]
    write_sample([Found(_judged(RIGHT), "", ""), Found(_judged(""), "", "")], table)
    with pytest.raises(ValueError, match="line 3"):
        read_judged(table)


@given(st.lists(st.booleans(), max_size=300))
def test_the_share_of_all_lies_about_that_of_the_sample(verdicts: list[bool]) -> None:
    """The bounds hold the sample's own share, lie within nothing and all, and draw together as it grows."""
    found = share([_judged(RIGHT if verdict else WRONG) for verdict in verdicts])
    assert 0.0 <= found.low <= found.high <= 1.0
    if verdicts:
        assert found.low - 1e-9 <= found.right / found.of <= found.high + 1e-9
        twice = share([_judged(RIGHT if verdict else WRONG) for verdict in verdicts * 2])
        assert twice.high - twice.low < found.high - found.low
