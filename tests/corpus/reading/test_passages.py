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


@pytest.mark.parametrize(
    "text",
    [
        "Since 27 February more than forty have fled.",
        "More than forty have fled since the fighting began on 27 February.",
        "The mine has been shut since 2008.",
        "The statement of 9 March ended it.",
        "The 9 March statement ended it.",
        "The September 11 attacks changed the law.",
        "The attacks of 9/11 changed the law.",
        "The 2003 invasion was a mistake.",
        "Ten years after the flood of 5 May 2011, they met again.",
        "Sales were lower than in February.",
        "The village was quiet until Sunday.",
        "After winning last Friday's election, she promised calm.",
        "The mayor, who took office in 2017, is a lawyer.",
        "He runs the company he founded in 1976.",
        "It stood in Saturday's Evening Post.",
        "The truces of 3 March and 9 March had failed.",
    ],
)
def test_a_date_that_points_elsewhere_is_never_the_main_one(text: str) -> None:
    """Since when, until when, or of which happening a sentence speaks is no happening of that day."""
    assert told(text)
    assert not any(one.main for one in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "On the night of 9 March they met.",
        "A truce holds from 9 March.",
        "Three died after shells hit the post on Monday.",
        "The bridge will stay closed until Friday.",
        "In 2019, she took office.",
    ],
)
def test_a_date_on_which_something_happens_is_main(text: str) -> None:
    """What happens on a day is told as such, though small words stand before the date."""
    assert [one.main for one in told(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "March 15, 2021 at 4:10 pm | Reply I never liked that bridge.",
        "Posted by: reader7 | March 15, 2021 12:22 PM | Report abuse",
        "At 11:17 pm on 15 Mar 2021, reader7 wrote: I never liked that bridge.",
        "Updated: Mon Mar 15 2021 21:29:00 The bridge was never liked.",
        "This article was amended on 13 January 2011.",
        "• This story was first published on Friday June 25 2010 without a word on the bridge.",
        "Editor's note: this piece has been corrected on 9 October.",
        "The headline on this article was changed at 18:58 on 17 March 2011 to make that clear.",
        "March 15, 2021",
    ],
)
def test_stamps_of_pages_and_remarks_tell_of_nothing(text: str) -> None:
    """When a page or a reader's remark was written is no happening."""
    assert told(text) == ()


def test_a_dateline_gives_way_to_the_day_told() -> None:
    """What an agency reports happened on the day the sentence names, not on that of its dateline."""
    text = "GENEVA, March 16 (Agency) - The ministers met on Monday."
    assert [(one.days, one.main) for one in told(text)] == [
        (Days.on(date(2021, 3, 16)), False),
        (Days.on(date(2021, 3, 15)), True),
    ]


def test_between_two_days_is_one_stretch() -> None:
    """ "Between" makes one stretch of what "and" would leave two days."""
    assert days("They met between 3 and 9 March.") == [Days(date(2021, 3, 3), date(2021, 3, 9))]
