"""HTML as Telegram's server reads it, with its refusals: written apart from the program's own check, to test it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fakegram.refusal import Refusal, bad_request

TAGS = frozenset(
    {"a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "span", "pre", "code", "blockquote"}
    | {"tg-spoiler", "tg-emoji", "tg-time"}
)
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
VALUED = frozenset({("a", "href"), ("span", "class"), ("tg-emoji", "emoji-id"), ("tg-time", "unix")})
"""Attributes whose value the server keeps, beside `class="language-…"` and `expandable`."""
END = "\0"
SPACE = re.compile("[ \t\r\n\v]*")
PLAIN = re.compile("[^<&]+")
NAME = re.compile("[^ \t\r\n\v\0>]*")
ATTRIBUTE = re.compile("[^ \t\r\n\v\0=>/\"']*")
TOKEN = re.compile("[A-Za-z0-9.-]*")
LETTERS = re.compile("[A-Za-z]*")
DIGITS = {10: re.compile("[0-9]*"), 16: re.compile("[0-9A-Fa-f]*")}
QUOTED = {"'": re.compile("[^'&\0]+"), '"': re.compile('[^"&\0]+')}
SURROGATE = re.compile("[\ud800-\udfff]")
LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
LONGEST_NUMBER = 9
"""Characters of a numeric reference, ampersand included."""
BROKEN_TEXT = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A formatted piece of the visible text, in UTF-16 units."""

    kind: str
    offset: int
    length: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    value: str
    offset: int
    begin: int
    """How many pieces of text came before."""


def units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse(html: str) -> tuple[str, tuple[Entity, ...]]:
    """The visible text and its entities. Raises Refusal in the server's words."""
    return _Parser(html).parse()


def trim(text: str, entities: tuple[Entity, ...]) -> tuple[str, tuple[Entity, ...]]:
    """Without the white space around it, as the server keeps it; entities are cut to fit."""
    kept = text.rstrip(" \n")
    if kept == text and not text.startswith((" ", "\n")):
        return text, entities
    first = min((entity.offset for entity in entities), default=len(kept))
    lead = min(len(kept) - len(kept.lstrip(" \n")), first)
    end = units(kept)
    return kept[lead:], tuple(_cut(each, lead, end) for each in entities if each.offset < end)


def _cut(entity: Entity, lead: int, end: int) -> Entity:
    """An entity of a text that begins later and ends sooner."""
    if not lead and entity.offset + entity.length <= end:
        return entity
    return replace(entity, offset=entity.offset - lead, length=min(entity.length, end - entity.offset))


class _Parser:
    def __init__(self, html: str) -> None:
        self.html = html
        self.at = 0
        self.text: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, tuple[Entity, ...]]:
        while self.at < len(self.html):
            mark = self.html[self.at]
            if mark == "<":
                if self._peek(1) == "/":
                    self._end_tag()
                else:
                    self._start_tag()
            elif mark == "&":
                self._add(self._reference())
            else:
                self._add(self._take(PLAIN))
        if self.open:
            raise self._cannot(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        text = "".join(self.text)
        if SURROGATE.search(text):
            raise self._cannot(BROKEN_TEXT)
        return text, tuple(sorted(self.entities, key=lambda e: (e.offset, -e.length)))

    def _cannot(self, problem: str, at: int | None = None) -> Refusal:
        where = "" if at is None else f" at byte offset {len(self.html[:at].encode('utf-8', 'surrogatepass'))}"
        return bad_request(f"can't parse entities: {problem}{where}")

    def _peek(self, ahead: int = 0) -> str:
        return self.html[self.at + ahead] if self.at + ahead < len(self.html) else END

    def _take(self, what: re.Pattern[str]) -> str:
        """What there is of this, passed."""
        found = what.match(self.html, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found[0]

    def _add(self, text: str) -> None:
        self.text.append(text)
        self.length += units(text)

    def _reference(self) -> str:
        """The character that a reference stands for; an ampersand that begins none stands for itself."""
        begin = self.at
        self.at += 1
        found = self._number(begin) if self._peek() == "#" else NAMED.get(self._take(LETTERS), "")
        if not found:
            self.at = begin + 1
            return "&"
        if self._peek() == ";":
            self.at += 1
        return found

    def _number(self, begin: int) -> str:
        self.at += 1
        base = 16 if self._peek() == "x" else 10
        self.at += base == 16
        written = self._take(DIGITS[base])
        code = int(written or "0", base)
        return chr(code) if 0 < code < 0x10FFFF and self.at - begin <= LONGEST_NUMBER else ""

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._take(NAME).translate(LOWER)
        if self._peek() == END:
            raise self._cannot("Unclosed start tag", begin)
        if tag not in TAGS:
            raise self._cannot(f'Unsupported start tag "{tag}"', begin)
        value = ""
        while self._peek() != ">":
            self._take(SPACE)
            if self._peek() == ">":
                break
            name, content = self._attribute(tag, begin)
            value = _kept(tag, name, content, value)
        self.at += 1
        if tag == "span" and value != "tg-spoiler":
            raise self._cannot('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, value, self.length, len(self.text)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._take(ATTRIBUTE)
        if not name:
            raise self._cannot(f'Empty attribute name in the tag "{tag}"', begin)
        self._take(SPACE)
        if self._peek() == "=":
            self.at += 1
            self._take(SPACE)
            if self._peek() != END:
                return name, self._value(begin)
        if self._peek() == END:
            raise self._cannot(f'Unclosed start tag "{tag}"', begin)
        return name, ""

    def _value(self, begin: int) -> str:
        quote = self._peek()
        if quote in ("'", '"'):
            value = self._quoted(quote)
        else:
            token = self.at
            value = self._take(TOKEN).translate(LOWER)
            if self._peek() not in " \t\r\n\v>" + END:
                raise self._cannot("Unexpected end of name token", token)
        if self._peek() == END:
            raise self._cannot("Unclosed start tag", begin)
        return value

    def _quoted(self, quote: str) -> str:
        self.at += 1
        content: list[str] = []
        while self._peek() not in (quote, END):
            if self._peek() == "&":
                content.append(self._reference())
            else:
                content.append(self._take(QUOTED[quote]))
        if self._peek() == quote:
            self.at += 1
        return "".join(content)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._cannot("Unexpected end tag", begin)
        self.at += 2
        tag = self._take(NAME).translate(LOWER)
        self._take(SPACE)
        if self._peek() != ">":
            raise self._cannot("Unclosed end tag", begin)
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            where = len(self.html[:begin].encode("utf-8", "surrogatepass"))
            raise self._cannot(
                f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self.length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        value = opened.value
        if opened.tag == "tg-emoji" and not (value.isascii() and value.lstrip("-").isdigit() and int(value)):
            raise self._cannot("Invalid custom emoji identifier specified")
        if opened.tag == "a" and not value:
            value = "".join(self.text[opened.begin :])
        self.entities.append(Entity(opened.tag, opened.offset, self.length - opened.offset, value))


def _kept(tag: str, name: str, content: str, before: str) -> str:
    """The value of a tag after one more attribute."""
    if (tag, name) in VALUED or ((tag, name) == ("code", "class") and content.startswith("language-")):
        return content
    return "expandable" if (tag, name) == ("blockquote", "expandable") else before
