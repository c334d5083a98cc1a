"""The bytes of a feed as whoever wrote them meant them, where that can be told before they are parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.intake.decoding import NotText, decode

_HEAD = 2048
_SAMPLE = 200_000
_DEFINITION = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b")
_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(rb"""(encoding\s{0,9}=\s{0,9}["'])(?:x-)?([A-Za-z0-9._:-]{1,40}?)(?:-i)?(["'])""")
_REFERENCE = re.compile(rb"&#(?:x([0-9a-fA-F]{1,9})|([0-9]{1,9}));")
_UNENDED = re.compile(rb"&(amp|lt|gt|quot|apos)(?=[\s<,.])")
_HALVES = re.compile(rb"&#(55[2-9]\d\d|56[0-2]\d\d|563[01]\d);&#(56[3-9]\d\d|57[0-2]\d\d|573[0-3]\d|5734[0-3]);")
"""References to the two halves of a sign beyond the basic plane, decimal."""
_BARE = re.compile(rb"&(?!#?[A-Za-z0-9]{1,31};)")
_NO_LINK = re.compile(rb"<link\s{0,20}(?:/>|>\s{0,200}</link\s{0,20}>)")
_NO_SCHEME = re.compile(rb"(<link>\s{0,20}(?:<!\[CDATA\[)?\s{0,20})(www\.)")
_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"
_CAPTION = (b"media:description", b"media:caption")
"""A picture's description is not the article's, for which feedparser would take it."""
_LINES = (
    "title",
    "link",
    "guid",
    "pubdate",
    "dc:creator",
    "dc:date",
    "category",
    "id",
    "updated",
    "published",
    "comments",
)
_TEXTS = ("description", "summary", "content", "content:encoded")
_WHOLES = ("item", "entry", "channel", "feed", "rss", "rdf:rdf")
_TAG = re.compile(
    rf"<(/?)({'|'.join((*_LINES, *_TEXTS, *_WHOLES))})(?=[\s/>])([^<>]{{0,1000}})>".encode(), re.IGNORECASE
)
_CYRILLIC = "cp1251"
_OTHERS = frozenset(
    "windows-1251 cp1251 koi8-r koi8-u iso-8859-5 cp866 ibm866 x-mac-cyrillic gb2312 gbk gb18030 big5 euc-jp shift_jis"
    " iso-2022-jp euc-kr windows-1250 windows-1253 windows-1254 windows-1255 windows-1256 windows-874 tis-620".split()
)
"""Alphabets that no server names by mere habit."""


def sound(data: bytes, charset: str = "") -> bytes:
    """The document without what its parser is known to stumble over, be it well-formed or not.

    `charset` is what its server says of it.
    """
    head, rest = data[:_HEAD], data[_HEAD:]
    head = _DEFINITION.sub(rb"\n\g<0>", head)  # feedparser looks for them at the beginning of a line
    head = _ENCODING.sub(rb"\1\2\3", head, count=1)
    data = (head + rest if charset in _OTHERS else _in_its_alphabet(head + rest)).replace(*_CAPTION)
    return _NO_SCHEME.sub(rb"\1//\2", _NO_LINK.sub(b"", data))


def mended(data: bytes) -> bytes:
    """A document that is not well-formed with what it lacks: ends of elements, and signs that stand for themselves."""
    return b"".join(_closed(b"".join(_without_bare(data))))


def without_false_references(data: bytes) -> bytes:
    """The document without references to what is no character; two halves of one are one."""
    return _REFERENCE.sub(_true_reference, _HALVES.sub(_whole_reference, data))


def _whole_reference(halves: re.Match[bytes]) -> bytes:
    return b"&#%d;" % (0x10000 + ((int(halves[1]) - 0xD800) << 10) + int(halves[2]) - 0xDC00)


def _true_reference(reference: re.Match[bytes]) -> bytes:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return reference[0] if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else b""


def _in_its_alphabet(data: bytes) -> bytes:
    """The document as UTF-8 where it is Cyrillic in the old code page and does not say so; else as it is."""
    declared = _ENCODING.search(data[:_HEAD])
    if b"\0" in data[:_HEAD] or (declared and declared[2].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii")):
        return data
    loose = data[:_SAMPLE].decode("utf-8", errors="replace")
    if loose.count("\ufffd") <= sum(char > "\x7f" for char in loose) // 2:  # UTF-8 with slips
        return data
    try:
        text = decode(data)
    except NotText:
        return data
    if text != data.decode(_CYRILLIC, errors="replace"):
        return data
    return b'<?xml version="1.0" encoding="utf-8"?>' + _DECLARATION.sub(b"", text.encode(), count=1)


def _without_bare(data: bytes) -> Iterator[bytes]:
    """The document with references ended, and ampersands that begin none written out, save where they may stand."""
    for piece, literal in _pieces(data):
        yield piece if literal else _BARE.sub(b"&amp;", _UNENDED.sub(rb"&\1;", piece))


def _closed(data: bytes) -> Iterator[bytes]:
    """The document with the ends that lines (as titles) and texts lack before what can't stand within them."""
    lacking = b""
    for piece, literal in _pieces(data):
        done = 0
        for tag in _TAG.finditer(piece) if not literal else ():
            if lacking and _is_beyond(tag, lacking):
                yield piece[done : tag.start()] + b"</" + lacking + b">"
                done, lacking = tag.start(), b""
            lacking = _lacking_after(tag, lacking)
        yield piece[done:]


def _is_beyond(tag: re.Match[bytes], lacking: bytes) -> bool:
    """Whether the tag can't stand within the element whose end is lacking still."""
    name, outer = tag[2].lower().decode(), lacking.lower().decode()
    return name != outer and (name in _WHOLES or outer in _LINES)


def _lacking_after(tag: re.Match[bytes], lacking: bytes) -> bytes:
    """The line or text that lacks its end after the tag; one within another does not count."""
    if lacking:
        return b"" if tag[1] and tag[2].lower() == lacking.lower() else lacking
    begins = not tag[1] and not tag[3].endswith(b"/") and tag[2].lower().decode() not in _WHOLES
    return tag[2] if begins else b""


def _pieces(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """The document in pieces, and whether each is literal text."""
    at = 0
    while (start := data.find(_CDATA, at)) >= 0:
        end = data.find(_CDATA_END, start)
        yield data[at:start], False
        at = len(data) if end < 0 else end + len(_CDATA_END)
        yield data[start:at], True
    yield data[at:], False
