"""The sentence that a place or a question leads to."""

from __future__ import annotations

import pytest
from factories import article
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Query
from digests import excerpts
from digests.model import Passage

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
        (
            Query(forms=(("met", "meet"), ("captain", "captains"), ("protests", "protested"))),
            "Ferry captains protested in vain.",
        ),
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


def test_the_sentence_before_is_whole_or_none() -> None:
    """What stands before a sentence is its whole neighbour, also across a line; the first has none."""
    of = article("The bridge is old.\nThe council met. It chose stone.")
    chose = Passage(of, of.text.index("It chose"), len(of.text))
    met = excerpts.preceding(chose)
    assert met is not None
    assert met.sentence == "The council met."
    old = excerpts.preceding(met)
    assert old is not None
    assert old.sentence == "The bridge is old."
    assert excerpts.preceding(old) is None
    long = article("The bridge " + "of wood " * 100 + "is old. It fell.")
    assert excerpts.preceding(Passage(long, long.text.index("It fell"), len(long.text))) is None


def test_the_sentence_after_is_of_the_same_paragraph() -> None:
    """The next sentence follows within the line; the last one of a line has none."""
    of = article("The council met. It chose stone.\nThe bridge is old.")
    after = excerpts.following(Passage(of, 0, len("The council met.")))
    assert after is not None
    assert after.sentence == "It chose stone."
    assert excerpts.following(after) is None


def test_how_much_of_a_question_a_sentence_tells() -> None:
    """Words in any form, and whether it says how many."""
    of = article(TEXT)
    first, second = Passage(of, 0, 26), Passage(of, 27, 54)
    asked = Query(forms=(("approve", "approved"), ("bridge", "bridges"), ("council",)))
    assert [excerpts.told(one, asked) for one in (first, second)] == [1, 2]
    assert [excerpts.counts(Passage(article(text), 0, len(text))) for text in ("Six died.", "Many died.")] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("People in Bodo died in their beds: the first time was on 11 October.", False),
        ("Many died in Bodo at 21:40 on May 3, 2024.", False),
        ("In 2024 many people died in Bodo.", False),
        ("On 11 October 14 people died in Bodo.", True),
        ("The flood killed 1,400 people in Bodo in May 2024.", True),
        ("Of 12 marchers none came back.", True),
    ],
)
def test_a_figure_that_says_when_counts_nothing(text: str, counted: bool) -> None:
    """Who asks how many is not answered by a date."""
    assert excerpts.counts(Passage(article(text), 0, len(text))) is counted
