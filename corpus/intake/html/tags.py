"""HTML as a stream of tags and texts.

The standard library's parser takes quadratic time over unfinished comments and tags, which anyone may send us; this
one looks at each character a bounded number of times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

MOST_TAGS = 80_000
"""A news page has a few thousand; what comes after that many is not looked at."""
_LONGEST_TAG = 2048
_MOST_ATTRIBUTES = 30
_MOST_LINKED = 256 * 1024

_OPENS = re.compile(
    r"<!--|<(script|style|svg|noscript|template|iframe|textarea|math|object)(?=[\s/>])|<[!?]", re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_ATTRIBUTE = re.compile(r"([^\s=>\"'/]{1,60})\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_LINKED = re.compile(r"application/(?:ld\+)?json", re.IGNORECASE)
_NONE: Mapping[str, str] = {}
_REMEMBERED = 2048
"""Tags whose attributes are known without looking: pages of one outlet, and the cards of one page, are alike."""


@dataclass(frozen=True, slots=True)
class Bare:
    """Markup without comments, scripts and the like; and the linked data its scripts held."""

    markup: str
    linked: tuple[str, ...]


class Tag(NamedTuple):
    """An opening or closing tag: a named tuple, since a page has thousands and a dataclass takes thrice the time."""

    name: str
    closing: bool
    inside: str = ""
    """Of an opening tag, what is written behind its name."""

    @property
    def attributes(self) -> Mapping[str, str]:
        """What it states, by names in lower case; of several of one name the first."""
        return attributes_in(self.inside) if self.inside else _NONE


def bare(markup: str) -> Bare:
    """The markup with comments, declarations, scripts, styles and pictures taken out, in one pass."""
    kept: list[str] = []
    linked: list[str] = []
    at = 0
    while opening := _OPENS.search(markup, at):
        kept.append(markup[at : opening.start()])
        name = (opening[1] or "").lower()
        inner, at = _past(markup, opening, name)
        if name == "script" and len(inner) < _MOST_LINKED and _LINKED.search(inner[:200].split(">")[0]):
            linked.append(inner.partition(">")[2])
        kept.append(" " if name else "")
        if at < 0:
            return Bare("".join(kept), tuple(linked))
    kept.append(markup[at:])
    return Bare("".join(kept), tuple(linked))


def _past(markup: str, opening: re.Match[str], name: str) -> tuple[str, int]:
    """What stands between this opening and its end, and where to go on; -1 where it never ends."""
    if name:
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(markup, opening.end())
        if not closing:
            return "", -1
        end = markup.find(">", closing.end())
        return markup[opening.end() : closing.start()], end + 1 if end >= 0 else -1
    mark = "-->" if opening[0] == "<!--" else ">"
    end = markup.find(mark, opening.end())
    return "", end + len(mark) if end >= 0 else -1


def stream(markup: str) -> Iterator[Tag | str]:
    """The markup's tags and the texts between them, entities resolved, in order; at most `MOST_TAGS` tags."""
    at, count = 0, 0
    search = _TAG.search
    while count < MOST_TAGS and (opening := search(markup, at)):
        start, inner = opening.span()
        if start > at:
            yield _unescaped(markup[at:start])
        if markup.startswith(">", inner):
            end = inner
        elif (end := _tag_end(markup, inner)) < 0:
            return
        count += 1
        closing, name = opening.groups()
        inside = "" if closing or end == inner else markup[inner : min(end, inner + _LONGEST_TAG)]
        yield Tag(name.lower(), closing == "/", inside)
        at = end + 1
    if count < MOST_TAGS:
        yield _unescaped(markup[at:])


def _unescaped(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def _tag_end(markup: str, at: int) -> int:
    """Where the tag's ">" stands, past a few that are quoted; -1 where it has none."""
    end = markup.find(">", at)
    for _ in range(4):
        if end < 0 or end - at > _LONGEST_TAG or markup.count('"', at, end) % 2 == 0:
            return end
        further = markup.find(">", end + 1)
        if further < 0 or further - at > _LONGEST_TAG:
            return end
        end = further
    return end


@lru_cache(_REMEMBERED)
def attributes_in(inside: str) -> Mapping[str, str]:
    """What a tag states that is written so behind its name; not to be changed, since it is remembered."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(inside):
        value = next((part for part in match.groups()[1:] if part is not None), "")
        found.setdefault(match[1].lower(), html.unescape(value))
        if len(found) >= _MOST_ATTRIBUTES:
            break
    return found
