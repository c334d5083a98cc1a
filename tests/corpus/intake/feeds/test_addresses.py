"""Addresses as feeds write them."""

from __future__ import annotations

import pytest

from corpus.intake.feeds.addresses import address_of

FEED = "https://news.example/feeds/all"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://news.example/a", "https://news.example/a"),
        ("/a", "https://news.example/a"),
        ("www.other.example/a", "https://www.other.example/a"),
        ("https://news.example/a b", "https://news.example/a%20b"),
        ("", None),
        (FEED, None),
        ("javascript:alert(1)", None),
        ('<a href="https://news.example/a">', None),
        ("x" * 3000, None),
    ],
)
def test_an_address_is_read_as_it_was_meant(written: str, meant: str | None) -> None:
    """Blanks and a lacking scheme are forgiven; markup, other schemes and the feed itself are no page."""
    assert address_of(written, FEED) == meant
