"""When to look at a feed next, and how it fares: the laws of it."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from feeds import DAY, HOUR, NOW, feed
from hypothesis import given
from hypothesis import strategies as st

from corpus.feed_pace import (
    FIRST_RETRY,
    JITTER,
    LONGEST,
    MOST_PATIENCE,
    SHORTEST,
    Brought,
    Failed,
    Outcome,
    Unchanged,
    after,
    jittered,
    next_interval,
)
from corpus.feeds import FAULTS

MINUTE = timedelta(minutes=1)
intervals = st.timedeltas(SHORTEST, LONGEST)
waits = st.timedeltas(timedelta(), 30 * DAY)
outcomes = st.one_of(
    st.builds(Brought, st.integers(0, 200), st.integers(0, 200), st.integers(0, 200), wait=waits, more=st.booleans()),
    st.builds(Unchanged, waits),
    st.builds(Failed, st.just("x"), waits, st.booleans(), st.booleans()),
)


@given(intervals, st.integers(0, 500), st.integers(0, 500))
def test_more_news_never_means_fewer_looks(interval: timedelta, one: int, other: int) -> None:
    """And the interval keeps within its bounds."""
    fewer, more = sorted((one, other))
    assert SHORTEST <= next_interval(interval, more) <= next_interval(interval, fewer) <= LONGEST


@given(intervals, st.text(max_size=20))
def test_jitter_is_small_and_the_same_again(interval: timedelta, url: str) -> None:
    """By a tenth at most, and decided by the address and the moment alone."""
    drawn = jittered(interval, url, NOW)
    assert drawn == jittered(interval, url, NOW)
    assert abs(drawn - interval) <= JITTER * interval + timedelta(microseconds=1)


def test_feeds_drift_apart() -> None:
    """A thousand that were added at once are not looked at at once."""
    at = {jittered(HOUR, f"https://wire.example/{n}", NOW) // MINUTE for n in range(1000)}
    assert len(at) >= 12


@given(st.lists(outcomes, max_size=30))
def test_whatever_happens_there_is_a_next_look(history: list[Outcome]) -> None:
    """Not at once and not never."""
    followed, now = feed(), NOW
    for outcome in history:
        followed = after(followed, outcome, now)
        assert SHORTEST * (1 - JITTER) <= followed.next_at - now <= MOST_PATIENCE
        now = followed.next_at


@pytest.mark.parametrize("hours", [0.25, 2, 8])
@pytest.mark.parametrize("start", [SHORTEST, LONGEST])
def test_the_pace_settles_where_the_news_is(hours: float, start: timedelta) -> None:
    """Of a feed that brings an article every so many hours, about every third look brings one."""
    gap = hours * HOUR
    followed, now, last, bringing = feed(interval=start), NOW, NOW, []
    for _ in range(400):
        news = (now - NOW) // gap - (last - NOW) // gap
        bringing.append(bool(news))
        followed = after(followed, Brought(20, news, news) if news else Unchanged(), now)
        last, now = now, followed.next_at
    assert 0.25 <= sum(bringing[200:]) / 200 <= 0.6


def test_failures_are_waited_out_ever_longer() -> None:
    """Each twice as long as the last, up to a day; one success and all is forgotten."""
    followed, waited = feed(interval=SHORTEST), []
    now = NOW
    for _ in range(12):
        followed = after(followed, Failed("no answer"), now)
        waited.append(followed.next_at - now)
        now = followed.next_at
    assert FIRST_RETRY * (1 - JITTER) <= waited[0] <= FIRST_RETRY * (1 + JITTER)
    assert all(later > sooner for sooner, later in pairwise(waited[:6]))
    assert LONGEST * (1 - JITTER) <= waited[-1] <= LONGEST * (1 + JITTER)
    assert (followed.failures, followed.note) == (12, "no answer")
    well = after(followed, Unchanged(), now)
    assert (well.failures, well.note, well.last_ok) == (0, "", now)


@pytest.mark.parametrize("outcome", [Brought(1, 0, 0, wait=5 * HOUR), Unchanged(5 * HOUR), Failed("429", 5 * HOUR)])
def test_a_server_is_left_alone_for_as_long_as_it_asks(outcome: Outcome) -> None:
    """Whether it answered or not."""
    assert after(feed(), outcome, NOW).next_at == NOW + 5 * HOUR


def test_faults_in_a_row_are_a_quarantine() -> None:
    """A success between them is a new beginning; a failure of the network is no fault."""
    broken = Failed("it died", fault=True)
    followed = feed()
    for outcome in (broken, broken, Unchanged(), broken, Failed("no answer"), broken):
        followed = after(followed, outcome, NOW)
        assert not followed.quarantined
    assert after(followed, broken, NOW).quarantined
    assert after(followed, broken, NOW).faults == FAULTS


def test_what_is_gone_for_good_is_not_asked_for_again() -> None:
    """It rests until an operator says otherwise."""
    assert after(feed(), Failed("gone", gone=True), NOW).rests


def test_what_a_look_brought_is_remembered() -> None:
    """The marks for the next conditional request, where the feed is now, and that it brought news."""
    brought = Brought(5, 2, 1, NOW - HOUR, '"e"', "Mon", "https://new.example/f")
    followed = after(feed(barren=2), brought, NOW)
    assert (followed.etag, followed.last_modified, followed.url) == ('"e"', "Mon", "https://new.example/f")
    assert (followed.last_new, followed.newest, followed.barren) == (NOW, NOW - HOUR, 0)


def test_what_is_left_over_is_looked_for_soon() -> None:
    """And asked for without conditions, since it would be unchanged."""
    followed = after(feed(), Brought(90, 50, 50, None, '"e"', "Mon", more=True), NOW)
    assert (followed.etag, followed.last_modified, followed.interval) == ("", "", SHORTEST)


def test_entries_that_are_no_articles_are_counted() -> None:
    """Looks that bring nothing new say nothing about it."""
    followed = feed()
    for outcome, barren in ((Brought(9, 3, 0), 1), (Brought(9, 0, 0), 1), (Brought(9, 1, 0), 2), (Brought(9, 1, 1), 0)):
        followed = after(followed, outcome, NOW)
        assert followed.barren == barren


def test_what_a_feed_used_to_list_fades_slowly() -> None:
    """So that a feed which shrinks is told for weeks, and not for ever."""
    followed = after(feed(), Brought(50, 0, 0), NOW)
    followed = after(followed, Brought(2, 0, 0), NOW)
    assert (followed.entries, followed.usual) == (2, 49)
    for _ in range(300):
        followed = after(followed, Brought(2, 0, 0), NOW)
    assert followed.usual == 2
