"""Articles as JSON: one record a line, or a list of records."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol, cast

from corpus.intake.dating.given import given
from corpus.intake.decoding import NotText, decode
from corpus.intake.raw import Kind, RawArticle
from corpus.intake.rejection import Rejection
from corpus.intake.urls import web_address
from corpus.intake.zips import HIGHEST_RATIO, WORTH_A_RATIO
from corpus.model import Published

LONGEST_LINE = 8 * 1024 * 1024
"""Bytes of one record; the longest articles have a hundredth of it."""


class _Wrong(ValueError):
    """A record that is no article; the message is the reason."""


class _Bomb(ValueError):
    """A packed file of no text."""


def read_lines(path: Path) -> Iterator[RawArticle | Rejection]:
    """The records of a JSON Lines file, plain or gzipped, one in memory at a time."""
    with path.open("rb") as file:
        if not path.name.casefold().endswith(".gz"):
            yield from read_stream(file, path.name)
            return
        try:
            yield from read_stream(_Packed(file), path.name)
        except (gzip.BadGzipFile, EOFError, zlib.error):
            yield Rejection(path.name, "it is no whole gzip file")
        except _Bomb:
            yield Rejection(path.name, f"it unpacks to more than {HIGHEST_RATIO} times its size, as no text does")


class _Lines(Protocol):
    def readline(self, limit: int, /) -> bytes: ...


class _Packed:
    """The lines of a gzip file. Raises _Bomb once they are too many for what it takes packed."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._unpacked = gzip.GzipFile(fileobj=packed)

    def readline(self, limit: int, /) -> bytes:
        line = self._unpacked.readline(limit)
        if self._unpacked.tell() > max(WORTH_A_RATIO, HIGHEST_RATIO * self._packed.tell()):
            raise _Bomb
        return line


def read_stream(stream: _Lines, name: str) -> Iterator[RawArticle | Rejection]:
    """The records of JSON Lines, wherever they stand."""
    some = False
    for number, line in _lines(stream):
        some = True
        yield _read_line(line, f"{name} line {number}")
    if not some:
        yield Rejection(name, "it is empty")


def _lines(stream: _Lines) -> Iterator[tuple[int, bytes | None]]:
    """Each line that is not blank with its number, counted from 1; None for one that is too long."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
            yield number, None
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield number, line


def _read_line(line: bytes | None, origin: str) -> RawArticle | Rejection:
    if line is None:
        return Rejection(origin, f"the line is longer than {LONGEST_LINE // 1024 // 1024} MB")
    try:
        record = json.loads(decode(line))
    except NotText as trouble:
        return Rejection(origin, str(trouble))
    except (ValueError, RecursionError):
        return Rejection(origin, "it is no valid JSON")
    return read_record(record, origin)


def read_list(text: str, origin: str) -> Iterator[RawArticle | Rejection]:
    """The records of a JSON file that holds a list of them, or one."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield Rejection(origin, "it is no valid JSON")
        return
    if isinstance(whole, dict) and isinstance(whole.get("articles"), list):
        whole = whole["articles"]
    if isinstance(whole, dict):
        yield read_record(whole, origin)
    elif isinstance(whole, list) and whole:
        for number, record in enumerate(whole, 1):
            yield read_record(record, f"{origin} record {number}")
    else:
        yield Rejection(origin, "it holds no articles")


def read_record(record: object, origin: str) -> RawArticle | Rejection:
    """One article as the record tells it; a field of the wrong type, or no text, is the reason of a rejection."""
    if not isinstance(record, dict):
        return Rejection(origin, "it is no record with named fields")
    try:
        return RawArticle(
            origin,
            _lines_of(record),
            title=_string(record, "title"),
            source=_string(record, "source"),
            url=web_address(_string(record, "url")),
            published=_date(record, "published"),
            modified=_date(record, "modified"),
            language=_string(record, "language")[:20],
            authors=_authors(record),
            kind=Kind.RECORD,
            extracted=True,
        )
    except _Wrong as wrong:
        return Rejection(origin, str(wrong))


def _string(record: dict[str, object], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _Wrong(f'its "{name}" is not text')
    return _sound(value).strip()


def _sound(text: str) -> str:
    """The text with a question mark for each half of a character, which JSON can spell and no store can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _strings(record: dict[str, object], name: str) -> list[str]:
    value = record.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _Wrong(f'its "{name}" is not a list of texts')
    return [_sound(one) for one in cast("list[str]", value)]


def _lines_of(record: dict[str, object]) -> tuple[str, ...]:
    text, sentences = _string(record, "text"), _strings(record, "sentences")
    lines = tuple(text.splitlines()) if text else tuple(" ".join(one.split()) for one in sentences)
    if not any(char.isalnum() for line in lines for char in line):
        raise _Wrong("it has no text")
    return lines


def _authors(record: dict[str, object]) -> tuple[str, ...]:
    if isinstance(record.get("authors"), str):
        return tuple(name.strip() for name in _string(record, "authors").split(",") if name.strip())
    return tuple(name.strip() for name in _strings(record, "authors") if name.strip())


def _date(record: dict[str, object], name: str) -> Published | None:
    value = record.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        value = str(value)
    if not isinstance(value, str):
        raise _Wrong(f'its "{name}" is not a date')
    stated = given(value, evidence=name)
    if stated is None:
        raise _Wrong(f'its "{name}" is not a date')
    return stated
