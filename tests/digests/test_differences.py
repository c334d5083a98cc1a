"""Where sources differ about one thing."""

from __future__ import annotations

import pytest
from factories import article, published

from corpus.model import Article
from digests import differences
from digests.model import Story


def _figures(*articles: Article) -> list[list[str]]:
    return [[claim.figure for claim in found.claims] for found in differences.find([Story(articles, ())])]


def _report(text: str, source: str, day: int = 4) -> Article:
    return article(text, title="Landslide near Odda", source=source, on=published(f"2024-03-{day:02}"))


def test_two_figures_for_one_thing_stand_side_by_side() -> None:
    """Two outlets' counts of one happening are both shown, oldest first, with their own words."""
    one = _report("The landslide near Odda killed at least 20 people, police said.", "Wire", 4)
    two = _report("Twenty-six people were killed in the landslide.", "Post", 5)
    (found,) = differences.find([Story((two, one), ())])
    assert [claim.figure for claim in found.claims] == ["at least 20", "Twenty-six"]
    assert [claim.passage.article for claim in found.claims] == [one, two]
    assert found.what == "people killed"


def test_the_same_words_in_another_article_are_that_articles() -> None:
    """What is kept of a text tells nothing of whose it was: asked of others with that text, the claims are theirs."""
    texts = (
        "At the start, at 8 a.m., the landslide near Odda had killed 20 people in 2024 and shut 3 schools.",
        "At the start, at 9 a.m., the landslide near Odda had killed 26 people in 2024 and shut 5 schools.",
    )
    for sources, day in ((("Wire", "Post"), 4), (("Post", "Radio"), 6)):
        reports = tuple(_report(text, source, day) for text, source in zip(texts, sources, strict=True))
        found = differences.find([Story(reports, ())])
        assert [[claim.figure for claim in one.claims] for one in found] == [
            ["20", "26"],
            ["3", "5"],
            ["8 a.m", "9 a.m"],
        ]
        assert all([claim.passage.article for claim in one.claims] == list(reports) for one in found)
    later = tuple(
        article(text, title="Landslide near Odda", source=source, on=published("2025-03-04"))
        for text, source in zip(texts, ("Wire", "Post"), strict=True)
    )
    assert [one.what for one in differences.find([Story(later, ())])] == ["begins"]


def test_the_same_figure_is_no_difference() -> None:
    """A number in words and in digits is one number."""
    assert _figures(_report("Some 20 people were killed.", "Wire"), _report("It killed twenty people.", "Post")) == []


def test_one_source_does_not_differ_from_itself() -> None:
    """A count that rose in one outlet is news, not a difference; its newest counts."""
    rising = [
        _report("The landslide killed 20 people.", "Wire", 4),
        _report("The landslide killed 22 people.", "Wire", 5),
    ]
    assert _figures(*rising) == []
    assert _figures(*rising, _report("The landslide killed 25 people.", "Post", 5)) == [["22", "25"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("At least 20 Norwegian soldiers were killed.", "Some 31 Swedish soldiers were killed."),
        ("At least 20 soldiers were killed.", "Some 31 civilians were killed."),
        ("At least 20 people were killed.", "Some 31 people were wounded."),
        ("At least 20 people were killed in Odda.", "Some 31 people were killed in Narvik."),
        ("Norway says that 20 soldiers were killed.", "Sweden says that 31 soldiers were killed."),
        ("On Sunday 20 people were killed.", "So far 31 people were killed."),
        ("At least 2 people were killed.", "Some 3,000 people were killed."),
        ("The landslide killed 20 people.", "In 1990 the landslide killed 31 people."),
        ("The landslide killed 20 people on Monday.", "The landslide killed 31 people on Tuesday."),
        ("The landslide killed 20 people.", "Up to 31 people will be killed if it moves again."),
        ("The landslide killed 20 people.", "In several raids the landslide killed 31 people."),
        ("The landslide killed 20 people in Odda and 11 in Lofthus.", "The landslide killed 31 people in all."),
        ("The landslide killed 20 people.", "A bus in Peru fell into a gorge, and 31 people were killed."),
    ],
)
def test_figures_for_other_things_are_not_put_side_by_side(one: str, other: str) -> None:
    """Another side, kind, fate, place or time, or numbers too far apart, make it another thing."""
    assert _figures(_report(one, "Wire"), _report(other, "Post")) == []


