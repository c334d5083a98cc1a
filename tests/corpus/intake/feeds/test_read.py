"""Feeds of every format, whole and broken."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.feeds import FeedDocument, FeedEntry, read_feed
from corpus.intake.feeds.model import LONGEST_ENTRY, LONGEST_TITLE, MOST_ENTRIES
from corpus.model import Days, Known, Published

URL = "https://news.example/feeds/all"
NOON = datetime(2024, 5, 3, 10, 0, tzinfo=UTC)
DAY = Days.on(date(2024, 5, 3))

ITEM = """<item><title>Harbour shut</title><link>https://news.example/a/1</link>
<description>The harbour was shut.</description>{more}</item>"""


def rss(*items: str, version: str = "2.0", more: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?><rss version="{version}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Sample Wire</title>'
        f"<link>https://news.example/</link><language>en-GB</language>{more}{''.join(items)}</channel></rss>"
    ).encode()


def read(data: bytes, content_type: str = "") -> FeedDocument:
    document = read_feed(data, URL, content_type)
    assert document
    return document


def only(data: bytes, content_type: str = "") -> FeedEntry:
    (entry,) = read(data, content_type).entries
    return entry


RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>Sample Wire</title><link>https://news.example/</link>
<dc:language>en</dc:language></channel>
<item rdf:about="https://news.example/a/1"><title>Harbour shut</title><link>https://news.example/a/1</link>
<description>The harbour was shut.</description><dc:date>2024-05-03T12:00:00+02:00</dc:date>
<dc:creator>Ann Lee</dc:creator></item></rdf:RDF>"""

ATOM = b"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Sample Wire</title><link href="https://news.example/"/><link rel="self" href="https://news.example/feed"/>
<entry><title>Harbour shut</title><id>tag:news.example,2024:1</id>
<link rel="enclosure" href="https://news.example/a.mp3"/><link rel="alternate" href="/a/1"/>
<published>2024-05-03T12:00:00+02:00</published><updated>2024-05-04T12:00:00Z</updated>
<author><name>Ann Lee</name></author>
<summary>Shut.</summary>
<content type="html">&lt;p&gt;The harbour was shut.&lt;/p&gt;&lt;p&gt;Nobody knows why.&lt;/p&gt;</content>
</entry></feed>"""

OLD_ATOM = b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title>Sample Wire</title>
<entry><title>Harbour shut</title><id>1</id><link rel="alternate" href="https://news.example/a/1"/>
<issued>2024-05-03T12:00:00+02:00</issued><content mode="escaped">The harbour was shut.</content></entry></feed>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Sample Wire",
        "language": "en-US",
        "home_page_url": "https://news.example/",
        "items": [
            {
                "id": 1,
                "url": "/a/1",
                "title": "Harbour shut",
                "content_html": "<p>The harbour was shut.</p>",
                "date_published": "2024-05-03T12:00:00+02:00",
                "authors": [{"name": "Ann Lee"}],
            }
        ],
    }
).encode()

FORMATS = {
    "rss090": RDF.replace(b"http://purl.org/rss/1.0/", b"http://my.netscape.com/rdf/simple/0.9/"),
    "rss091u": rss(ITEM.format(more=""), version="0.91"),
    "rss092": rss(ITEM.format(more=""), version="0.92"),
    "rss20": rss(ITEM.format(more="<pubDate>Fri, 03 May 2024 12:00:00 +0200</pubDate>")),
    "rss10": RDF,
    "atom03": OLD_ATOM,
    "atom10": ATOM,
    "json11": JSON,
    "json1": JSON.replace(b"version/1.1", b"version/1"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_the_same(name: str) -> None:
    """Title, address and text are found, however the feed writes them."""
    document = read(FORMATS[name])
    assert (document.format, document.title, document.language) == (name, "Sample Wire", "en")
    (entry,) = document.entries
    assert (entry.title, entry.url) == ("Harbour shut", "https://news.example/a/1")
    assert entry.lines[0] == "The harbour was shut."


@pytest.mark.parametrize("name", ["rss20", "rss10", "atom03", "atom10", "json11"])
def test_dates_keep_their_instant_and_how_they_are_known(name: str) -> None:
    """The publisher's own day, the instant in UTC, and the word that it stands in the feed."""
    (entry,) = read(FORMATS[name]).entries
    assert entry.published
    assert (entry.published.days, entry.published.how, entry.published.at) == (DAY, Known.GIVEN, NOON)
    assert "feed" in entry.published.evidence


