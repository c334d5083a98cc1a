"""Sets in other shapes than the ones at hand are read as well."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.sets import records, write
from benchmarks.tasks import keywords, timelines_of

ARTICLES = [
    {
        "id": str(day),
        "topic": "floods",
        "published": f"2020-05-{day:02}",
        "sentences": [f"The river flooded Lund on {day - 1} May 2020 .", f"Lund 's mayor {day} asked for help ."],
    }
    for day in range(2, 8)
]
TASK = {
    "task": "one",
    "topic": "floods",
    "keywords": ["lund"],
    "since": "2020-05-01",
    "until": "2020-05-09",
    "dates": 3,
    "sentences_per_date": 1,
}


def lines(*rows: Mapping[str, Any], end: str = "\n") -> bytes:
    return "".join(json.dumps(row) + end for row in rows).encode()


def test_a_file_is_read_however_it_is_packed_and_marked(tmp_path: Path) -> None:
    """Gzipped under any name, with a mark of its encoding, with other ends of lines."""
    written = lines({"id": "1"}, {"id": "2"}, end="\r\n")
    (tmp_path / "plain").write_bytes(b"\xef\xbb\xbf" + written)
    (tmp_path / "packed").write_bytes(gzip.compress(written))
    (tmp_path / "beside.gz").write_bytes(gzip.compress(written))
    for name in ("plain", "packed", "beside"):
        assert [record["id"] for record in records(tmp_path / name)] == ["1", "2"]


def test_a_folder_stands_for_the_files_in_it(tmp_path: Path) -> None:
    """Where a folder is named, the records of all its JSON Lines files are read, packed or not."""
    (tmp_path / "a.jsonl").write_bytes(lines(ARTICLES[0]))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines(*ARTICLES[1:])))
    (tmp_path / "notes.txt").write_text("no record", encoding="utf-8")
    assert list(records(tmp_path)) == ARTICLES


def test_what_is_no_record_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A broken line costs its own article alone, and a record without an id gets one."""
    (tmp_path / "set").write_bytes(b'{broken\n\n[1]\n{"text":"\xff"}\n')
    assert list(records(tmp_path / "set")) == [{"id": "4", "text": "\N{REPLACEMENT CHARACTER}"}]
    assert capsys.readouterr().out == "set line 1: it is no record\nset line 3: it is no record\n"


def test_half_a_character_is_written_as_a_question_mark(tmp_path: Path) -> None:
    """JSON can spell what no file can hold."""
    write([{"id": "\ud800"}], tmp_path / "out")
    assert list(records(tmp_path / "out")) == [{"id": "?"}]


def timelines(folder: Path, *tasks: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    (folder / "articles.jsonl").write_bytes(lines(*ARTICLES))
    (folder / "tasks.jsonl").write_bytes(lines(*tasks))
    return list(timelines_of(folder))


def test_every_task_gets_its_timeline(tmp_path: Path) -> None:
    """As many dates as it asks for; as the builder chooses where it asks for no number; none where nothing is told."""
    bare = {"task": "bare", "topic": "floods", "keywords": ["lund"]}
    told = timelines(tmp_path, TASK, bare, {**TASK, "task": "none", "topic": "fires"}, {**TASK, "topic": None})
    assert [len(each["entries"]) for each in told] == [3, 6, 0, 3]
    assert all(len(sentences) == 1 for _, sentences in told[0]["entries"])


def test_a_window_may_be_told_to_the_hour_or_left_open(tmp_path: Path) -> None:
    """The hour counts for nothing."""
    hours = {**TASK, "since": "2020-05-02T10:00:00Z", "until": None, "dates": None}
    assert next(day for day, _ in timelines(tmp_path, hours)[0]["entries"]) == "2020-05-02"


def test_words_that_say_nothing_give_way_to_the_subject() -> None:
    """A task needs something to look for."""
    assert keywords({"keywords": ["-", "flu"]}) == ("flu",)
    assert keywords({"keywords": "flu"}) == ("flu",)
    assert keywords({"keywords": [], "topic": "Steve_Jobs"}) == ("Steve Jobs",)
    assert keywords({"actor": "Enron", "topic": "a"}) == ("Enron",)
