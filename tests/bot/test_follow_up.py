"""What a message asks that leaves its subject to the answer before it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.follow_up import leans, meant
from bot.question import Question

TODAY = date(2024, 5, 2)


@pytest.mark.parametrize(
    ("command", "words", "told"),
    [
        ("said", "he about his ferry", Question("said", "Berg about ferry")),
        ("when", "did she resign", Question("when", "did Berg resign")),
        ("about", "did they meet Lund", Question("about", "did Berg meet Lund")),
        ("about", "in March 2024", Question("timeline", "Berg in March 2024")),
        ("about", "last week", Question("timeline", "Berg last week")),
        ("timeline", "there in March", Question("timeline", "Berg in March")),
        ("about", "how many cases are there in Bodo", Question("about", "how many cases are there in Bodo")),
        ("about", "He Jiankui", Question("about", "He Jiankui")),
        ("about", "Lund", Question("about", "Lund")),
        ("search", "how to do it", Question("search", "how to do it")),
        ("subscribe", "it", Question("subscribe", "it")),
    ],
)
def test_a_pronoun_means_what_was_spoken_of(command: str, words: str, told: Question) -> None:
    """A time alone is of the same as well; a name is its own."""
    assert meant(Question(command, words), "Berg", TODAY) == told


def test_nobody_spoken_of_leaves_the_question_as_it_is() -> None:
    """Nor is one of two "he"."""
    asked = Question("said", "he")
    assert meant(asked, "", TODAY) == asked
    assert meant(asked, "Berg and Lund", TODAY) == asked
    assert meant(Question("said", "they"), "Berg and Lund", TODAY) == Question("said", "Berg and Lund")


def test_most_questions_lean_on_none() -> None:
    """For them nothing need be looked up."""
    assert leans(Question("said", "he about bread"))
    assert not leans(Question("said", "Berg about bread"))
    assert not leans(Question("subscribe", "it"))
