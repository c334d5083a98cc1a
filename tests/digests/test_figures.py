"""Which figures a sentence gives, and what they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.figures import Span, figures


@pytest.mark.parametrize(
    ("sentence", "written", "value", "what"),
    [
        ("At least 20 Norwegian soldiers were killed.", "At least 20", 20, "soldiers killed"),
        ("The flood has displaced more than 2,000 people.", "more than 2,000", 2_000, "people displaced"),
        ("Three hundred and fifty sheep were reported missing.", "Three hundred and fifty", 350, "sheep missing"),
        ("Twenty-one people died in the fire.", "Twenty-one", 21, "people died"),
        ("Some 2.3 million people were left homeless.", "Some 2.3 million", 2_300_000, "people homeless"),
        ("The landslide killed 21 villagers.", "21", 21, "villagers killed"),
        ("The ministry said 83 of its soldiers were wounded.", "83", 83, "soldiers wounded"),
        ("The death toll has risen to at least 25.", "at least 25", 25, "death toll"),
        ("Nearly 400 containers were on board.", "Nearly 400", 400, "containers on board"),
        ("The tanker is 230 metres long.", "230", 230, "metres long"),
        ("About 70 were wounded.", "About 70", 70, "wounded"),
        ("A quake hit the island, killing at least three people.", "at least three", 3, "people killed"),
        ("Police made 46 arrests overnight.", "46", 46, "arrests"),
        ("The count stands at 61 dead civilians.", "61", 61, "civilians dead"),
    ],
)  # fmt: skip
def test_a_figure_is_read_with_its_hedge_and_what_it_counts(
    sentence: str, written: str, value: float, what: str
) -> None:
    """Digits, words and scales; the hedge belongs to the figure; the thing is named in the sentence's words."""
    (found,) = figures(sentence)
    assert sentence[found.start : found.end] == written
    assert found.value == value
    assert found.what == what


@pytest.mark.parametrize(
    "sentence",
    [
        "On 12 October the minister was injured.",
        "A 76-year-old man was killed.",
        "The price rose by 20 per cent.",
        "The talks took 10 hours.",
        "The team won 3-2.",
        "Dozens of people were killed.",
        "The repair cost $40 million.",
        "In 2019 people were displaced by the flood.",
        "Officials denied that 20 soldiers were killed.",
        "The train to Oslo has 12 carriages.",
        "Three of the five bridges had been closed.",
        "A blast killed two women and a man.",
        "A blast killed a man and two women.",
    ],
)
def test_other_numbers_count_no_happening(sentence: str) -> None:
    """Dates, ages, shares, durations, scores, money, parts and mere descriptions are not compared."""
    assert figures(sentence) == ()


def test_whose_and_where_are_kept_apart() -> None:
    """The side and the kind of what is counted, and the place, are read beside it."""
    (found,) = figures("Shelling killed 12 Swedish border officers in Haparanda on Sunday.")
    assert found.sides == {"swedish"}
    assert found.places == {"haparan"}
    assert found.sided
    assert found.span is Span.DAY


def test_two_figures_of_one_sentence_do_not_share_their_verbs() -> None:
    """ "Killed 12 and wounded 40" gives each number its own fate."""
    killed, wounded = figures("The blast killed 12 villagers and wounded 40.")
    assert (killed.fate, killed.value, wounded.fate, wounded.value) == ("killed", 12, "wounded", 40)


@given(st.text(alphabet="0123456789., -killedwounded of at least twenty-million()\n", max_size=200))
def test_any_text_is_read_without_failure(text: str) -> None:
    """Whatever the text, a figure's place lies in it and its value is positive."""
    for figure in figures(text):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.value >= 0


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("Two soldiers were killed and 15 wounded.", ["soldier", "soldier"]),
        ("Two soldiers were killed and 15 others wounded.", ["soldier", "soldier"]),
        ("Two soldiers and 30 villagers were killed and 15 wounded.", ["village", "people"]),
        ("Two people were killed and 15 wounded.", ["people", "people"]),
        ("Six people were killed and 12 more wounded.", ["people", "people"]),
    ],
)
def test_who_is_not_named_is_of_those_before_if_they_fight(sentence: str, things: list[str]) -> None:
    """The wounded right behind the dead of an army are its own; behind any others they are people."""
    assert [one.thing for one in figures(sentence)] == things


@pytest.mark.parametrize(
    "sentence",
    [
        "The raids killed 2,550 people, while more than 4,000 others have died since.",
        "Police freed 4 of them, and 2,550 people were killed.",
    ],
)
def test_the_rest_is_no_count_of_its_own(sentence: str) -> None:
    """ "Others" to whom the same happened are only a part."""
    assert [one.value for one in figures(sentence)] == [2_550]


def test_those_let_go_are_a_part_of_the_arrested() -> None:
    """Unless it is the arrested, all of them, that are told of."""
    assert figures("Six people arrested after the raid have now been released.") == ()
    assert [one.value for one in figures("Two of the 11 people arrested after the raid were released.")] == [11]
