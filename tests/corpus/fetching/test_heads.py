"""What an answer's head says of itself is read strictly, and nothing in it is believed beyond measure."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fetching import heads

DATE = "Mon, 09 Nov 2020 10:00:00 GMT"
ANYTHING = st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=80)


def head(**values: str) -> httpx.Headers:
    return httpx.Headers({name.replace("_", "-"): value for name, value in values.items()}, encoding="latin-1")


@pytest.mark.parametrize(
    ("written", "kind", "charset"),
    [
        ("Text/HTML; Charset=UTF-8", "text/html", "utf-8"),
        ('application/xml;charset="windows-1251"', "application/xml", "windows-1251"),
        ("application/rss+xml", "application/rss+xml", ""),
        ("text/html; charset=", "text/html", ""),
        ("nonsense", "", ""),
        ("", "", ""),
    ],
)
def test_the_kind_of_a_document(written: str, kind: str, charset: str) -> None:
    """In lower case, without parameters but for the charset."""
    assert heads.kind(head(content_type=written)) == (kind, charset)
    assert heads.kind(head()) == ("", "")


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("Mon, 09 Nov 2020 10:05:00 GMT", 300.0),
        ("Mon, 09 Nov 2020 09:00:00 GMT", 0.0),
        ("999999999999999999999", heads.LONGEST_WAIT),
        ("Fri, 31 Dec 9999 23:59:59 GMT", heads.LONGEST_WAIT),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("soon", None),
        ("", None),
    ],
)
def test_when_to_come_back(written: str, seconds: float | None) -> None:
    """Seconds, or a time by the server's own clock, and never longer than a month."""
    assert heads.retry_after(head(retry_after=written, date=DATE)) == seconds


def test_a_time_without_a_clock_beside_it_says_nothing() -> None:
    """Where the server does not tell its own time, a time of day can't be waited for."""
    assert heads.retry_after(head(retry_after=DATE)) is None
    assert heads.max_age(head(expires=DATE)) is None


@pytest.mark.parametrize(
    ("values", "seconds"),
    [
        ({"cache_control": "public, Max-Age=900"}, 900.0),
        ({"cache_control": 'max-age="60"', "expires": DATE}, 60.0),
        ({"cache_control": "no-cache, max-age=900"}, 0.0),
        ({"cache_control": "no-store"}, 0.0),
        ({"cache_control": "private", "expires": "Mon, 09 Nov 2020 11:00:00 GMT", "date": DATE}, 3600.0),
        ({"cache_control": "max-age=x"}, None),
        ({"expires": "0", "date": DATE}, None),
        ({}, None),
    ],
)
def test_how_long_an_answer_is_good(values: dict[str, str], seconds: float | None) -> None:
    """By Cache-Control, or else by Expires beside Date."""
    assert heads.max_age(head(**values)) == seconds


def test_a_mark_is_kept_as_it_stands_or_not_at_all() -> None:
    """Marks are opaque; one longer than any server needs is dropped."""
    assert heads.mark(head(etag='W/"a é"'), "etag") == 'W/"a é"'
    assert heads.mark(head(etag="x" * 1001), "etag") == heads.mark(head(), "etag") == ""


@given(ANYTHING, ANYTHING, ANYTHING)
def test_no_head_is_a_fault(one: str, two: str, three: str) -> None:
    """Whatever stands in a head, it is read as a value of its kind."""
    values = head(content_type=one, retry_after=two, date=three, expires=one, cache_control=f"max-age={two}")
    assert all(isinstance(each, str) for each in heads.kind(values))
    for seconds in (heads.retry_after(values), heads.max_age(values)):
        assert seconds is None or 0 <= seconds <= heads.LONGEST_WAIT
