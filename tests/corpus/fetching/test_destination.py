"""An address is understood once, and what could be understood in two ways is none."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fetching.destination import destination, is_secrecy_lost, site_of
from corpus.fetching.errors import BadAddress


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (" HTTP://Example.ORG ", "http://example.org"),
        ("https://example.org/a b?q=é#part", "https://example.org/a%20b?q=%C3%A9"),
        ("http://münchen.example/", "http://xn--mnchen-3ya.example/"),
        ("http://example.org:80/", "http://example.org/"),
        ("http://under_score.example/x", "http://under_score.example/x"),
        ("http://[2606:4700::1]:80/", "http://[2606:4700::1]/"),
    ],
)
def test_an_address_takes_its_one_form(written: str, meant: str) -> None:
    """Case, blanks, other alphabets, the usual port and the part of a page are settled."""
    url = destination(written)
    assert (url, url.netloc) == (httpx.URL(meant), httpx.URL(meant).netloc)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/b", "https://example.org/b"),
        ("c?d", "https://example.org/a/c?d"),
        ("//other.example/", "https://other.example/"),
    ],
)
def test_a_part_of_an_address_is_completed(written: str, meant: str) -> None:
    """What a redirect writes is read from where it stands."""
    assert destination(written, destination("https://example.org/a/b")) == httpx.URL(meant)


@pytest.mark.parametrize(
    "written",
    ["http://me@example.org/", "http://me:secret@example.org/", "http://example.org\\@evil.org/",
     "http://exa%6dple.org/", "http://127.0.0.1%00/", "http://[fe80::1%25lo]/", "http://a b.org/", "http://a\n.org/",
     "http://-a.org/", "http://./", "mailto:me@example.org", "example.org", "//example.org", "http:example.org"],
)  # fmt: skip
def test_what_can_be_misread_is_refused(written: str) -> None:
    """Passwords, escapes and blanks in a host's name, and everything that is not http or https."""
    with pytest.raises(BadAddress):
        destination(written)


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "http://[", "//", "http://a@", "http://xn--"]))
def test_any_text_is_an_address_or_refused(text: str, head: str) -> None:
    """Nothing else ever comes of what was written; and what is an address is one again when written out."""
    try:
        url = destination(head + text)
    except BadAddress:
        return
    assert url.scheme in ("http", "https")
    assert url.host
    assert destination(str(url)) == url
    assert site_of(url).startswith(url.scheme + "://")


@pytest.mark.parametrize(
    ("one", "other", "lost"),
    [("https", "http", True), ("http", "https", False), ("https", "https", False), ("http", "http", False)],
)
def test_secrecy_is_lost_one_way(one: str, other: str, *, lost: bool) -> None:
    """Only a step from https to http gives it up."""
    assert is_secrecy_lost(httpx.URL(f"{one}://a.example"), httpx.URL(f"{other}://b.example")) == lost
