"""Whether a name begins its clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.clauses import begins

NAMES = frozenset(("German", "Baku", "BBC"))


@pytest.mark.parametrize(
    "front",
    [
        "",
        "But",
        "On Monday",
        "Earlier this week",
        "“No way,”",
        "Talks go on,",
        "In a statement",
        "German chancellor",
        "Senior rebel official",
        "The BBC 's",
        "Earlier Tuesday , the former head of police of Baku , party leader",
        "And",
        "Reportedly",
    ],
)
def test_a_name_begins_a_clause_behind_a_time_a_mark_or_its_office(front: str) -> None:
    """Whoever stands there can be the one who speaks."""
    assert begins(front, NAMES)


@pytest.mark.parametrize(
    "front",
    [
        "Rebels fighting to overthrow",
        "He lost an election the",
        "The virus, which",
        "In the hills, where",
        "Neither Paris nor",
        "Officials said",
        "Sports",
        "The MP spoke of it with the cabinet secretary",
        "An official at rebel oil firm",
    ],
)
def test_a_name_that_hangs_on_another_word_begins_none(front: str) -> None:
    """Objects, further clauses and parts of a longer name are not who speaks."""
    assert not begins(front, NAMES)


def test_an_office_cut_off_already_lets_a_place_stand_in_front() -> None:
    """The county of a county's sheriff is part of what he is."""
    assert begins("Fulton County", frozenset(), office=True)
    assert not begins("Fulton County", frozenset())


@given(st.text(max_size=300), st.booleans())
def test_a_comma_always_parts(front: str, office: bool) -> None:
    """Whatever stands before it, a name behind a comma may begin a clause."""
    assert begins(f"{front} ,", frozenset(), office=office)
