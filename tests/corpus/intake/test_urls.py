"""Addresses that lead to one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.urls import canonical_url


@pytest.mark.parametrize(
    "url",
    [
        "https://islandtimes.example/news/storm",
        "http://www.IslandTimes.example:80/news/storm/",
        "https://islandtimes.example/news/storm?utm_source=x&utm_medium=y&fbclid=z#comments",
        "https://amp.islandtimes.example/news/storm",
        "https://m.islandtimes.example/news/storm?amp=1",
        "https://www.islandtimes.example/amp/news/storm",
        "https://www.islandtimes.example/news/storm/amp/",
        "https://www.islandtimes.example/news/storm.amp.html",
        "https://www.islandtimes.example/news/storm/index.html",
        " https://islandtimes.example:443/news//storm ",
    ],
)
def test_ways_to_one_article_are_one_address(url: str) -> None:
    """Tracking, fragments, AMP, ports, case and "www." make no difference."""
    assert canonical_url(url) == "https://islandtimes.example/news/storm"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x?id=1", "https://a.example/x?id=2"),
        ("https://a.example/X", "https://a.example/x"),
        ("https://a.example:8080/x", "https://a.example/x"),
        ("https://news.a.example/x", "https://a.example/x"),
        ("https://a.example/x", "https://a.example/"),
    ],
)
def test_different_articles_keep_different_addresses(one: str, other: str) -> None:
    """What may choose another article is kept."""
    assert canonical_url(one) != canonical_url(other)


def test_the_order_of_parameters_makes_no_difference() -> None:
    """Parameters are compared as a set."""
    assert canonical_url("https://a.example/x?b=2&a=1") == canonical_url("https://a.example/x?a=1&b=2")


@given(
    st.one_of(
        st.text(max_size=40),
        st.builds(
            "https://{}/{}".format,
            st.sampled_from(["a.example", "www.www.b.example", "amp.m.c.example", "[::1]"]),
            st.text(max_size=40),
        ),
    )
)
def test_a_canonical_address_is_its_own(url: str) -> None:
    """Whatever the text, canonicalising twice is canonicalising once."""
    assert canonical_url(canonical_url(url)) == canonical_url(url)


@pytest.mark.parametrize(
    "kept",
    [
        "https://www-news-example.cdn.ampproject.org/c/s/www.news.example/a/b?amp=1",
        "https://www.google.com/amp/s/amp.news.example/a/b",
        "http://google.co.uk/amp/news.example/a/b/amp/",
    ],
)
def test_a_page_that_a_cache_keeps_for_phones_is_the_page(kept: str) -> None:
    """By the address behind the cache's own."""
    assert canonical_url(kept) == "https://news.example/a/b"
