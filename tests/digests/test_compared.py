"""Different counts of one thing, side by side."""

from __future__ import annotations

import pytest
from factories import article, published
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Article
from digests import compared, differences
from digests.model import Story

CUT = "{} undersea cables between Sicily and Tunis were cut by a storm, the operator said."


def report(text: str, source: str, day: int = 4) -> Article:
    return article(text, title="Cables cut", source=source, on=published(f"2024-03-{day:02}"))


def figures(*articles: Article) -> list[list[str]]:
    return [[claim.figure for claim in found.claims] for found in compared.find(articles)]


def test_counts_in_like_words_stand_side_by_side() -> None:
    """Oldest first, with what is counted in the articles' words; a digest shows them too."""
    one = report(CUT.format("Two"), "Wire")
    two = report("A storm cut three undersea cables between Sicily and Tunis.", "Post", 5)
    (found,) = compared.find([two, one])
    assert (found.what, [claim.figure for claim in found.claims]) == ("undersea cables", ["Two", "three"])
    assert [[claim.figure for claim in each.claims] for each in differences.find([Story((two, one), ())])] == [
        ["Two", "three"]
    ]


@pytest.mark.parametrize(
    "other",
    [
        "A museum in Oslo shows three undersea cables of the last century.",
        "A storm cut three power cables between Sicily and Tunis.",
        "A storm cut 30 undersea cables between Sicily and Tunis.",
        "In 1990 a storm cut three undersea cables between Sicily and Tunis.",
        "An earlier version said that a storm cut three undersea cables between Sicily and Tunis.",
        "A storm cut two undersea cables between Sicily and Tunis.",
    ],
)
def test_other_things_are_not_put_side_by_side(other: str) -> None:
    """Other words around, another thing, another size, another year, what was taken back, and the same count."""
    assert figures(report(CUT.format("Two"), "Wire"), report(other, "Post")) == []


def test_days_later_it_is_news() -> None:
    """And on another weekday it is another happening."""
    one = report(CUT.format("Two"), "Wire")
    assert figures(one, report(CUT.format("Three"), "Post", 9)) == []
    monday, tuesday = (
        report(f"On {day} {n} undersea cables between Sicily and Tunis were cut by a storm.", source)
        for day, n, source in (("Monday", "two", "Wire"), ("Tuesday", "three", "Post"))
    )
    assert figures(monday, tuesday) == []


def test_an_age_needs_dates() -> None:
    """The same person is older a year later."""
    one = article("Ann Berg, 34, fell.", source="Wire", on=published("2024-03-04"))
    two = article("The climber, 35-year-old Ann Berg, fell.", source="Post", on=published("2024-03-04"))
    assert figures(one, two) == [["34", "35-year-old"]]
    undated = article(
        "The climber, 35-year-old Ann Berg, fell.", source="Post", on=published("2024-03-04", "2024-09-04")
    )
    assert figures(one, article(undated.text, source="Post", on=published("2024-09-04"))) == []


def test_rounded_counts_agree() -> None:
    """ "About 100" and 105 are no difference; 100 and 130 are one."""
    one = report(CUT.format("About 100"), "Wire")
    assert figures(one, report(CUT.format("105"), "Post")) == []
    assert figures(one, report(CUT.format("130"), "Post")) == [["About 100", "130"]]


def test_an_article_that_counts_twice_is_taken_at_neither() -> None:
    """It is unclear which of the two it holds for true."""
    unclear = report(CUT.format("Two") + " " + CUT.format("Five"), "Wire")
    assert figures(unclear, report(CUT.format("Three"), "Post")) == []


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(2, 6)), max_size=6))
def test_what_is_shown_differs_and_is_of_different_sources(told: list[tuple[str, int]]) -> None:
    """The law of all that is shown: at least two sources, one claim each, and not all the same."""
    articles = [report(CUT.format(value), source) for source, value in told]
    for found in compared.find(articles):
        sources = [claim.passage.article.source for claim in found.claims]
        assert len(sources) == len(set(sources)) >= 2
        assert len({claim.figure for claim in found.claims}) > 1


def test_articles_of_different_stories_are_compared_where_they_are_very_alike() -> None:
    """Reports on one school that nobody put together; not where the other places are named."""
    text = "The ministry reports {} confirmed cases of the fever in {} since the first patients fell ill there."
    one, two = report(text.format(40, "Bergen"), "Wire"), report(text.format(58, "Bergen"), "Post", 5)
    (found,) = compared.find([one, two], across=True)
    assert [claim.figure for claim in found.claims] == ["40", "58"]
    assert compared.find([one, report(text.format(58, "Tromso"), "Post", 5)], across=True) == ()


def test_of_two_counts_in_one_article_the_clearly_likelier_is_taken() -> None:
    """What an article counts elsewhere of the same things stays out."""
    text = "Norway has {} confirmed cases of fever, the agency said. Sweden counts {} confirmed cases near Malmo alone."
    (norway, sweden) = compared.find([report(text.format(20, 50), "Wire"), report(text.format(25, 60), "Post", 5)])
    assert [claim.figure for claim in norway.claims] == ["20", "25"]
    assert [claim.figure for claim in sweden.claims] == ["50", "60"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bergen council got {} applications to close streets.", "Malmo council got {} applications to close streets."),
        ("The firm Orvik told of profits of ${} million for the quarter.",
         "The firm Orvik told of revenues of ${} million for the quarter."),
        ("Berg faces {} counts of fraud over the firm Orvik.",
         "Berg and Dahl face {} counts between them of fraud over the firm Orvik."),
        ("The rider Berg lies {} seconds behind Dahl in the race.", "The rider Berg lies {} seconds behind Dahl."),
        ("If Berg starts the race in Nantes with {} minutes left he wins.",
         "Berg starts the race in Nantes with {} minutes left."),
    ],
)  # fmt: skip
def test_what_only_sounds_alike_is_not_put_side_by_side(one: str, other: str) -> None:
    """Two towns, profits and revenues, one man's counts and two men's, standings of a race, what might be."""
    assert figures(report(one.format(28), "Wire"), report(other.format(34), "Post")) == []
