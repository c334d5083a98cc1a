"""How alike texts are."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from digests.likeness import Heap, centroid, dot, stem, unit, vectors, words

texts = st.text(alphabet="abcdefg ABC'-.", max_size=60)


def test_forms_of_a_word_share_a_stem() -> None:
    """Plurals, tenses and inhabitants are compared as one word."""
    assert stem("ferries") == stem("ferry"[:4] + "ies")
    assert stem("talked") == stem("talks") == stem("talking")
    assert stem("norwegian") == stem("norwegians")


def test_numbers_and_the_calendar_do_not_count() -> None:
    """What every dated sentence holds makes no two of them alike."""
    assert words("On Monday, 12 March 2018, at 14:00") == {}


def test_a_hyphened_name_is_its_parts_and_a_hyphened_word_is_one() -> None:
    """ "Bosnia-Herzegovina" meets "Bosnia"; "cease-fire" meets "ceasefire"."""
    assert set(words("in Bosnia-Herzegovina")) == {stem("bosnia"), stem("herzegovina")}
    assert set(words("a cease-fire")) == set(words("a ceasefire"))


def test_names_weigh_more() -> None:
    """A capitalised word inside a sentence says more of what it is about."""
    found = words("The ferry left Bergen")
    assert found[stem("bergen")] > found[stem("ferry")]


def test_a_shared_rare_word_counts_more_than_a_common_one() -> None:
    """Two texts that share what others have too are less alike than two that share what only they have."""
    bridge, other_bridge, harbour, other_harbour = vectors(
        ["city opens bridge", "city repairs bridge", "city harbour frozen", "city crane collapses"]
    )
    assert dot(bridge, other_bridge) > dot(harbour, other_harbour)


@given(st.lists(texts, min_size=1, max_size=6))
def test_vectors_are_of_length_one_or_empty(given_texts: list[str]) -> None:
    """A text with no telling word has no direction; every other has length 1."""
    for vector in vectors(given_texts):
        assert not vector or math.isclose(dot(vector, vector), 1.0)


@given(st.lists(texts, min_size=1, max_size=6))
def test_a_heap_is_as_near_as_its_centroid(given_texts: list[str]) -> None:
    """What is reckoned while a pile grows is what its middle would give."""
    made = [vector for vector in vectors(given_texts) if vector]
    heap = Heap()
    for vector in made:
        heap.add(vector)
    for vector in made:
        assert math.isclose(heap.likeness(vector), dot(vector, centroid(made)), abs_tol=1e-9)


def test_nothing_is_like_an_empty_heap() -> None:
    """An empty pile and an empty vector are no neighbours of anything."""
    assert Heap().likeness({"a": 1.0}) == 0.0
    assert unit({}) == {}


@given(
    st.lists(st.sampled_from(["bridge", "harbour bridge", "harbour", "a fire", ""]), min_size=1, max_size=6), st.data()
)
def test_vectors_of_some_are_what_they_are_among_all(texts: list[str], data: st.DataObject) -> None:
    """How rare a word is is told by all of the texts."""
    only = data.draw(st.lists(st.integers(0, len(texts) - 1), max_size=4))
    every = vectors(texts)
    assert vectors(texts, only) == tuple(every[n] for n in only)
