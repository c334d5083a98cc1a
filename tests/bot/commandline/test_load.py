"""`dateline load`, from the command line on."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

WRONG = [("load",), ("load", ""), ("load", "--at", "soon", ".")]


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_usage_is_status_2(dateline: Any, arguments: tuple[str, ...]) -> None:
    """Nothing is loaded where the command line is wrong."""
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


def test_what_can_not_be_read_is_named(dateline: Any, tmp_path: Path, archive: Path) -> None:
    """A line for each, with its reason and without its folder; status 1 where nothing was readable."""
    (tmp_path / "broken.jsonl").write_text("{\n")
    ended = dateline("load", str(tmp_path / "broken.jsonl"), str(tmp_path / "nowhere"), database=archive)
    assert ended.status == 1
    assert ended.err.startswith("broken.jsonl line 1: ")
    assert str(tmp_path) not in ended.err
    assert ended.out == "0 articles added, 2 not readable.\n"


def test_whatever_a_file_is_called_it_is_one_plain_line(dateline: Any, tmp_path: Path, archive: Path) -> None:
    """A name inside a stranger's zip file can neither break the line nor command the terminal."""
    with zipfile.ZipFile(tmp_path / "mails.zip", "w") as packed:
        packed.writestr("a\x1b[31m\nred\u202e.txt", "")
    ended = dateline("load", str(tmp_path / "mails.zip"), database=archive)
    assert ended.err == "mails.zip, a[31m red.txt: it is empty\n"


def test_a_load_tells_how_many_of_what(dateline: Any, tmp_path: Path) -> None:
    """Where it found several kinds of things; what is broken is one line, and the others go in."""
    folder = tmp_path / "things"
    folder.mkdir()
    (folder / "a.eml").write_text("Subject: Ferry\nFrom: Wire <a@wire.example>\n\nThe ferry to Hven runs again.\n")
    for name, what in (("b", "bridge of Zenda"), ("c", "school of Hofbau")):
        text = f"<h1>A new {what}</h1><p>The {what} was opened by the mayor today, after four years of work.</p>"
        (folder / f"{name}.html").write_text(f"<html><body>{text}<p>It was built by hand.</p></body></html>")
    (folder / "d.zip").write_bytes(b"no zip")
    ended = dateline("load", "--at", "2024-05-04", str(folder), database=tmp_path / "own.db")
    assert ended.out == "3 articles added, 1 not readable.\nFound: 2 web pages, 1 mail.\n"
    assert ended.err == "d.zip: it is no whole zip file\n"


def test_what_a_page_said_before_can_be_asked_for(dateline: Any, tmp_path: Path) -> None:
    """The article says that it was updated and leads to its earlier text, and that leads back."""
    record = {"url": "https://wire.example/hven", "title": "Ferry", "source": "Wire", "published": "2024-05-03T08:00Z"}
    first = {"text": "The ferry to Hven lies still since Friday, the harbour master said."}
    second = {"text": "The ferry to Hven runs again, the harbour master said.", "modified": "2024-05-03T14:30Z"}
    database = tmp_path / "own.db"
    for name, told in (("new", second), ("old", first)):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(record | told))
        dateline("load", "--at", "2024-05-04", str(tmp_path / f"{name}.jsonl"), database=database)
    found = dateline("ask", "--at", "2024-05-05", "--json", "/search ferry", database=database).out
    assert "updated 14:30" in found
    with closing(sqlite3.connect(database)) as connection:
        ((number,),) = connection.execute("select id from article")
    whole = dateline("ask", "--at", "2024-05-05", f"/article_{number}", database=database).out
    assert "runs again" in whole
    assert f"/article_{number}_1" in whole
    before = dateline("ask", "--at", "2024-05-05", f"/article_{number}_1", database=database).out
    assert "lies still" in before
    assert f"/article_{number}" in before
    assert "no article" in dateline("ask", "--at", "2024-05-05", f"/article_{number}_2", database=database).out
    printed = json.loads(dateline("article", "--json", str(number), database=database).out)
    assert [each["text"] for each in printed["earlier"]] == [first["text"]]
