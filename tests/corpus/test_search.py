"""What a reader types to search, understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadDate, BadQuery, BadWindow, NewsError
from corpus.model import Query, Window
from corpus.search import LONGEST, MOST_TERMS, clear, parse_query

TODAY = date(2024, 5, 10)
NO_WINDOW = Window()


@pytest.mark.parametrize(
    ("typed", "query", "window"),
    [
        ("bridge toll", Query(words=("bridge", "toll")), NO_WINDOW),
        ('"working group" toll', Query(words=("toll",), phrases=("working group",)), NO_WINDOW),
        ("“working group”", Query(phrases=("working group",)), NO_WINDOW),
        ('bridge "working group', Query(words=("bridge",), phrases=("working group",)), NO_WINDOW),
        ("bridge -toll", Query(words=("bridge",), without=("toll",)), NO_WINDOW),
        ('bridge -"high water"', Query(words=("bridge",), without=("high water",)), NO_WINDOW),
        ("bridge from:wire", Query(words=("bridge",), source="wire"), NO_WINDOW),
        ("from:wire", Query(source="wire"), NO_WINDOW),
        ("bridge after:2024-03", Query(words=("bridge",)), Window(date(2024, 3, 1), None)),
        ("bridge before:yesterday", Query(words=("bridge",)), Window(None, date(2024, 5, 9))),
        ("C++ AT&T it's", Query(words=("C++", "AT&T", "it's")), NO_WINDOW),
        ("a:b after:", Query(words=("a:b", "after:")), NO_WINDOW),
        ("bridge\u200b\u202e toll", Query(words=("bridge", "toll")), NO_WINDOW),
    ],
)
def test_what_is_typed_is_understood(typed: str, query: Query, window: Window) -> None:
    """Words, phrases, what is left out, the outlet and the time."""
    assert parse_query(typed, TODAY) == (query, window)


@pytest.mark.parametrize("typed", ["", " ", '"', '""', "-x", "*", "-from:wire", "…", "\u200b", "after:2024"])
def test_nothing_to_search_for_is_said(typed: str) -> None:
    """Without a word, a phrase or an outlet there is nothing to look for."""
    with pytest.raises(BadQuery):
        parse_query(typed, TODAY)


def test_a_time_that_is_none_is_said() -> None:
    """A date that is no date is named; so is a time that ends before it begins."""
    with pytest.raises(BadDate, match="banana"):
        parse_query("bridge after:banana", TODAY)
    with pytest.raises(BadWindow):
        parse_query("bridge after:2024-05 before:2024-04", TODAY)


def test_only_so_much_is_looked_at() -> None:
    """A pasted text is cut to a few words."""
    query, _ = parse_query("word " * 10_000, TODAY)
    assert len(query.words) == MOST_TERMS


@given(st.text(max_size=2 * LONGEST))
def test_any_text_is_understood_or_refused_kindly(typed: str) -> None:
    """No text does more than be refused by name."""
    try:
        query, _ = parse_query(typed, TODAY)
    except NewsError:
        return
    assert query.words or query.phrases or query.source


@given(st.text())
def test_what_can_not_be_seen_is_cleared_once(text: str) -> None:
    """Clearing twice changes nothing more."""
    assert clear(clear(text)) == clear(text)
