"""Files and folders of articles, good and bad."""

# ruff: noqa: E501 -- a record reads better on one line

from __future__ import annotations

import codecs
import gzip
import json
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.intake.files import TOO_LARGE, Rejection, find, read
from corpus.intake.raw import RawArticle
from corpus.intake.records import LONGEST_LINE
from corpus.model import Days, Known

TEXT = (
    "Storm closes harbour\n\nThe ferry company said that its boats would stay in harbour until the storm had passed.\n"
)


def put(folder: Path, name: str, data: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def one(path: Path) -> RawArticle:
    (found,) = read(path)
    assert isinstance(found, RawArticle), found
    return found


def reason(path: Path) -> str:
    (found,) = read(path)
    assert isinstance(found, Rejection), found
    assert str(path.parent) not in found.reason
    assert found.origin.startswith(path.name)
    return found.reason


def jsonl(folder: Path, *records: object) -> Path:
    return put(folder, "a.jsonl", "\n".join(json.dumps(record) for record in records))


def test_folders_are_searched_in_order(tmp_path: Path) -> None:
    """Every readable kind is found, however deep, in the order of names; other kinds and hidden files are passed over."""
    names = ["a.txt", "b.md", "c.html", "d.jsonl", "e.jsonl.gz", "f.json", "sub/g.htm", "sub/sub/h.ndjson"]
    for name in [*reversed(names), "picture.png", ".hidden.txt", ".git/x.txt", "notes.pdf"]:
        put(tmp_path, name)
    assert list(find([tmp_path])) == [tmp_path / name for name in names]


def test_a_file_named_twice_is_found_once(tmp_path: Path) -> None:
    """A file given by itself and with its folder is not read twice."""
    path = put(tmp_path, "a.txt")
    assert list(find([path, tmp_path, tmp_path])) == [path]


def test_missing_paths_and_empty_folders_are_named(tmp_path: Path) -> None:
    """A path that isn't there, and a folder without articles, give a reason and no whole path."""
    empty = tmp_path / "empty"
    empty.mkdir()
    assert list(find([tmp_path / "nothing.txt", empty])) == [
        Rejection("nothing.txt", "there is no such file or folder"),
        Rejection("empty", "the folder holds no articles"),
    ]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    """A folder that holds a link to itself is searched once, and a link to itself is named."""
    put(tmp_path, "a.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    found = list(find([tmp_path]))
    assert found == [tmp_path / "a.txt", Rejection("loop.txt", "its links lead in a circle")]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_forbidden_file_is_named(tmp_path: Path) -> None:
    """A file that may not be read is rejected as such."""
    path = put(tmp_path, "a.txt")
    path.chmod(0)
    assert reason(path) == "it may not be read: permission denied"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \n\r\n\t", "it is empty"),
        ("a.txt", codecs.BOM_UTF8, "it is empty"),
        ("a.txt", b"...\n---\n", "it holds no text"),
        ("a.txt", b"PK\x03\x04\x00\x00\x08\x00", "it is binary, not text"),
        ("a.txt", bytes(range(1, 32)) * 20 + b"\xff\xfe", "its encoding can't be told"),
        ("a.md", b"---\ntitle: x\n---\n", "it holds no text"),
        ("a.html", b"\x00\x01", "it is binary, not text"),
        ("a.json", b"{", "it is no valid JSON"),
        ("a.json", b"[]", "it holds no articles"),
        ("a.json", b"3", "it holds no articles"),
        ("a.json", b"[" * 100_000, "it is no valid JSON"),
        ("a.jsonl", b"\n\n", "it is empty"),
        ("a.jsonl.gz", b"not gzip", "it is no whole gzip file"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "A b c."}', mtime=0)[:-12], "it is no whole gzip file"),
        ("a.pdf", b"%PDF", "this kind of file holds no articles"),
    ],
)
def test_what_is_no_article_is_rejected_with_its_reason(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    """Each kind of bad file gets its own plain reason."""
    (*_, last) = read(put(tmp_path, name, data))
    assert isinstance(last, Rejection)
    assert last.reason == expected


def test_a_huge_text_is_not_read(tmp_path: Path) -> None:
    """A text beyond the limit is rejected by its size alone."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(TOO_LARGE * 10)
    assert reason(path) == "it is larger than 20 MB"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Premier besucht Zürich\n\nDer Premier wird am Dienstag in Zürich erwartet, hieß es.", "utf-8-sig"),
        ("Premier besucht Zürich\n\nDer Premier wird am Dienstag in Zürich erwartet, hieß es.", "utf-16"),
        ("Premier besucht Zürich\n\nDer Premier wird am Dienstag in Zürich erwartet, hieß es.", "cp1252"),
        ("It’s “over”\n\nThe mayor said it’s “over” – and that the café would open again.", "cp1252"),
        ("Паром отменён\n\nКомпания сообщила во вторник, что паром отменён из-за шторма.", "cp1251"),
    ],
)
def test_old_encodings_are_told(tmp_path: Path, text: str, encoding: str) -> None:
    """Byte order marks and the two commonest old code pages are read as they were written."""
    found = one(put(tmp_path, "a.txt", text.encode(encoding)))
    assert found.lines == tuple(text.splitlines())


def test_plain_text_is_titled_by_its_first_substantial_line(tmp_path: Path) -> None:
    """A date above the title is not the title."""
    found = one(put(tmp_path, "a.txt", "Friday, 3 March 2023\n\n" + TEXT))
    assert found.title == "Storm closes harbour"
    assert not found.extracted
    assert found.published is None


def test_markdown_is_read_with_its_front_matter(tmp_path: Path) -> None:
    """Front matter gives title, date, source, address and authors; marks are taken off and wrapped lines joined."""
    data = """---
title: "Storm closes harbour"
date: 2021-03-02
source: Island Times
url: https://islandtimes.example/a
author: Jon Ware, Ida Brand
---
# Storm closes harbour

The **ferry** company of [Lorm](https://lorm.example) said on *Tuesday*
that its boats would stay in `harbour`.

![A boat](boat.png)

## What next

- First ferry on Thursday
- Second ferry on Friday

> “Nobody sails today”, she said.

***
snake_case_word and 2*3*4 stay.
"""
    found = one(put(tmp_path, "a.md", data))
    assert (found.title, found.source, found.url) == (
        "Storm closes harbour",
        "Island Times",
        "https://islandtimes.example/a",
    )
    assert found.authors == ("Jon Ware", "Ida Brand")
    assert found.published is not None
    assert found.published.days == Days.on(date(2021, 3, 2))
    assert found.lines == (
        "Storm closes harbour",
        "The ferry company of Lorm said on Tuesday that its boats would stay in harbour.",
        "What next",
        "- First ferry on Thursday",
        "- Second ferry on Friday",
        "“Nobody sails today”, she said.",
        "snake_case_word and 2*3*4 stay.",
    )


def test_html_is_read_as_a_page(tmp_path: Path) -> None:
    """An HTML file gives its article."""
    found = one(
        put(tmp_path, "a.html", "<title>Storm</title><p>The ferry stays in harbour until the storm has passed.</p>")
    )
    assert (found.title, found.lines) == ("Storm", ("The ferry stays in harbour until the storm has passed.",))


def test_a_record_tells_all_it_knows(tmp_path: Path) -> None:
    """Every field of a JSON record arrives, and its text counts as the article alone."""
    record = {
        "id": "7",
        "url": "https://islandtimes.example/a",
        "title": "Storm",
        "text": "First.\nSecond.",
        "source": "Island Times",
        "published": "2021-03-02T08:15:00+01:00",
        "language": "en",
        "authors": ["Jon Ware"],
    }
    found = one(jsonl(tmp_path, record))
    assert found.lines == ("First.", "Second.")
    assert found.extracted
    assert (found.title, found.source, found.language, found.authors) == ("Storm", "Island Times", "en", ("Jon Ware",))
    assert found.published is not None
    assert (found.published.days, found.published.how) == (Days.on(date(2021, 3, 2)), Known.GIVEN)
    assert found.published.at == datetime(2021, 3, 2, 7, 15, tzinfo=UTC)
    assert found.origin == "a.jsonl line 1"


def test_half_a_character_in_a_record_is_a_question_mark(tmp_path: Path) -> None:
    """JSON can spell what no store can hold; the article is worth more than that character."""
    article = one(jsonl(tmp_path, {"title": "A \ud800", "sentences": ["B \udfff is open."]}))
    assert (article.title, article.lines) == ("A ?", ("B ? is open.",))


@pytest.mark.parametrize(
    ("stated", "days"),
    [
        ("2021", Days.year(2021)),
        (2021, Days.year(2021)),
        ("2021-03", Days.month(2021, 3)),
        ("2021-03-02", Days.on(date(2021, 3, 2))),
        ("20210302", Days.on(date(2021, 3, 2))),
        ("2 March 2021", Days.on(date(2021, 3, 2))),
        ("Tue, 02 Mar 2021 08:15:00 GMT", Days.on(date(2021, 3, 2))),
        ("2021-03-02 23:30", Days.on(date(2021, 3, 2))),
        ("2021-03-02T23:30:00-05:00", Days.on(date(2021, 3, 2))),
    ],
)
def test_a_records_date_keeps_its_precision(tmp_path: Path, stated: object, days: Days) -> None:
    """A year stays a year, a month a month, and the day is the publisher's own."""
    found = one(jsonl(tmp_path, {"text": "A b c.", "published": stated})).published
    assert found is not None
    assert found.days == days


def test_sentences_come_one_a_line(tmp_path: Path) -> None:
    """A record may give its sentences instead of its text."""
    assert one(jsonl(tmp_path, {"sentences": ["One \n two.", "Three."]})).lines == ("One two.", "Three.")


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({}, "it has no text"),
        ({"text": "  "}, "it has no text"),
        ({"sentences": []}, "it has no text"),
        ({"text": 3}, 'its "text" is not text'),
        ({"text": "A.", "title": ["x"]}, 'its "title" is not text'),
        ({"sentences": "A."}, 'its "sentences" is not a list of texts'),
        ({"sentences": ["A.", 3]}, 'its "sentences" is not a list of texts'),
        ({"text": "A.", "authors": [{}]}, 'its "authors" is not a list of texts'),
        ({"text": "A.", "published": "soon"}, 'its "published" is not a date'),
        ({"text": "A.", "published": True}, 'its "published" is not a date'),
        ({"text": "A.", "published": "2021-13-40"}, 'its "published" is not a date'),
        ([1], "it is no record with named fields"),
        ("A.", "it is no record with named fields"),
        (None, "it is no record with named fields"),
    ],
)
def test_a_record_of_the_wrong_shape_is_rejected(tmp_path: Path, record: object, expected: str) -> None:
    """Missing text and wrong types are named by their field."""
    assert reason(jsonl(tmp_path, record)) == expected


