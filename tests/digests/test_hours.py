"""Where sources differ about the hour at which something begins."""

from __future__ import annotations

import pytest
from factories import article, published

from corpus.model import Article
from digests import hours
from digests.model import Kind


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


FIRE = "The fire at the sawmill of Odda broke out at 8.49pm on Friday."


def _fires(*texts: str) -> list[tuple[str, list[str]]]:
    reports = [
        article(text, title="Fire at the sawmill", source=source) for text, source in zip(texts, "AB", strict=True)
    ]
    found = hours.find(reports)
    assert all(one.kind is Kind.HOUR for one in found)
    return [(one.what, [claim.figure for claim in one.claims]) for one in found]


def test_other_happenings_have_hours_too() -> None:
    """A fire, an earthquake, a death: what happened at the hour, in a word, and how roughly it is told."""
    other = "It broke out in the roof of the sawmill at around 8pm, firemen said."
    assert _fires(FIRE, other) == [("broke out", ["8.49pm", "around 8pm"])]
    quake = "The earthquake struck Odda at {} on Friday."
    assert _fires(quake.format("about 17 : 06"), quake.format("5 : 31 p . m .")) == [
        ("struck", ["about 17 : 06", "5 : 31 p . m"])
    ]
    assert _fires(quake.format("17:06"), quake.format("5:11 p.m.")) == [("struck", ["17:06", "5:11 p.m"])]


@pytest.mark.parametrize(
    "other",
    [
        "The fire at the sawmill broke out shortly before 9pm on Friday.",
        "The fire at the sawmill broke out at 8.50pm.",
        "The fire at the sawmill was put out at 11pm on Friday.",
        "The sawmill's owner died at 11pm on Friday.",
        "The fire at the sawmill broke out at 8pm. Another fire at the sawmill broke out at 9.30pm.",
        "The fire at the sawmill broke out in the roof, and a man who had been in an office since 7pm spoke to us.",
    ],
)
def test_hours_that_may_be_one_or_of_another_thing_do_not_differ(other: str) -> None:
    """Nearly the same, rounded by somebody; something else that happened; two hours in one article; an hour far off."""
    assert _fires(FIRE, other) == []


def test_an_hour_by_another_clock_in_brackets_changes_no_clock() -> None:
    """ "17:06 (1336 GMT)" is told by the clock of the place."""
    assert _fires(FIRE, "The fire at the sawmill broke out at 7pm (1800 GMT) on Friday.") == [
        ("broke out", ["8.49pm", "7pm"])
    ]


def test_the_hour_of_a_report_is_not_that_of_what_it_tells() -> None:
    """What stands behind a year, or behind "updated", is when it was published."""
    dated = "Sawmill burns, March 8, 2024, 7:00pm: a fire broke out."
    assert _fires(FIRE, dated) == []
    assert _fires(FIRE, "Updated 7:00pm: a fire broke out at the sawmill.") == []
