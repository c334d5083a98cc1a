"""Rows of tokens: which of their hyphens hold a name together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.names.hyphens import held_together, is_tokenised
from corpus.reading.names.tokens import cut
from corpus.reading.sentences import split


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He met Jean - Claude Trichet , who left .", ["Jean-Claude", "Trichet"]),
        ("He met Ban Ki - moon , who left .", ["Ban", "Ki-moon"]),
        ("He joined al - Qaida , they said .", ["al-Qaida"]),
        ("In Mazar - i - Sharif , they said .", ["Mazar-i-Sharif"]),
        ("Of Hu Jintao - who left - and others , nothing .", ["Hu", "Jintao"]),
        ("The Kabul - based , Afghan firm .", ["Kabul", "Afghan"]),
        ("He met Jean - Claude, who left.", ["Jean", "Claude"]),
    ],
)
def test_hyphens_inside_names_hold_them_together(text: str, words: list[str]) -> None:
    """In a row of tokens, and there alone, a hyphen between blanks is one of the name where names have them."""
    found = cut(text, split(text))
    named = [found.surface(at, at) for at in found.capitals if not found.opening[at]]
    assert named == words


def test_a_row_of_tokens_is_known_by_its_commas() -> None:
    """Blanks in front of commas and full stops tell it; without any of them a text is an ordinary one."""
    assert is_tokenised("First , second and third .\nFourth . Fifth .")
    assert not is_tokenised("First, second and third. Fourth , fifth.")
    assert not is_tokenised("A dash - and no more")


def test_quotation_marks_of_a_mistaken_encoding_are_no_letters() -> None:
    """What is left of an apostrophe whose encoding was mistaken belongs to no name."""
    text = "The words of Anna Hentzauâ€ ™ s son."
    found = cut(text, split(text))
    assert [found.surface(at, at) for at in found.capitals[1:]] == ["Anna", "Hentzau"]


@given(st.text(alphabet="Ab - iäl.,", max_size=60))
def test_what_stands_where_stays(text: str) -> None:
    """A text with its names held together is as long as before, and differs only at hyphens and the blanks by them."""
    held = held_together(text)
    assert len(held) == len(text)
    assert all(a == b or a in " -" for a, b in zip(text, held, strict=True))
