"""What an operator is told of a feed."""

from __future__ import annotations

import pytest
from feeds import DAY, NOW, feed

from corpus.feed_health import troubles
from corpus.feeds import Feed


@pytest.mark.parametrize(
    "well",
    [
        feed(),
        feed(failures=2, note="no answer"),
        feed(paused=True, newest=NOW - 100 * DAY),
        feed(entries=4, usual=8),
        feed(entries=10, usual=29, newest=NOW - 29 * DAY),
        feed(barren=2),
    ],
)
def test_a_feed_that_is_well_is_not_named(well: Feed) -> None:
    """New, paused by a person, shaken once or twice, small by nature."""
    assert troubles(well, NOW) == ()


@pytest.mark.parametrize(
    ("ill", "told"),
    [
        (feed(failures=3, note="no answer"), "it failed 3 times in a row: no answer"),
        (feed(faults=3, failures=3, note="too slow"), "it broke what reads it 3 times and is in quarantine (too slow)"),
        (feed(paused=True, failures=1, note="410"), "it was given up: 410"),
        (feed(entries=3, usual=20), "it lists 3 articles where it used to list 20"),
        (feed(newest=NOW - 31 * DAY), "the latest that it lists is of 19 Apr 2024"),
        (feed(barren=3), "what it lists are no articles"),
    ],
)
def test_each_illness_has_a_name(ill: Feed, told: str) -> None:
    """Failing, faulting, gone, shrinking, asleep, and nothing but furniture."""
    assert troubles(ill, NOW) == (told,)
