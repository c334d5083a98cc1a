"""Dates as readers type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadWindow
from corpus.model import Days, Window
from corpus.reading.asked import asked_days, asked_window

TODAY = date(2020, 11, 10)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2020-11-02", date(2020, 11, 2), date(2020, 11, 2)),
        ("2020-10", date(2020, 10, 1), date(2020, 10, 31)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("10 Nov 2020", date(2020, 11, 10), date(2020, 11, 10)),
        ("nov 10", date(2020, 11, 10), date(2020, 11, 10)),
        ("November 2, 2020", date(2020, 11, 2), date(2020, 11, 2)),
        ("10.10.2020", date(2020, 10, 10), date(2020, 10, 10)),
        ("05-12-2020", date(2020, 12, 5), date(2020, 12, 5)),
        ("10/25/2020", date(2020, 10, 25), date(2020, 10, 25)),
        ("2020/10/25", date(2020, 10, 25), date(2020, 10, 25)),
        ("last 24 hours", date(2020, 11, 9), TODAY),
        ("the past 48 hours", date(2020, 11, 8), TODAY),
        ("may", date(2020, 5, 1), date(2020, 5, 31)),
        ("March 2019", date(2019, 3, 1), date(2019, 3, 31)),
        ("today", TODAY, TODAY),
        ("Yesterday", date(2020, 11, 9), date(2020, 11, 9)),
        ("sunday", date(2020, 11, 8), date(2020, 11, 8)),
        ("on sun", date(2020, 11, 8), date(2020, 11, 8)),
        ("this week", date(2020, 11, 9), date(2020, 11, 15)),
        ("last week", date(2020, 11, 2), date(2020, 11, 8)),
        ("the weekend", date(2020, 11, 7), date(2020, 11, 8)),
        ("this month", date(2020, 11, 1), date(2020, 11, 30)),
        ("last month", date(2020, 10, 1), date(2020, 10, 31)),
        ("last year", date(2019, 1, 1), date(2019, 12, 31)),
        ("3 weeks ago", date(2020, 10, 20), date(2020, 10, 20)),
        ("a month ago", date(2020, 10, 10), date(2020, 10, 10)),
        ("last 7 days", date(2020, 11, 4), TODAY),
        ("past two weeks", date(2020, 10, 28), TODAY),
        ("autumn 2020", date(2020, 9, 1), date(2020, 11, 30)),
    ],
)
def test_a_readers_date(words: str, first: date, last: date) -> None:
    """The days that words name, counted from the day of asking."""
    assert asked_days(words, TODAY) == Days(first, last)


@pytest.mark.parametrize(
    "words",
    ["", " ", "banana", "31 February", "29 feb 2019", "2020-13-45", "2020-02-30", "0000", "7", "week", "ten days",
     "karabakh 2020", "putin", "2020 banana", "every monday", "x" * 10_000, "last 100000 days", "9999 years ago"],
)  # fmt: skip
def test_what_is_no_date(words: str) -> None:
    """Words that are no date of the calendar, or hold more than one, name nothing."""
    assert asked_days(words, TODAY) is None
    assert asked_window(words, TODAY) is None


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("since monday", date(2020, 11, 9), None),
        ("from 2020-10", date(2020, 10, 1), None),
        ("after 10 oct", date(2020, 10, 11), None),
        ("until 10 oct 2020", None, date(2020, 10, 10)),
        ("before oct 2020", None, date(2020, 9, 30)),
        ("from 27 Sep 2020 to 10 Nov 2020", date(2020, 9, 27), date(2020, 11, 10)),
        ("between may and july 2019", date(2019, 5, 1), date(2019, 7, 31)),
        ("27 sep to 10 nov 2020", date(2020, 9, 27), date(2020, 11, 10)),
        ("between 1 october and yesterday", date(2020, 10, 1), date(2020, 11, 9)),
        ("2020-09-27 2020-11-10", date(2020, 9, 27), date(2020, 11, 10)),
        ("2020-09-27..2020-11-10", date(2020, 9, 27), date(2020, 11, 10)),
        ("2020-09-27 - 2020-11-10", date(2020, 9, 27), date(2020, 11, 10)),
        ("oct 2020 – nov 2020", date(2020, 10, 1), date(2020, 11, 30)),
        ("2-4 may 2020", date(2020, 5, 2), date(2020, 5, 4)),
        ("2019-2020", date(2019, 1, 1), date(2020, 12, 31)),
        ("last week", date(2020, 11, 2), date(2020, 11, 8)),
    ],
)
def test_a_readers_window(words: str, since: date | None, until: date | None) -> None:
    """A stretch by its ends, either of which may be left open; an end that is a month ends with it."""
    assert asked_window(words, TODAY) == Window(since, until)


@pytest.mark.parametrize("words", ["2020-11-10 2020-09-27", "from nov 2020 to oct 2020", "2020..2019"])
def test_an_end_before_the_beginning_is_told(words: str) -> None:
    """A window the wrong way round is an error the reader can mend, not no window."""
    with pytest.raises(BadWindow):
        asked_window(words, TODAY)


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_an_iso_day_is_itself(day: date, today: date) -> None:
    """A day in figures means that day whenever it is asked for."""
    assert asked_days(day.isoformat(), today) == Days.on(day)
    assert asked_window(f"{day}..{day}", today) == Window(day, day)


@given(st.text(max_size=300), st.dates())
def test_any_words_are_a_window_or_none_or_wrong_way_round(words: str, today: date) -> None:
    """Nothing a reader types breaks it."""
    try:
        window = asked_window(words, today)
    except BadWindow:
        return
    assert window is None or isinstance(window, Window)
