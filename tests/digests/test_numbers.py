"""Numbers in words and digits."""

from __future__ import annotations

import pytest

from digests.numbers import hedged, may_count, number, numbers, tokens_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,000", 2_000),
        ("twenty-one", 21),
        ("three hundred and fifty", 350),
        ("two thousand", 2_000),
        ("two dozen", 24),
        ("1.5 million", 1_500_000),
        ("20 , 000", 20_000),
        ("1 , 200 , 000", 1_200_000),
        ("5 , 200", 5),
        ("161-million", 161_000_000),
        ("a dozen", 12),
        ("a hundred and fifty", 150),
        ("a boat", None),
        ("ferry", None),
        ("1,2,3,4", None),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, value: float | None) -> None:
    """Digits with their groups, words with their scales; what is no number is none."""
    read = number(tokens_of(text), 0)
    assert (read[0] if read else None) == value


def test_a_number_begins_with_its_hedge() -> None:
    """ "At least twenty" is shown whole."""
    tokens = tokens_of("killed at least twenty")
    assert tokens[hedged(tokens, 3)].text == "at"
    assert tokens[hedged(tokens, 1)].text == "at"


def test_half_a_dozen_is_no_dozen() -> None:
    """Nor is it read as one from its second word on."""
    tokens = tokens_of("half a dozen")
    assert [number(tokens, n) for n in range(3)] == [None, None, None]


@pytest.mark.parametrize(("text", "may"), [("At 9 they left.", True), ("Nineteen left.", True), ("Few left.", False)])
def test_a_quick_look_tells_whether_there_may_be_a_number(text: str, may: bool) -> None:
    """In digits or words."""
    assert may_count(text) is may


def test_all_the_numbers_of_a_text() -> None:
    """Each once, as values."""
    assert numbers("Twenty boats, 1,200 men and 20 dogs") == {20, 1_200}
    assert numbers("no boat") == frozenset()
