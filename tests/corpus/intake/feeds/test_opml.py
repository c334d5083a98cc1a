"""Lists of feeds, in and out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.feeds import Outline, read_opml, write_opml
from corpus.intake.feeds.markup import plain_line

NESTED = b"""<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
<outline text="World"><outline text="Wire &amp;amp; Post" type="rss" xmlUrl="https://wire.example/feed"/>
<outline title="Post" xmlurl="https://post.example/feed" language="de-AT"/></outline>
<outline text="Again" xmlUrl="https://wire.example/feed"/><outline text="no feed" url="https://x.example/"/>
<outline text="bad" xmlUrl="javascript:alert(1)"/></body></opml>"""


def test_feeds_are_found_in_folders() -> None:
    """However deep, each once; what has no web address is passed over."""
    assert read_opml(NESTED) == (
        Outline("https://wire.example/feed", "Wire & Post", categories=("World",)),
        Outline("https://post.example/feed", "Post", "de", ("World",)),
    )


def test_categories_are_what_a_list_files_a_feed_under() -> None:
    """Its own, the innermost where one lies in another, and then the folders'."""
    written = b"""<opml version="2.0"><body><outline text="Trade"><outline text="Ships"><outline
    xmlUrl="https://wire.example/feed" category="/News/Suez, ,Canals,Ships"/></outline></outline></body></opml>"""
    listed = read_opml(written)
    assert listed is not None
    assert listed[0].categories == ("Suez", "Canals", "Ships", "Trade")


def test_folders_without_end_cost_no_more_than_a_flat_list() -> None:
    """Only the innermost few count."""
    deep = b"<opml><body>" + b'<outline text="a">' * 5_000 + b'<outline xmlUrl="https://wire.example/feed"/>'
    listed = read_opml(deep + b"</outline>" * 5_000 + b"</body></opml>")
    assert listed == (Outline("https://wire.example/feed", categories=("a",)),)


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "Zs"]), max_size=30).map(
    lambda t: " ".join(t.split())
)
outlines = st.builds(
    Outline,
    st.integers(0, 10**6).map("https://wire.example/{}".format),
    words,
    st.sampled_from(["", "de", "hye"]),
    st.lists(st.sampled_from(["suez", "karabakh", "Sea trade"]), unique=True).map(tuple),
)


@given(st.lists(outlines, unique_by=lambda outline: outline.url))
def test_a_list_comes_back_as_it_went(listed: list[Outline]) -> None:
    """What is exported can be imported."""
    expected = tuple(replace(each, title=plain_line(each.title)) for each in listed)
    assert read_opml(write_opml(listed, "Dateline")) == expected


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html/>",
        b"<opml",
        b'<!DOCTYPE o [<!ENTITY a "b">]><opml><body/></opml>',
        b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body>&a;</body></opml>',
        b'<?xml version="1.0" encoding="nonsense"?><opml/>',
    ],
)
def test_what_is_no_list_is_none(data: bytes) -> None:
    """Nor is one that brings entities of its own."""
    assert read_opml(data) is None


def test_an_empty_list_is_one() -> None:
    """It holds no feeds."""
    assert read_opml(b'<!DOCTYPE opml SYSTEM "opml.dtd"><opml version="2.0"><body/></opml>') == ()
