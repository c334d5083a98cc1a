"""What most articles of a story count, and what a few count instead."""

from __future__ import annotations

import pytest
from factories import article, published
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Article
from digests import tallies
from digests.counted import found_in

LEFT = (
    "The sailors of the Orvik left in {} boats before she sank off Bergen.",
    "Her captain said the sailors of the Orvik rowed off in {} grey lifeboats and boats were seen off Bergen.",
    "Off Bergen fishermen met {} small boats with the sailors who had left the Orvik.",
)


def report(text: str, source: str, day: int = 4) -> Article:
    return article(text, title="The Orvik sinks", source=source, on=published(f"2024-03-{day:02}"))


def told(*articles: Article) -> list[list[str]]:
    return [[claim.figure for claim in found.claims] for found in tallies.find(found_in(articles))]


def reports(*counts: str) -> list[Article]:
    return [report(LEFT[n % len(LEFT)].format(count), f"Source {n}", 4) for n, count in enumerate(counts)]


def test_what_a_few_count_stands_beside_what_most_count() -> None:
    """Whatever narrows the things: boats and small boats are one."""
    three, _, two = reports("three", "three", "two")
    also = report("Witnesses saw three old boats with sailors of the Orvik off Bergen.", "Wire")
    assert told(three, two, also) == [["three", "two", "three"]]


def test_of_two_articles_neither_is_what_most_say() -> None:
    """They are compared word by word, elsewhere."""
    one, _, two = reports("three", "three", "two")
    assert told(one, two) == []


@pytest.mark.parametrize(
    "other",
    [
        "A museum of the town shows two boats that hunted whales a hundred years ago.",
        "Off Bergen fishermen met 20 small boats with the sailors who had left the Orvik.",
        "Off Bergen fishermen met two small boats with sailors who had left the Orvik, three boats in all.",
        "Off Bergen fishermen met two Danish boats with the sailors who had left the Orvik.",
        "Off Bergen fishermen met two small boats destroyed with the sailors who had left the Orvik.",
        "Two boats in Bergen.",
    ],
)
def test_other_things_stay_out(other: str) -> None:
    """Other words, another size, both numbers in one article, somebody's own, and what befell them."""
    text = "The storm damaged {} boats when sailors left the Orvik off Bergen."
    most = [report(text.format("three"), source) for source in ("Wire", "Post")]
    assert told(*most, report(other, "Herald")) == []


def test_equal_counts_alone_are_no_difference() -> None:
    """However many give them."""
    assert told(*reports("three", "three", "three")) == []


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(LEFT), st.integers(2, 6)), max_size=7))
def test_what_is_shown_differs_and_is_of_different_sources(given: list[tuple[str, str, int]]) -> None:
    """The law of all that is shown: at least two sources, one claim each, and not all the same."""
    for found in tallies.find(found_in([report(text.format(value), source) for source, text, value in given])):
        sources = [claim.passage.article.source for claim in found.claims]
        assert len(sources) == len(set(sources)) >= 2
        assert len({claim.figure for claim in found.claims}) > 1
