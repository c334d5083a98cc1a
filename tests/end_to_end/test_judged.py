"""Statements that somebody judged by hand: the list that is kept, and what it says."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.judging import RIGHT, WRONG, Verdict, read_verdicts, share, told
from benchmarks.statements import Found, Judged, write_sample
from digests.model import Kind

KEPT = Path(__file__).parents[2] / "docs" / "judged"
QUOTES, DIFFERENCES, EARLIER = KEPT / "quotes.tsv", KEPT / "differences.tsv", KEPT / "earlier.tsv"
FIRST_LOOKS = tuple(sorted(KEPT.glob("*_first_look.tsv")))
PLACES = ("one", "one_start", "other", "other_start", "what", "one_says", "other_says")
TABLES = (QUOTES, DIFFERENCES, EARLIER, *FIRST_LOOKS)
ASKED, PROMISED = 200, 0.95


def _found(verdict: str) -> Found:
    return Found(Judged("set", "article", 0, 9, "Harald Berg", "", verdict), "Before\tit.", "Berg said\nso.")


def test_the_kept_statements_are_what_was_promised() -> None:
    """Two hundred different statements, at least 95 of a hundred by the right speaker."""
    with QUOTES.open(encoding="utf-8", newline="") as file:
        kept = {(row["set"], row["article"], row["start"]) for row in csv.DictReader(file, delimiter="\t")}
    found = share(read_verdicts(QUOTES))
    assert len(kept) == found.of == ASKED
    assert found.right / found.of >= PROMISED


def test_the_kept_earlier_reports_are_what_was_promised() -> None:
    """More than a hundred different links, at least 85 of a hundred to an earlier report of the same matter."""
    with EARLIER.open(encoding="utf-8", newline="") as file:
        kept = {(row["set"], row["later"], row["earlier"]) for row in csv.DictReader(file, delimiter="\t")}
    found = share(read_verdicts(EARLIER))
    assert len(kept) == found.of >= 100
    assert found.right / found.of >= 0.85


def test_the_kept_differences_are_what_was_promised() -> None:
    """More than a hundred different pairs, at least 90 of a hundred about one thing; of denials by themselves too."""
    with DIFFERENCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert len({tuple(row[place] for place in PLACES) for row in rows}) == len(rows) > 100
    denials = [row["verdict"] == RIGHT for row in rows if row["what"] == Kind.DENIAL]
    for right in ([row["verdict"] == RIGHT for row in rows], denials):
        assert sum(right) / len(right) >= 0.9


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_each_kept_verdict_that_is_wrong_says_why(table: Path) -> None:
    """And only those do."""
    assert all(bool(one.why) != one.right for one in read_verdicts(table))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_the_kept_lists_hold_no_text(table: Path) -> None:
    """The articles are not ours: only where something stands is kept, and what was read there in a word or two."""
    heading, *lines = table.read_text(encoding="utf-8").splitlines()
    assert heading.endswith("\tverdict\twhy")
    assert "sentence" not in heading
    assert all(len(cell) <= 100 for line in lines for cell in line.split("\t"))


def test_a_sample_can_be_judged_once_its_verdicts_are_filled_in(tmp_path: Path) -> None:
    """What is written is read again; as long as a verdict is missing, that is said with its line."""
    table = tmp_path / "sample.tsv"
    write_sample([_found(RIGHT), _found(WRONG)], table)
    assert read_verdicts(table) == [Verdict("set", right=True), Verdict("set", right=False)]
    assert told(table).splitlines()[1].startswith("set        1 of 2 right")
    write_sample([_found(RIGHT), _found("")], table)
    with pytest.raises(ValueError, match="line 3"):
        read_verdicts(table)


@given(st.lists(st.booleans(), max_size=300))
def test_the_share_of_all_lies_about_that_of_the_sample(verdicts: list[bool]) -> None:
    """The bounds hold the sample's own share, lie within nothing and all, and draw together as it grows."""
    found = share([Verdict("set", right=right) for right in verdicts])
    assert 0.0 <= found.low <= found.high <= 1.0
    if verdicts:
        assert found.low - 1e-9 <= found.right / found.of <= found.high + 1e-9
        twice = share([Verdict("set", right=right) for right in verdicts * 2])
        assert twice.high - twice.low < found.high - found.low
