"""HTML as Telegram's server reads it, with its refusals: written apart from the program's own check, to test it."""

from __future__ import annotations

from dataclasses import dataclass

TAGS = frozenset(
    {"a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "span", "pre", "code", "blockquote"}
    | {"tg-spoiler", "tg-emoji", "tg-time"}
)
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPACE = " \t\r\n"


class Refusal(Exception):
    """What the server answers: an error code and the description that goes with it."""

    def __init__(self, description: str, code: int = 400, parameters: dict[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.parameters = parameters or {}


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


def _cannot(problem: str) -> Refusal:
    return Refusal(f"Bad Request: can't parse entities: {problem}")


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse(html: str) -> tuple[str, tuple[Entity, ...]]:
    """The visible text and its entities. Raises Refusal in the server's words."""
    return _Parser(html).parse()


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
                if self.html[self.at + 1 : self.at + 2] == "/":
                    self._end_tag()
                else:
                    self._start_tag()
            elif mark == "&":
                self._add(self._entity())
            else:
                self._add(mark)
                self.at += 1
        if self.open:
            raise _cannot(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.text), tuple(sorted(self.entities, key=lambda e: (e.offset, -e.length)))

    def _add(self, text: str) -> None:
        self.text.append(text)
        self.length += units(text)

    def _byte(self, at: int) -> int:
        return len(self.html[:at].encode("utf-8", "surrogatepass"))

    def _entity(self) -> str:
        """The character that a reference stands for; an ampersand that begins none stands for itself."""
        end = self.at + 1
        while end < len(self.html) and end - self.at < 12 and (self.html[end].isalnum() or self.html[end] == "#"):
            end += 1
        name = self.html[self.at + 1 : end]
        found = NAMED.get(name)
        if found is None and name.startswith("#"):
            digits, base = (name[2:], 16) if name[1:2] in ("x", "X") else (name[1:], 10)
            try:
                found = chr(int(digits, base))
            except (ValueError, OverflowError):
                found = None
        if found is None:
            self.at += 1
            return "&"
        self.at = end + (1 if self.html[end : end + 1] == ";" else 0)
        return found

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._name()
        if self.at >= len(self.html):
            raise _cannot(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if tag not in TAGS:
            raise _cannot(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        value = ""
        while True:
            while self.at < len(self.html) and self.html[self.at] in SPACE:
                self.at += 1
            if self.at >= len(self.html):
                raise _cannot(f"Unclosed start tag at byte offset {self._byte(begin)}")
            if self.html[self.at] == ">":
                break
            name, content = self._attribute(tag, begin)
            if (tag, name) in {("a", "href"), ("span", "class"), ("tg-emoji", "emoji-id"), ("tg-time", "unix")}:
                value = content
        self.at += 1
        if tag == "span" and value != "tg-spoiler":
            raise _cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self.open.append(_Open(tag, value, self.length))

    def _name(self) -> str:
        begin = self.at
        while self.at < len(self.html) and self.html[self.at] not in SPACE + ">":
            self.at += 1
        return self.html[begin : self.at].lower()

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        start = self.at
        while self.at < len(self.html) and self.html[self.at] not in SPACE + "=>":
            self.at += 1
        name = self.html[start : self.at].lower()
        if not name:
            raise _cannot(f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(begin)}')
        if self.html[self.at : self.at + 1] != "=":
            if tag == "blockquote":
                return name, ""
            where = f'the tag "{tag}" at byte offset {self._byte(begin)}'
            raise _cannot(f"Expected equal sign in declaration of an attribute of {where}")
        self.at += 1
        quote = self.html[self.at : self.at + 1]
        if quote not in ("'", '"'):
            return name, self._name()
        self.at += 1
        content: list[str] = []
        while self.at < len(self.html) and self.html[self.at] != quote:
            if self.html[self.at] == "&":
                content.append(self._entity())
            else:
                content.append(self.html[self.at])
                self.at += 1
        if self.at >= len(self.html):
            raise _cannot(f"Unclosed start tag at byte offset {self._byte(begin)}")
        self.at += 1
        return name, "".join(content)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise _cannot(f"Unexpected end tag at byte offset {self._byte(begin)}")
        self.at += 2
        tag = self._name()
        while self.at < len(self.html) and self.html[self.at] in SPACE:
            self.at += 1
        if self.html[self.at : self.at + 1] != ">":
            raise _cannot(f"Unclosed end tag at byte offset {self._byte(begin)}")
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            raise _cannot(
                f'Unmatched end tag at byte offset {self._byte(begin)}, expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self.length > opened.offset:
            self.entities.append(Entity(opened.tag, opened.offset, self.length - opened.offset, opened.value))
