"""`dateline load` and `dateline topics`, from the command line on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

WRONG = [("load",), ("load", "--at", "soon", "."), ("topics", "try"), ("topics", "rename")]


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_usage_is_status_2(dateline: Any, arguments: tuple[str, ...]) -> None:
    """Nothing is loaded or changed where the command line is wrong."""
    ended = dateline(*arguments)
    assert (ended.status, ended.out) == (2, "")


def test_a_loaded_article_can_be_asked_for(dateline: Any, tmp_path: Path) -> None:
    """From a text file to an answer, as of when it was loaded."""
    file = tmp_path / "ferry.txt"
    file.write_text("Ferry runs again\n\nThe ferry to Hven runs again, the harbour master said on 3 May 2024.\n")
    database = tmp_path / "own.db"
    assert dateline("load", "--at", "2024-05-04", str(file), database=database).status == 0
    found = dateline("ask", "--at", "2024-05-05", "/search ferry", database=database)
    assert "The ferry to Hven runs again" in found.out
    assert "empty" in dateline("ask", "--at", "2024-05-02", "/latest", database=database).out


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