def test_an_update_is_no_publication() -> None:
    """Both are kept apart, and the longest text the feed has is taken."""
    (entry,) = read(ATOM).entries
    assert entry.updated
    assert entry.updated.at == datetime(2024, 5, 4, 12, 0, tzinfo=UTC)
    assert entry.lines == ("The harbour was shut.", "Nobody knows why.")
    assert (entry.authors, entry.guid) == (("Ann Lee",), "tag:news.example,2024:1")


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("AT&amp;amp;T pays", "AT&T pays"),
        ("<![CDATA[AT&amp;T <b>pays</b>]]>", "AT&T pays"),
        ("Fewer &lt;em&gt;ships&lt;/em&gt;", "Fewer ships"),
        ("\u202eevil\u202c \u200btitle", "evil title"),
        ("  two\n lines ", "two lines"),
    ],
)
def test_titles_are_text(written: str, seen: str) -> None:
    """No markup, entity, or character that turns a line around survives."""
    assert only(rss(f"<item><title>{written}</title></item>")).title == seen


def test_a_plain_title_may_hold_what_looks_like_markup() -> None:
    """Atom says whether a title is markup; where it is not, nothing is taken out."""
    data = ATOM.replace(b"<title>Harbour shut</title>", b'<title type="text">a &lt; b &amp;amp; c</title>')
    assert only(data).title == "a < b &amp; c"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "tg://resolve?domain=x", "file:///etc/passwd", "http://u:p@h/"]
)
def test_only_web_addresses_are_taken(link: str) -> None:
    """Anything else is no page that could be fetched."""
    entry = only(rss(f"<item><title>x</title><guid isPermaLink='false'>g</guid><link>{link}</link></item>"))
    assert (entry.url, entry.guid) == (None, "g")


def test_a_feed_of_other_outlets_names_them() -> None:
    """The source of an item is the outlet, not the feed."""
    assert only(rss('<item><title>x</title><source url="http://o.example">Sample Post</source></item>')).source == (
        "Sample Post"
    )


def test_a_date_in_words_of_its_own_tells_the_day() -> None:
    """What only a lenient reader understands is believed to the day."""
    (entry,) = read(rss(ITEM.format(more="<pubDate>Fri 3 May 2024 14:00 XYZ</pubDate>"))).entries
    assert entry.published == Published(DAY, Known.GIVEN, evidence="published in the feed")


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (rss(ITEM.format(more="")).replace(b"Harbour", "Hafen für".encode()), "text/xml"),
        (
            rss(ITEM.format(more=""))
            .replace(b'"1.0"?', b'"1.0" encoding="iso-8859-1"?')
            .replace(b"Harbour", "Hafen für".encode("latin-1")),
            "application/rss+xml",
        ),
        (rss(ITEM.format(more="")).replace(b"Harbour", "Hafen für".encode("cp1252")), "text/xml; charset=windows-1252"),
        ("\ufeff".encode() + rss(ITEM.format(more="")).replace(b"Harbour", "Hafen für".encode()), ""),
        (
            rss(ITEM.format(more="")).decode().replace("Harbour", "Hafen für").encode("utf-16"),
            "application/xml",
        ),
    ],
)
def test_encodings_are_told(data: bytes, content_type: str) -> None:
    """By the document, by the server, by a mark, and in spite of a wrong server."""
    assert only(data, content_type).title == "Hafen für shut"


