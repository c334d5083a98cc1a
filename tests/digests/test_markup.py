"""What HTML a message may hold: told by examples on both sides of the line, and by the law of escaping."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patience import HANG

from digests import markup
from digests.markup import BadMarkup

HOSTILE = st.text(st.sampled_from("<>&\"'/ab;#= \n\u202e\u200b\ud7ff💥ա") | st.characters(codec="utf-8"))


@pytest.mark.parametrize(
    "html",
    [
        "",
        "plain",
        "\"quoted\" and 'so'",
        "<b>bold</b> <i>i</i> <u>u</u> <s>s</s> <tg-spoiler>psst</tg-spoiler>",
        '<b>A <a href="https://example.org/?a=1&amp;b=&quot;2&quot;">link</a></b>',
        "<blockquote>one</blockquote><blockquote expandable>two <code>x</code></blockquote>",
        "<pre>a &lt;b&gt;\n  c</pre>",
        "1 &lt; 2 &amp;&amp; 3 &gt; 2",
    ],
)
def test_takes_what_telegram_takes(html: str) -> None:
    """Every tag of the subset, nested or in turn, with its four entities, is valid."""
    markup.check(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>x</p>",
        "<br>",
        "<B>x</B>",
        "<b >x</b>",
        "<b class='x'>x</b>",
        "<b>x",
        "x</b>",
        "<b><i>x</b></i>",
        "<b><b>x</b></b>",
        "<code><b>x</b></code>",
        "<blockquote><blockquote>x</blockquote></blockquote>",
        "1 < 2",
        "2 > 1",
        "a & b",
        "&nbsp;",
        "&#39;",
        "&amp",
        "<b",
        "<",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="tg://user?id=1">x</a>',
        '<a href="http://">x</a>',
        '<a href="https://a b">x</a>',
        '<a href="https://a.example/\n">x</a>',
        '<a href="https://a.example" title="x">x</a>',
        "<a href='https://a.example'>x</a>",
        '<a href="https://a.example/' + "x" * 3000 + '">x</a>',
        '<a href="https://a.example"><a href="https://b.example">x</a></a>',
        "half a character: \ud83d",
    ],
)
def test_refuses_everything_else(html: str) -> None:
    """What Telegram refuses, or this program has no use for, is refused with a reason."""
    with pytest.raises(BadMarkup, match=r"\w"):
        markup.check(html)


@given(HOSTILE)
def test_escaped_text_is_valid_and_reads_as_itself(text: str) -> None:
    """Whatever the text, escaping makes it valid, and a reader sees that very text."""
    html = markup.escape(text)
    markup.check(html)
    assert markup.visible(html) == text


@given(HOSTILE)
def test_hostile_html_is_valid_or_refused(html: str) -> None:
    """Arbitrary text is either valid or BadMarkup: nothing else escapes the validator."""
    try:
        seen = markup.visible(html)
    except BadMarkup:
        return
    assert len(seen) <= len(html)


def test_length_counts_what_is_seen() -> None:
    """Tags and addresses do not count, an entity counts as one, an emoji as two."""
    assert markup.length('<a href="https://example.org/long">a&amp;b</a> 💥') == 6


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("x" * 4097, "4097 visible"),
        ("💥" * 2049, "4098 visible"),
        ("<b>x</b>" * 101, "101 tags"),
        (f'<a href="https://example.org/{"x" * 2000}">x</a>' * 16, "bytes"),
        ("<b> </b>\n", "nothing to see"),
    ],
)
def test_a_message_keeps_telegrams_limits(html: str, reason: str) -> None:
    """With a limit, too much text, too many tags, too many bytes or nothing at all is refused."""
    markup.check(html)
    with pytest.raises(BadMarkup, match=reason):
        markup.check(html, limit=markup.MAX_TEXT)


def test_a_full_message_is_taken() -> None:
    """Exactly as much as Telegram takes passes."""
    markup.check("<b>x</b>" * 100 + "y" * 3996, limit=markup.MAX_TEXT)


@pytest.mark.parametrize("piece", ["<", "&", "<b>", "</b>", "&amp;", '<a href="', "<b></b>", ">"])
def test_time_grows_with_length_alone(piece: str) -> None:
    """A megabyte of any one thing is judged in well under two seconds."""
    began = time.perf_counter()
    with suppress(BadMarkup):
        markup.check(piece * (1_000_000 // len(piece)))
    assert time.perf_counter() - began < HANG
