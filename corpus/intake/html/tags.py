"""HTML as a stream of tags and texts.

The standard library's parser takes quadratic time over unfinished comments and tags, which anyone may send us; this
one looks at each character a bounded number of times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Bare:
    """Markup without comments, scripts and the like; and the linked data its scripts held."""

    markup: str
    linked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag."""

    name: str
    closing: bool
    attributes: dict[str, str] = field(default_factory=dict)


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
    while count < MOST_TAGS and (opening := _TAG.search(markup, at)):
        start = opening.start()
        if start > at:
            yield html.unescape(markup[at:start])
        end = _tag_end(markup, opening.end())
        if end < 0:
            return
        count += 1
        inside = markup[opening.end() : min(end, opening.end() + _LONGEST_TAG)]
        yield Tag(opening[2].lower(), bool(opening[1]), {} if opening[1] else _attributes(inside))
        at = end + 1
    if count < MOST_TAGS:
        yield html.unescape(markup[at:])


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


def _attributes(inside: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(inside):
        value = next((part for part in match.groups()[1:] if part is not None), "")
        found.setdefault(match[1].lower(), html.unescape(value))
        if len(found) >= _MOST_ATTRIBUTES:
            break
    return found
