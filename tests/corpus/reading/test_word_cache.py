"""What is told of a word, remembered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.word_cache import WordCache


@given(st.lists(st.text(max_size=2)))
def test_what_is_remembered_is_what_would_be_told(words: list[str]) -> None:
    """Remembering changes no answer, and no more words are held than were allowed."""
    memory = WordCache(str.upper, most=3)
    assert memory.of(words) == [word.upper() for word in words]
    assert len(memory) <= 3


def test_a_word_is_asked_of_once() -> None:
    """What was told once is not worked out again."""
    asked: list[str] = []
    memory = WordCache(lambda word: asked.append(word) or len(word), most=10)
    assert memory.of(["ship", "ship", "sea"]) == [4, 4, 3]
    assert asked == ["ship", "sea"]
