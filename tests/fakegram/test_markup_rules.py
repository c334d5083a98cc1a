"""The fake Telegram reads HTML as the real one does, and refuses in its words."""

from __future__ import annotations

import pytest
from fakegram.markup_rules import BROKEN_TEXT, Entity, parse, trim, units
from fakegram.refusal import Refusal
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
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ('é<a "x">x</a>', 'Empty attribute name in the tag "a" at byte offset 2'),
        ("<b/>", 'Unsupported start tag "b/" at byte offset 0'),
        ("<b />", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href=e.org/x>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">x</tg-emoji>', "Invalid custom emoji identifier specified"),
        ("&#xd83d;&#xde00;", BROKEN_TEXT),
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


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("&amp &lt;&#33;&#x21;&quot", '& <!!"'),
        ("&ampx &#0; &#1114111; &#X21; &#0000000033;", "&ampx &#0; &#1114111; &#X21; &#0000000033;"),
        ("<B>x</b >", "x"),
        ("<a href>x</a>", "x"),
        ("<b>x</>", "x"),
        ("<code class='language-py'>x</code>", "x"),
    ],
)
def test_what_is_taken_though_odd(html: str, text: str) -> None:
    """References without their semicolon, capital tags, attributes without a value, end tags without a name."""
    assert parse(html)[0] == text


def test_white_space_around_a_text_is_dropped() -> None:
    """Before and after, though not before what is formatted."""
    assert trim("  a b \n", ()) == ("a b", ())
    assert trim(" \n", ()) == ("", ())
    assert trim("  a😀  ", (Entity("b", 1, 6),)) == (" a😀", (Entity("b", 0, 4),))


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


@given(st.one_of(st.text(), st.lists(st.one_of(pieces, st.text(max_size=3)), max_size=12).map("".join)))
def test_any_text_is_read_or_refused(html: str) -> None:
    """Formatting never reaches beyond the text, and trimming twice is trimming once."""
    try:
        text, entities = parse(html)
    except Refusal as refusal:
        assert str(refusal).startswith("Bad Request: can't parse entities: ")  # noqa: PT017 (refusing is one of two)
        return
    trimmed = trim(text, entities)
    assert all(0 <= each.offset < each.offset + each.length <= units(text) for each in entities)
    assert all(0 <= each.offset < each.offset + each.length <= units(trimmed[0]) for each in trimmed[1])
    assert trim(*trimmed) == trimmed
