"""What each source says last, what it said before, and whether it took that back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from factories import article, published
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Known
from digests.claims import Stated, corrects, last_of_each, may_be_one, retold
from digests.model import Claim, Passage


def stated(source: str, value: float, *, text: str = "Some people were hurt.", day: int = 4) -> Stated:
    one = article(text, source=source, on=published(f"2024-03-{day:02}"))
    return Stated(str(value), value, Passage(one, 0, len(one.text)))


STATED = st.lists(st.builds(stated, st.sampled_from("ABC"), st.integers(2, 5)), max_size=8)


@given(STATED)
def test_a_source_says_one_thing_its_last(given: list[Stated]) -> None:
    """Whatever was said in whatever order, each source has one claim, its last, and what it said before."""
    found = last_of_each(given)
    assert [claim.passage.article.source for _, claim in found] == list(
        dict.fromkeys(reversed([one.passage.article.source for one in given]))
    )[::-1]
    for value, claim in found:
        own = [one.value for one in given if one.passage.article.source == claim.passage.article.source]
        assert value == own[-1]
        assert (claim.before is not None) == (len(set(own)) > 1 and _changed(own))
        assert claim.before is None or claim.before.figure != str(value) or own.count(value) > 1


def _changed(values: list[float]) -> bool:
    return any(one != other for one, other in pairwise(values))


@pytest.mark.parametrize(
    "text",
    [
        "(Corrects number of dead in paragraph 2)\nFive people died.",
        "Five people died.\nAn earlier version of this story said that nine had died.",
        "Five people died.\nThis article was amended on 4 March.",
    ],
)
def test_an_article_that_says_it_was_corrected(text: str) -> None:
    """At its head or its end; a title that says so is enough."""
    assert corrects(article(text))
    assert corrects(article("Five people died.", title="CORRECTED: Five die in Odda"))
    assert not corrects(article("Five people died. The teacher corrected the papers."))


def test_a_correction_is_told_with_what_it_puts_right() -> None:
    """The figure before it stays beside it."""
    first = stated("Wire", 9)
    text = "(Corrects number of dead) Five people died."
    (_, claim), *_ = last_of_each([first, stated("Wire", 5, text=text, day=5)])
    assert claim.corrected
    assert claim.before is not None
    assert (claim.before.figure, claim.before.passage) == ("9", first.passage)


def test_what_is_told_of_before_is_no_claim() -> None:
    """A sentence about an earlier version states nothing itself."""
    assert retold("An earlier version of this article said that nine had died.")
    assert retold("Police had earlier said that nine had died.")
    assert not retold("Nine had died earlier that day.")


@pytest.mark.parametrize("when", ["last year", "two years ago", "a decade earlier", "in March", "- Two years before"])
def test_what_was_long_ago_is_no_claim(when: str) -> None:
    """It is told for the background; of last month a story may tell still."""
    assert retold(f"A ferry sank there {when}, and nine people died.")
    assert not retold("A ferry sank there last month, and nine people died.")


def test_what_is_later_is_of_a_later_day() -> None:
    """Where both days are known."""
    early, late = (Claim("20", Passage(article(on=published(day)), 0, 5)) for day in ("2024-03-04", "2024-03-05"))
    assert late.later_than(early)
    assert not early.later_than(late)
    assert not late.later_than(late)


def test_days_that_may_be_one_day_are_one() -> None:
    """A date that is known roughly keeps no figure from another; a day beside it does where names are others."""
    roughly = published("2024-03-04", "2024-03-05", Known.TEXT)
    one, same, after = (
        Passage(article(text, on=on), 0, len(text))
        for text, on in [
            ("Officials counted 12 dead.", roughly),
            ("The toll rose to 13.", published("2024-03-05")),
            ("The toll rose to 14.", published("2024-03-06")),
        ]
    )
    assert may_be_one(one, same)
    assert not may_be_one(one, after)
