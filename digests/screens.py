"""Cut a page into screens: messages that Telegram takes, each of whole paragraphs as far as they fit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate

from digests import markup
from digests.markup import Run, Tag
from digests.model import Passage
from digests.page import Page, Paragraph
from digests.words import comparable

GAP = "\n\n"
SHORTEST = 128
"""The least limit for a screen: twice the largest piece, so that one always fits below a heading."""

_PIECE = re.compile(r"\S{1,24}\s{0,8}|\s{1,8}")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…։。؟][\"'”’»)\]]{0,3}\s{1,16}\Z")
_TAIL = 24
_OPENING = 40


@dataclass(frozen=True, slots=True)
class Screen:
    """One message's worth of a page, with the passages it cites."""

    html: str
    passages: tuple[Passage, ...] = ()


class _End(IntEnum):
    """How good a place the end of a piece is to tear a paragraph at."""

    HARD = 0
    WORD = 1
    SENTENCE = 2
    LINE = 3


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, or a part of an endless one, with the space after it and the tags around it."""

    text: str
    tags: tuple[Tag, ...]
    end: _End


@dataclass(frozen=True, slots=True)
class _Load:
    """What a piece of HTML takes of a message."""

    units: int = 0
    entities: int = 0
    bytes: int = 0

    def __add__(self, other: _Load) -> _Load:
        return _Load(self.units + other.units, self.entities + other.entities, self.bytes + other.bytes)

    def __sub__(self, other: _Load) -> _Load:
        return _Load(self.units - other.units, self.entities - other.entities, self.bytes - other.bytes)

    def __le__(self, room: _Load) -> bool:
        return self.units <= room.units and self.entities <= room.entities and self.bytes <= room.bytes

    @property
    def half(self) -> _Load:
        return _Load(self.units // 2, self.entities // 2, self.bytes // 2)


_GAP_LOAD = _Load(len(GAP), 0, len(GAP))
_Parcel = tuple[Paragraph, ...]


def screens(page: Page, *, limit: int = 3500, spare: int = 0) -> tuple[Screen, ...]:
    """Cut a page into screens of at most `limit` visible UTF-16 units; a page with nothing to see gives none.

    Paragraphs stay whole, and a heading stays with what follows it. Only a paragraph that is too long alone is
    torn, after a line, a sentence or a word, and its tags closed and opened again. Every screen also keeps
    Telegram's limits of tags and bytes, and `spare` bytes free for what is put above it. Raises BadMarkup for a
    page that is not valid, ValueError for a limit under 128 or over 4096.
    """
    if not SHORTEST <= limit <= markup.MAX_TEXT:
        raise ValueError(f"{limit} is no length for a screen")
    room = _Load(limit, markup.MAX_ENTITIES, markup.MAX_BYTES - spare)
    parcels = [parcel for group in _groups(page) for parcel in _fitted(group, room)]
    return tuple(_packed(parcels, room))


def _is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is one bold line that cites nothing, and so belongs to what follows it."""
    html = paragraph.html
    bold = html.startswith("<b>") and html.endswith("</b>") and html.count("<") == 2
    return bold and "\n" not in html and not paragraph.passages


def _groups(page: Page) -> Iterator[_Parcel]:
    """Each paragraph with something to see, headings together with what follows them."""
    held: list[Paragraph] = []
    for paragraph in page.paragraphs:
        if not markup.visible(paragraph.html).strip():
            continue
        held.append(paragraph)
        if not _is_heading(paragraph):
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


def _fitted(group: _Parcel, room: _Load) -> Iterator[_Parcel]:
    """The group as it is where a screen holds it, else torn into parcels that fit."""
    *headings, last = group
    above = _load(headings)
    if _load(group) <= room:
        yield group
    elif above <= room.half:
        first, *parts = _torn(last, room - above - _GAP_LOAD, room)
        yield (*headings, first)
        yield from ((part,) for part in parts)
    else:
        yield from (parcel for paragraph in group for parcel in _fitted((paragraph,), room))


def _packed(parcels: Sequence[_Parcel], room: _Load) -> Iterator[Screen]:
    held, load = list[Paragraph](), _Load()
    for parcel in parcels:
        more = _GAP_LOAD + _load(parcel)
        if held and not load + more <= room + _GAP_LOAD:
            yield _screen(held)
            held, load = [], _Load()
        held.extend(parcel)
        load += more
    if held:
        yield _screen(held)


def _screen(paragraphs: Sequence[Paragraph]) -> Screen:
    passages = dict.fromkeys(passage for paragraph in paragraphs for passage in paragraph.passages)
    return Screen(GAP.join(paragraph.html for paragraph in paragraphs), tuple(passages))


def _load(paragraphs: Sequence[Paragraph]) -> _Load:
    html = GAP.join(paragraph.html for paragraph in paragraphs)
    return _Load(markup.length(html), markup.entities(html), len(html.encode()))


def _torn(paragraph: Paragraph, first: _Load, room: _Load) -> list[Paragraph]:
    """The paragraph in parts, of which the first has less room than the others."""
    found = list(markup.runs(paragraph.html))
    parts = _by_lines(found, first, room) or _by_words(found, first, room)
    return _shared_out(parts, paragraph.passages)


