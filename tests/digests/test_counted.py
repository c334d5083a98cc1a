"""What the articles at hand count, and whether two counts may be of one thing."""

from __future__ import annotations

import pytest
from factories import article, published
from hypothesis import given
from hypothesis import strategies as st

from digests.counted import Found, contradict, found_in


def pair(one: str, other: str, days: tuple[str, str] = ("2024-03-04", "2024-03-04")) -> tuple[Found, Found]:
    """The two counts of two articles that count one kind of thing."""
    texts = zip((one, other), ("Wire", "Post"), days, strict=True)
    here, there = found_in([article(text, source=source, on=published(day)) for text, source, day in texts])
    return here, there


def test_only_what_several_sources_count_differently_is_kept() -> None:
    """One source's counts, and counts that are all equal, differ from nobody's."""
    wire, post = (article("It cut off 20 villages.", source=source) for source in ("Wire", "Post"))
    more = article("It cut off 30 villages.", source="Post")
    assert found_in([wire, post]) == found_in([post, more]) == []
    assert [one.count.value for one in found_in([wire, more])] == [20, 30]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In Norway the storm cut off 20 villages.", "In Sweden the storm cut off 30 villages."),
        ("The storm cut off 20 villages on Monday.", "The storm cut off 30 villages on Friday."),
        ("The storm cut off 20 villages of Berg.", "The storm cut off 30 villages of Dahl."),
        ("The storm cut off 20 Danish villages.", "The storm cut off 30 villages."),
        ("The storm left 20 villages destroyed.", "The storm left 30 villages damaged."),
        ("Orvik told of profits of $20 million.", "Orvik told of revenues of $30 million."),
        ("He sat for 20 weeks in a cell.", "He was caught 30 weeks after the theft."),
        ("The quake struck 20 miles from Bergen.", "The quake struck 30 miles from Odda."),
        ("The fever struck 20 villages of Norway.", "The fever struck 30 villages in 14 countries, most in Norway."),
        ("The storm cut off 20 villages.", "The storm may yet cut off others; it is expected to cut off 30 villages."),
        ("The storm cut off 20 villages near Berg, and 13 near Dahl.", "The storm cut off 33 villages."),
    ],
)
def test_what_stands_with_counts_may_tell_them_apart(one: str, other: str) -> None:
    """Places, weekdays, names, whose, fates, books, how long or how long after, how far, extent, hopes, wholes."""
    here, there = pair(one, other)
    assert contradict(here, there)
    assert contradict(there, here)


def test_days_later_it_is_another_count() -> None:
    """Four days apart it may be one still."""
    text = "The storm cut off {} villages."
    assert not contradict(*pair(text.format(20), text.format(30), ("2024-03-04", "2024-03-08")))
    assert contradict(*pair(text.format(20), text.format(30), ("2024-03-04", "2024-03-09")))


@given(st.integers(2, 99), st.sampled_from(["", " in Norway", " on Monday", " of Berg"]))
def test_nothing_contradicts_itself(value: int, more: str) -> None:
    """A count told again in the same words is of the same thing, whatever the number."""
    here, there = pair(f"The storm cut off {value} villages{more}.", f"The storm cut off {value + 1} villages{more}.")
    assert not contradict(here, there)
