"""What articles are held against each other by."""

from __future__ import annotations

import math

from factories import article
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Vector
from digests.likeness import dot, unit
from digests.traits import COUNTED, NAMED, SMALL, TELLING, WORDED, directions

FERRY = "The ferry Aurora ran aground off Bodo in thick fog with 212 passengers."
TRAM = "A tram left its rails in Graz beside the bridge."


def _directions(*texts: str, telling: list[Vector] | None = None) -> list[dict[str, float]]:
    return directions([article(text, title="") for text in texts], telling or [{}] * len(texts))


def test_how_often_a_word_stands_there_does_not_count() -> None:
    """An article that says all of it three times over goes the same way as one that says it once."""
    once, thrice, _ = _directions(FERRY, FERRY * 3, TRAM)
    assert once == thrice


def test_names_words_numbers_and_what_is_telling_have_their_shares() -> None:
    """Two that have all in common are as alike as can be: the shares add up to one."""
    one, same, _ = _directions(FERRY, FERRY, TRAM, telling=[{"aurora": 1.0}, {"aurora": 1.0}, {}])
    assert NAMED + WORDED + COUNTED + TELLING == 1
    assert math.isclose(dot(one, same), 1)


def test_another_number_makes_it_less_alike() -> None:
    """Of two that differ only in how many there were, the number's share is lost."""
    one, other = _directions(FERRY, FERRY.replace("212", "340"))
    assert math.isclose(dot(one, other), NAMED + WORDED)


def test_a_name_is_what_is_mostly_written_with_a_capital() -> None:
    """A word that opens one sentence and stands small elsewhere is no name."""
    (one, *_) = _directions("Ferries stopped in Bodo.", "The ferries stopped.", "Some ferries of Bodo sail.")
    assert {trait for trait in one if trait.startswith("^")} == {"^bodo"}


def test_what_one_article_alone_has_or_a_crowd_is_left_out() -> None:
    """Neither makes two of them alike; it only makes the rest weigh less."""
    crowd = _directions(*[f"Sailors rest in Bodo near harbour {n % 20}." for n in range(SMALL * 2)], "The cook sleeps.")
    assert all(trait.startswith("#") for direction in crowd for trait in direction)


@given(st.lists(st.sampled_from([FERRY, TRAM, "", "12 12 12", "In the of"]), max_size=8))
def test_no_direction_is_longer_than_one_and_order_does_not_matter(texts: list[str]) -> None:
    """Each is at most a unit vector, and an article's own is the same wherever it stands among the others."""
    telling = [unit(dict.fromkeys(text.lower().split(), 1.0)) for text in texts]
    found = _directions(*texts, telling=telling)
    assert all(dot(one, one) <= 1 + 1e-9 for one in found)
    assert _directions(*texts[::-1], telling=telling[::-1]) == found[::-1]
