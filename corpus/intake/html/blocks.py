"""A page's blocks of text, each with where in the page's structure it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.intake.furniture import normalise
from corpus.intake.furniture.lines import word_set
from corpus.intake.html.tags import Tag, stream

DEEPEST = 200
MOST_BLOCKS = 20_000
_MOST_HOLDERS = 12

_VOID = word_set(
    """
    area base br col embed hr img input link meta param source track wbr
    """
)
_INLINE = word_set(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp small span
    strike strong sub sup time tt u var wbr img amp-img source picture
    """
)
_SKIPPED = word_set(
    """
    nav aside footer form button select figure figcaption dialog menu canvas audio video map datalist head
    """
)
_HINTS = re.compile(
    r"(?:related|recommend\w*|newsletter|subscri\w+|cookies?|consent|comments?|respond|disqus|advert\w*|ads?|sponsor\w*|promo\w*"
    r"|sidebar|side-bar|menu|navbar|breadcrumbs?|share|sharing|sharebar|social|popular|trending|most-?read|must-?read|read-?more|read-?also|see-?also"
    r"|widget|popup|modal|banner|ticker|outbrain|taboola|pagination|author-?(?:bio|box)|caption|credit|topbar|top-bar|clock"
    r"|tags?|taglist|hidden|visually-hidden|sr-only|screen-reader\w*)"
)
_OF_HEAD = frozenset({"meta", "link", "html"})
_REMEMBERED = 4096
"""Names of classes, and lists of them, that are known without looking."""
_KEPT_ROOTS = frozenset({"html", "body", "main", "article"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item."""

    tag: str
    text: str
    within: tuple[int, ...]
    """The containers around it that could be the article's: numbers, outermost first."""
    kinds: tuple[str, ...]
    """What each of these containers is: "article", "main", "body" (marked as an article's body)."""
    linked: float
    """The part of its text that is links, 0 to 1."""
    hinted: bool
    """Whether a container's class or id calls it something beside the article."""
    datetime: str = ""
    """What a marked time in it states."""


@dataclass
class Read:
    """A page's blocks, and what its head states."""

    blocks: list[Block] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    canonical: str = ""
    amp: str = ""
    """Its address as a page for phones."""
    language: str = ""


@dataclass(slots=True)
class _Open:
    tag: str
    kind: str
    number: int
    skipped: bool
    hinted: bool
    inside: bool
    """Whether it is one that could hold the article, or is within one."""


_OUTSIDE = _Open("", "", 0, skipped=False, hinted=False, inside=False)


def read_blocks(markup: str) -> Read:
    """The visible blocks of the page, in order; nothing of navigation, forms, captions or what is hidden."""
    builder = _Builder()
    for piece in stream(markup):
        if isinstance(piece, str):
            builder.text(piece)
        elif piece.closing:
            builder.close(piece.name)
        else:
            builder.open(piece)
    builder.flush()
    return builder.read


class _Builder:
    """The state of reading one page."""

    def __init__(self) -> None:
        self.read = Read()
        self._stack: list[_Open] = []
        self._parts: list[str] = []
        self._links = 0
        self._linked = 0
        self._datetime = ""
        self._tag = ""
        self._numbers = 0
        self._in_title = False

    def open(self, tag: Tag) -> None:
        name = tag.name
        if name in _OF_HEAD:
            self._head(tag)
        inline, void = name in _INLINE, name in _VOID
        if name == "br" or not (inline or void):
            self.flush()
        if name in ("p", "li") and self._stack and self._stack[-1].tag == name:
            self._stack.pop()
        if name == "time" or "itemprop" in tag.inside.lower():
            self._dated(tag)
        if void:
            return
        self._links += name == "a"
        self._in_title = name == "title" and not self.read.title
        if not inline:
            self._push(tag)

    def _dated(self, tag: Tag) -> None:
        found = tag.attributes
        if tag.name == "time" or found.get("itemprop") == "datePublished":
            stated = found.get("datetime") or found.get("content") or ""
            self._datetime = self._datetime or stated[:60]

    def _push(self, tag: Tag) -> None:
        if len(self._stack) >= DEEPEST:
            return
        above = self._stack[-1] if self._stack else _OUTSIDE
        kind = _kind(tag)
        self._numbers += bool(kind)
        skipped = above.skipped or _skipped(tag, inside_article=above.inside)
        hinted = above.hinted or _hinted(tag)
        number = self._numbers if kind else 0
        self._stack.append(_Open(tag.name, kind, number, skipped, hinted, above.inside or bool(kind)))
        if tag.name not in ("div", "section"):
            self._tag = tag.name

    def close(self, name: str) -> None:
        self._links -= name == "a" and self._links > 0
        self._in_title = False
        if name in _INLINE:
            return
        self.flush()
        for depth in range(1, min(len(self._stack), 40) + 1):
            if self._stack[-depth].tag == name:
                del self._stack[-depth:]
                return

    def text(self, text: str) -> None:
        if self._in_title:
            self.read.title = normalise(text[:500])
        elif not (self._stack and self._stack[-1].skipped):
            self._parts.append(text)
            self._linked += len(text.strip()) if self._links else 0

    def flush(self) -> None:
        """End the block that is being read, if it holds anything."""
        if not self._parts and not self._datetime:
            return
        text = normalise("".join(self._parts)) if self._parts else ""
        skipped = bool(self._stack) and self._stack[-1].skipped
        if (text or (self._datetime and not skipped)) and len(self.read.blocks) < MOST_BLOCKS:
            self.read.blocks.append(self._block(text))
        self._parts, self._linked, self._datetime = [], 0, ""

    def _block(self, text: str) -> Block:
        holders = [one for one in self._stack if one.kind][-_MOST_HOLDERS:]
        return Block(
            tag=self._stack[-1].tag if self._stack else "",
            text=text,
            within=tuple(one.number for one in holders),
            kinds=tuple(one.kind for one in holders),
            linked=min(1.0, self._linked / len(text)) if text else 0.0,
            hinted=bool(self._stack) and self._stack[-1].hinted,
            datetime=self._datetime,
        )

    def _head(self, tag: Tag) -> None:
        if tag.name == "meta":
            self._meta(tag)
        elif tag.name == "link":
            self._link(tag)
        else:
            self._html(tag)

    def _meta(self, tag: Tag) -> None:
        found = tag.attributes
        name = (found.get("property") or found.get("name") or found.get("itemprop") or "").lower()
        if name and found.get("content") and len(self.read.meta) < 200:
            self.read.meta.setdefault(name, normalise(found["content"][:1000]))

    def _link(self, tag: Tag) -> None:
        relations = tag.attributes.get("rel", "").lower().split()
        if "canonical" in relations and not self.read.canonical:
            self.read.canonical = tag.attributes.get("href", "").strip()
        if "amphtml" in relations and not self.read.amp:
            self.read.amp = tag.attributes.get("href", "").strip()

    def _html(self, tag: Tag) -> None:
        self.read.language = self.read.language or tag.attributes.get("lang", "")


def _kind(tag: Tag) -> str:
    found = tag.attributes
    if "articleBody" in found.get("itemprop", ""):
        return "body"
    if tag.name in ("article", "main"):
        return tag.name
    return "main" if found.get("role") == "main" else ""


def _skipped(tag: Tag, *, inside_article: bool) -> bool:
    if tag.name in _SKIPPED or (tag.name == "header" and not inside_article):
        return True
    found = tag.attributes
    if not found:
        return False
    hidden = (
        "hidden" in found or found.get("aria-hidden") == "true" or bool(_HIDDEN.search(found.get("style", "")[:300]))
    )
    return hidden or found.get("role") in ("navigation", "complementary", "contentinfo", "search", "banner")


def _hinted(tag: Tag) -> bool:
    found = tag.attributes
    if not found or tag.name in _KEPT_ROOTS:
        return False
    return _is_beside(found.get("class", "")[:400], found.get("id", "")[:400])


@lru_cache(_REMEMBERED)
def _is_beside(classes: str, number: str) -> bool:
    """Whether one of the names calls a container something beside the article."""
    return any(map(_hints, f"{classes} {number}"[:400].casefold().split()))


@lru_cache(_REMEMBERED)
def _hints(name: str) -> bool:
    """Whether a class such as "related-articles" or "c-share" begins or ends with a telling word."""
    spaced = name.replace("__", "-").replace("_", "-")
    parts = spaced.split("-")
    return any(_HINTS.fullmatch(part) for part in {spaced, parts[0], parts[-1], "-".join(parts[:2])})