def _by_words(found: Sequence[Run], first: _Load, room: _Load) -> list[str]:
    pieces = list(_pieces(found))
    parts, start = list[str](), 0
    while start < len(pieces):
        end = _best_end(pieces, start, _reach(pieces, start, room if parts else first))
        html = _written(pieces[start:end]).strip()
        if markup.visible(html).strip():
            parts.append(html)
        start = end
    return parts


def _by_lines(found: Sequence[Run], first: _Load, room: _Load) -> list[str]:
    """The same parts, for less work, where the lines are so short that each part ends with one; else none."""
    lines = list(_lines(found))
    if any(line[0].text[:1].isspace() for line in lines):
        return []
    parts, held, letters = list[str](), list[_Piece](), 0
    load = _Load()
    for line in lines:
        length = sum(len(piece.text) for piece in line)
        more = _line_load(line, held)
        if not load + more <= (room if parts else first):
            alone = _line_load(line, ())
            if length > letters or not alone <= room:
                return []
            parts.append(_written(held).strip())
            held, letters, load, more = [], 0, _Load(), alone
        held += line
        letters, load = letters + length, load + more
    parts.append(_written(held).strip())
    return parts if all(markup.visible(part).strip() for part in parts) else []


def _line_load(line: Sequence[_Piece], before: Sequence[_Piece]) -> _Load:
    load, opened = _Load(), before[-1].tags if before else ()
    for piece in line:
        load += _piece_load(piece, opened)
        opened = piece.tags
    return load


def _lines(found: Sequence[Run]) -> Iterator[list[_Piece]]:
    """The lines of some text, each with its end."""
    held: list[_Piece] = []
    for run in found:
        for text in _LINE.findall(run.text):
            held.append(_Piece(text, run.tags, _End.LINE if text.endswith("\n") else _End.HARD))
            if text.endswith("\n"):
                yield held
                held = []
    if held:
        yield held


def _pieces(found: Iterable[Run]) -> Iterator[_Piece]:
    tail = ""
    for run in found:
        for match in _PIECE.finditer(run.text):
            tail = (tail + match[0])[-_TAIL:]
            yield _Piece(match[0], run.tags, _end(tail))


def _end(tail: str) -> _End:
    if not tail[-1].isspace():
        return _End.HARD
    if "\n" in tail[len(tail.rstrip()) :]:
        return _End.LINE
    return _End.SENTENCE if _SENTENCE_END.search(tail) else _End.WORD


def _reach(pieces: Sequence[_Piece], start: int, room: _Load) -> int:
    """How many pieces from `start` go into the room, as the index behind the last; at least one."""
    load, opened = _Load(), tuple[Tag, ...]()
    for at in range(start, len(pieces)):
        load += _piece_load(pieces[at], opened)
        if not load <= room:
            return max(at, start + 1)
        opened = pieces[at].tags
    return len(pieces)


def _piece_load(piece: _Piece, opened: tuple[Tag, ...]) -> _Load:
    new = [tag for tag in piece.tags if tag not in opened]
    tags = sum(len(tag.raw.encode()) + len(f"</{tag.name}>") for tag in new)
    return _Load(markup.units(piece.text), len(new), tags + len(markup.escape(piece.text).encode()))


def _best_end(pieces: Sequence[_Piece], start: int, reach: int) -> int:
    """Where to tear: after the last line or sentence of the later half, else the last word, else right there."""
    if reach == len(pieces):
        return reach
    so_far = list(accumulate(len(piece.text) for piece in pieces[start:reach]))
    middle = start + bisect_left(so_far, so_far[-1] // 2)
    for end, above in ((_End.LINE, middle), (_End.SENTENCE, middle), (_End.WORD, start)):
        for at in range(reach, above, -1):
            if pieces[at - 1].end >= end:
                return at
    return reach


def _written(pieces: Sequence[_Piece]) -> str:
    out, opened = [], tuple[Tag, ...]()
    for piece in pieces:
        out += [_crossing(opened, piece.tags), markup.escape(piece.text)]
        opened = piece.tags
    return "".join([*out, _crossing(opened, ())])


def _crossing(old: tuple[Tag, ...], new: tuple[Tag, ...]) -> str:
    """The tags to write between a text inside the old ones and a text inside the new ones."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    closing = "".join(f"</{tag.name}>" for tag in reversed(old[same:]))
    return closing + "".join(tag.raw for tag in new[same:])


def _shared_out(parts: Sequence[str], passages: Sequence[Passage]) -> list[Paragraph]:
    """The parts with the passages that stand in each; a torn passage goes where it begins."""
    if not passages:
        return [Paragraph(part) for part in parts]
    shown = [comparable(markup.visible(part)) for part in parts]
    homes = [_home(comparable(passage.sentence), shown) for passage in passages]
    pairs = list(zip(passages, homes, strict=True))
    return [Paragraph(part, tuple(passage for passage, home in pairs if home == n)) for n, part in enumerate(parts)]


def _home(sentence: str, shown: Sequence[str]) -> int:
    for sought in (sentence, sentence[:_OPENING]):
        for n, text in enumerate(shown):
            if sought in text:
                return n
    return 0
