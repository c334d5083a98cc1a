"""RSS, RDF and Atom, by feedparser."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date
from email.utils import parseaddr
from string import ascii_lowercase
from typing import Any
from xml.sax import SAXException

from corpus.intake.dating.given import given
from corpus.intake.feeds.addresses import address_of
from corpus.intake.feeds.markup import holds_markup, language_of, line_of, lines_of, plain_line, plain_lines
from corpus.intake.feeds.mending import mended, sound, without_false_references
from corpus.intake.feeds.model import MOST_ENTRIES, FeedDocument, FeedEntry
from corpus.intake.feeds.parser import forgiving
from corpus.intake.urls import web_address
from corpus.model import Days, Known, Published

_PLAIN = "text/plain"
_A_DAY = 24 * 60
_UNSET = ((1970, 1, 1), (1, 1, 1))
"""What clocks tell that were never set."""
_MOST_AUTHORS = 20
_LONGEST_AUTHOR = 300
_CUT_AT = 4
_PAGES = ("", "text/html", "application/xhtml+xml")
_MOST_LINKS = 50
_WHOLE_TEXTS = ("yandex_full-text", "turbo_content", "full-text", "fulltext")
"""Elements of no format that hold a text."""
_DATES = ("published", "created", "prism_publicationdate")


def read_xml(data: bytes, url: str, content_type: str = "") -> FeedDocument | None:
    """The feed that these bytes are; None where they are none."""
    parsed = _best(sound(data, _charset(content_type)), url, content_type)
    if parsed is None:
        return None
    version = parsed.get("version", "")
    if not version and not parsed.entries:
        return None
    feed = dict(parsed.feed)  # as it is: its own way of looking finds one key for another
    desk = _authors(feed) if version.startswith("atom") else ()
    entries = (_entry(dict(one), url, version, desk) for one in parsed.entries[:MOST_ENTRIES])
    return FeedDocument(
        format=version or "unknown",
        title=_line(feed, "title"),
        language=language_of(_text(feed, "language")),
        entries=tuple(entry for entry in entries if entry.guid or entry.lines),
        minutes=_minutes(feed),
    )


def _charset(content_type: str) -> str:
    return content_type.lower().partition("charset=")[2].partition(";")[0].strip("\"' ")


def _best(data: bytes, url: str, content_type: str) -> Any:
    """The document; one that is not well-formed is mended where more is read of it then."""
    parsed = _parsed(data, url, content_type) or _parsed(without_false_references(data), url, content_type)
    if parsed is None or not isinstance(parsed.get("bozo_exception"), SAXException):
        return parsed
    whole = mended(data)
    other = _parsed(whole, url, content_type) if whole != data else None
    return other if other and len(other.entries) >= len(parsed.entries) else parsed


def _parsed(data: bytes, url: str, content_type: str) -> Any:
    try:
        return forgiving()(
            io.BytesIO(data),  # of bare bytes it would first look whether they name a file
            response_headers={"content-location": url, "content-type": content_type or "application/xml"},
            sanitize_html=False,  # takes seconds over hostile markup, and no markup is kept
            resolve_relative_uris=False,
        )
    except ValueError:  # of an encoding whose name can't be one, or a character that can't
        return None


def _entry(one: Mapping[str, Any], base: str, version: str, desk: tuple[str, ...]) -> FeedEntry:
    """An entry; `desk` are the authors of the whole feed, who are those of an entry that has none."""
    address, title = _address(one, base, version), _title(one, version)
    lines = max(_texts(one), key=lambda lines: sum(map(len, lines)), default=())
    lines = lines or lines_of(_text(one, "media_caption"))
    return FeedEntry(
        guid=_text(one, "id")[:2000] or address or title or next(iter(lines), "")[:2000],
        url=address,
        title=title,
        lines=lines,
        published=_published(one, version),
        updated=_date(one, "updated", "updated in the feed"),
        authors=_authors(one) or desk,
        source=_line(one.get("source") or {}, "title"),
    )


def _address(one: Mapping[str, Any], base: str, version: str) -> str | None:
    """The entry's page: the first that it names as one, else its id if that is an address, or where its text stands."""
    original = address_of(_text(one, "feedburner_origlink"), base)
    pages = (address_of(_text(link, "href"), base) for link in (one.get("links") or ())[:_MOST_LINKS] if _is_page(link))
    return original or next(filter(None, pages), None) or _by_its_id(one, base, version) or _elsewhere(one, base)


