"""What stands after a command."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.arguments import ALL_TIME, MOST, is_name, leaves_out_the_year, split_count, split_window
from bot.enquiry import Enquiry
from corpus.errors import BadDate, BadWindow
from corpus.model import Window

TODAY = date(2024, 5, 2)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("harbour 5", ("harbour", 5)),
        ("5", ("", 5)),
        ("harbour", ("harbour", None)),
        ("harbour 0", ("harbour", 1)),
        ("harbour 999", ("harbour", MOST)),
        ("harbour 2024", ("harbour 2024", None)),
        ("harbour -5", ("harbour -5", None)),
        ("harbour ٥", ("harbour ٥", None)),
        ("", ("", None)),
    ],
)
def test_a_number_at_the_end_is_how_many(words: str, parts: tuple[str, int | None]) -> None:
    """One to three figures count, and are brought into bounds; a year is no count."""
    assert split_count(words) == parts


@pytest.mark.parametrize(
    ("words", "about", "window"),
    [
        ("harbour", "harbour", ALL_TIME),
        ("grain deal 2024-03-01", "grain deal", Window(date(2024, 3, 1), date(2024, 3, 1))),
        ("grain deal 2024-03-01 2024-03-09", "grain deal", Window(date(2024, 3, 1), date(2024, 3, 9))),
        ("harbour from 1 march 2024 to 9 march 2024", "harbour", Window(date(2024, 3, 1), date(2024, 3, 9))),
        ("harbour in March 2024", "harbour", Window(date(2024, 3, 1), date(2024, 3, 31))),
        ("harbour since 2024-04-01", "harbour", Window(date(2024, 4, 1), None)),
        ("harbour last week", "harbour", Window(date(2024, 4, 22), date(2024, 4, 28))),
        ("last week in Odesa", "Odesa", Window(date(2024, 4, 22), date(2024, 4, 28))),
        (
            "between 2 and 4 April 2024 with the grain deal",
            "the grain deal",
            Window(date(2024, 4, 2), date(2024, 4, 4)),
        ),
        ("May in Brussels", "May in Brussels", ALL_TIME),
        ("grain in Odesa", "grain in Odesa", ALL_TIME),
        ("2023", "", Window(date(2023, 1, 1), date(2023, 12, 31))),
        ("", "", ALL_TIME),
    ],
)
def test_dates_at_the_end_are_the_window(words: str, about: str, window: Window) -> None:
    """The longest end that is a window counts, and the word that leads to it goes."""
    assert split_window(words, TODAY) == (about, window)


@pytest.mark.parametrize("words", ["harbour 31 February 2024", "on 31 Feb 2024", "harbour April 31, 2024"])
def test_a_day_that_no_month_has_is_no_date(words: str) -> None:
    """The month is not taken for what was meant, and the number for what it is about."""
    with pytest.raises(BadDate):
        split_window(words, TODAY)


def test_an_end_before_its_beginning_is_refused() -> None:
    """The reader is told, not answered about something else."""
    with pytest.raises(BadWindow):
        split_window("harbour 2024-03-09 2024-03-01", TODAY)


@pytest.mark.parametrize("words", ["harbour 2024-13-45", "32.10.2020", "harbour 45/45/2024"])
def test_what_only_looks_like_a_date_is_refused(words: str) -> None:
    """Figures with the signs of a date that are none are no words to search for."""
    with pytest.raises(BadDate):
        split_window(words, TODAY)


@given(st.text(max_size=120).map(lambda text: " ".join(text.split())))
def test_nothing_is_added(words: str) -> None:
    """What the words are about is the beginning of the words, for any words."""
    try:
        about, _ = split_window(words, TODAY)
    except (BadDate, BadWindow):
        return
    assert words.startswith(about)


def test_names_are_recognised_whole(enquiry: Enquiry) -> None:
    """A topic's or an actor's exact name is one, a part of it or more than it is not."""
    assert is_name(enquiry.corpus, "harbour strike")
    assert is_name(enquiry.corpus, "marta novak")
    assert not is_name(enquiry.corpus, "harbour strike 5")
    assert not is_name(enquiry.corpus, "")


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        ("harbour 9 Mar", True),
        ("harbour in September", True),
        ("harbour 9.3.", True),
        ("harbour 9 Mar 2024", False),
        ("mars yesterday", False),
        ("harbour last week", False),
    ],
)
def test_a_day_without_a_year_is_known(words: str, left_out: bool) -> None:
    """As far as it can be told from a planet."""
    assert leaves_out_the_year(words) == left_out
