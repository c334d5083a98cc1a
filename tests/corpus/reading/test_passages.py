"""Passages: which sentences tell of something, and when."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Days
from corpus.reading.model import Told
from corpus.reading.passages import tell
from corpus.reading.sentences import split
from corpus.reading.times import read_times

WEDNESDAY = Days.on(date(2021, 3, 17))


def told(text: str, anchor: Days | None = WEDNESDAY) -> tuple[Told, ...]:
    sentences = split(text)
    return tell(sentences, read_times(text, sentences, anchor), anchor)


def days(text: str, anchor: Days | None = WEDNESDAY) -> list[Days | None]:
    return [one.days for one in told(text, anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Monday.", Days.on(date(2021, 3, 15))),
        ("They met on 4 May 2019.", Days.on(date(2019, 5, 4))),
        ("They met in May 2019.", Days.month(2019, 5)),
        ("They met in 2019.", Days.year(2019)),
        ("They met on 1 and 2 March.", Days(date(2021, 3, 1), date(2021, 3, 2))),
        ("They met from March 1 to March 5.", Days(date(2021, 3, 1), date(2021, 3, 5))),
        ("They met on Sunday (7 March).", Days.on(date(2021, 3, 7))),
        ("They met on 7 March, and again on 7 March.", Days.on(date(2021, 3, 7))),
        ("It has lain idle since 2008.", Days.year(2008)),
    ],
)
def test_days_months_years_and_short_ranges_are_placed(text: str, expected: Days) -> None:
    """One stretch of days is told once, as precisely as it is known."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "They met this week.",
        "They met over the last days.",
        "They fought for ten days.",
        "They fight now.",
        "They meet every Monday.",
        "He said: “They fight today.”",
        "It was built in the 1990s.",
    ],
)
def test_what_is_vague_or_only_lasts_dates_nothing(text: str) -> None:
    """Windows, lengths, habits, the present and a speaker's today place nothing."""
    assert days(text) == []


def test_dates_apart_are_told_apart() -> None:
    """Two days of one sentence that are no range are two passages."""
    assert days("They met on 1 March, and parted on 9 March.") == [
        Days.on(date(2021, 3, 1)),
        Days.on(date(2021, 3, 9)),
    ]


def test_the_main_clause_has_the_main_date() -> None:
    """What a sentence reports is told on its own day; what it only refers to is told too, but not mainly."""
    text = "On Saturday (13 March), the palace reported that talks had taken place on 1 and 2 March."
    assert [(one.days, one.main) for one in told(text)] == [
        (Days.on(date(2021, 3, 13)), True),
        (Days(date(2021, 3, 1), date(2021, 3, 2)), False),
    ]
    text = "They met on Monday for the first time since the truce of November 2020."
    assert next((one.days, one.main) for one in told(text)) == (Days.on(date(2021, 3, 15)), True)
    after = "After the vote of 2 March, they met on 9 March."
    assert [one.main for one in told(after)].count(True) == 1


def test_background_counts_only_alone() -> None:
    """Since when something has been so dates nothing that happened, where another date does."""
    assert days("The mine, shut since 2008, reopened on Monday.") == [Days.on(date(2021, 3, 15))]


def test_a_weekday_that_cannot_be_told_is_kept_open() -> None:
    """In an undated article the sentence is told without days, to be placed once the article is dated."""
    assert days("They met on Monday.", None) == [None]
    assert days("They met on 7 March.", None) == [None]
    assert days("They met in the capital.", None) == []


def test_an_announcement_is_expected() -> None:
    """What was still to come says so."""
    (one,) = told("On Friday they are due in Geneva.")
    assert (one.days, one.expected, one.main) == (Days.on(date(2021, 3, 19)), True, True)


def test_a_passage_is_its_sentence() -> None:
    """Passages stand in the order of the text and span whole sentences."""
    text = "They met on Monday. Nothing came of it. They parted on Tuesday."
    assert [text[one.start : one.end] for one in told(text)] == ["They met on Monday.", "They parted on Tuesday."]
