"""The HTML that a Telegram message may hold, checked strictly, since one wrong tag loses the whole message.

The tags are b i u s a code pre blockquote tg-spoiler, the entities &lt; &gt; &amp; &quot;. Telegram allows a
little more; what is refused here is what this program has no use for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MAX_TEXT = 4096
"""Visible characters in a message."""
MAX_ENTITIES = 100
"""Formatted pieces in a message; Telegram drops those beyond."""
MAX_BYTES = 30_000
"""Bytes of a message as sent, tags included; Telegram refuses somewhat more."""
MAX_ADDRESS = 2048
"""Characters of a link's address."""
READ_BEFORE = 64
"""Pieces of which the visible text is kept: each is checked, measured, cut up and sent one after the other."""

_OPENING = {
    **{f"<{name}>": name for name in ("b", "i", "u", "s", "code", "pre", "blockquote", "tg-spoiler")},
    "<blockquote expandable>": "blockquote",
}
_CLOSING = {f"</{name}>": name for name in (*_OPENING.values(), "a")}
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'}
_LONGEST_ENTITY = 6
_VERBATIM = frozenset({"code", "pre"})
_LINK = '<a href="'


class BadMarkup(ValueError):
    """The text is not HTML that Telegram takes, or more of it than Telegram takes."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening tag as written, and where it stands, so that two alike are told apart."""

    name: str
    raw: str
    at: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of visible text and the tags that are open around it, the outermost first."""

    text: str
    tags: tuple[Tag, ...]


def escape(text: str) -> str:
    """Write any text so that it reads as itself between tags and inside a quoted attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def check(html: str, *, limit: int | None = None) -> None:
    """Raise BadMarkup unless Telegram takes this; with a limit, also unless it is a message of that length."""
    text = visible(html)
    if limit is None:
        return
    if not text.strip():
        raise BadMarkup("there is nothing to see in it")
    if units(text) > limit:
        raise BadMarkup(f"{units(text)} visible characters, more than {limit}")
    if entities(html) > MAX_ENTITIES:
        raise BadMarkup(f"{entities(html)} tags, more than {MAX_ENTITIES}")
    if len(html.encode()) > MAX_BYTES:
        raise BadMarkup(f"{len(html.encode())} bytes, more than {MAX_BYTES}")


@lru_cache(maxsize=READ_BEFORE)
def visible(html: str) -> str:
    """The text that a reader sees; raises BadMarkup."""
    return "".join([run.text for run in runs(html)])


def length(html: str) -> int:
    """How long the visible text is in UTF-16 code units, the more cautious way to count; raises BadMarkup."""
    return units(visible(html))


def entities(html: str) -> int:
    """How many opening tags valid HTML holds."""
    return html.count("<") - html.count("</")


def units(text: str) -> int:
    """How many UTF-16 code units a text takes: an emoji takes two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def runs(html: str) -> Iterator[Run]:
    """The visible text piece by piece with its tags, in one pass; raises BadMarkup where it is not valid."""
    _refuse_surrogates(html)
    opened: list[Tag] = []
    at = 0
    while at < len(html):
        if html[at] == "<":
            at = _tag(html, at, opened)
            continue
        end = html.find("<", at)
        end = len(html) if end < 0 else end
        yield Run(_text(html[at:end], at), tuple(opened))
        at = end
    if opened:
        raise BadMarkup(f"{opened[-1].raw} at {opened[-1].at} is not closed")


def _refuse_surrogates(html: str) -> None:
    try:
        html.encode()
    except UnicodeEncodeError as error:
        raise BadMarkup(f"half a character at {error.start}") from error


def _tag(html: str, at: int, opened: list[Tag]) -> int:
    """Read the tag that begins at `at`, keep `opened` true, and return where it ends."""
    end = html.find(">", at) + 1
    raw = html[at:end] if end else html[at:]
    if raw in _CLOSING:
        if not opened or opened[-1].name != _CLOSING[raw]:
            raise BadMarkup(f"{raw} at {at} closes what is not open")
        opened.pop()
        return end
    name = _OPENING.get(raw) or _link(raw, at)
    if opened and any(tag.name == name or tag.name in _VERBATIM for tag in opened):
        raise BadMarkup(f"{raw[:40]} at {at} stands inside {opened[-1].raw[:40]}")
    opened.append(Tag(name, raw, at))
    return end


def _link(raw: str, at: int) -> str:
    if not (raw.startswith(_LINK) and raw.endswith('">')):
        raise BadMarkup(f"{raw[:40]} at {at} is no tag of a message")
    target = raw[len(_LINK) : -2]
    if '"' in target or not is_address(_text(target, at)):
        raise BadMarkup(f"{raw[:40]} at {at} links nowhere that is safe")
    return "a"


def is_address(address: str) -> bool:
    """Whether this can be linked to: http or https, a host, no spaces or control characters, not endless."""
    if len(address) > MAX_ADDRESS or not address.lower().startswith(("http://", "https://")):
        return False
    host = address.partition("//")[2]
    return host[:1].isalnum() and address.isprintable() and " " not in address


def _text(raw: str, at: int) -> str:
    """Text between tags or in an attribute, its entities read."""
    if ">" in raw:
        raise BadMarkup(f"a bare > at {at + raw.find('>')}")
    if "&" not in raw:
        return raw
    head, *rest = raw.split("&")
    return head + "".join([_entity(piece, at) for piece in rest])


def _entity(piece: str, at: int) -> str:
    end = piece.find(";", 0, _LONGEST_ENTITY) + 1
    sign = _ENTITIES.get("&" + piece[:end])
    if sign is None:
        raise BadMarkup(f"&{piece[:8]} after {at} is no entity of a message")
    return sign + piece[end:]
