"""Of what a figure speaks: whose and where, confirmed or suspected, of one day or in all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.reach import Reach, may_be_of_one, reach


def told(sentence: str, figure: str) -> Reach:
    start = sentence.index(figure)
    return reach(sentence, start, start + len(figure))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ministry counts 20 cases in Norway.", "The agency counts 30 cases in Sweden."),
        ("The Liberals win 20 seats, while the Greens of Ann Berg win 12.", "The Greens are second with 30 seats."),
        ("Norway has 400 cases including 20 deaths.", "Sweden has 500 cases including 30 deaths."),
        ("In Norway 20 people died.", "The fever killed 30 people in 14 countries."),
        ("In Norway 20 people died.", "The fever killed 30 people, most of them in Norway."),
        ("In Norway 20 people died.", "So 30 people died -- 20 in Norway and ten in Sweden."),
        ("Nearly all of the 20 dead were in Norway.", "The fever killed 30 people in Norway."),
        ("The laboratory confirmed 20 deaths.", "The fever is the suspected cause of 30 deaths."),
        ("The clinic has 20 new cases.", "The clinic has had 30 cases so far."),
        ("The navy took 20 rifles from the boat.", "The navy took 30 rifles during the five raids."),
        ("A bomb hurt 20 guards.", "In several suicide bombings 30 guards were hurt."),
        (
            "According to Norway the storm cut off 20 villages in Sweden.",
            "According to Norway the storm cut off 30 villages in Finland.",
        ),
    ],
)
def test_figures_that_take_in_different_things_are_told_apart(one: str, other: str) -> None:
    """Other places, the world, more than a place, suspicion, a day's new ones, several times; who says it is none."""
    here, there = told(one, "20"), told(other, "30")
    assert not may_be_of_one(here, there)
    assert not may_be_of_one(there, here)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ministry counts 20 cases in Norway.", "Some 30 cases in Norway are known."),
        ("The United States has 20 cases.", "In the U.S. there are 30 cases."),
        ("The United Kingdom has 20 cases.", "There are 30 cases in British clinics."),
        ("French clinics treat 20 people.", "Clinics in France treat 30 people."),
        ("Norway has 400 cases including 20 deaths.", "Norway has 500 cases including 30 deaths."),
        ("The fever killed 20 people around the world.", "The fever killed 30 people in 14 countries."),
        ("The storm cut off 20 villages.", "The storm cut off 30 villages in Norway."),
        ("Harald Berg said 20 villages were cut off.", "Eva Lund said 30 villages were cut off."),
        ("The laboratory confirmed 20 deaths.", "Norway has 30 deaths."),
        ("Some 20 people fled Norway.", "To neighbouring countries 30 people have fled from Norway."),
        ("Some 20 people fled Norway, most of them workers.", "Norway lost 30 people."),
    ],
)
def test_figures_that_may_take_in_the_same_are_left_together(one: str, other: str) -> None:
    """One country by other names, the world by other words, nothing told of where, and whoever says it."""
    here, there = told(one, "20"), told(other, "30")
    assert may_be_of_one(here, there)
    assert may_be_of_one(there, here)


def test_the_first_word_is_a_name_only_where_it_acts() -> None:
    """Each sentence begins with a capital letter."""
    assert told("Norway has 20 cases.", "20").names == {"norwa"}
    assert told("Harald Berg sold 20 boats.", "20").names == {"haral", "berg"}
    assert told("Boats with 20 people sank.", "20").names == frozenset()


WORDS = st.lists(
    st.sampled_from(["Norway", "Sweden", "20", "confirmed", "suspected", "new", "so far", "countries", "(", "-", "in"]),
    max_size=12,
)


@given(WORDS, WORDS)
def test_telling_apart_does_not_hang_on_the_order(one: list[str], other: list[str]) -> None:
    """A figure may be of one thing with itself, and with another as that one with it."""
    here, there = (told(f"{' '.join(words)} 77 boats.", "77") for words in (one, other))
    assert may_be_of_one(here, here)
    assert may_be_of_one(here, there) == may_be_of_one(there, here)
