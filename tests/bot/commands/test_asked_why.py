"""Which answer is to be explained, in words that a button can carry."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.asked_why import ANSWERS, Asked, number_of, parse, question, question_of_edition
from bot.question import clean
from digests.ledger.model import EditionId

MINUTES = st.datetimes(datetime.fromisoformat("1970-01-01"), datetime.fromisoformat("2060-01-01")).map(
    lambda at: at.replace(second=59, microsecond=0, tzinfo=UTC)
)


@given(st.sampled_from(ANSWERS), st.text(max_size=60).map(clean), MINUTES)
def test_what_is_asked_is_read_again(command: str, words: str, asof: datetime) -> None:
    """Whatever an answer was asked with, the question why finds the same answer as of the same minute."""
    assert parse(question(command, words, asof).words) == Asked(command, words, asof)


@given(st.integers(1, 10**17))
def test_an_edition_is_found_by_its_number(number: int) -> None:
    """A digest that came by itself has a number, which is no topic."""
    assert parse(question_of_edition(EditionId(number)).words) == number


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("harbour", Asked("digest", "harbour", None)),
        ("Latest harbour 3", Asked("latest", "harbour 3", None)),
        ("timeline", Asked("timeline", "", None)),
        ("timeline of @home", Asked("timeline", "of @home", None)),
        ("edition of the year", Asked("digest", "edition of the year", None)),
    ],
)
def test_what_readers_write(words: str, asked: Asked) -> None:
    """Where nothing says which answer, a digest is meant; what only looks like our marks is the reader's own."""
    assert parse(words) == asked


@pytest.mark.parametrize(("words", "number"), [("3", 3), ("#12", 12), ("0", 0), ("3 days", 0), ("1234", 0), ("", 0)])
def test_a_story_by_its_number(words: str, number: int) -> None:
    """A number alone means a story of the answer shown last."""
    assert number_of(words) == number
