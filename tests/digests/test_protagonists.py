"""Whom or what articles name most, and when that tells two of a kind apart."""

from __future__ import annotations

import pytest
from factories import article
from hypothesis import given
from hypothesis import strategies as st

from digests.protagonists import OFTEN, Protagonists, protagonists

LUND = "Police arrested Karin Lund at the harbour of Arvik. Lund denies it. A judge will hear Lund on Friday."
BERG = "Police arrested Olav Berg at the harbour of Arvik. Berg denies it. A judge will hear Berg on Friday."
BOTH = "Olav Berg asked a judge to free Karin Lund. Lund was arrested in Arvik, and Lund denies it."
UNNAMED = "Police arrested a teller at the harbour of Arvik. He denies it, and a judge will hear him on Friday."


def _of(text: str) -> Protagonists:
    return protagonists(article(text, title=""))


def test_a_person_is_named_by_the_surname() -> None:
    """Neither the first name nor what opens a sentence once counts."""
    assert _of(LUND).names == {"lund"}


def test_what_is_also_written_small_is_no_name() -> None:
    """Words that open sentences are no names where the head has them small too, nor are those that say nothing."""
    assert (
        _of("Police came. Police left. Police said that police would be back. The end. The end. The end.").names
        == set()
    )


def test_what_is_not_named_often_is_no_protagonist() -> None:
    """A name must stand there several times; of those that stand there equally often each is one."""
    assert _of(" ".join(["Arvik slept."] * (OFTEN - 1))).names == set()
    assert _of(" ".join(["Arvik slept.", "Bodo was awake."] * OFTEN)).names == {"arvik", "bodo"}


def test_two_arrests_are_apart() -> None:
    """Each is about whom the other does not name, from both sides."""
    assert _of(LUND).apart(_of(BERG))
    assert _of(BERG).apart(_of(LUND))


@pytest.mark.parametrize("other", [BOTH, UNNAMED, ""])
def test_what_names_the_other_or_nobody_is_not_apart(other: str) -> None:
    """Who names the other in passing may tell of the same; who names nobody says nothing against it."""
    assert not any(_of(one).apart(_of(other)) or _of(other).apart(_of(one)) for one in (LUND, BERG))


def test_a_country_its_people_and_its_capital_are_one() -> None:
    """ "Kyiv", "the Ukrainian capital" and "Ukraine" are no other place."""
    kyiv = _of("Drones struck Kyiv. Firemen in Kyiv saved a depot. The night was loud in Kyiv.")
    for words in ("Ukraine", "a Ukrainian", "Kiev"):
        assert not kyiv.apart(_of(f"A depot burned in {words}. Nobody in {words} slept. It was dark over {words}."))
    assert kyiv.apart(_of("A depot burned in Minsk. Nobody in Minsk slept. It was dark over Minsk."))


@given(st.lists(st.sampled_from([LUND, BERG, BOTH, UNNAMED, ""]), max_size=3), st.sampled_from([LUND, BERG, BOTH]))
def test_nothing_is_apart_from_what_holds_it(others: list[str], text: str) -> None:
    """An article is not apart from one that says the same and more, and it never depends on who is asked."""
    one, more = _of(text), _of(" ".join([text, *others]))
    assert not one.apart(more)
    assert one.apart(_of(BERG)) == _of(BERG).apart(one)
