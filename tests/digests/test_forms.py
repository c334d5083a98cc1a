"""The forms of a word of a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.forms import forms, spelt


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("die", "Jobs died on Wednesday."),
        ("die", "The death of Jobs was told at once."),
        ("die", "He was killed in a crash."),
        ("born", "She gave birth to a son."),
        ("resign", "His resignation came late."),
        ("resigned", "The minister resigns."),
        ("resignation", "The minister resigned."),
        ("marry", "They married in April."),
        ("wed", "The wedding is on 29 April."),
        ("begin", "War broke out, and shooting began."),
        ("arrest", "Two men were arrested."),
        ("invade", "The invasion of the island"),
        ("collapse", "The bank collapsed."),
        ("ban", "He was banned for life."),
        ("banned", "They ban it."),
        ("elect", "Since his election"),
        ("leave", "She left Rome."),
        ("stuck", "The ship sticks there."),
        ("reopen", "The bridge was reopened."),
        ("truce", "The ceasefire holds."),
        ("killed", "Her assassination shook the town."),
        ("recognise", "Norway recognized the island."),
        ("organized", "She is organising a fair."),
        ("labour", "Labor is dear."),
    ],
)
def test_a_word_is_found_in_its_other_forms(word: str, sentence: str) -> None:
    """Regular and irregular ones, nouns made of it, and what the news also calls it."""
    assert forms(word).search(sentence)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("die", "A diet of fish"),
        ("sign", "This is significant; a signal was given."),
        ("car", "They took care."),
        ("meet", "The metre is a measure."),
        ("end", "They sent an endless letter."),
        ("ban", "The bank of the river"),
        ("elect", "Electric light came late."),
    ],
)
def test_other_words_are_not_found(word: str, sentence: str) -> None:
    """What only begins like it is another word."""
    assert not forms(word).search(sentence)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_every_word_is_a_form_of_itself(word: str) -> None:
    """Whatever its ending looks like, in any case."""
    assert forms(word).search(f"So {word.upper()}, they said.")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_what_is_searched_for_is_found(word: str) -> None:
    """Every form that a search is for is one that the word is found in."""
    assert word in spelt(word)
    assert all(forms(word).fullmatch(form) for form in spelt(word))


def test_irregular_forms_are_searched_for() -> None:
    """No rule makes them."""
    assert {"shot", "shooting"} <= set(spelt("shoot"))
    assert {"died", "dead", "killed"} <= set(spelt("die"))
    assert {"banned", "bans"} <= set(spelt("ban"))
