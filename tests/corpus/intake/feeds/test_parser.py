"""What feedparser stumbles over costs one element, and no feed."""

from __future__ import annotations

import pytest

from corpus.intake.feeds import read_feed

FEED = "https://news.example/feed"
NAMESPACES = (
    'xmlns:cc="http://web.resource.org/cc/" xmlns:georss="http://www.georss.org/georss"'
    ' xmlns:gml="http://www.opengis.net/gml" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


def feed(in_channel: str = "", in_item: str = "") -> bytes:
    """A feed of two entries; the elements stand before the title of the first."""
    item = "<title>A strike</title><guid>1</guid><link>https://news.example/a</link><description>Said.</description>"
    other = "<title>A truce</title><guid>2</guid><link>https://news.example/b</link>"
    return (
        f'<rss version="2.0" {NAMESPACES}><channel><title>News</title>{in_channel}'
        f"<item>{in_item}{item}</item><item>{other}</item></channel></rss>"
    ).encode()


ODD = [
    "<cc:license/>",
    "<cc:license></cc:license>",
    "<georss:where/>",
    "<georss:polygon></georss:polygon>",
    "<georss:point>here</georss:point>",
    "<georss:where><gml:Point><gml:pos>north</gml:pos></gml:Point></georss:where>",
    "<gml:Point><gml:pos>45.2 -71.9</gml:pos></gml:Point>",
    '<gml:posList srsDimension="2">45.2 -71.9</gml:posList>',
    "<media:player>x</media:player>",
    "<media:player/>",
    "<image><width>wide</width><height/></image>",
    "<textinput><name>q</name><title>Search</title><link>https://news.example/s</link></textinput>",
    "<itunes:explicit/>",
]


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_element_costs_nothing_but_itself(odd: str) -> None:
    """The feed and its entries are read as without it, wherever it stands."""
    plain = read_feed(feed(), FEED)
    assert plain is not None
    assert read_feed(feed(in_item=odd), FEED) == plain
    assert read_feed(feed(in_channel=odd), FEED) == plain


@pytest.mark.parametrize("end", ["</link>", "</gml:pos>", "</cc:license>", "</height>", "</media:player>"])
def test_an_end_without_beginning_costs_nothing(end: str) -> None:
    """Of a document that is not well-formed the entries are read as well."""
    found = read_feed(feed(in_item=end), FEED)
    assert found is not None
    assert [(entry.title, entry.url) for entry in found.entries] == [
        ("A strike", "https://news.example/a"),
        ("A truce", "https://news.example/b"),
    ]


def test_a_link_whose_beginning_was_lost_in_a_torn_head_is_passed_over() -> None:
    """A declaration that is torn and an element spliced into another: the entries behind it stay."""
    torn = (
        feed()
        .replace(b"<rss", b"<?xml vers\x06ion='1.0'?><rss")
        .replace(
            b"https://news.example/a</link>",
            b"https://news.extitle>A</title></item></channel></rss>ample/a</link></item>",
        )
    )
    found = read_feed(torn, FEED)
    assert found is not None
    assert "https://news.example/b" in [entry.url for entry in found.entries]


@pytest.mark.parametrize("number", ["5" * 400, "x" + "f" * 400, "1114112", "x110000"])
def test_a_reference_to_no_character_costs_nothing_but_itself(number: str) -> None:
    """However large its number, and though the document is not well-formed."""
    broken = feed(in_item="</oops>").replace(b"A strike", f"A strike &#{number};ends".encode())
    found = read_feed(broken, FEED)
    assert found is not None
    first, second = found.entries
    assert first.title.startswith("A strike")
    assert (first.url, second.title) == ("https://news.example/a", "A truce")
