"""Feeds as they really are, with what is true of each beside it; `python -m benchmarks conformance` counts them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.conformance import CASES, departures, run

ALL = sorted(CASES.glob("*.toml"))


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.stem)
def test_a_feed_is_read_rightly(case: Path) -> None:
    """What is true of a document is what is read, and only what is known to be read wrongly is."""
    assert bool(departures(case)) == ("not_yet" in tomllib.loads(case.read_text(encoding="utf-8")))


def test_every_document_has_its_truth() -> None:
    """There is no document that nothing is checked of, and no truth of nothing."""
    told = {tomllib.loads(case.read_text(encoding="utf-8"))["file"] for case in ALL}
    assert told == {path.name for path in CASES.iterdir() if path.suffix in (".xml", ".json")}
    assert len(ALL) >= 200


def test_what_is_read_otherwise_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command says which case departs from the truth, and in what."""
    for name, truth in (("a-one", "Sample Wire"), ("a-two", "Another Wire")):
        (tmp_path / f"{name}.toml").write_text(
            f'file = "{CASES / "rss20.xml"}"\ncontent_type = "text/xml"\ntitle = "{truth}"\n'
        )
    assert not run(tmp_path)
    assert capsys.readouterr().out.splitlines() == [
        "a-two: title is 'Sample Wire' instead of 'Another Wire'",
        "a             1 of    2",
        "all           1 of    2: 50.0%",
    ]
