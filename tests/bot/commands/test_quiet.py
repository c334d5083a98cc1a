"""Quiet hours, as readers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.quiet import asked_quiet
from bot.refusals import BadQuietHours
from bot.words import plain
from digests.schedule import QuietHours

NIGHT = QuietHours(22 * 60, 7 * 60)


@pytest.mark.parametrize(
    ("words", "quiet"),
    [
        *[(words, NIGHT) for words in ("22:00-07:00", "22-7", "22.00 – 7.00", "from 22:00 to 7:00", "22h to 7h")],
        *[(words, NIGHT) for words in ("between 22:00 and 07:00", "10 pm to 7 am", "10pm-7am", "10 P.M. until 7 a.m.")],
        ("13:30-14:15", QuietHours(810, 855)),
        ("12 am - 12 pm", QuietHours(0, 720)),
        ("20:00-24:00", QuietHours(1200, 0)),
        ("off", None),
        ("OFF", None),
        ("none", None),
    ],
)
def test_quiet_hours_are_read(words: str, quiet: QuietHours | None) -> None:
    """From when to when, however it is written; over midnight as well."""
    assert asked_quiet(words) == quiet


@pytest.mark.parametrize(
    "words", ["soon", "22:00", "25-7", "22:60-7", "24:30-7", "13 pm - 2 pm", "8-8", "22:00-07:00-09:00"]
)
def test_what_are_no_quiet_hours(words: str) -> None:
    """Times that there are not, and a stretch of nothing."""
    with pytest.raises(BadQuietHours):
        asked_quiet(words)


@given(st.integers(0, 1439), st.integers(0, 1439))
def test_what_a_button_says_is_read_again(start: int, end: int) -> None:
    """Its label is what it asks."""
    if start != end:
        assert asked_quiet(plain("stretch", quiet=QuietHours(start, end))) == QuietHours(start, end)
