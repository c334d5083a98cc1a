"""`dateline load` and `dateline topics`, from the command line on."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
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


def test_what_can_not_be_read_is_named(dateline: Any, tmp_path: Path, archive: Path) -> None:
    """A line for each, with its reason and without its folder; status 1 where nothing was readable."""
    (tmp_path / "broken.jsonl").write_text("{\n")
    ended = dateline("load", str(tmp_path / "broken.jsonl"), str(tmp_path / "nowhere"), database=archive)
    assert ended.status == 1
    assert ended.err.startswith("broken.jsonl line 1: ")
    assert str(tmp_path) not in ended.err
    assert ended.out == "0 articles added, 2 not readable.\n"


def test_a_well_archive_checks_well(dateline: Any, archive: Path) -> None:
    """The state in a few lines, status 0."""
    ended = dateline("check", database=archive)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("articles: ")


def test_a_mistake_in_a_file_needs_a_person(dateline: Any, archive: Path) -> None:
    """What is wrong is said in a line each, and the status is 1."""
    (archive.parent / "topics.toml").write_text("[topics.x]\nnames = 3\n")
    (archive.parent / "actors.toml").write_text("[[person]]\n")
    ended = dateline("check", database=archive)
    assert ended.status == 1
    assert [line.startswith("needs you: ") for line in ended.err.splitlines()] == [True, True]


def test_a_damaged_archive_needs_a_person(dateline: Any, archive: Path) -> None:
    """Damage is found, whatever it keeps from being read."""
    written = bytearray(archive.read_bytes())
    for at in range(40_000, len(written) - 4096, 4096):
        written[at : at + 64] = b"\xff" * 64
    archive.write_bytes(written)
    assert dateline("check", database=archive).status == 1


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