def _is_page(link: Mapping[str, Any]) -> bool:
    kind = _text(link, "type").partition(";")[0].strip().lower()
    return _text(link, "rel").rpartition("/")[2].lower() in ("", "alternate") and kind in _PAGES


def _by_its_id(one: Mapping[str, Any], base: str, version: str) -> str | None:
    """RSS says where an id is no address, and there it may be a path; what an item of RDF is about is its page."""
    name = _text(one, "id")
    if version.startswith("rss") and version not in ("rss090", "rss10") and not one.get("guidislink"):
        return None
    return address_of(name, base) if name.startswith("/") and version.startswith("rss") else web_address(name)


def _elsewhere(one: Mapping[str, Any], base: str) -> str | None:
    found = (address_of(_text(each, "src"), base) for each in (one.get("content") or ())[:10] if each.get("src"))
    return next(filter(None, found), None)


def _title(one: Mapping[str, Any], version: str) -> str:
    """RSS does not say whether a title holds markup; one that shows it does."""
    written = _text(one, "title")
    return line_of(written) if version.startswith("rss") and holds_markup(written) else _line(one, "title")


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""


def _line(fields: Mapping[str, Any], name: str) -> str:
    detail = fields.get(f"{name}_detail") or {}
    return plain_line(_text(fields, name)) if detail.get("type") == _PLAIN else line_of(_text(fields, name))


def _texts(one: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """What the feed gives of the text: several versions of it, as a summary and the whole."""
    for detail in (*(one.get("content") or ())[:10], one.get("summary_detail") or {}):
        value = detail.get("value")
        if isinstance(value, str):
            yield plain_lines(value) if detail.get("type") == _PLAIN else lines_of(value)
    for name in _WHOLE_TEXTS:
        yield lines_of(_text(one, name))


def _date(one: Mapping[str, Any], name: str, evidence: str) -> Published | None:
    """The date as it is written; one that only feedparser can read tells the day alone."""
    stated = given(_text(one, name), evidence=evidence)
    parsed = one.get(f"{name}_parsed")
    if stated or not parsed or tuple(parsed[:3]) in _UNSET or str(parsed[0]) not in _text(one, name):
        return stated
    try:
        return Published(Days.on(date(*parsed[:3])), Known.GIVEN, evidence=evidence)
    except ValueError:
        return None


def _published(one: Mapping[str, Any], version: str) -> Published | None:
    """RSS and RDF know no updates: what feedparser takes for one there is the date of Dublin Core."""
    told = (_date(one, name, f"{name.rpartition('_')[0] or name} in the feed") for name in _DATES)
    return next(filter(None, told), None) or (
        _date(one, "updated", "date in the feed") if version.startswith("rss") else None
    )


def _authors(one: Mapping[str, Any]) -> tuple[str, ...]:
    told = (one.get("authors") or ())[:_MOST_AUTHORS]
    names = [_without_rest(_line(author, "name"), _text(author, "email")) for author in told]
    written = _text(one, "author")[:_LONGEST_AUTHOR]
    if len(names) == 1 and "@" in written:
        names = [line_of(parseaddr(written)[0])]
    return tuple(dict.fromkeys(name for name in map(_unsaid, names) if name))


def _without_rest(name: str, address: str) -> str:
    """The name without what feedparser leaves in it of the address, which it ends at its domain's fourth letter."""
    rest = len(name) - len(name.lstrip(ascii_lowercase))
    return name[rest:].strip("<>() ") if len(address.rpartition(".")[2]) == _CUT_AT else name


def _unsaid(name: str) -> str:
    """ "by Ann Lee" is Ann Lee."""
    return name[3:].strip() if name[:3].lower() == "by " else name


def _minutes(feed: Mapping[str, Any]) -> int:
    written = _text(feed, "ttl")
    return min(int(written), _A_DAY) if written.isascii() and written.isdigit() and len(written) < 6 else 0
