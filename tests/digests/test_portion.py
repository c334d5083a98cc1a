"""What part of a thing a figure is of: done or expected, of a night or of days, this happening's or another's."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.portion import Portion, may_be_one, portion

SAME = (date(2024, 3, 4), date(2024, 3, 4))


def told(sentence: str, figure: str) -> Portion:
    start = sentence.index(figure)
    return portion(sentence, start, start + len(figure))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire burned 20 houses.", "The fire is expected to burn 30 houses."),
        ("The firm sold 20 boats.", "The firm is expected to sell at least 10 and up to 30 boats."),
        ("The court fined it $20 million.", "Prosecutors had asked for a fine of $30 million."),
        ("The storm cut off 20 villages.", "In another storm 30 villages were cut off."),
        ("The contract was worth 20 million crowns.", "Six other contracts, worth 30 million crowns, are looked at."),
        ("The fire burned 20 houses.", "A fire burned 30 houses last month."),
        ("The fire burned 20 houses.", "Last summer, a fire at Odda burned two barns and 30 houses."),
        ("The fire burned 20 houses.", "The fire came a month after 30 houses burned at Voss."),
        ("Berg scored 20 points.", "Berg and Dahl scored 30 points each."),
        ("Twelve houses burned; 20 on Monday night.", "The fire burned 30 houses in three days."),
        ("On Monday night 20 houses burned.", "So far 30 houses have burned."),
    ],
)
def test_figures_of_different_parts_are_told_apart(one: str, other: str) -> None:
    """What is done and what is expected or asked for, another of the kind, each one's, a night and several days."""
    here, there = told(one, "20"), told(other, "30")
    assert not may_be_one(here, there, SAME)
    assert not may_be_one(there, here, SAME)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire burned 20 houses.", "On Monday night 30 houses burned."),
        ("The firm plans to cut 20 jobs.", "The firm will cut 30 jobs, people close to it say."),
        ("The ministry said on Monday that 20 houses burned.", "Since Friday 30 houses have burned."),
        ("Much is expected from a town that has 20 schools.", "The town has 30 schools."),
        ("The town asks for help; 20 houses burned.", "The fire burned 30 houses."),
    ],
)
def test_what_tells_of_no_other_part_leaves_them_together(one: str, other: str) -> None:
    """What only one tells, plans beside plans, the day on which somebody said it, and words of other clauses."""
    assert may_be_one(told(one, "20"), told(other, "30"), SAME)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The new cases include 20 children.", "The new cases include 30 children."),
        ("The navy fired 20 missiles in the past 24 hours.", "The navy fired 30 missiles in the last 24 hours."),
        ("The fire burned 20 houses overnight.", "Overnight 30 houses burned."),
        ("Rebels killed 20 soldiers on Sunday.", "Rebels killed 30 soldiers today."),
        ("Rebels killed 20 soldiers yesterday.", "Rebels killed 30 soldiers yesterday."),
    ],
)
def test_what_is_new_of_another_day_is_another(one: str, other: str) -> None:
    """Of one day two outlets may still count it differently; what day it is depends on when it was published."""
    here, there = told(one, "20"), told(other, "30")
    assert may_be_one(here, there, SAME)
    assert not may_be_one(here, there, (date(2024, 3, 4), date(2024, 3, 6)))


DAYS = st.none() | st.dates(date(2024, 3, 4), date(2024, 3, 12))
WORDS = st.lists(st.sampled_from("the 20 men of Oslo will 30 on Monday since each overnight other ; , in".split()))


@given(WORDS, WORDS, st.tuples(DAYS, DAYS))
def test_whether_they_may_be_one_is_the_same_from_either_side(
    one: list[str], other: list[str], days: tuple[date | None, date | None]
) -> None:
    """Whatever the sentences say."""
    here, there = told(" ".join([*one, "7", *one]), "7"), told(" ".join([*other, "7", *other]), "7")
    early, late = days
    assert may_be_one(here, there, (early, late)) == may_be_one(there, here, (late, early))