@pytest.mark.parametrize(
    "data",
    [
        rss(ITEM.format(more=""))[:-30],
        rss(ITEM.format(more="")).replace(b"</description>", b"<br>&nbsp;&bogus;</description>"),
        b"\n\n" + rss(ITEM.format(more="")),
        rss(ITEM.format(more="")).replace(b"The harbour", b"The \x0bharbour"),
        rss(ITEM.format(more="<unknown:thing>x</unknown:thing>")),
        rss(ITEM.format(more="")) + b"<!-- generated --><script>x()</script>",
    ],
    ids=["cut", "entities", "blank", "control", "namespace", "tail"],
)
def test_broken_feeds_are_read_as_far_as_they_go(data: bytes) -> None:
    """Real feeds are broken in many ways."""
    entry = only(data)
    assert (entry.title, entry.url) == ("Harbour shut", "https://news.example/a/1")


@pytest.mark.parametrize(
    "data",
    [b"", b"<html><body><p>News</p></body></html>", b"{}", b'{"items": []}', b"[1]", b"{" * 10_000, b"\0\x89PNG", b"x"],
)
def test_what_is_no_feed_is_none(data: bytes) -> None:
    """Pages, other JSON, pictures and nothing at all."""
    assert read_feed(data, URL) is None


def test_an_empty_feed_is_one() -> None:
    """A new site has no news yet."""
    assert read(rss()).entries == ()


def test_bytes_that_name_a_file_are_not_opened(tmp_path: Path) -> None:
    """What was fetched is a document and never a path or an address of one."""
    (tmp_path / "secret.xml").write_bytes(rss(ITEM.format(more="")))
    path = tmp_path / "secret.xml"
    assert read_feed(str(path).encode(), URL) is None
    assert read_feed(path.as_uri().encode(), URL) is None


def test_entities_lead_nowhere(tmp_path: Path) -> None:
    """An entity of a document's own names no file."""
    (tmp_path / "secret").write_text("geheim")
    head = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'.encode()
    body = rss("<item><title>a&x;b</title></item>").partition(b"?>")[2]
    document = read_feed(head + body, URL)
    assert "geheim" not in repr(document)


def test_a_document_that_swells_stays_small() -> None:
    """Entities within entities are not followed to their end."""
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "lol">{lines}]>'.encode()
    document = read_feed(head + rss("<item><title>&a11;</title></item>").partition(b"?>")[2], URL)
    assert len(repr(document)) < 10_000


def test_long_feeds_are_cut() -> None:
    """So many entries, so much of each."""
    long = "<p>" + "word " * LONGEST_ENTRY + "</p>"
    item = f"<item><title>{'t' * 5000}</title><description><![CDATA[{long}]]></description></item>"
    document = read(rss(*[ITEM.format(more="")] * (MOST_ENTRIES + 50)))
    assert len(document.entries) == MOST_ENTRIES
    entry = only(rss(item))
    assert len(entry.title) <= LONGEST_TITLE
    assert sum(map(len, entry.lines)) <= LONGEST_ENTRY


@pytest.mark.parametrize(("ttl", "minutes"), [("60", 60), ("99999", 1440), ("-1", 0), ("soon", 0), ("9" * 5000, 0)])
def test_how_long_it_asks_to_be_left_alone(ttl: str, minutes: int) -> None:
    """In minutes, a day at most; nonsense counts as silence."""
    assert read(rss(more=f"<ttl>{ttl}</ttl>")).minutes == minutes


@given(st.sampled_from(sorted(FORMATS)), st.integers(0, 2000), st.binary(max_size=6))
def test_no_damage_is_a_fault(name: str, at: int, noise: bytes) -> None:
    """Whatever is overwritten in a feed, it is read or it is none."""
    data = FORMATS[name]
    damaged = data[:at] + noise + data[at + len(noise) :]
    document = read_feed(damaged, URL)
    assert document is None or all(entry.url is None or entry.url.startswith("http") for entry in document.entries)
