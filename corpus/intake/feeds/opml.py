"""OPML: lists of feeds, as readers of news exchange them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.intake.feeds.markup import language_of, line_of
from corpus.intake.urls import web_address

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_OUTLINES = 10_000
MOST_CATEGORIES = 20
LONGEST_CATEGORIES = 2_000
MOST_FOLDERS = 3
"""The innermost folders that count, so that a list nested without end costs no more than a flat one."""
TOO_LARGE = 8 * 1024 * 1024
"""Bytes of one list."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list."""

    url: str
    title: str = ""
    language: str = ""
    categories: tuple[str, ...] = ()
    """What the list files it under: its own categories, and the folders it lies in."""


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
        told |= {"language": each.language} if each.language else {}
        told |= {"category": ",".join(each.categories)} if each.categories else {}
        SubElement(body, "outline", told)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _outlines(root: Element) -> Iterator[Outline]:
    seen = 0
    for element, folders in _in_folders(root):
        if _name(element) != "outline":
            continue
        seen += 1
        if seen > MOST_OUTLINES:
            return
        given = _given(element)
        address = web_address(given.get("xmlurl", ""))
        if address:
            title = _title(given)
            categories = dict.fromkeys((*_categories(given.get("category", "")), *folders))
            yield Outline(
                address,
                "" if title == address else title,
                language_of(given.get("language", "")),
                tuple(categories)[:MOST_CATEGORIES],
            )


def _in_folders(root: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Every element in the list's order, with the names of the folders that it lies in."""
    waiting: list[tuple[Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, folders = waiting.pop()
        yield element, folders
        name = _title(_given(element)) if _name(element) == "outline" and len(element) else ""
        inside = (*folders, name)[-MOST_FOLDERS:] if name else folders
        waiting.extend((child, inside) for child in reversed(element))


def _given(element: Element) -> dict[str, str]:
    return {name.lower(): value for name, value in element.attrib.items()}


def _title(given: Mapping[str, str]) -> str:
    return line_of(given.get("title") or given.get("text") or "")


def _categories(written: str) -> Iterator[str]:
    """The categories of an outline, separated by commas; of one within others, as in "/News/Suez", the innermost."""
    for category in written[:LONGEST_CATEGORIES].split(",")[:MOST_CATEGORIES]:
        name = line_of(category.strip().rpartition("/")[2])
        if name:
            yield name


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
