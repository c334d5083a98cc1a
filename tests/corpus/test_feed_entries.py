"""What the entries of a feed said when they were looked at."""

from __future__ import annotations

from datetime import timedelta

import pytest
from feeds import DAY, HOUR, NOW, feed
from hypothesis import given
from hypothesis import strategies as st

from corpus import feeds
from corpus.corpus import Corpus
from corpus.feed_entries import HOPE, SOONEST, SeenEntry, remember_said, seen_entries
from corpus.feeds import Feed

ONE, OTHER = 1, 2


@pytest.fixture
def followed(corpus: Corpus) -> Feed:
    with corpus.database.transaction() as writing:
        added = feeds.add(writing, feed())
        feeds.remember(writing, added.id, [ONE, OTHER], NOW)
    return added


def say(corpus: Corpus, followed: Feed, said: dict[int, int], looked: set[int], hours: int) -> None:
    with corpus.database.transaction() as writing:
        remember_said(writing, followed.id, said, looked, NOW + hours * HOUR)


def test_what_is_said_counts_from_the_first_time(corpus: Corpus, followed: Feed) -> None:
    """Whether or not its page was looked at; of an entry that nobody looked at nothing is known."""
    assert seen_entries(corpus.database, followed.id) == {}
    say(corpus, followed, {ONE: 10}, set(), 0)
    assert seen_entries(corpus.database, followed.id) == {ONE: SeenEntry(10, NOW, NOW)}


def test_what_is_said_later_counts_once_its_page_was_looked_at(corpus: Corpus, followed: Feed) -> None:
    """Until then the entry still says something else than it did."""
    say(corpus, followed, {ONE: 10}, {ONE}, 0)
    say(corpus, followed, {ONE: 11}, set(), 1)
    assert seen_entries(corpus.database, followed.id)[ONE] == SeenEntry(10, NOW, NOW)
    say(corpus, followed, {ONE: 11}, {ONE}, 2)
    assert seen_entries(corpus.database, followed.id)[ONE] == SeenEntry(11, NOW, NOW + 2 * HOUR)


@given(st.timedeltas(timedelta(0), 30 * DAY), st.timedeltas(timedelta(0), 30 * DAY))
def test_a_page_is_looked_at_ever_more_seldom(since_first: timedelta, since_looked: timedelta) -> None:
    """Never sooner than after a quarter of an hour, nor than after as long as it has been looked at."""
    entry = SeenEntry(1, NOW, NOW + since_first)
    assert entry.may_look(NOW + since_first + since_looked) is (since_looked >= max(SOONEST, since_first))


def test_hope_ends(corpus: Corpus) -> None:
    """After two days a page that could not be had is tried no more."""
    entry = SeenEntry(1, NOW, NOW)
    assert entry.hopeful(NOW + HOPE - HOUR)
    assert not entry.hopeful(NOW + HOPE)
