"""Bytes to a feed, in whichever format they are."""

from __future__ import annotations

import zlib
from collections import defaultdict
from dataclasses import replace

from corpus.intake.feeds.json_feed import read_json
from corpus.intake.feeds.model import FeedDocument, FeedEntry
from corpus.intake.feeds.xml_feed import read_xml

LARGEST = 16 * 1024 * 1024
"""Bytes of a feed that is packed without its server's saying so; what comes after that many is not looked at."""
_PACKED = b"\x1f\x8b"
_BEFORE = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Byte order marks, halves of wide characters and white space, which may stand before a document."""


def read_feed(data: bytes, url: str, content_type: str = "") -> FeedDocument | None:
    """The feed that these bytes are; None where they are none.

    RSS 0.9 to 2.0, RDF, Atom and JSON Feed; what is broken is read as far as it goes. `url` is where it was fetched,
    `content_type` what the server called it.
    """
    data = _unpacked(data)
    is_json = data[:1024].lstrip(_BEFORE).startswith(b"{")
    document = read_json(data, url) if is_json else read_xml(data, url, content_type)
    return document and replace(document, entries=_told_apart(document.entries))


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(_PACKED):
        return data
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data, LARGEST)
    except zlib.error:
        return b""


def _told_apart(entries: tuple[FeedEntry, ...]) -> tuple[FeedEntry, ...]:
    """The entries, each with a guid of its own: what entries with several addresses share tells none from another."""
    under: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        under[entry.guid].add(entry.url or entry.title)
    return tuple(
        replace(entry, guid=entry.url or f"{entry.guid} {entry.title}") if len(under[entry.guid]) > 1 else entry
        for entry in entries
    )
