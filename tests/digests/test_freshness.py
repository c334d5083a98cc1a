"""Which answers are given as they were a moment ago: the promise that readers are made, and what it costs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.freshness import COSTLY, LONGEST, RESTS, Course, Earlier, course

DIGEST = Earlier(age=3.0, cost=0.25, same=False)
EARLIER = st.builds(
    Earlier,
    age=st.floats(0, 3 * LONGEST),
    cost=st.floats(0, 5),
    same=st.booleans(),
    outdated=st.booleans(),
)


@pytest.mark.parametrize(
    ("earlier", "done"),
    [
        (None, Course.MAKE),
        (DIGEST, Course.RENEW),
        (replace(DIGEST, same=True), Course.GIVE),
        (replace(DIGEST, same=True, age=9e9), Course.GIVE),
        (replace(DIGEST, same=True, outdated=True), Course.GIVE),
        (replace(DIGEST, cost=COSTLY / 2), Course.MAKE),
        (replace(DIGEST, age=LONGEST + 1), Course.MAKE),
        (replace(DIGEST, outdated=True), Course.MAKE),
        (replace(DIGEST, age=1.0), Course.GIVE),
        (replace(DIGEST, cost=4.0, age=4.9), Course.GIVE),
        (replace(DIGEST, cost=4.0, age=5.1), Course.RENEW),
    ],
)
def test_what_is_done(earlier: Earlier | None, done: Course) -> None:
    """Costly answers are given for ten seconds after something changed, and renewed, but not without a rest."""
    assert course(earlier) is done


@given(EARLIER)
def test_no_answer_is_of_a_state_long_ago(earlier: Earlier) -> None:
    """What has changed is given only where it is ten seconds old at most, was costly, and nobody is owed the new."""
    if not earlier.same and course(earlier) is not Course.MAKE:
        assert earlier.age <= LONGEST
        assert earlier.cost >= COSTLY
        assert not earlier.outdated


@given(EARLIER)
def test_who_keeps_asking_gets_what_is_renewed(earlier: Earlier) -> None:
    """Before an answer is too old to be given there is time in which it is renewed, at a tenth of a processor."""
    changed = replace(earlier, same=False, outdated=False, cost=max(earlier.cost, COSTLY))
    assert course(replace(changed, age=LONGEST / 2)) is Course.RENEW
    if course(changed) is Course.RENEW:
        assert changed.age >= min(RESTS * changed.cost, LONGEST / 2)
