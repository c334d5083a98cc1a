"""Moments as feeds and pages write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.dating.moments import day_in_words, moment_of

EIGHT = datetime(2020, 11, 10, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2020-11-10T08:00:00Z",
        "2020-11-10t08:00:00z",
        "2020-11-10T8:00:00Z",
        "20201110T080000Z",
        "2020-11-10 03:00:00 EST",
        "2020-11-10T08:00:00.000+0000",
        "Tue, 10 Nov 2020 08:00:00 GMT",
        "Tue, 10 Nov 2020 08:00:00 -0000",
        "Tue, 10 Nov 2020 09:00:00 CET",
        "Tue, 10 Nov 2020 09:00:00 +1",
        "Tue, 10 Nov 2020 9:00 AM GMT+0100",
        "Tue Nov 10 2020 09:00:00 GMT+0100 (Central European Standard Time)",
        "Di, 10 Nov 2020 09:00:00 +01:00",
        "mar., 10 nov. 2020 09:00:00 +0100",
        "10 de noviembre de 2020 09:00:00 +0100",
        "вт, 10 нояб 2020 11:00:00 MSK",
        "1604995200",
        "1604995200000",
    ],
)
def test_a_moment_is_one_however_it_is_written(text: str) -> None:
    """Zones by name and by offset, months of several languages, hours by halves, and seconds since 1970."""
    assert moment_of(text) == EIGHT


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 09 Nov 2020 24:00:00 GMT",
        "2020-11-09T24:00Z",
        "2020-11-09 24:00:00 +0000",
        "Mon, 09 Nov 2020 23:59:60 GMT",
        "2020-11-10T00:59:60+01:00",
    ],
)
def test_the_end_of_a_day_is_the_next_ones_beginning(text: str) -> None:
    """Also where the last minute has a second more."""
    assert moment_of(text) == datetime(2020, 11, 10, tzinfo=UTC)


@pytest.mark.parametrize("text", ["Tue, 10 Nov 2020 08:00:00 IST", "2020-11-10T08:00", "Tue, 10 Nov 2020 08:00:00 A"])
def test_without_a_zone_that_means_one_thing_the_hour_is_nobodys(text: str) -> None:
    """A zone that is not named, or whose name is that of several, is not guessed."""
    assert moment_of(text) == datetime(2020, 11, 10, 8, 0)  # noqa: DTZ001


@pytest.mark.parametrize(
    "text", ["", "soon", "160499520", "10 Nov 2020", "10 Foo 2020 08:00", "31 Nov 2020 08:00:00 GMT"]
)
def test_what_states_no_moment_is_none(text: str) -> None:
    """A day is no moment, and a day that does not exist is none."""
    assert moment_of(text) is None


@pytest.mark.parametrize("text", ["mardi 10 novembre 2020", "2020년 11월 10일", "2020年11月10日", "10. listopadu 2020"])
def test_a_day_in_other_languages(text: str) -> None:
    """A day is read where its month is a word of another language, or a sign."""
    assert day_in_words(text) == date(2020, 11, 10)


@pytest.mark.parametrize("text", ["10 foo 2020", "31 novembre 2020", "2020年13月10日", "novembre 2020"])
def test_what_is_no_day_is_none(text: str) -> None:
    """Words that are no month, and days that do not exist, tell nothing."""
    assert day_in_words(text) is None


@given(st.text(max_size=60))
def test_no_text_does_harm(text: str) -> None:
    """Whatever stands in a field of dates is read or not."""
    assert moment_of(text) is None or isinstance(moment_of(text), datetime)
    assert day_in_words(text) is None or isinstance(day_in_words(text), date)
