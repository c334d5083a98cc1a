"""Markdown as plain lines: its front matter read, its marks taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FIELD = re.compile(r"([A-Za-z_-]{1,30})\s*:\s*(.*)")
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?: \"[^\"]{0,300}\")?\)")
_LINK = re.compile(r"\[([^\[\]]{1,500})\]\([^()\s]{0,2000}(?: \"[^\"]{0,300}\")?\)")
_NOTE = re.compile(r"\[\^[^\[\]]{1,20}\]")
_AUTO = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)([^*_~]{1,2000})(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_]{1,2000})(?<=\S)\1(?![\w*_])")
_CODE = re.compile(r"`{1,3}([^`]{1,2000})`{1,3}")
_ESCAPED = re.compile(r"\\([#*_\[\]()!~`>+.-])")
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_RULE = re.compile(r"[-*_=](?:\s?[-*_=]){2,200}$")
_STARTS_BLOCK = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s|\||#{1,6}\s|>")


@dataclass(frozen=True, slots=True)
class Markdown:
    """A document's front matter (lower-case fields), its first heading and its plain lines."""

    fields: dict[str, str] = field(default_factory=dict)
    title: str = ""
    lines: tuple[str, ...] = ()


def read_markdown(text: str) -> Markdown:
    """The document as paragraphs, one a line; lines that Markdown joins are joined."""
    lines = text.splitlines()
    fields, start = _front_matter(lines)
    plain = [_plain(line) for line in _paragraphs(lines[start:])]
    heading = next((_HEADING.match(line.strip()) for line in lines[start:] if line.lstrip().startswith("# ")), None)
    title = fields.get("title") or (_plain(heading[1]) if heading else "")
    return Markdown(fields, title, tuple(line for line in plain if line))


def _front_matter(lines: list[str]) -> tuple[dict[str, str], int]:
    if not lines or lines[0].strip() != "---":
        return {}, 0
    found: dict[str, str] = {}
    last = ""
    for n, line in enumerate(lines[1:200], 1):
        if line.strip() in ("---", "..."):
            return found, n + 1
        match = _FIELD.match(line)
        if match:
            last = match[1].casefold()
            found[last] = match[2].strip().strip("\"'[]")
        elif last and line.strip().startswith("- "):
            item = line.strip()[2:].strip().strip("\"'")
            found[last] = f"{found[last]}, {item}" if found[last] else item
    return {}, 0


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines as Markdown means them: a paragraph runs on until a blank line or another block."""
    held: list[str] = []
    for line in lines:
        bare = line.strip()
        if not bare or _RULE.match(bare) or bare.startswith("```") or _STARTS_BLOCK.match(bare):
            yield " ".join(held)
            held = []
        if bare.startswith("#"):
            yield bare
        elif bare and not _RULE.match(bare) and not bare.startswith("```"):
            held.append(bare.lstrip("> ") if bare.startswith(">") else bare)
            if line.endswith(("  ", "\\")):
                yield " ".join(held).rstrip("\\")
                held = []
    yield " ".join(held)


def _plain(line: str) -> str:
    heading = _HEADING.match(line)
    line = heading[1] if heading else line
    for pattern, by in ((_IMAGE, ""), (_LINK, r"\1"), (_NOTE, ""), (_AUTO, r"\1"), (_TAG, "")):
        line = pattern.sub(by, line)
    for pattern, by in ((_CODE, r"\1"), (_STRONG, r"\2"), (_EMPHASIS, r"\2")):
        line = pattern.sub(by, line)
    return _ESCAPED.sub(r"\1", line).strip()
