"""What an operator is told of a feed."""

from __future__ import annotations

import pytest
from feeds import DAY, NOW, feed

from corpus.feed_health import Trouble, is_silent, troubles
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
    ("ill", "trouble", "silent"),
    [
        (feed(failures=3, note="Unreachable"), Trouble.FAILS, True),
        (feed(faults=3, failures=3, note="ParserFault"), Trouble.QUARANTINED, True),
        (feed(paused=True, failures=1, note="HttpRefused 410"), Trouble.GONE, True),
        (feed(entries=3, usual=20), Trouble.SHRUNK, False),
        (feed(newest=NOW - 31 * DAY), Trouble.ASLEEP, False),
        (feed(barren=3), Trouble.BARREN, False),
    ],
)
def test_each_illness_has_a_name(ill: Feed, trouble: Trouble, silent: bool) -> None:
    """Failing, faulting and gone, which are silences; shrinking, asleep, and nothing but furniture, which are none."""
    assert troubles(ill, NOW) == (trouble,)
    assert is_silent(ill) == silent
