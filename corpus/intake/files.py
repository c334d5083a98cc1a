"""Articles from files and folders: plain text, Markdown, web pages, mails, JSON Lines, and all of it packed."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from corpus.intake.dating.given import given
from corpus.intake.decoding import NotText, decode
from corpus.intake.furniture import headline
from corpus.intake.mails import read_mail, read_saved
from corpus.intake.markdown import read_markdown
from corpus.intake.pages import read_html
from corpus.intake.raw import RawArticle
from corpus.intake.records import read_lines, read_list, read_stream
from corpus.intake.rejection import Rejection
from corpus.intake.urls import web_address
from corpus.intake.zips import members

__all__ = ["READ", "TOO_LARGE", "Rejection", "find", "read"]

TOO_LARGE = 20 * 1024 * 1024
"""Bytes of one text, Markdown or HTML file; a long book has a tenth of it."""

_TEXT = (".txt", ".text")
_MARKDOWN = (".md", ".markdown")
_HTML = (".html", ".htm", ".xhtml")
_PLAIN_LINES = (".jsonl", ".ndjson")
_LINES = (*_PLAIN_LINES, ".jsonl.gz", ".ndjson.gz")
_LIST = (".json",)
_MAIL = (".eml",)
_SAVED = (".mhtml", ".mht")
_ZIP = (".zip",)
_WHOLE = (*_TEXT, *_MARKDOWN, *_HTML, *_LIST, *_MAIL, *_SAVED)
READ = (*_WHOLE, *_LINES, *_ZIP)
_SAVED_FROM = re.compile(
    rb"saved from url=\(\d{4}\)(https?://[^\s>]{1,2000})|SingleFile\s+url: (https?://[^\s>]{1,2000})"
)
"""What browsers write above a page that they save."""


def find(paths: Iterable[Path]) -> Iterator[Path | Rejection]:
    """The files of articles at these paths, folders searched to their depths, in the order of their names.

    A path that is missing, no file or folder, or not allowed to be read, and a folder without articles, give a
    rejection instead. No file is given twice, however links lead to it.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _find(path, seen)


def _find(path: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Rejection]:
    try:
        folder, new = path.is_dir(), _first_time(path, seen)
    except (OSError, ValueError) as trouble:
        yield Rejection(path.name or str(path), _reason(trouble))
        return
    if not folder:
        if path.is_file():
            yield from [path] if new else []
        else:
            yield Rejection(path.name, "it is neither a file nor a folder")
        return
    if not new:
        return
    some = False
    for inside in _inside(path, seen):
        some = True
        yield from [inside] if isinstance(inside, Rejection) else _find(inside, seen)
    if not some:
        yield Rejection(path.name or str(path), "the folder holds no articles")


def _first_time(path: Path, seen: set[tuple[int, int]]) -> bool:
    status = path.stat()
    key = (status.st_dev, status.st_ino)
    if key in seen:
        return False
    seen.add(key)
    return True


def _inside(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Rejection]:
    """What a folder holds, its own folders after one another; hidden ones and other kinds of files are passed over."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(here.iterdir())
        except OSError as trouble:
            yield Rejection(here.name, _reason(trouble))
            continue
        deeper = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                if not _belongs_to_a_page(entry, entries):
                    deeper.append(entry)
            elif entry.name.casefold().endswith(READ):
                yield entry
        waiting.extend(entry for entry in reversed(deeper) if _first_time(entry, seen))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _belongs_to_a_page(folder: Path, beside: Sequence[Path]) -> bool:
    """Whether a browser saved the page's pictures and frames in it, beside the page."""
    page = folder.name.removesuffix("_files")
    return page != folder.name and any(each.stem == page and each.suffix.lower() in _HTML for each in beside)


def read(path: Path) -> Iterator[RawArticle | Rejection]:
    """The articles of one file, one after another; what can't be read is a rejection with its reason."""
    name = path.name.casefold()
    try:
        if name.endswith(_LINES):
            yield from read_lines(path)
        elif name.endswith(_ZIP):
            yield from _read_zip(path)
        elif not name.endswith(READ):
            yield Rejection(path.name, "this kind of file holds no articles")
        else:
            yield from _read_whole(path, name)
    except OSError as trouble:
        yield Rejection(path.name, _reason(trouble))


def _read_zip(path: Path) -> Iterator[RawArticle | Rejection]:
    for member in members(path, lambda name: name.endswith((*_WHOLE, *_PLAIN_LINES))):
        if isinstance(member, Rejection):
            yield member
        elif member.name.casefold().endswith(_PLAIN_LINES):
            yield from read_stream(BytesIO(member.data), member.origin)
        else:
            yield from _read_bytes(member.data, member.origin, member.name.casefold())


def _read_whole(path: Path, name: str) -> Iterator[RawArticle | Rejection]:
    if path.stat().st_size > TOO_LARGE:
        yield Rejection(path.name, f"it is larger than {TOO_LARGE // 1024 // 1024} MB")
        return
    yield from _read_bytes(path.read_bytes(), path.name, name)


def _read_bytes(data: bytes, origin: str, name: str) -> Iterator[RawArticle | Rejection]:
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        yield Rejection(origin, "it is empty")
    elif name.endswith(_HTML):
        saved = _SAVED_FROM.search(data[:4096])
        address = (saved[1] or saved[2]).decode("ascii", "replace") if saved else ""
        yield read_html(data, origin, web_address(address))
    elif name.endswith(_MAIL):
        yield read_mail(data, origin)
    elif name.endswith(_SAVED):
        yield read_saved(data, origin)
    else:
        yield from _read_text(data, origin, name)


def _read_text(data: bytes, origin: str, name: str) -> Iterator[RawArticle | Rejection]:
    try:
        text = decode(data)
    except NotText as trouble:
        yield Rejection(origin, str(trouble))
        return
    if name.endswith(_LIST):
        yield from read_list(text, origin)
    elif name.endswith(_MARKDOWN):
        yield _markdown(text, origin)
    else:
        yield _plain(text, origin)


def _plain(text: str, origin: str) -> RawArticle | Rejection:
    lines = tuple(text.splitlines())
    if not any(char.isalnum() for char in text):
        return Rejection(origin, "it holds no text")
    return RawArticle(origin, lines, title=headline(lines))


def _markdown(text: str, origin: str) -> RawArticle | Rejection:
    document = read_markdown(text)
    if not any(char.isalnum() for line in document.lines for char in line):
        return Rejection(origin, "it holds no text")
    told = document.fields
    authors = told.get("authors") or told.get("author") or ""
    return RawArticle(
        origin,
        document.lines,
        title=document.title or headline(document.lines),
        source=told.get("source") or told.get("publisher") or "",
        url=web_address(told.get("url") or told.get("link") or ""),
        published=given(told.get("date") or told.get("published") or "", evidence="front matter"),
        language=told.get("language") or told.get("lang") or "",
        authors=tuple(name.strip() for name in authors.split(",") if name.strip()),
    )


def _reason(trouble: OSError | ValueError) -> str:
    match getattr(trouble, "errno", None):
        case errno.ENOENT | errno.ENOTDIR:
            return "there is no such file or folder"
        case errno.EACCES | errno.EPERM:
            return "it may not be read: permission denied"
        case errno.ELOOP:
            return "its links lead in a circle"
        case errno.ENAMETOOLONG:
            return "its name is too long"
        case int(number):
            return f"it can't be read: {os.strerror(number).lower()}"
    return "it can't be read"
