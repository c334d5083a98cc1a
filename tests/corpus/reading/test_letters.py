"""Patterns of letters, and texts made ASCII."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.letters import in_ascii, pattern

_WORDS = pattern(r"[^\W\d_]+(?:['’-][^\W_]+)*|\d+")
_TEXTS = st.one_of(st.text(), st.text(alphabet="aB3 _'’“”-.–\n"))


@given(_TEXTS)
def test_both_patterns_find_the_same(text: str) -> None:
    """Which of the two is used changes no answer."""
    assert _WORDS.of(text).findall(text) == _WORDS.everywhere.findall(text)


@given(_TEXTS)
def test_a_text_made_ascii_has_its_words_where_they_were(text: str) -> None:
    """A letter never becomes a mark, nor a mark a letter."""
    spans = [match.span() for match in _WORDS.everywhere.finditer(text)]
    assert [match.span() for match in _WORDS.everywhere.finditer(in_ascii(text))] == spans


def test_a_text_with_letters_beyond_ascii_stays_as_it_is() -> None:
    """Only its signs could be told in ASCII."""
    assert in_ascii("“I’m here”") == "?I'm here?"
    assert in_ascii("“I’m José”") == "“I’m José”"
    assert in_ascii("\u0345") == "\u0345"
