"""Where sources differ about the hour at which something begins."""

from __future__ import annotations

import pytest
from factories import article, published

from corpus.model import Article
from digests import hours


def _report(text: str, source: str, day: int = 4) -> Article:
    return article(text, title="Strike of the Bodo ferries", source=source, on=published(f"2024-03-{day:02}"))


def _hours(*articles: Article) -> list[list[str]]:
    return [[claim.figure for claim in found.claims] for found in hours.find(articles)]


NOON = "The strike of the Bodo ferries began at noon on Monday."


def test_two_hours_for_one_beginning_stand_side_by_side() -> None:
    """Each source's hour is shown in its own words, the older first; a correction is shown beside the error."""
    midnight = _report("The ferries' strike was to begin at midnight on Monday.", "Post")
    noon, corrected = _report(NOON, "Wire"), _report("The ferry strike did begin at 12 p.m.", "Post", 5)
    assert _hours(midnight, noon, corrected) == [["midnight", "noon", "12 p.m"]]


@pytest.mark.parametrize(
    "other",
    [
        "The ferries' strike began at 12 p.m. on Monday.",
        "The ferries' strike began at midnight on Tuesday.",
        "The ferries' strike began at 1 p.m. local time on Monday.",
        "The mayor went to bed at midnight on Monday.",
        "The ferries' strike began on Monday.",
    ],
)
def test_what_may_be_one_hour_or_another_thing_is_no_difference(other: str) -> None:
    """The same hour in other words, another day, another clock and another thing do not differ."""
    assert _hours(_report(NOON, "Wire"), _report(other, "Post")) == []


def test_hours_far_apart_in_time_are_of_two_beginnings() -> None:
    """Next week's strike is another one."""
    assert _hours(_report(NOON, "Wire", 4), _report("The strike of the ferries began at midnight.", "Post", 12)) == []
