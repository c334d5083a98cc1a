"""Whether the wall clock is to be believed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from digests.clock_check import FAR, LEAP, STEADY_SECONDS, ClockCheck, begin, look

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
TEN_YEARS = timedelta(days=3_653)


def fresh() -> ClockCheck:
    return begin(NOON, 0.0, None, trusted=False)


def ticking(clock_check: ClockCheck, seconds: int) -> ClockCheck:
    """So many ticks of a clock that runs as it should."""
    for _ in range(seconds):
        clock_check = look(clock_check, clock_check.wall + SECOND, clock_check.steady + 1)
    return clock_check


def leaping(clock_check: ClockCheck, leap: timedelta) -> ClockCheck:
    """One tick by which the clock leaps."""
    return look(clock_check, clock_check.wall + SECOND + leap, clock_check.steady + 1)


def test_a_steady_clock_is_believed() -> None:
    """From the first look on."""
    assert not fresh().holds
    assert not ticking(fresh(), 500).holds


def test_a_slow_look_is_no_leap() -> None:
    """Where both clocks went on for an hour, it was the program that slept."""
    assert not look(fresh(), NOON + HOUR, 3_600.0).holds


def test_after_a_leap_ahead_it_must_be_steady_for_a_while() -> None:
    """A laptop that was asleep, an operator's hour: two minutes, then it is believed."""
    leapt = leaping(fresh(), HOUR)
    assert leapt.holds
    assert not leapt.is_far
    assert ticking(leapt, int(STEADY_SECONDS) - 1).holds
    assert not ticking(leapt, int(STEADY_SECONDS)).holds


def test_every_leap_begins_the_wait_anew() -> None:
    """A clock that leaps about is not steady."""
    twice = leaping(ticking(leaping(fresh(), HOUR), 100), HOUR)
    assert ticking(twice, 100).holds


def test_a_small_correction_is_none() -> None:
    """What is kept in step by the network moves by seconds."""
    assert not leaping(fresh(), LEAP).holds
    assert not leaping(fresh(), -LEAP).went_back


def test_a_leap_of_years_is_held_until_it_goes_back() -> None:
    """However steady it is then; and back again nothing is left of it."""
    far = ticking(leaping(fresh(), TEN_YEARS), 10_000)
    assert far.is_far
    assert far.holds
    back = leaping(far, -TEN_YEARS)
    assert back.went_back
    assert not back.holds


def test_half_the_way_back_is_a_leap_ahead() -> None:
    """A month ahead of the truth it must be steady first."""
    half = leaping(leaping(fresh(), TEN_YEARS), 30 * DAY - TEN_YEARS)
    assert half.holds
    assert not half.is_far
    assert not ticking(half, int(STEADY_SECONDS)).holds


def test_time_passes_while_a_clock_is_far_ahead() -> None:
    """What it should show is reckoned on, so that the truth is known when it comes back."""
    far = ticking(leaping(fresh(), TEN_YEARS), 3_600)
    assert far.believed == NOON + HOUR + SECOND
    assert not look(far, NOON + HOUR + 2 * SECOND, far.steady + 1).holds


def test_set_back_is_told_once() -> None:
    """And holds nothing up."""
    back = leaping(fresh(), -HOUR)
    assert back.went_back
    assert not back.holds
    assert not ticking(back, 1).went_back


def test_a_rest_is_believed_a_lifetime_is_not() -> None:
    """After a start: months since the last look may be, more than a year is asked about."""
    assert not begin(NOON, 0.0, NOON - FAR, trusted=False).holds
    asleep = begin(NOON, 0.0, NOON - FAR - SECOND, trusted=False)
    assert asleep.is_far
    assert ticking(asleep, 1_000).is_far


def test_a_person_may_say_that_it_is_right() -> None:
    """Then it is believed from the start; a later leap is one all the same."""
    trusted = begin(NOON, 0.0, NOON - TEN_YEARS, trusted=True)
    assert not trusted.holds
    assert leaping(trusted, TEN_YEARS).is_far


def test_a_clock_behind_the_last_look_was_set_back() -> None:
    """Also while the program was not running."""
    assert begin(NOON, 0.0, NOON + HOUR, trusted=False).went_back
    assert not begin(NOON, 0.0, NOON - HOUR, trusted=False).went_back


LEAPS = st.lists(
    st.one_of(st.just(0.0), st.floats(-400, 400).map(lambda hours: hours * 3_600), st.floats(-1e9, 1e9)), max_size=30
)


def played(leaps: Iterable[float]) -> ClockCheck:
    clock_check = fresh()
    for leap in leaps:
        clock_check = leaping(clock_check, timedelta(seconds=leap))
    return clock_check


@given(LEAPS)
def test_whatever_happens_it_is_planned_again(leaps: list[float]) -> None:
    """With the clock put right, two minutes later nothing is held."""
    clock_check = played(leaps)
    right = look(clock_check, NOON + timedelta(seconds=clock_check.steady + 1), clock_check.steady + 1)
    assert not ticking(right, int(STEADY_SECONDS) + 1).holds or right.is_far


@given(LEAPS, st.floats(601, 1e9))
def test_nothing_is_planned_right_after_a_leap(leaps: list[float], leap: float) -> None:
    """Whatever was before: a clock that is believed and leaps ahead is held."""
    clock_check = ticking(played(leaps), int(STEADY_SECONDS) + 1)
    if not clock_check.holds:
        assert leaping(clock_check, timedelta(seconds=leap)).holds
