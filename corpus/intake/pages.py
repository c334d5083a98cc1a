"""An article from a web page: its metadata, and its blocks by the page's structure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import urlsplit

from corpus.intake.dating.given import given
from corpus.intake.decoding import NotText, decode
from corpus.intake.furniture import normalise, without_site
from corpus.intake.furniture.dates import written_dates
from corpus.intake.html.blocks import Block, read_blocks
from corpus.intake.html.choose import article_blocks
from corpus.intake.html.linked import Stated, stated
from corpus.intake.html.tags import bare
from corpus.intake.raw import Kind, RawArticle
from corpus.intake.rejection import Rejection
from corpus.intake.urls import web_address
from corpus.model import Published

TOO_LARGE = 4 * 1024 * 1024
"""Bytes of one page; a news page has a twentieth of it."""
_ORDINARY_LENGTH, _ORDINARY_BLOCKS = 1024 * 1024, 3000
"""Beyond these a page is not given to the extractor, whose time grows faster than the page."""

_HEAD = 200
"""Characters of a line above an article that may say when it was published."""

_CHARSET = re.compile(rb"<meta[^<>]{1,200}charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "pubdate",
    "publication_date",
    "article.published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "citation_publication_date",
    "article:published",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished",
    "og:pubdate",
    "date",
)


_CHANGE_NAMES = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)


def read_html(data: bytes, origin: str, url: str | None = None, charset: str = "") -> RawArticle | Rejection:
    """The page's article, still with what furniture its structure does not give away.

    `url` is where it was fetched, `charset` what the server said of it. Takes time in proportion to the page's length,
    whatever stands in it.
    """
    if len(data) > TOO_LARGE:
        return Rejection(origin, f"the page is larger than {TOO_LARGE // 1024 // 1024} MB")
    declared = _CHARSET.search(data[:4096])
    try:
        markup = decode(data, declared[1].decode("ascii") if declared else charset)
    except NotText as trouble:
        return Rejection(origin, str(trouble))
    page = bare(markup)
    read = read_blocks(page.markup)
    blocks = article_blocks(read.blocks)
    meta = _Meta(read.meta, stated(page.linked, read.meta.get("og:title", "")))
    ordinary = len(page.markup) <= _ORDINARY_LENGTH and len(read.blocks) <= _ORDINARY_BLOCKS
    lines = _lines(page.markup if ordinary else "", blocks)
    if not any(char.isalnum() for line in lines for char in line):
        return Rejection(origin, "the page holds no text")
    candidates = (read.canonical, meta.first("og:url"), url or "", read.amp)
    addresses = dict.fromkeys(each for one in candidates if one and (each := web_address(one, url)))
    address = next(iter(addresses), None)
    return RawArticle(
        origin,
        lines,
        title=_title(meta, blocks, read.title, address),
        source=meta.linked.publisher or meta.first("og:site_name", "application-name"),
        url=address,
        published=_published(meta, blocks),
        modified=_modified(meta),
        language=(read.language or meta.first("og:locale")).replace("_", "-").split("-")[0].strip().lower()[:3],
        authors=meta.linked.authors or _authors(meta.first("author", "article:author", "parsely-author")),
        addresses=tuple(addresses)[1:],
        kind=Kind.PAGE,
    )


@dataclass(frozen=True, slots=True)
class _Meta:
    """What the page's head states."""

    tags: dict[str, str]
    linked: Stated

    def first(self, *names: str) -> str:
        return next((self.tags[name] for name in names if self.tags.get(name)), "")


def _title(meta: _Meta, blocks: Sequence[Block], page_title: str, url: str | None) -> str:
    """The page's title: its heading where only one stands over the article, else as its head states it."""
    heads = [block.text for block in blocks if block.tag == "h1"]
    named = meta.linked.headline or meta.first("og:title", "twitter:title") or page_title
    shown = heads[0] if len(heads) == 1 and (not named or _alike(heads[0], named)) else ""
    host = urlsplit(url).hostname or "" if url else ""
    copies = frozenset(block.text.casefold() for block in blocks)
    return shown or without_site(
        normalise(named), source=meta.linked.publisher or meta.first("og:site_name"), host=host, copies=copies
    )


def _alike(one: str, other: str) -> bool:
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return len(first & second) * 2 >= min(len(first), len(second))


def _published(meta: _Meta, blocks: Sequence[Block]) -> Published | None:
    """The date the page's head states, or else the one marked in the article above its first paragraphs.

    What merely shows a date, in the page's header or beside the article, is no statement.
    """
    candidates = [(meta.linked.published, "datePublished")]
    candidates += [(meta.tags[name], name) for name in _DATE_NAMES if meta.tags.get(name)]
    candidates += [(block.datetime, "time") for block in blocks[:12] if block.datetime]
    for value, evidence in candidates:
        published = given(value, evidence=evidence) if value else None
        if published:
            return published
    return None


def _modified(meta: _Meta) -> Published | None:
    """When the page's head says that the article was changed last."""
    values = (meta.linked.modified, *(meta.tags.get(name, "") for name in _CHANGE_NAMES))
    stated = (given(value, evidence="dateModified") for value in values if value)
    return next((each for each in stated if each), None)


def _authors(value: str) -> tuple[str, ...]:
    names = (name.strip() for name in value.split(","))
    return tuple(name for name in names if name and "://" not in name and len(name) <= 80)


def _lines(markup: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The article's lines; an extractor leaves out what stands above them and says when it was published."""
    own = tuple(block.text for block in blocks)
    extracted = _with_extractor(markup) if markup else ()
    if not extracted:
        return own
    above = takewhile(lambda line: len(line) <= _HEAD, own)
    return (*(line for line in above if written_dates(line) and line not in extracted), *extracted)


def _with_extractor(markup: str) -> tuple[str, ...]:
    """The article's lines by trafilatura, where that extra is installed; nothing otherwise."""
    try:
        import trafilatura  # an extra, and heavy
    except ImportError:
        return ()
    text = trafilatura.extract(markup, fast=True, include_comments=False)
    return tuple(text.splitlines()) if isinstance(text, str) else ()
