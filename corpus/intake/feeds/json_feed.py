"""JSON Feed 1.0 and 1.1; a field of the wrong type counts as missing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from corpus.intake.dating.given import given
from corpus.intake.decoding import NotText, decode
from corpus.intake.feeds.addresses import address_of
from corpus.intake.feeds.markup import language_of, lines_of, plain_line, plain_lines
from corpus.intake.feeds.model import MOST_ENTRIES, FeedDocument, FeedEntry
from corpus.intake.urls import web_address

_VERSION = "jsonfeed.org/version/"
_COMMA = re.compile(r'("(?:[^"\\]++|\\.)*+(?:"|\\?\Z))|,(?=\s{0,200}[\]}])', re.DOTALL)
"""A string, and a comma that nothing follows."""
_MENDED = 1_000_000
"""Characters of a document that is mended, at most."""


def read_json(data: bytes, url: str) -> FeedDocument | None:
    """The feed that these bytes are; None where they are other JSON, or none."""
    whole = _loaded(data)
    if not isinstance(whole, dict) or not isinstance(whole.get("items"), list):
        return None
    version = _text(whole, "version")
    if _VERSION not in version and not (_text(whole, "home_page_url") or _text(whole, "feed_url")):
        return None
    items = [item for item in whole["items"][:MOST_ENTRIES] if isinstance(item, dict)]
    language, desk = language_of(_text(whole, "language")), _authors(whole)
    return FeedDocument(
        format="json" + (version.rpartition("/")[2].replace(".", "")[:4] or "1"),
        title=plain_line(_text(whole, "title")),
        language=language,
        entries=tuple(_entry(item, url, desk) for item in items),
    )


def _loaded(data: bytes) -> Any:
    """What the bytes say, also where templates left a comma before an end; None where they are no JSON."""
    try:
        text = decode(data)
        try:
            return json.loads(text, strict=False)
        except ValueError:
            return json.loads(_COMMA.sub(r"\1", text), strict=False) if len(text) <= _MENDED else None
    except (NotText, ValueError, RecursionError):
        return None


def _entry(item: Mapping[str, Any], base: str, desk: tuple[str, ...]) -> FeedEntry:
    """An item; the feed's own authors are those of an item that has none, and an id may be its address."""
    address = address_of(_text(item, "external_url") or _text(item, "url"), base) or web_address(_text(item, "id"))
    title = plain_line(_text(item, "title"))
    lines = (
        lines_of(_text(item, "content_html"))
        or plain_lines(_text(item, "content_text"))
        or plain_lines(_text(item, "summary"))
    )
    return FeedEntry(
        guid=_text_or_number(item, "id")[:2000] or address or title or next(iter(lines), "")[:2000],
        url=address,
        title=title,
        lines=lines,
        published=given(_text_or_number(item, "date_published"), evidence="published in the feed"),
        updated=given(_text_or_number(item, "date_modified"), evidence="updated in the feed"),
        authors=_authors(item) or desk,
    )


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""


def _text_or_number(item: Mapping[str, Any], name: str) -> str:
    """An id, or a date; some feeds write a number."""
    value = item.get(name)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else _text(item, name)


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Version 1.1 has a list of authors, 1.0 one; some write a name alone."""
    listed = item.get("authors")
    authors = listed if isinstance(listed, list) else [item.get("author")]
    told = (one if isinstance(one, dict) else {"name": one} for one in authors[:20])
    names = (plain_line(_text(one, "name")) for one in told)
    return tuple(name for name in names if name)
