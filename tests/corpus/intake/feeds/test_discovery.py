"""Which feeds a page names."""

from __future__ import annotations

import pytest

from corpus.intake.feeds import feeds_named

URL = "https://news.example/world/"


def page(head: str, body: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/feed">', ("https://news.example/feed",)),
        ("<LINK TYPE='application/atom+xml' REL='Alternate' HREF='a.xml'>", ("https://news.example/world/a.xml",)),
        ('<link rel="alternate" type="application/feed+json" href="//x.example/f">', ("https://x.example/f",)),
        ('<base href="/b/"><link rel=alternate type=application/rss+xml href=f>', ("https://news.example/b/f",)),
        ('<link rel="alternate" type="text/html" hreflang="fr" href="/fr">', ()),
        ('<link rel="stylesheet" type="application/rss+xml" href="/x">', ()),
        ('<link rel="alternate" type="application/rss+xml" href="javascript:x">', ()),
        ('<!-- <link rel="alternate" type="application/rss+xml" href="/feed"> -->', ()),
    ],
)
def test_the_head_names_feeds(head: str, found: tuple[str, ...]) -> None:
    """By alternate links of a feed's type, completed to whole web addresses."""
    assert feeds_named(page(head), URL) == found


def test_comments_come_last_and_none_twice() -> None:
    """The feed of the news goes before that of its readers."""
    link = '<link rel="alternate" type="application/rss+xml" href="{}">'
    head = "".join(map(link.format, ("/comments/feed", "/feed", "/feed")))
    assert feeds_named(page(head), URL) == ("https://news.example/feed", "https://news.example/comments/feed")


def test_links_serve_where_the_head_says_nothing() -> None:
    """Addresses that look like feeds, and no others."""
    body = '<a href="/about">About</a><a href="/rss.xml">RSS</a><a href="/feed/?x=1">Feed</a>'
    assert feeds_named(page("", body), URL) == ("https://news.example/rss.xml", "https://news.example/feed/?x=1")


def test_what_is_no_page_names_none() -> None:
    """A picture, say."""
    assert feeds_named(b"\x89PNG\0\0", URL) == ()