def test_claims_days_apart_are_not_compared() -> None:
    """A week later a figure is news."""
    one, two = _report("It killed 20 people.", "Wire", 4), _report("It killed 30 people.", "Post", 14)
    assert _figures(one, two) == []


def test_an_article_that_gives_two_counts_is_not_taken_at_either() -> None:
    """Where one article counts the same thing twice, it is unclear which is meant."""
    unclear = _report("The storm killed 20 people. In the hills it killed 50 people.", "Wire")
    assert _figures(unclear, _report("The storm killed 30 people.", "Post")) == []


@pytest.mark.parametrize(
    "other",
    [
        "The earlier one killed 50 people.",
        "Last month, a storm killed 50 people and wounded about 70 in Odda.",
        "The storm came a month after 50 people were killed in another one.",
        "Another 50 people are expected to be killed by cold.",
    ],
)
def test_what_is_counted_of_another_happening_leaves_this_one_s_count_clear(other: str) -> None:
    """A count of weeks ago, or of what is only feared, is not the same thing counted twice."""
    clear = _report(f"The storm killed 20 people and wounded 60. {other}", "Wire")
    found = _figures(clear, _report("The storm killed 30 people and wounded 80.", "Post"))
    assert ["20", "30"] in found


@pytest.mark.parametrize("break_", [" ", "\n"])
def test_a_long_article_is_read_as_far_as_it_is_read(break_: str) -> None:
    """Behind a short first line, too, and to the end of the last sentence that begins there."""
    calm = "The sea was calm and grey. "
    long = _report(f"A report from Odda.{break_}The landslide near Odda killed 20 people. {calm * 160}", "Wire")
    assert _figures(long, _report("The landslide near Odda killed 30 people.", "Post")) == [["20", "30"]]
    cut = _report(f"{calm * 147}The landslide near Odda killed 20 thousand people.", "Wire")
    assert _figures(cut, _report("The landslide near Odda killed 30 thousand people.", "Post")) == [
        ["20 thousand", "30 thousand"]
    ]


def test_soldiers_and_people_are_counted_apart_where_only_the_first_figure_names_them() -> None:
    """A figure that names nobody is of those whom the one before it in its sentence counts."""
    soldiers = _report("Near Odda 284 members of the guard had been killed and more than 600 had been wounded.", "Wire")
    people = _report("Near Odda at least 307 people were killed and 273 wounded.", "Post")
    assert _figures(soldiers, people) == []


def test_what_can_both_be_true_is_no_difference() -> None:
    """ "More than twenty" and 21 agree; "more than twenty" and 31 do not."""
    more = _report("The landslide killed more than 20 people.", "Wire")
    assert _figures(more, _report("The landslide killed 21 people.", "Post")) == []
    assert _figures(more, _report("The landslide killed 31 people.", "Post")) == [["more than 20", "31"]]


def test_a_count_of_one_place_is_compared_across_stories() -> None:
    """Two stories that count the dead of one town are set side by side; of two towns they are not."""

    def story(text: str, source: str) -> Story:
        return Story((article(text, title="After the landslide", source=source, on=published("2024-03-04")),), ())

    one = story("A landslide in Odda has buried a school. The number of the dead has risen to 13, police said.", "Wire")
    two = story("A school in Odda was buried by a landslide. Police counted 12 dead.", "Post")
    far = story("A school in Narvik was buried by a landslide. Police counted 12 dead.", "Post")
    assert [[claim.figure for claim in found.claims] for found in differences.find([one, two])] == [["13", "12"]]
    assert differences.find([one, far]) == ()
