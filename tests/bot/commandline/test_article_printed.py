"""`dateline article`: what is stored, character for character."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

AT = ("--at", "2024-05-02")


@pytest.fixture
def quoted(dateline: Any) -> dict[str, Any]:
    """A quotation of the article without a date."""
    quote: dict[str, Any] = json.loads(dateline("ask", *AT, "--json", "/search shut").out)[0]["quotes"][0]
    return quote


def test_the_stored_text_is_printed(dateline: Any, quoted: dict[str, Any]) -> None:
    """The facts, an empty line, and the text as quotations cut from it."""
    ended = dateline("article", str(quoted["article"]))
    facts, _, text = ended.out.partition("\n\n")
    assert quoted["sentence"] in text
    assert "source: Sample Radio" in facts
    assert "how: unknown" in facts
    assert "topics: harbour" in facts


def test_as_one_object(dateline: Any, quoted: dict[str, Any]) -> None:
    """The same for programs."""
    record = json.loads(dateline("article", "--json", str(quoted["article"])).out)
    assert quoted["sentence"] in record["text"]
    assert (record["published"], record["url"]) == (None, None)


@pytest.mark.parametrize("number", ["1", "x"])
def test_an_article_that_is_none(dateline: Any, number: str) -> None:
    """Status 1, one line."""
    ended = dateline("article", number)
    assert (ended.status, ended.err.count("\n")) == (1, 1)
    assert "no article" in ended.err


def test_without_an_archive(dateline: Any, tmp_path: Path) -> None:
    """Status 1, and what to do."""
    ended = dateline("article", "1", database=tmp_path / "none.db")
    assert ended.status == 1
    assert "dateline load" in ended.err
