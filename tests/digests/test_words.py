"""How texts, dates and numbers read."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Article, ArticleId, Days, Known, Published
from digests import words
from digests.words import JOINER

TODAY = date(2021, 3, 1)
TOLD_AT = datetime(2024, 5, 20, tzinfo=UTC)


def days(first: str, last: str = "") -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("stretch", "said"),
    [
        (days("2020-11-02"), "Mon 2 Nov 2020"),
        (days("2021-02-08"), "Mon 8 Feb"),
        (days("2020-11-01", "2020-11-02"), "1–2 Nov 2020"),
        (days("2021-02-01", "2021-02-02"), "1–2 Feb"),
        (days("2020-10-30", "2020-11-02"), "30 Oct – 2 Nov 2020"),
        (days("2020-12-30", "2021-01-02"), "30 Dec 2020 – 2 Jan 2021"),
        (Days.month(2020, 11), "Nov 2020"),
        (Days.month(2021, 2), "Feb 2021"),
        (days("2020-11-01", "2021-01-31"), "Nov 2020 – Jan 2021"),
        (Days.year(1994), "1994"),
        (days("1992-01-01", "1994-12-31"), "1992–1994"),
    ],
)
def test_days_as_precisely_as_they_are_meant(stretch: Days, said: str) -> None:
    """A day has its weekday, a month, a year and a span their own form, and this year's days no year."""
    assert words.days_words(stretch, TODAY, weekday=True) == said


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (Published(days("2020-11-09"), Known.GIVEN), "9 Nov 2020"),
        (Published(days("2020-11-09"), Known.PAGE), "9 Nov 2020"),
        (Published(days("2020-10-21"), Known.TEXT), "about 21 Oct 2020"),
        (Published(days("2020-10-20", "2020-10-22"), Known.OTHERS), "about 20–22 Oct 2020"),
        (Published(days("2020-10-20", "2020-11-08"), Known.OTHERS), "between 20 Oct and 8 Nov 2020"),
        (Published(days("2020-12-20", "2021-01-08"), Known.OTHERS), "between 20 Dec 2020 and 8 Jan"),
        (Published(days("2020-11-03", "2021-11-08"), Known.OTHERS), "between Nov 2020 and Nov 2021"),
        (Published(days("2020-11-01", "2021-11-30"), Known.OTHERS), "between Nov 2020 and Nov 2021"),
        (Published(Days.month(2020, 11), Known.TEXT), "about Nov 2020"),
        (Published(Days.year(2020), Known.TEXT), "about 2020"),
        (Published(Days.month(2020, 11), Known.GIVEN), "Nov 2020"),
        (Published.unknown(), "date not known"),
        (
            Published(days("2020-12-31"), Known.GIVEN, datetime(2020, 12, 31, 22, 30, tzinfo=UTC)),
            "1 Jan, 02:30",
        ),
    ],
)
def test_a_publication_date_says_how_sure_it_is(published: Published, said: str) -> None:
    """Given dates are plain, others doubtful, minutes are the reader's own."""
    assert words.published_words(published, TODAY, ZoneInfo("Asia/Yerevan")) == said


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (None, None, ""),
        (date(2020, 11, 3), None, "since 3 Nov 2020"),
        (None, date(2021, 1, 9), "until 9 Jan"),
        (date(2020, 11, 3), date(2020, 11, 9), "3–9 Nov 2020"),
        (date(2020, 11, 9), date(2020, 11, 9), "Mon 9 Nov 2020"),
    ],
)
def test_a_window_in_words(since: date | None, until: date | None, said: str) -> None:
    """Open ends are said, no window at all is nothing to say."""
    assert words.window_words(since, until, TODAY) == said


@given(st.dates(), st.dates())
def test_any_days_can_be_said(one: date, other: date) -> None:
    """There are words for every stretch of the calendar, and they name the last year unless it is this one."""
    stretch = Days(min(one, other), max(one, other))
    said = words.days_words(stretch, TODAY)
    assert str(stretch.last.year) in said or stretch.last.year == TODAY.year


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 stories"), (1, "1 story"), (2, "2 stories"), (1234, "1,234 stories")]
)
def test_counts(number: int, said: str) -> None:
    """One is singular, all else plural, thousands are set apart."""
    assert words.counted(number, "story", "stories") == said


