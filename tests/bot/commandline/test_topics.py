"""`dateline topics`, from the command line on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize("arguments", [("topics", "try"), ("topics", "rename")])
def test_wrong_usage_is_status_2(dateline: Any, arguments: tuple[str, ...]) -> None:
    """Nothing is changed where the command line is wrong."""
    ended = dateline(*arguments)
    assert (ended.status, ended.out) == (2, "")


def test_topics_are_listed_and_tried(dateline: Any) -> None:
    """What there is, and what a definition would hold before it is saved."""
    listed = dateline("topics")
    assert listed.status == 0
    tried = dateline("topics", "try", "gates", "--title", "Gates", "--name", "gate")
    assert tried.out.startswith("Gates: ")
    assert "gates" not in dateline("topics").out


def test_a_definition_that_holds_nothing_is_status_1(dateline: Any) -> None:
    """One clear line, with what it needs."""
    ended = dateline("topics", "try", "empty")
    assert (ended.status, ended.err.count("\n")) == (1, 1)


def test_a_saved_topic_can_be_asked_for(dateline: Any, tmp_path: Path, archive: Path) -> None:
    """Saving writes the operator's file and puts the articles where they belong."""
    saved = dateline("topics", "add", "gates", "--title", "Gates", "--name", "gate", database=archive)
    assert saved.status == 0
    assert "[topics.gates]" in (archive.parent / "topics.toml").read_text()
    assert "gates: Gates" in dateline("topics", database=archive).out
    twice = dateline("topics", "add", "gates", "--name", "gate", database=archive)
    assert (twice.status, "there is a topic 'gates' already" in twice.err) == (1, True)


def test_topics_are_proposed_as_they_would_be_written(dateline: Any, archive: Path, tmp_path: Path) -> None:
    """A proposal can be pasted into the file; where there is nothing to propose, that is said."""
    (tmp_path / "rivers").mkdir()
    for n in range(4):
        text = f"The Blue Danube rose to {n + 3} metres on {n + 1} May 2024. People left their cellars {n} times.\n"
        (tmp_path / "rivers" / f"{n}.txt").write_text(f"Water report number {n}\n\n{text}")
    assert dateline("load", str(tmp_path / "rivers"), database=archive).status == 0
    assert "[topics.blue-danube]" in dateline("topics", "propose", database=archive).out
