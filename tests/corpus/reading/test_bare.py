"""Specification of a text's bare words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.bare import bare_words, bare_words_in
from corpus.reading.sentences import split


@given(st.text(st.characters(max_codepoint=127)) | st.text())
def test_bare_words_are_those_of_the_text_in_small_letters(text: str) -> None:
    """In plain ASCII, where they are looked for by their letters, as anywhere."""
    assert bare_words(text) == re.findall(r"[^\W_]+", text.casefold())


@given(st.text("aZ9é.!?。 \n”'İ_", max_size=60))
def test_a_text_has_the_words_of_its_sentences(text: str) -> None:
    """No word reaches over a sentence's end, so that one cutting serves for the text and its sentences."""
    assert [word for each in split(text) for word in bare_words(each.text)] == bare_words(text)


@given(st.text("aZ9.!? \n'_”", max_size=60) | st.text("aZ9éﬃẞ.!? \n”'İ_", max_size=60))
def test_a_text_cut_at_once_has_the_words_of_each_of_its_sentences(text: str) -> None:
    """Whether all of it is plain letters or some become several in small ones."""
    assert bare_words_in(text, split(text)) == [bare_words(each.text) for each in split(text)]
