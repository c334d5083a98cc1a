"""What the days of a time expression hang on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Days
from corpus.reading.model import Basis
from corpus.reading.sentences import split
from corpus.reading.times import bases

DAY = date(2024, 4, 20)


def told(text: str, day: date = DAY) -> list[tuple[str, Basis]]:
    return [(one.text, basis) for one, basis in bases(text, split(text), Days.on(day))]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("It opened on 3 March 2020.", Basis.STATED),
        ("It opened in 1994.", Basis.STATED),
        ("It opened on 3 March.", Basis.YEAR),
        ("It opened in March.", Basis.YEAR),
        ("It opened yesterday.", Basis.PUBLISHED),
        ("It opened on Friday.", Basis.PUBLISHED),
    ],
)
def test_what_must_be_known_beside_the_words(text: str, basis: Basis) -> None:
    """Nothing, the year, or the day of publication."""
    assert [found for _, found in told(text)] == [basis]


def test_what_the_text_tells_itself() -> None:
    """A day counted from a stated one needs no publication."""
    assert told("It opened on 3 March 2020. Two days later it shut.") == [
        ("3 March 2020", Basis.STATED),
        ("Two days later", Basis.TEXT),
    ]


TEXTS = st.lists(
    st.sampled_from(
        ["on 3 March 2020", "on 9 May", "on Friday", "yesterday", "two days later", "in 1994", "last week", "today"]
    ),
    min_size=1,
    max_size=4,
).map(lambda times: " ".join(f"It rained {time}." for time in times))


@given(TEXTS, st.integers(0, 2000))
def test_what_is_stated_is_the_same_whenever_it_was_published(text: str, days: int) -> None:
    """The law of the two that need no publication: another day of publication changes nothing of them."""
    here = {one.start: one.days for one, basis in bases(text, split(text), Days.on(DAY)) if basis is Basis.STATED}
    other = bases(text, split(text), Days.on(DAY + timedelta(days=days)))
    assert {one.start: one.days for one, basis in other if basis is Basis.STATED} == here
