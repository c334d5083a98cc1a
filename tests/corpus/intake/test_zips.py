"""Packed files: what is in them goes in, within limits, and nothing is written anywhere."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path

import pytest

from corpus.intake import files, zips
from corpus.intake.raw import RawArticle
from corpus.intake.rejection import Rejection

TEXT = b"The harbour of Strelsau was shut on Monday after its pilots walked out over their pay."


def pack(path: Path, *given: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", how) as packed:
        for name, data in given:
            packed.writestr(name, data)
    return path


def read(path: Path) -> tuple[list[str], list[str]]:
    """The origins of the articles, and the reasons why there are no more."""
    found = list(files.read(path))
    articles = [each.origin for each in found if isinstance(each, RawArticle)]
    return articles, [each.reason for each in found if isinstance(each, Rejection)]


def test_all_kinds_of_files_are_read(tmp_path: Path) -> None:
    """Hidden ones and those of other kinds are passed over; one that is broken keeps no other out."""
    mail = b"Subject: Harbour\nFrom: Wire <a@b.example>\n\n" + TEXT
    path = pack(
        tmp_path / "all.zip",
        ("mails/a.eml", mail),
        ("b.txt", TEXT),
        ("c.html", b"<html><body><p>" + TEXT + b"</p></body></html>"),
        ("d.jsonl", b'{"text": "A report on the harbour."}\nnonsense\n'),
        ("e.txt", b"\x89PNG\0\0"),
        ("picture.png", b"\x89PNG"),
        ("__MACOSX/._b.txt", TEXT),
        (".hidden/x.txt", TEXT),
    )
    articles, reasons = read(path)
    assert articles == ["all.zip, b.txt", "all.zip, c.html", "all.zip, d.jsonl line 1", "all.zip, a.eml"]
    assert reasons == ["it is no valid JSON", "it is binary, not text"]


def test_no_path_leaves_and_none_is_told(tmp_path: Path) -> None:
    """Names that climb or begin at the root are names; nothing is written."""
    names = ("../../up.txt", "/etc/root.txt", "C:\\windows\\back.txt")
    (tmp_path / "in").mkdir()
    path = pack(tmp_path / "in" / "evil.zip", *((name, TEXT) for name in names))
    articles, _ = read(path)
    assert sorted(articles) == ["evil.zip, back.txt", "evil.zip, root.txt", "evil.zip, up.txt"]
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["evil.zip", "in"]


def test_a_packed_file_inside_is_told_and_not_opened(tmp_path: Path) -> None:
    """The rest goes in."""
    inner = pack(tmp_path / "inner.zip", ("a.txt", TEXT))
    path = pack(tmp_path / "outer.zip", ("inner.zip", inner.read_bytes()), ("b.txt", TEXT))
    assert read(path) == (["outer.zip, b.txt"], ["a packed file inside a packed one is not opened"])


def test_what_unpacks_to_too_much_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file by its size or its ratio, all of them by what they hold together."""
    monkeypatch.setattr(zips, "LARGEST_FILE", 3 * 1024 * 1024)
    monkeypatch.setattr(zips, "LARGEST", 4 * 1024 * 1024)
    noise = os.urandom(3 * 512 * 1024).hex().encode()  # 3 MB that pack to half
    path = pack(
        tmp_path / "bomb.zip",
        ("a.txt", b"a" * (4 * 1024 * 1024)),
        ("b.txt", b"a" * (2 * 1024 * 1024)),
        ("c.txt", noise),
        ("d.txt", noise),
    )
    assert read(path) == (
        ["bomb.zip, c.txt"],
        [
            "it is larger than 3 MB",
            "it unpacks to more than 200 times its size, as no text does",
            "the files before it fill 4 MB",
        ],
    )


def test_too_many_files_are_told_before_they_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By their number, and by the length of their list."""
    path = pack(tmp_path / "many.zip", *((f"{n}.txt", TEXT) for n in range(5)))
    monkeypatch.setattr(zips, "MOST_FILES", 4)
    assert read(path) == ([], ["it holds more than 4 files"])
    monkeypatch.setattr(zips, "MOST_FILES", 5)
    monkeypatch.setattr(zips, "_LONGEST_LIST", 100)
    assert read(path) == ([], ["it holds more than 5 files"])


def test_a_locked_file_is_told(tmp_path: Path) -> None:
    """Nobody is asked for a password."""
    path = pack(tmp_path / "a.zip", ("a.txt", TEXT))
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\1\2")
    data[at + 8 : at + 10] = struct.pack("<H", 1)
    path.write_bytes(bytes(data))
    assert read(path) == ([], ["it is locked with a password"])


@pytest.mark.parametrize("spoil", ["cut", "flip", "none", "empty"])
def test_a_broken_archive_is_told(tmp_path: Path, spoil: str) -> None:
    """In one line, whatever is wrong with it."""
    path = pack(tmp_path / "a.zip", ("a.txt", TEXT * 50))
    data = path.read_bytes()
    flipped = data[:45] + bytes(byte ^ 255 for byte in data[45:60]) + data[60:]
    path.write_bytes({"cut": data[:-30], "flip": flipped, "none": b"no archive", "empty": b""}[spoil])
    articles, reasons = read(path)
    assert articles == []
    assert reasons == ["it can't be unpacked" if spoil == "flip" else "it is no whole zip file"]


def test_an_archive_without_articles_is_told(tmp_path: Path) -> None:
    """Pictures alone are none."""
    assert read(pack(tmp_path / "a.zip", ("a.png", b"x"))) == ([], ["it holds no articles"])


def test_a_zip_for_very_large_contents_is_not_read(tmp_path: Path) -> None:
    """Its list of files stands elsewhere, and is as long as it likes."""
    path = pack(tmp_path / "a.zip", ("a.txt", TEXT))
    data = path.read_bytes()
    at = data.rindex(b"PK\5\6")
    path.write_bytes(data[:at] + b"PK\6\7" + bytes(16) + data[at:])
    assert read(path) == ([], ["it is a zip file for very large contents, which is not read"])
