"""Which feeds a page names."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.intake.decoding import NotText, decode
from corpus.intake.html.tags import Tag, bare, stream
from corpus.intake.urls import web_address

_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/x-rss+xml",
        "text/rss+xml",
    }
)
_MOST = 20
_LOOKS_LIKE_ONE = (
    ".rss",
    ".atom",
    ".rdf",
    "/feed",
    "/rss",
    "/atom",
    "/rss.xml",
    "/feed.xml",
    "/atom.xml",
    "/feed.json",
)


def feeds_named(data: bytes, url: str) -> tuple[str, ...]:
    """The addresses of the feeds that a page names in its head, in its order, or else of what it links to as one.

    Feeds of comments come last.
    """
    try:
        tags = [piece for piece in stream(bare(decode(data)).markup) if isinstance(piece, Tag)]
    except NotText:
        return ()
    found = tuple(dict.fromkeys(_stated(tags, url))) or tuple(dict.fromkeys(_linked(tags, url)))
    return tuple(sorted(found, key=lambda address: "comment" in address))[:_MOST]


def _stated(tags: list[Tag], url: str) -> Iterator[str]:
    base = _base(tags, url)
    for tag in tags:
        given = tag.attributes
        kind = given.get("type", "").partition(";")[0].strip().lower()
        if tag.name == "link" and "alternate" in given.get("rel", "").lower().split() and kind in _TYPES:
            address = web_address(given.get("href", ""), base)
            yield from [address] if address else []


def _linked(tags: list[Tag], url: str) -> Iterator[str]:
    base = _base(tags, url)
    for tag in tags:
        address = web_address(tag.attributes.get("href", ""), base) if tag.name == "a" else None
        if address and address.partition("?")[0].rstrip("/").lower().endswith(_LOOKS_LIKE_ONE):
            yield address


def _base(tags: list[Tag], url: str) -> str:
    """What the page's relative addresses are completed by."""
    stated = next((tag.attributes.get("href", "") for tag in tags if tag.name == "base"), "")
    return web_address(stated, url) or url
