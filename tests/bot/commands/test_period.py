"""A past period to be sent as a serial."""

from __future__ import annotations

from datetime import date

import pytest

from bot.commands.period import Period, replay_of, split_period
from bot.enquiry import Enquiry
from bot.refusals import NothingThen
from corpus.errors import BadDate, BadWindow
from corpus.model import Window
from digests.asked_rules import Often, Wish
from digests.ledger.model import Replay
from digests.subjects import find_subject

TODAY = date(2024, 5, 2)
FIRST, LAST = date(2024, 3, 1), date(2024, 4, 9)
"""Of the small archive's articles on the harbour."""
DAILY = Wish(times=(480,))


@pytest.mark.parametrize(
    ("words", "subject", "period"),
    [
        ("karabakh", "karabakh", None),
        ("replays of the match", "replays of the match", None),
        ('"replay"', '"replay"', None),
        ("karabakh replay", "karabakh", Period(Window(), 1, None)),
        ("replay", "", Period(Window(), 1, None)),
        ("karabakh replay daily 08:00", "karabakh", Period(Window(), 1, DAILY)),
        (
            "karabakh replay from 2020-09-27 daily 08:00",
            "karabakh",
            Period(Window(date(2020, 9, 27)), 1, DAILY),
        ),
        (
            "karabakh REPLAY from 27 Sep 2020 to 10 Nov 2020 weekdays 8:00 3 days at a time",
            "karabakh",
            Period(Window(date(2020, 9, 27), date(2020, 11, 10)), 3, Wish(Often.WEEKLY, (0, 1, 2, 3, 4), 0, (480,))),
        ),
        ("karabakh, replay 2020-09-27, two days each", "karabakh", Period(Window(date(2020, 9, 27)), 2, None)),
        (
            "karabakh as a replay of October 2020, 9999 days at a time",
            "karabakh",
            Period(Window(date(2020, 10, 1), date(2020, 10, 31)), 366, None),
        ),
        ("karabakh replay since March", "karabakh", Period(Window(date(2024, 3, 1)), 1, None)),
        ("karabakh replay until 2024-03-20", "karabakh", Period(Window(None, date(2024, 3, 20)), 1, None)),
        ("karabakh replay 0 days at a time", "karabakh", Period(Window(), 1, None)),
    ],
)
def test_periods_are_read(words: str, subject: str, period: Period | None) -> None:
    """What it is about, from when to when, how many days at a time, and when."""
    assert split_period(words, TODAY) == (subject, period)


@pytest.mark.parametrize(
    "period",
    [
        Period(Window(), 1, None),
        Period(Window(FIRST), 2, None),
        Period(Window(FIRST, LAST), 3, None),
        Period(Window(None, LAST), 1, None),
    ],
)
def test_a_period_in_words_is_read_again(period: Period) -> None:
    """So that a button can say it."""
    assert split_period(f"karabakh {period.in_words}", TODAY) == ("karabakh", period)


def test_what_is_no_period() -> None:
    """A date that is none, and an end before the beginning."""
    with pytest.raises(BadDate):
        split_period("karabakh replay from yestermorn", TODAY)
    with pytest.raises(BadWindow):
        split_period("karabakh replay from 2020-10-01 to 2020-09-01", TODAY)


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [
        (Window(), FIRST, LAST),
        (Window(date(2020, 1, 1)), FIRST, LAST),
        (Window(date(2024, 3, 5), date(2024, 3, 20)), date(2024, 3, 5), date(2024, 3, 20)),
        (Window(date(2024, 3, 5), date(2024, 4, 20)), date(2024, 3, 5), date(2024, 4, 20)),
        (Window(None, date(2030, 1, 1)), FIRST, TODAY),
    ],
)
def test_a_replay_begins_with_news(enquiry: Enquiry, window: Window, first: date, last: date) -> None:
    """From the first day with an article to the last, or to the one that was named, but not beyond today."""
    harbour = find_subject(enquiry.corpus, "harbour", enquiry.asof)
    assert replay_of(enquiry, harbour, Period(window, 2, None)) == Replay(first, last, 2)


@pytest.mark.parametrize("window", [Window(date(2020, 1, 1), date(2020, 2, 1)), Window(date(2030, 1, 1))])
def test_a_period_without_news_is_refused(enquiry: Enquiry, window: Window) -> None:
    """With what there is instead."""
    harbour = find_subject(enquiry.corpus, "harbour", enquiry.asof)
    with pytest.raises(NothingThen) as refused:
        replay_of(enquiry, harbour, Period(window, 1, None))
    assert (refused.value.since, refused.value.until) == ("1 Mar 2024", "9 Apr 2024")


def test_what_has_no_dated_article_has_no_replay(enquiry: Enquiry) -> None:
    """A search that finds only what nobody knows the date of."""
    hours = find_subject(enquiry.corpus, '"pay & hours"', enquiry.asof)
    with pytest.raises(NothingThen) as refused:
        replay_of(enquiry, hours, Period(Window(), 1, None))
    assert refused.value.since == ""
