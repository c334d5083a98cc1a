"""A site's rules are kept as RFC 9309 has them, whatever their size."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fetching.robots import KEPT_FOR, LARGEST, LONGEST_PAUSE, MOST_KEPT, Robots, Rules, read_rules

SITE = "https://example.org"


def allows(written: str, path: str) -> bool:
    return read_rules(written.encode()).allow(SITE + path)


@pytest.mark.parametrize(
    ("written", "path", "allowed"),
    [
        ("", "/", True),
        ("User-agent: *\nDisallow: /", "/feed", False),
        ("User-agent: *\nDisallow:", "/feed", True),
        ("User-agent: *\nDisallow: /private", "/privately", False),
        ("User-agent: *\nDisallow: /p\nAllow: /p/feed", "/p/feed.xml", True),
        ("User-agent: *\nDisallow: /*.xml$", "/a/feed.xml", False),
        ("User-agent: *\nDisallow: /*.xml$", "/a/feed.xml?x", True),
        ("User-agent: *\nDisallow: /%D0%BD", "/%D0%BD%D0%BE", False),
        ("User-agent: other\nDisallow: /", "/feed", True),
        ("User-agent: other\nUser-agent: *\nDisallow: /", "/feed", False),
        ("User-agent: other\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/a", True),
        ("User-agent: *\nDisallow: /\nUser-agent: Dateline\nAllow: /", "/feed", True),
        ("User-agent: *\nAllow: /\n\nUser-Agent: DATELINE/1.0 # you\nDisallow: /", "/feed", False),
        ("User-agent: date\nDisallow: /\nUser-agent: line\nDisallow: /", "/feed", True),
        ("User-agent: datelinebot\nDisallow: /", "/feed", True),
        ("\ufeffUser-agent: *\r\nDisallow: /", "/feed", False),
        ("<html><body>Not found</body></html>", "/feed", True),
        ("User-agent: *\nCrawl-delay: 10\nSitemap: /s.xml\nDisallow: /x", "/x", False),
    ],
)
def test_the_rules_of_a_site(written: str, path: str, *, allowed: bool) -> None:
    """The group that names us, or else everybody's; in it the longest rule, and of two as long the kinder."""
    assert allows(written, path) == allowed


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("", 0.0),
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: *\nCrawl-delay: 99999", LONGEST_PAUSE),
        ("User-agent: *\nCrawl-delay: -3", 0.0),
        ("User-agent: *\nCrawl-delay: nan", 0.0),
        ("User-agent: *\nCrawl-delay: soon", 0.0),
        ("User-agent: other\nCrawl-delay: 5", 0.0),
        ("User-agent: *\nCrawl-delay: 9\nUser-agent: dateline\nCrawl-delay: 1", 1.0),
    ],
)
def test_a_site_may_want_a_pause(written: str, seconds: float) -> None:
    """So many seconds between two requests, as it asks of us or of everybody, within reason."""
    assert read_rules(written.encode()).pause == seconds


@given(st.binary(max_size=400))
def test_no_file_is_a_fault(written: bytes) -> None:
    """Whatever a site serves, it allows or it forbids."""
    assert isinstance(read_rules(b"User-agent: *\n" + written).allow(SITE + "/feed"), bool)


def test_rules_for_thousands_of_others_take_little_memory() -> None:
    """Every other program's rules are one program's: names times rules would be a hundred million."""
    agents = "".join(f"User-agent: program{n}\n" for n in range(10_000))
    written = (agents + "Disallow: /a\n" * 10_000).encode()
    tracemalloc.start()
    try:
        rules = read_rules(written)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert rules.allow(SITE + "/a")
    assert peak < 50 * len(written)


def test_what_stands_too_far_down_is_not_read() -> None:
    """Half a megabyte of rules is heeded."""
    filler = "# nothing\n" * (LARGEST // 10)
    assert not allows("User-agent: *\nDisallow: /\n" + filler, "/")
    assert allows(filler + "\nUser-agent: *\nDisallow: /\n", "/")


def test_rules_are_kept_for_a_day() -> None:
    """Until then a site is not asked again."""
    now = 1000.0
    robots = Robots(lambda: now)
    rules = Rules()
    assert robots.known(SITE) is None
    robots.keep(SITE, rules)
    now += KEPT_FOR - 1
    assert robots.known(SITE) is rules
    now += 2
    assert robots.known(SITE) is None


def test_the_oldest_rules_make_room() -> None:
    """Only so many sites' rules are kept."""
    robots = Robots(lambda: 0.5)
    for n in range(MOST_KEPT + 1):
        robots.keep(str(n), Rules())
    assert robots.known("0") is None
    assert robots.known("1") is not None
    robots.keep("1", Rules())
    robots.keep("new", Rules())
    assert robots.known("1") is not None
    assert robots.known("2") is None
