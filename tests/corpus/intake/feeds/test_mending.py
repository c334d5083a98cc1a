"""Feeds as whoever wrote them meant them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.feeds.mending import mended, sound, without_false_references

WHOLE = b'<?xml version="1.0"?><rss><channel><title>A &amp; B</title><item><title>C</title></item></channel></rss>'


def test_what_is_whole_stays_as_it_is() -> None:
    """Nothing is done to a document that lacks nothing."""
    assert sound(WHOLE) == mended(WHOLE) == without_false_references(WHOLE) == WHOLE


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (b"<title>A &amp B &ampC &lt, D</title>", b"<title>A &amp; B &amp;ampC &lt;, D</title>"),
        (b"<title>AT&T</title>", b"<title>AT&amp;T</title>"),
        (b"<title>A & B &eacute; &#233;</title>", b"<title>A &amp; B &eacute; &#233;</title>"),
        (b"<link><![CDATA[/a?b=1&c=2]]></link>", b"<link><![CDATA[/a?b=1&c=2]]></link>"),
        (b"<item><title>One</item>", b"<item><title>One</title></item>"),
        (b"<item><title>One<link>/1</link></item>", b"<item><title>One</title><link>/1</link></item>"),
        (b"<pubDate>Monday<guid>1</guid>", b"<pubDate>Monday</pubDate><guid>1</guid>"),
        (b"<description>Text.<item>", b"<description>Text.</description><item>"),
        (b"<description><p><a><link></description>", b"<description><p><a><link></description>"),
        (b"<link href='/a'/><title>One</title>", b"<link href='/a'/><title>One</title>"),
        (b"<title><![CDATA[<item>]]></title>", b"<title><![CDATA[<item>]]></title>"),
    ],
)
def test_what_is_lacking_is_added(written: bytes, meant: bytes) -> None:
    """An ampersand that begins no reference is written out; a title ends before what can't be within it."""
    assert mended(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (b"<link/><link ></link>", b""),
        (b"<link>www.news.example/a</link>", b"<link>//www.news.example/a</link>"),
        (b"<?xml version='1.0'?><!DOCTYPE rss>", b"<?xml version='1.0'?>\n<!DOCTYPE rss>"),
        (b"<?xml version='1.0' encoding='x-sjis'?>", b"<?xml version='1.0' encoding='sjis'?>"),
        (b"<media:description>A crane.</media:description>", b"<media:caption>A crane.</media:caption>"),
    ],
)
def test_what_a_parser_stumbles_over_is_taken_away(written: bytes, meant: bytes) -> None:
    """Empty links, addresses without a scheme, definitions in mid-line, old names of encodings, captions as texts."""
    assert sound(written) == meant


def test_old_cyrillic_is_told_from_old_latin_and_from_slips() -> None:
    """Only what is Cyrillic in the old code page and says nothing of it becomes UTF-8."""
    russian = "<rss><title>Привет, мир и новости</title></rss>".encode("cp1251")
    french = "<rss><title>Élysée : déjà l’été</title></rss>".encode("cp1252")
    slip = "<rss><title>Élysée déjà</title></rss>".encode() + b"\x92"
    assert "Привет, мир и новости" in sound(russian).decode()
    assert sound(french) == french
    assert sound(slip) == slip


def test_references_to_no_character_are_taken_out() -> None:
    """What stands for no character stands for nothing."""
    assert without_false_references(b"A&#xD800;B&#1114112;C&#233;D&#0;") == b"ABC&#233;D"
    assert without_false_references("🚢&#55357;&#56994;&#56994;".encode()) == "🚢&#128674;".encode()


def test_a_server_that_names_an_alphabet_means_it() -> None:
    """Unlike one that says what it says of all that it gives: old Cyrillic is not taken for another then."""
    russian = "<rss><title>Привет, мир и новости</title></rss>"
    assert sound(russian.encode("koi8-r"), "koi8-r") == russian.encode("koi8-r")
    assert russian in sound(russian.encode("cp1251"), "iso-8859-1").decode()


@given(st.lists(st.sampled_from([b"<title>", b"</title>", b"<item>", b"</item>", b"<![CDATA[", b"]]>", b"&", b"a"])))
def test_mending_twice_mends_no_more(pieces: list[bytes]) -> None:
    """What is mended is whole."""
    once = mended(b"".join(pieces))
    assert mended(once) == once


@pytest.mark.parametrize(
    "piece", [b"<![CDATA[", b"<title ", b"<title>", b"<link", b"<link>   ", b"&", b"&#", b"<!DOCTYPE", b"<"]
)
def test_hostile_bytes_take_no_longer_for_being_many(piece: bytes) -> None:
    """Four megabytes of any beginning are done in the time that their reading takes."""
    data = piece * (4_000_000 // len(piece))
    started = time.process_time()
    mended(sound(without_false_references(data)))
    assert time.process_time() - started < 5
