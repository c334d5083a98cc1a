"""Files packed into one: read in memory, one after another, within limits; nothing is written anywhere."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.intake.rejection import Rejection

PACKED = (".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar")
MOST_FILES = 10_000
LARGEST_FILE = 20 * 1024 * 1024
LARGEST = 500 * 1024 * 1024
"""Bytes of all files together, unpacked."""
HIGHEST_RATIO = 200
"""How much smaller text gets by packing: a tenth is usual, a hundredth rare."""
WORTH_A_RATIO = 1024 * 1024
"""Files of fewer bytes may be packed as well as they like."""
_LONGEST_END = 65_536 + 22
_LONGEST_LIST = 4 * 1024 * 1024
"""Bytes of the list of files at the end, which is read as a whole."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a packed one, unpacked."""

    origin: str
    """For messages: "mails.zip, monday.eml"."""
    name: str
    """The file's own name, without folders."""
    data: bytes


def members(path: Path, wanted: Callable[[str], bool]) -> Iterator[Member | Rejection]:
    """The files whose names are wanted, in the order of their names; what can't be unpacked is a rejection.

    Hidden files and those of other kinds are passed over, and files packed within are told of.
    """
    trouble = _trouble(path)
    if trouble:
        yield Rejection(path.name, trouble)
        return
    try:
        with zipfile.ZipFile(path) as packed:
            yield from _members(packed, path.name, wanted)
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        yield Rejection(path.name, "it is no whole zip file")


def _trouble(path: Path) -> str:
    """What is wrong with the list at the end, before it is read as a whole."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _LONGEST_END))
        end = file.read(_LONGEST_END)
    at = end.rfind(b"PK\5\6")
    if at < 0 or len(end) < at + 22:
        return "it is no whole zip file"
    if end.rfind(b"PK\6\7", max(0, at - 20), at) >= 0:
        return "it is a zip file for very large contents, which is not read"
    if int.from_bytes(end[at + 12 : at + 16], "little") > _LONGEST_LIST:
        return f"it holds more than {MOST_FILES:,} files"
    return ""


def _members(packed: zipfile.ZipFile, whole: str, wanted: Callable[[str], bool]) -> Iterator[Member | Rejection]:
    listed = [info for info in packed.infolist() if not info.is_dir()]
    if len(listed) > MOST_FILES:
        yield Rejection(whole, f"it holds more than {MOST_FILES:,} files")
        return
    room = LARGEST
    some = False
    for info in sorted(listed, key=lambda info: info.filename):
        parts = PurePosixPath(info.filename.replace("\\", "/")).parts
        name = parts[-1] if parts else ""
        inside = name.casefold().endswith(PACKED)
        if any(map(_hidden, parts)) or not (inside or wanted(name.casefold())):
            continue
        some = True
        origin = f"{whole}, {name}"
        data = "a packed file inside a packed one is not opened" if inside else _unpacked(packed, info, room)
        if isinstance(data, str):
            yield Rejection(origin, data)
        else:
            room -= len(data)
            yield Member(origin, name, data)
    if not some:
        yield Rejection(whole, "it holds no articles")


def _hidden(part: str) -> bool:
    """Whether a file or folder of this name is none that a person put there; ".." is only a way up."""
    return part == "__MACOSX" or (part.startswith(".") and part.strip(".") != "")


def _unpacked(packed: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytes | str:
    """What a file holds, or why it can't be had. What it claims of its size is not believed."""
    if info.flag_bits & 1:
        return "it is locked with a password"
    limit = min(LARGEST_FILE, room)
    try:
        with packed.open(info) as file:
            data = file.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError):
        return "it can't be unpacked"
    if len(data) > limit:
        return _too_much(limit)
    if len(data) > max(WORTH_A_RATIO, HIGHEST_RATIO * info.compress_size):
        return f"it unpacks to more than {HIGHEST_RATIO} times its size, as no text does"
    return data


def _too_much(limit: int) -> str:
    if limit < LARGEST_FILE:
        return f"the files before it fill {LARGEST // 1024 // 1024} MB"
    return f"it is larger than {LARGEST_FILE // 1024 // 1024} MB"
