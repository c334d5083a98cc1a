"""The fake Telegram reads HTML as the real one does, and refuses in its words."""

from __future__ import annotations

import pytest
from fakegram.markup_rules import Entity, Refusal, parse
from hypothesis import given
from hypothesis import strategies as st

from digests import markup


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("é<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("é</b>", "Unexpected end tag at byte offset 2"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href=x", "Unclosed start tag at byte offset 0"),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_refusals_are_telegrams(html: str, problem: str) -> None:
    """Each fault has its own wording and the byte where it is."""
    with pytest.raises(Refusal) as caught:
        parse(html)
    assert str(caught.value) == f"Bad Request: can't parse entities: {problem}"


def test_text_and_entities() -> None:
    """The visible text, and what is formatted in it, counted in UTF-16 units."""
    text, entities = parse('😀 <b>a &lt;<i>b</i></b> <a href="https://e.org/?a=1&amp;b=2">c</a> &unknown;')
    assert text == "😀 a <b c &unknown;"
    assert entities == (
        Entity("b", 3, 4),
        Entity("i", 6, 1),
        Entity("a", 8, 1, "https://e.org/?a=1&b=2"),
    )


pieces = st.sampled_from(
    [
        *("<b>", "</b>", "<i>", "</i>", "<code>", "</code>", '<a href="https://e.org/">', "</a>"),
        *("<blockquote expandable>", "</blockquote>", "&amp;", "&lt;", "&", "<", ">", "x", "é", "😀", "\n", '"'),
    ]
)


@given(st.lists(pieces, max_size=12).map("".join))
def test_what_our_check_lets_through_telegram_takes(html: str) -> None:
    """The program's own check is never more lenient than the server, and both see the same text."""
    try:
        markup.check(html)
    except markup.BadMarkup:
        return
    assert parse(html)[0] == markup.visible(html)