def test_how_often() -> None:
    """Once and twice have words of their own."""
    assert [words.times(number) for number in (1, 2, 3)] == ["once", "twice", "3 times"]


def test_lists() -> None:
    """The last of several is joined by "and"."""
    assert [words.listed("ABC"[:n]) for n in range(4)] == ["", "A", "A and B", "A, B and C"]


@pytest.mark.parametrize(
    "live",
    [
        "@somebody",
        "mail me@example.org",
        "/start now",
        "(/start)",
        "#tag",
        "$TSLA",
        "see example.org",
        "http://10.0.0.1",
    ],
)
def test_what_telegram_would_make_live_lies_still(live: str) -> None:
    """Mentions, commands, tags and addresses in a text get a joiner, and read as before."""
    shown = words.shown(live)
    assert JOINER in shown
    assert words.comparable(shown) == live


@pytest.mark.parametrize("text", ["2/3 of $20 at 3.5 per cent", "and/or", "No. 1", "e.g. a", "at 5 p.m. sharp"])
def test_what_is_not_live_is_left_as_it_is(text: str) -> None:
    """Fractions, sums and abbreviations need no joiner."""
    assert words.shown(text) == text


def test_what_cannot_be_seen_is_taken_out() -> None:
    """Control, bidi, zero-width and private characters go; joiners inside letters and emoji stay."""
    hidden = "a\u202eb\u200bc\ufeffd\u00ade\x00f\ue000g"
    assert words.clean(hidden) == "abcdefg"
    assert words.clean("می‌خواهم 👩‍👧") == "می‌خواهم 👩‍👧"
    assert words.clean("one\ntwo\u2028three\tfour") == "one two three four"


def test_right_to_left_text_keeps_to_itself() -> None:
    """A text written from right to left is isolated, so that the date after it keeps its place."""
    assert words.shown("مرحبا") == "\u2068مرحبا\u2069"


@given(st.text())
def test_a_shown_text_reads_as_the_text_itself(text: str) -> None:
    """Whatever the text, a reader of the message sees it word for word."""
    assert words.comparable(words.shown(text)) == words.comparable(text)


@pytest.mark.parametrize(
    ("published", "near"),
    [
        (Published(days("2020-11-03"), Known.GIVEN), True),
        (Published(days("2020-11-04"), Known.GIVEN), False),
        (Published(Days.month(2020, 11), Known.GIVEN), False),
        (Published.unknown(), False),
        (Published(days("9999-12-31"), Known.GIVEN), False),
    ],
)
def test_near_in_time(published: Published, near: bool) -> None:
    """Published within a day of it and surely so."""
    assert words.near(days("2020-11-02"), published) is near


def test_a_minute_of_the_day_reads_as_a_clock() -> None:
    """Two figures each, from midnight on."""
    assert [words.clock(minute) for minute in (0, 485, 1439)] == ["00:00", "08:05", "23:59"]


def test_numbers_in_a_row_have_their_endings() -> None:
    """The teens are all alike, others go by their last figure."""
    assert [words.nth(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30, 111)] == (
        "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 30th 111th".split()
    )


@pytest.mark.parametrize(
    ("at", "updated", "expected"),
    [
        (time(9, 0), datetime(2024, 5, 20, 12, 30, tzinfo=UTC), ", updated 14:30"),
        (time(9, 0), datetime(2024, 5, 21, 12, 30, tzinfo=UTC), ", updated 21 May, 14:30"),
        (None, datetime(2024, 5, 20, 12, 30, tzinfo=UTC), ", updated 20 May, 14:30"),
        (time(9, 0), datetime(2024, 6, 2, 12, 30, tzinfo=UTC), ""),
        (time(9, 0), None, ""),
    ],
)
def test_an_update_is_told_by_the_readers_clock(at: time | None, updated: datetime | None, expected: str) -> None:
    """The day only where it is another; and nothing of what came after the reader's today."""
    day = date(2024, 5, 20)
    instant = datetime.combine(day, at, UTC) if at else None
    one = Article(
        ArticleId(1), "", "", "", None, Published(Days.on(day), Known.GIVEN, at=instant), TOLD_AT, updated=updated
    )
    assert words.updated_words(one, date(2024, 6, 1), ZoneInfo("Europe/Paris")) == expected