def test_a_broken_line_does_not_stop_the_rest(tmp_path: Path) -> None:
    """A broken line is rejected with its number, and the lines around it are read."""
    path = put(tmp_path, "a.jsonl", b'{"text": "A b."}\n\n{"text": \n\xff\xfe\x00\n{"text": "C d."}\n')
    first, broken, binary, last = read(path)
    assert isinstance(first, RawArticle)
    assert broken == Rejection("a.jsonl line 3", "it is no valid JSON")
    assert isinstance(binary, Rejection)
    assert isinstance(last, RawArticle)
    assert last.origin == "a.jsonl line 5"


def test_a_list_of_records_is_read(tmp_path: Path) -> None:
    """A JSON file may hold a list of records."""
    found = list(read(put(tmp_path, "a.json", json.dumps([{"text": "A b."}, {"text": 3}]))))
    assert isinstance(found[0], RawArticle)
    assert found[1] == Rejection("a.json record 2", 'its "text" is not text')


def test_only_web_addresses_are_kept(tmp_path: Path) -> None:
    """An address that is not http or https is dropped, not rejected."""
    for address in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://a b",
        "//x.example",
        "https://u:p@x.example/",
    ):
        assert one(jsonl(tmp_path, {"text": "A.", "url": address})).url is None
    assert one(jsonl(tmp_path, {"text": "A.", "url": " http://x.example/a?b=c#d "})).url == "http://x.example/a?b=c#d"


