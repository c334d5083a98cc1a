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


@pytest.mark.parametrize("key", ["", "two words", "a]", "ä", "x" * 33, "a\nb"])
def test_a_key_that_is_none_is_said_to_be(dateline: Any, archive: Path, key: str) -> None:
    """By its own name and what it is made of, not by where the file would break."""
    for command in ("try", "add"):
        ended = dateline("topics", command, key, "--name", "gate", database=archive)
        assert (ended.status, ended.out, ended.err.count("\n")) == (1, "", 1)
        assert ended.err.endswith("a topic's key is lower-case letters, digits and hyphens, 32 at most\n")
    assert not (archive.parent / "topics.toml").exists()


def test_a_topics_file_that_can_not_be_used_is_said_to_be(dateline: Any, archive: Path, tmp_path: Path) -> None:
    """One clear line, whatever keeps it from being read or written, and nothing half done."""
    folder = tmp_path / "taken"
    folder.mkdir()
    ended = dateline("topics", database=archive, DATELINE_TOPICS=str(folder))
    assert (ended.status, ended.err) == (1, "dateline: taken: it can't be read: Is a directory\n")
    nowhere = tmp_path / "nowhere" / "mine.toml"
    ended = dateline("topics", "add", "gates", "--name", "gate", database=archive, DATELINE_TOPICS=str(nowhere))
    assert (ended.status, ended.err) == (1, "dateline: mine.toml: it can't be written: No such file or directory\n")


def test_topics_are_proposed_as_they_would_be_written(dateline: Any, archive: Path, tmp_path: Path) -> None:
    """A proposal can be pasted into the file; where there is nothing to propose, that is said."""
    (tmp_path / "rivers").mkdir()
    for n in range(4):
        text = f"The Blue Danube rose to {n + 3} metres on {n + 1} May 2024. People left their cellars {n} times.\n"
        (tmp_path / "rivers" / f"{n}.txt").write_text(f"Water report number {n}\n\n{text}")
    assert dateline("load", str(tmp_path / "rivers"), database=archive).status == 0
    assert "[topics.blue-danube]" in dateline("topics", "propose", database=archive).out
