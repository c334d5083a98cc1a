"""What is written down of why something could not be had."""

from __future__ import annotations

import pytest

from corpus.fetching import errors
from corpus.fetching.errors import FetchTrouble, HttpRefused, ParserFault, TooSlow, Unreachable
from corpus.reasons import fault_in_words, is_fault, sign_of


@pytest.mark.parametrize(
    ("trouble", "sign"),
    [
        (TooSlow("https://wire.example"), "TooSlow"),
        (Unreachable("wire.example", "no route to host"), "Unreachable"),
        (HttpRefused("https://wire.example", 404), "HttpRefused 404"),
        (ParserFault("https://wire.example", "it took too long"), "ParserFault it took too long"),
    ],
)
def test_a_trouble_has_a_sign(trouble: FetchTrouble | ParserFault, sign: str) -> None:
    """Its name, with what more a reader can be told; no address, and nothing of what networks say."""
    assert sign_of(trouble) == sign


def test_no_sign_is_lost_in_words() -> None:
    """Names of troubles hold no space, by which they are told from what follows."""
    kinds = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, FetchTrouble)]
    assert len(kinds) >= 9
    assert all(" " not in kind.__name__ for kind in kinds)


def test_a_fault_of_ours_is_told_from_a_trouble() -> None:
    """By its sign, which says in one short line what broke."""
    words = fault_in_words(ValueError("not\na\x1b number " + "x" * 500))
    assert words.startswith("ValueError: not a  number x")
    assert len(words) == 200
    assert is_fault(sign_of(errors.ParserFault("page", words)))
    assert not is_fault(sign_of(errors.TooSlow("page")))
    assert not is_fault("it is empty")
