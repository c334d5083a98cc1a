"""The sentence that a place or a question leads to."""

from __future__ import annotations

import pytest
from factories import article
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Query
from digests import excerpts

TEXT = "The council met on Monday. It approved the new bridge.\nFerry captains protested in vain."


def test_the_sentence_around_a_place_is_whole() -> None:
    """Any character of a sentence leads to all of it."""
    of = article(TEXT)
    found = excerpts.around(of, TEXT.index("new"))
    assert found is not None
    assert found.sentence == "It approved the new bridge."


@given(st.text(alphabet="ab. \n", max_size=40), st.integers(-3, 50))
def test_what_is_found_holds_the_place(text: str, at: int) -> None:
    """Whatever the text and the place, the sentence holds it, or there is none."""
    found = excerpts.around(article(text), at)
    assert found is None or found.start <= at < found.end


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (Query(("bridge",)), "It approved the new bridge."),
        (Query(("BRIDGE", "captains", "protested")), "Ferry captains protested in vain."),
        (Query(phrases=("new bridge",)), "It approved the new bridge."),
        (Query(("absent",)), "The council met on Monday."),
        (Query(source="Wire"), "The council met on Monday."),
    ],
)
def test_the_sentence_that_holds_most_of_the_words_answers(query: Query, sentence: str) -> None:
    """Where none holds any, the first sentence of the article stands for it."""
    found = excerpts.answering(article(TEXT), query)
    assert found is not None
    assert found.sentence == sentence


def test_an_empty_article_has_no_answer() -> None:
    """Without text there is nothing to quote."""
    assert excerpts.answering(article(""), Query(("bridge",))) is None


def test_words_are_held_whole_and_whatever_their_accents() -> None:
    """ "Bodo" is held by "Bodø", and not by "Bodoni"."""
    assert excerpts.held("The port of Bodø froze", ["bodo", "port of"]) == 2
    assert excerpts.held("Set in Bodoni", ["bodo"]) == 0
