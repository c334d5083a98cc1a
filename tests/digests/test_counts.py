"""Counts of anything, sums and ages, as sentences give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.counts import counts


def told(sentence: str) -> list[tuple[str, float, str]]:
    return [(sentence[one.start : one.end], one.value, one.what) for one in counts(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("At least two undersea cables were cut off Sicily.", [("At least two", 2, "undersea cables")]),
        ("Thieves took jewels worth $108 million from it.", [("$108 million", 108e6, "sum of money")]),
        ("Thieves took 5 million euros from it.", [("5 million euros", 5e6, "sum of money")]),
        ("The club offers a $161-million deal.", [("$161-million", 161e6, "sum of money")]),
        ("A 6.1 quake struck Odda.", [("6.1", 6.1, "magnitude")]),
        ("Divers found a dozen boats.", [("a dozen", 12, "boats")]),
        ("Ann Berg, 34, fell from the roof.", [("34", 34, "age of Ann Berg")]),
        ("The 35-year-old climber Ann Berg fell.", [("35-year-old", 35, "age of Ann Berg")]),
        ("The quake was felt for nearly 30 seconds.", [("nearly 30", 30, "seconds")]),
        ("A total of 42 countries reported cases.", [("42", 42, "countries")]),
    ],
)
def test_what_is_counted(sentence: str, expected: list[tuple[str, float, str]]) -> None:
    """With its hedge, and the thing in the sentence's own words."""
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Two of the 20 villages were cut off.",
        "It may cost 20 jobs.",
        "Another 20 villages were cut off.",
        "It killed 20 people in Odda.",
        "He is paid $20 million a year.",
        "The offer is of $140-$150 million.",
        "One in 500 users was hit.",
        "On March 12 towns were cut off.",
        "It rose 2.5 points.",
        "It was built in 1994 across the sound.",
        "It rose to more, up from 20 cases before.",
        "It was raised to more from the 20 boats of before.",
        "The offer is of 42 dollars a share, or 20 dollars in notes.",
        "Some 25 students and teachers came home.",
        "Nothing is counted here.",
    ],
)
def test_what_counts_nothing_that_could_be_compared(sentence: str) -> None:
    """Shares, the possible, what is added or was before, rates, prices, ranges, dates, two kinds; and fates."""
    assert told(sentence) == []


def test_the_words_around_tell_of_what_it_is() -> None:
    """Those of its clause; not the thing's own, nor where north is."""
    (found,) = counts("Divers say; police found two old boats north of the Odda quay at dawn")
    assert {"police", "Odda", "quay"} <= set(found.around.split())
    assert not {"boats", "Divers", "north"} & set(found.around.split())


@pytest.mark.parametrize(
    ("sentence", "fate"),
    [
        ("The quake left 20 villages destroyed.", "destroyed"),
        ("It came 20 weeks after the theft.", "between"),
        ("He sat for 20 weeks in a cell.", "long"),
        ("The talks took 20 hours.", "long"),
        ("It counts 20 villages.", ""),
    ],
)
def test_what_befell_the_things_and_how_time_is_counted(sentence: str, fate: str) -> None:
    """By the words right beside them."""
    (found,) = counts(sentence)
    assert found.fate == fate


def test_names_among_what_narrows_a_thing_tell_whose_it_is() -> None:
    """Whatever else narrows it."""
    (found,) = counts("Divers found two Danish fishing boats.")
    assert (found.thing, found.sides) == ("boat", {"danish"})


@given(st.text(alphabet="aA1 ,.-$(“two three people years old ", max_size=80))
def test_every_count_stands_in_its_sentence(sentence: str) -> None:
    """Whatever the text: what is found lies within it, in order, and none overlaps another."""
    found = list(counts(sentence))
    ends = [0, *(one.end for one in found)]
    assert all(0 <= one.start < one.end <= len(sentence) for one in found)
    assert all(end <= one.start for end, one in zip(ends, found, strict=False))


def test_the_strength_of_an_earthquake_is_read() -> None:
    """However it is put; no other number with a point is."""
    for words in ("A magnitude-5.2 quake", "A 5.2 magnitude quake", "A quake of 5.2 on the Richter scale"):
        (found,) = counts(f"{words} hit the island on Sunday.")
        assert (found.what, found.value) == ("magnitude", 5.2)
    assert not list(counts("A magnitude was told; the shares of the firm rose 5.2 on Sunday."))


def test_a_range_a_class_and_a_capacity_count_nothing() -> None:
    """ "Two to three", "year seven pupils", what a ship could hold."""
    for words in ("within two to three weeks", "year seven pupils", "a capacity to seat 90 passengers"):
        assert not [one for one in counts(f"The minister spoke of {words} on Sunday.") if one.value > 2]