def test_packed_lines_are_read(tmp_path: Path) -> None:
    """A gzipped JSON Lines file is read like a plain one."""
    assert one(put(tmp_path, "a.jsonl.gz", gzip.compress(b'{"text": "A b."}\n'))).lines == ("A b.",)


@pytest.mark.parametrize("filling", [b" " * 9_999 + b"\n", b'["a"' + b" " * 9_994 + b"]\n", b" "])
def test_packed_lines_that_unpack_without_end_are_given_up(tmp_path: Path, filling: bytes) -> None:
    """What stands before is read; nothing is unpacked that is no text by the room it takes."""
    packed = gzip.compress(b'{"text": "A b."}\n' + filling * (32 * 1024 * 1024 // len(filling)))
    first, *_, last = read(put(tmp_path, "a.jsonl.gz", packed))
    assert isinstance(first, RawArticle)
    assert last == Rejection("a.jsonl.gz", "it unpacks to more than 200 times its size, as no text does")


def test_a_line_too_long_is_skipped(tmp_path: Path) -> None:
    """A record beyond the limit is rejected without being held in memory, and the next one is read."""
    long = b'{"text": "' + b"a " * (LONGEST_LINE // 2) + b'"}\n'
    rejected, after = read(put(tmp_path, "a.jsonl", long + b'{"text": "A b."}\n'))
    assert rejected == Rejection("a.jsonl line 1", "the line is longer than 8 MB")
    assert isinstance(after, RawArticle)


def test_records_come_one_at_a_time(tmp_path: Path) -> None:
    """Reading is lazy: the first record is there before the last was looked at."""
    found = read(put(tmp_path, "a.jsonl", b'{"text": "A b."}\n' * 1000))
    assert isinstance(found, Iterator)
    assert isinstance(next(found), RawArticle)


@pytest.mark.parametrize(
    "mark",
    [
        "<!-- saved from url=(0028)https://wire.example/harbour -->",
        "<!--\n Page saved with SingleFile\n url: https://wire.example/harbour\n saved date: Mon May 20 2024\n-->",
    ],
)
def test_a_saved_page_has_the_address_it_was_saved_from(tmp_path: Path, mark: str) -> None:
    """As browsers write it above the page; the page's own word comes first."""
    page = f"<!DOCTYPE html>\n{mark}\n<html><body><p>{TEXT}</p></body></html>"
    assert one(put(tmp_path, "a.html", page)).url == "https://wire.example/harbour"
    own = page.replace("<body>", '<head><link rel="canonical" href="https://wire.example/own"></head><body>')
    assert one(put(tmp_path, "b.html", own)).url == "https://wire.example/own"


def test_what_a_browser_saves_beside_a_page_is_no_article(tmp_path: Path) -> None:
    """The frames of a saved page stand in a folder of its name; another such folder is one like any other."""
    put(tmp_path, "Harbour.html")
    for folder in ("Harbour_files", "Other_files"):
        (tmp_path / folder).mkdir()
        put(tmp_path / folder, "saved_resource.html")
    assert [path.relative_to(tmp_path).as_posix() for path in find([tmp_path]) if isinstance(path, Path)] == [
        "Harbour.html",
        "Other_files/saved_resource.html",
    ]
