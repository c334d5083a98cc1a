"""Numbers in words and digits."""

from __future__ import annotations

import pytest

from digests.numbers import hedged, number, tokens_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,000", 2_000),
        ("twenty-one", 21),
        ("three hundred and fifty", 350),
        ("two thousand", 2_000),
        ("two dozen", 24),
        ("1.5 million", 1_500_000),
        ("ferry", None),
        ("1,2,3,4", None),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, value: float | None) -> None:
    """Digits with their groups, words with their scales; what is no number is none."""
    read = number(list(tokens_of(text)), 0)
    assert (read[0] if read else None) == value


def test_a_number_begins_with_its_hedge() -> None:
    """ "At least twenty" is shown whole."""
    tokens = list(tokens_of("killed at least twenty"))
    assert tokens[hedged(tokens, 3)].text == "at"
    assert tokens[hedged(tokens, 1)].text == "at"
