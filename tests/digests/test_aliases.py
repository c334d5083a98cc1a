"""What heads name in other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.aliases import meant, named, named_in
from digests.likeness import stem


def described(heads: list[str]) -> list[set[str]]:
    return [set(names) for names in meant([named_in(head) for head in heads])]


@pytest.mark.parametrize(
    ("head", "capital"),
    [
        ("Drones were heard over the Ukrainian capital all night.", "kyiv"),
        ("The mayor spoke in Ukraine's capital.", "kiev"),
        ("Snow fell on Yerevan, the capital of Armenia.", "erevan"),
        ("Rain fell on the Kazakh capital.", "astana"),
    ],
)
def test_a_capital_is_meant_by_its_country(head: str, capital: str) -> None:
    """However the sentence goes, it is the same name as the city's own in each of its spellings."""
    assert described([head]) == [{named(capital)}]


@pytest.mark.parametrize(
    "head", ["The capital was calm.", "Foreign capital left the bank.", "The Marsian capital fell."]
)
def test_no_country_no_capital(head: str) -> None:
    """Money, a capital of nothing, or of what is no country mean no city."""
    assert described([head]) == [set()]


def test_an_office_means_whom_another_article_names_in_it() -> None:
    """Who is named in an office once is meant wherever the office of that country is spoken of, whatever its words."""
    heads = [
        "Armenian Prime Minister Nikol Pashinyan flew home.",
        "The Armenian prime minister has flown home.",
        "Armenia's premier has flown home.",
        "The Georgian prime minister has flown home.",
        "The prime minister has flown home.",
    ]
    pashinyan = {named("pashinyan")}
    assert described(heads) == [pashinyan, pashinyan, pashinyan, set(), set()]


def test_an_office_that_two_are_named_in_means_neither() -> None:
    """After an election nothing tells which of them it is."""
    heads = ["French President Jacques Chirac left.", "French President Nicolas Sarkozy came.", "The French president."]
    assert described(heads) == [set(), set(), set()]


@given(st.text(alphabet="abcdefghij", min_size=1))
def test_other_words_are_their_stems(word: str) -> None:
    """What is no capital is held against others as before."""
    assert named(word) == stem(word)


@given(st.lists(st.sampled_from(["Armenian Prime Minister Pashinyan", "the Armenian premier", "the Kazakh capital"])))
def test_the_order_of_heads_does_not_matter(heads: list[str]) -> None:
    """Each means the same wherever it stands."""
    assert described(heads[::-1]) == described(heads)[::-1]
