"""Values that are made by the hundred."""

from __future__ import annotations

import pickle
from dataclasses import replace

from corpus.reading.model import Spotted
from corpus.reading.names.runs import Found, Sort


def test_values_are_compared_and_looked_up_by_what_they_hold() -> None:
    """As frozen ones are: equal ones are one in a set, and stay so on their way to another process."""
    one, other = Found(3, 4, Sort.PERSON), Found(3, 4, Sort.PERSON, titled=True)
    assert {one, replace(other, titled=False)} == {one}
    assert one != other
    travelled = pickle.loads(pickle.dumps(Spotted(0, 3, "Baku")))  # noqa: S301 - bytes of our own
    assert travelled == Spotted(0, 3, "Baku")


def test_a_value_holds_nothing_but_its_fields() -> None:
    """A misspelt one is no new one."""
    assert not hasattr(Spotted(0, 3, "Baku"), "__dict__")
