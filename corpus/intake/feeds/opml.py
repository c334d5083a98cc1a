"""OPML: lists of feeds, as readers of news exchange them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.intake.feeds.markup import language_of, line_of
from corpus.intake.urls import web_address

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_OUTLINES = 10_000
TOO_LARGE = 8 * 1024 * 1024
"""Bytes of one list."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list."""

    url: str
    title: str = ""
    language: str = ""


def read_opml(data: bytes) -> tuple[Outline, ...] | None:
    """The feeds of a list, however deep in folders, each address once; None where the bytes are no list.

    A document with entities of its own is none: what they would grow to can't be told.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    if len(data) > TOO_LARGE:
        return None
    try:
        root = fromstring(data, forbid_dtd=False)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None
    if _name(root) != "opml":
        return None
    found: dict[str, Outline] = {}
    for outline in _outlines(root):
        found.setdefault(outline.url, outline)
    return tuple(found.values())


def write_opml(outlines: Iterable[Outline], title: str) -> bytes:
    """A list that other readers of news understand."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = title
    body = SubElement(root, "body")
    for each in outlines:
        told = {"type": "rss", "text": each.title or each.url, "xmlUrl": each.url}
        SubElement(body, "outline", told | ({"language": each.language} if each.language else {}))
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _outlines(root: Element) -> Iterator[Outline]:
    seen = 0
    for element in root.iter():
        if _name(element) != "outline":
            continue
        seen += 1
        if seen > MOST_OUTLINES:
            return
        given = {name.lower(): value for name, value in element.attrib.items()}
        address = web_address(given.get("xmlurl", ""))
        if address:
            title = line_of(given.get("title") or given.get("text") or "")
            yield Outline(address, "" if title == address else title, language_of(given.get("language", "")))


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
