"""Where one source tells what somebody denies, by another."""

from __future__ import annotations

import pytest
from factories import article, published
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Article
from digests import denials, differences
from digests.model import Difference, Kind, Story

ACCUSED = "Prosecutors accused the mayor of Odda, Berg Larsen, of taking bribes from a bridge builder."
DENIED = "Larsen denied taking bribes and said that the bridge had cost too little."


def report(text: str, source: str, day: int = 4) -> Article:
    return article(text, title="The bridge of Odda", source=source, on=published(f"2024-03-{day:02}"))


def found(*stories: tuple[Article, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(one.what, _claims(one)) for one in denials.find(stories)]


def _claims(difference: Difference) -> list[tuple[str, str]]:
    return [(claim.figure, claim.passage.sentence) for claim in difference.claims]


def test_what_is_told_and_what_is_denied_stand_side_by_side() -> None:
    """Each word for word, the older first, with what is denied in the words of the denial; a digest shows them too."""
    told, denied = report(ACCUSED, "Wire", 4), report(DENIED, "Post", 5)
    assert found((denied, told)) == [("taking bribes", [("", ACCUSED), ("denied", DENIED)])]
    assert found((report(ACCUSED, "Wire", 5), report(DENIED, "Post", 4))) == [
        ("taking bribes", [("denied", DENIED), ("", ACCUSED)])
    ]
    assert [one.kind for one in differences.find([Story((told, denied), ())])] == [Kind.DENIAL]


@pytest.mark.parametrize(
    ("denial", "what"),
    [
        ("Mayor Larsen pleaded not guilty to taking bribes.", "taking bribes"),
        ("Mayor Larsen, who is sixty, rejected allegations that he took bribes.", "allegations that he took bribes"),
        ("The mayor, Larsen, is accused of taking bribes from a builder, which he denies.", ""),
        ("Larsen denies bribes, saying that he never met the builder.", "bribes"),
        (
            "Larsen rejected claims made by Ann Berg, that he took bribes.",
            "claims made by Ann Berg, that he took bribes",
        ),
    ],
)
def test_the_ways_in_which_things_are_denied(denial: str, what: str) -> None:
    """By pleading not guilty, by turning down what is alleged, by a word behind the accusation."""
    assert [one for one, _ in found((report(ACCUSED, "Wire"), report(denial, "Post")))] == [what]


def test_a_denial_of_what_was_said_before_is_shown_with_it() -> None:
    """ "He denied it" cannot be understood alone: the sentence before it is shown too, if a paragraph holds both."""
    before, denial = "Larsen is accused of taking bribes from a bridge builder.", "He denied it."
    (difference,) = denials.find([(report(ACCUSED, "Wire"), report(f"{before} {denial}", "Post"))])
    assert _claims(difference)[1] == ("denied", f"{before} {denial}")
    assert found((report(ACCUSED, "Wire"), report(f"{before}\n{denial}", "Post"))) == []


@pytest.mark.parametrize(
    "other",
    [
        "Larsen denied that he had left the town by night.",
        "Larsen would not deny taking bribes.",
        "A judge denied Larsen bail.",
        "A judge denied his request to be tried for bribes in Oslo.",
        "Larsen denied planning to take bribes.",
        "Larsen denied taking bribes because the bridge had cost too much.",
        "Larsen rejected claims made by a bridge builder.",
        "Hansen denied taking bribes.",
        "Larsen denied it.",
        "An earlier version said that Larsen denied taking bribes.",
    ],
)
def test_what_denies_something_else_or_nothing_is_no_difference(other: str) -> None:
    """Another deed, another man, a refusal, a thing nobody utters, and what can't be told from the words."""
    assert found((report(ACCUSED, "Wire"), report(other, "Post"))) == []


@pytest.mark.parametrize(
    "other",
    [
        "Larsen did not take bribes, the court found.",
        "Whether Larsen took bribes is unclear.",
        "The mayor of Odda spoke of a bridge and of its builder.",
        "Bribes are rare in Odda.",
        "A court cleared Larsen of taking bribes, as he claimed.",
        "Larsen never had a bridge builder as a friend.",
    ],
)
def test_what_does_not_tell_the_thing_denied_is_no_difference(other: str) -> None:
    """Another denial, a question, and other words about the same man or matter."""
    assert found((report(other, "Wire"), report(DENIED, "Post"))) == []


def test_who_is_not_named_beside_the_deed_is_not_meant() -> None:
    """Without a word of accusation the sentence must name whoever denies, and then what."""
    dam = "Statkraft denied that its dam had flooded the church of Odda."
    assert found((report("Statkraft let its dam flood the church of Odda.", "Wire"), report(dam, "Post")))
    assert not found((report("A church was flooded in Odda; the dam of Statkraft held.", "Wire"), report(dam, "Post")))


def test_who_denies_a_part_in_a_thing_does_not_deny_that_it_happened() -> None:
    """Another must tell that they had a hand in it."""
    denied = report("Larvik denies any involvement in the burning of the bridge of Odda.", "Post")
    assert not found((denied, report("On the Larvik road the bridge of Odda burned, lit by two men.", "Wire")))
    assert found((denied, report("Larvik was behind the burning of the bridge of Odda by two men.", "Wire")))


def test_what_somebody_vows_besides_is_not_denied() -> None:
    """A second verb behind the denial tells no more of what is denied."""
    denied = report("Larsen denied wrongdoing and vowed to stay on as mayor.", "Post")
    told = report("Mayor Larsen vowed to stay on as mayor, calling the accusation a plot.", "Wire")
    assert not found((denied, told))


def test_who_is_named_beside_whoever_denies_is_not_meant() -> None:
    """A clause between commas about whoever denies it names others: what they did was denied by nobody."""
    denied = (
        "The mayor of Odda said nothing. He, who was once the partner of the Larvik Dam Company and of its owner,"
        " Mr Dahl, denied taking bribes from builders."
    )
    told = "Prosecutors accused the Larvik Dam Company of taking bribes from builders."
    assert not found((report(denied, "Post"), report(told, "Wire")))


def test_the_deed_is_what_stands_behind_the_one_who_did_it() -> None:
    """Another deed of one who is named in the denial is not what is denied."""
    sold = "Statkraft denied that its engineer Olav Berg had sold the drawings of the dam."
    assert found(
        (
            report("Statkraft has an engineer, Olav Berg, who sold the drawings of the dam.", "Wire"),
            report(sold, "Post"),
        )
    )
    assert not found(
        (
            report("Statkraft has an engineer, Olav Berg, who made the drawings of the dam.", "Wire"),
            report(sold, "Post"),
        )
    )


def test_one_source_and_days_far_apart_do_not_differ() -> None:
    """An outlet that tells both differs from nobody; after a week it is another matter."""
    assert found((report(ACCUSED, "Post"), report(DENIED, "Post"))) == []
    assert found((report(ACCUSED, "Wire", 4), report(DENIED, "Post", 12))) == []


def test_different_stories_must_be_more_alike() -> None:
    """A word of one story tells what another denies only where it holds more than one telling word of it."""
    told, denied = report(ACCUSED, "Wire"), report("Larsen denied taking bribes from a bridge builder.", "Post")
    assert found((told,), (denied,))
    assert not found((told,), (report(DENIED, "Post"),))


@given(st.lists(st.tuples(st.sampled_from((ACCUSED, DENIED)), st.sampled_from("ABC")), max_size=8))
def test_whatever_was_reported_each_denial_is_told_once(given: list[tuple[str, str]]) -> None:
    """At most one difference comes of one denied thing: two claims, of two sources, one of which denies."""
    differing = denials.find([tuple(report(text, source) for text, source in given)])
    assert len(differing) <= 1
    for one in differing:
        assert sorted(bool(claim.figure) for claim in one.claims) == [False, True]
        assert len({claim.passage.article.source for claim in one.claims}) == 2
