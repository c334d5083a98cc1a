"""RSS, RDF and Atom, by feedparser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from email.utils import parseaddr
from typing import Any

from corpus.intake.dating.given import given
from corpus.intake.feeds.markup import language_of, line_of, lines_of, plain_line, plain_lines
from corpus.intake.feeds.model import MOST_ENTRIES, FeedDocument, FeedEntry
from corpus.intake.urls import web_address
from corpus.model import Days, Known, Published

_PLAIN = "text/plain"
_A_DAY = 24 * 60
_UNSET = (1970, 1, 1)
"""What a clock tells that was never set."""
_MOST_AUTHORS = 20
_LONGEST_AUTHOR = 300
_REFERENCE = re.compile(rb"&#(?:x([0-9a-fA-F]{1,9})|([0-9]{1,9}));")


def read_xml(data: bytes, url: str, content_type: str = "") -> FeedDocument | None:
    """The feed that these bytes are; None where they are none."""
    parsed = _parsed(data, url, content_type) or _parsed(_REFERENCE.sub(_sound, data), url, content_type)
    if parsed is None:
        return None
    version = parsed.get("version", "")
    if not version and not parsed.entries:
        return None
    feed = dict(parsed.feed)  # as it is: its own way of looking finds one key for another
    desk = _authors(feed) if version.startswith("atom") else ()
    entries = (_entry(dict(one), url, version, desk) for one in parsed.entries[:MOST_ENTRIES])
    return FeedDocument(
        format=version or "unknown",
        title=_line(feed, "title"),
        language=language_of(_text(feed, "language")),
        entries=tuple(entry for entry in entries if entry.guid or entry.lines),
        site=web_address(_text(feed, "link"), url),
        minutes=_minutes(feed),
    )


def _parsed(data: bytes, url: str, content_type: str) -> Any:
    import feedparser  # 50 ms, and only who fetches needs it

    try:
        return feedparser.parse(
            io.BytesIO(data),  # of bare bytes it would first look whether they name a file
            response_headers={"content-location": url, "content-type": content_type or "application/xml"},
            sanitize_html=False,  # takes seconds over hostile markup, and no markup is kept
            resolve_relative_uris=False,
        )
    except ValueError:  # of an encoding whose name can't be one, or a character that can't
        return None


def _sound(reference: re.Match[bytes]) -> bytes:
    """A reference to a character, without one to what is none."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return reference[0] if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else b""


def _entry(one: Mapping[str, Any], base: str, version: str, desk: tuple[str, ...]) -> FeedEntry:
    """An entry; `desk` are the authors of the whole feed, who are those of an entry that has none."""
    address = web_address(_text(one, "feedburner_origlink") or _text(one, "link"), base)
    if not address and version in ("rss090", "rss10"):
        address = web_address(_text(one, "id"))  # what an item of RDF is about is its page
    title = _line(one, "title")
    return FeedEntry(
        guid=_text(one, "id")[:2000] or address or title,
        url=address,
        title=title,
        lines=max(_texts(one), key=lambda lines: sum(map(len, lines)), default=()),
        published=_published(one, version),
        updated=_date(one, "updated", "updated in the feed"),
        authors=_authors(one) or desk,
        source=_line(one.get("source") or {}, "title"),
    )


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""


def _line(fields: Mapping[str, Any], name: str) -> str:
    detail = fields.get(f"{name}_detail") or {}
    return plain_line(_text(fields, name)) if detail.get("type") == _PLAIN else line_of(_text(fields, name))


def _texts(one: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """What the feed gives of the text: several versions of it, as a summary and the whole."""
    for detail in (*(one.get("content") or ())[:10], one.get("summary_detail") or {}):
        value = detail.get("value")
        if isinstance(value, str):
            yield plain_lines(value) if detail.get("type") == _PLAIN else lines_of(value)


def _date(one: Mapping[str, Any], name: str, evidence: str) -> Published | None:
    """The date as it is written; one that only feedparser can read tells the day alone."""
    stated = given(_text(one, name), evidence=evidence)
    parsed = one.get(f"{name}_parsed")
    if stated or not parsed or parsed[:3] == _UNSET:
        return stated
    try:
        return Published(Days.on(date(*parsed[:3])), Known.GIVEN, evidence=evidence)
    except ValueError:
        return None


def _published(one: Mapping[str, Any], version: str) -> Published | None:
    """RSS and RDF know no updates: what feedparser takes for one there is the date of Dublin Core."""
    stated = _date(one, "published", "published in the feed") or _date(one, "created", "created in the feed")
    return stated or (_date(one, "updated", "date in the feed") if version.startswith("rss") else None)


def _authors(one: Mapping[str, Any]) -> tuple[str, ...]:
    names = [_line(author, "name") for author in (one.get("authors") or ())[:_MOST_AUTHORS]]
    written = _text(one, "author")[:_LONGEST_AUTHOR]
    if len(names) == 1 and "@" in written:  # feedparser ends the address at the fourth letter of its domain
        names = [line_of(parseaddr(written)[0])]
    return tuple(dict.fromkeys(name for name in names if name))


def _minutes(feed: Mapping[str, Any]) -> int:
    written = _text(feed, "ttl")
    return min(int(written), _A_DAY) if written.isascii() and written.isdigit() and len(written) < 6 else 0
