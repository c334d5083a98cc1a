"""Times before Christ have a value, and no days on a calendar that begins after it."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Days
from corpus.reading.sentences import split
from corpus.reading.times import read_times

PUBLISHED = Days.on(date(2021, 3, 17))


def values(text: str) -> list[tuple[str, str]]:
    found = read_times(text, split(text), PUBLISHED)
    assert all(time.days is None for time in found if time.value.startswith("BC"))
    return [(time.text, time.value) for time in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in April 480 BC.", [("April 480 BC", "BC0480-04")]),
        ("They met in late autumn of 481 BC.", [("late autumn of 481 BC", "BC0481-FA")]),
        ("He died on 15 March 44 BC.", [("15 March 44 BC", "BC0044-03-15")]),
        ("He died on March 15, 44 BC.", [("March 15, 44 BC", "BC0044-03-15")]),
    ],
)
def test_a_month_or_day_before_christ_is_none_of_these_years(text: str, expected: list[tuple[str, str]]) -> None:
    """The mark behind the year belongs to the whole date."""
    assert values(text) == expected


def test_a_history_of_those_times_goes_on_in_them() -> None:
    """What names no year is of the year before Christ that was told of last."""
    years = "It began in 499 BC, 498 BC, 497 BC, 496 BC, 495 BC and 494 BC. "
    told = values(years + "In May they sailed. The following year they won in the spring. It was found in 1960. ")
    assert told[6:] == [("May", "BC0494-05"), ("The following year", "BC0493"), ("the spring", "BC0494-SP"),
                        ("1960", "1960")]  # fmt: skip


def test_news_of_something_old_stays_news() -> None:
    """One year before Christ doesn't turn this year's months into ancient ones."""
    assert values("The temple of 480 BC was shut. It reopened in February.")[1] == ("February", "2021-02")
