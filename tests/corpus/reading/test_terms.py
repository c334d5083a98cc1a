"""Specification of the telling words of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.terms import terms

_WORDS = st.sampled_from([*"Suez Canal the ceasefires a Reuters U 2020 ceasefire".split(), "x" * 41, "Y" * 45])
_GAPS = st.sampled_from((" ", "  ", "-", ", ", ".\n", "’", "_"))


def test_capitalised_neighbours_are_a_term_of_their_own() -> None:
    """Where one sign alone stands between them, and neither is a common word; what is named twice stands first."""
    found = terms("", "Suez Canal. Canal traffic. The Canal-Zone, Egypt")
    assert list(found) == ["canal", "suez", "suez canal", "traffic", "zone", "canal zone", "egypt"]
    assert found["canal"] == 3.0


@given(st.lists(st.tuples(_WORDS, _GAPS), max_size=12))
def test_terms_are_the_same_in_plain_letters_and_beside_others(pieces: list[tuple[str, str]]) -> None:
    """A text in plain ASCII is cut in another way, with the same outcome."""
    text = "".join(word + gap for word, gap in pieces)
    assert list(terms("", text).items()) == list(terms("", f"{text} é").items())
