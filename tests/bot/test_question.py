"""Messages cleaned of what can't be seen, and split into command and words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.question import Question, clean, is_blank, plain_number, split_command


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("  the\tPort \n of  Odesa ", "the Port of Odesa"),
        ("a\u200bb\ufeffc", "abc"),
        ("\u202eevil\u202c", "evil"),
        ("nul\x00l", "null"),
        ("e\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_cannot_be_seen_goes(written: str, seen: str) -> None:
    """Control characters, zero-width spaces and marks of direction go; joiners inside words stay."""
    assert clean(written) == seen


@given(st.text())
def test_a_clean_text_is_one_line_without_controls(text: str) -> None:
    """Whatever comes in, there are no control characters in it after, and cleaning it again changes nothing."""
    cleaned = clean(text)
    assert not any(unicodedata.category(mark) in ("Cc", "Cs", "Co") for mark in cleaned)
    assert cleaned == " ".join(cleaned.split())
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(("text", "blank"), [("", True), ("\u200d\u200c", True), ("a", False), ("*", False)])
def test_blank_means_nothing_to_see(text: str, blank: bool) -> None:
    """A text of joiners alone shows nothing."""
    assert is_blank(text) is blank


@pytest.mark.parametrize(
    ("written", "number"),
    [("7", 7), ("007", 7), ("0", 0), ("1000", None), ("", None), ("-7", None), ("+7", None), ("7 ", None), ("٧", None)],
)
def test_a_number_is_plain_digits_and_not_too_many(written: str, number: int | None) -> None:
    """Signs, blanks, other scripts' digits and a fourth digit make it none."""
    assert plain_number(written, 3) == number


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("/latest", ("latest", "", "")),
        ("/Latest@Some_Bot grain deal 5", ("latest", "some_bot", "grain deal 5")),
        ("latest", ("", "", "latest")),
        ("/", ("", "", "")),
    ],
)
def test_a_command_is_split_from_its_words(text: str, parts: tuple[str, str, str]) -> None:
    """The command in lower case, the bot it is meant for, the words as written."""
    assert split_command(text) == parts


def test_a_question_reads_as_it_would_be_typed() -> None:
    """`str` of a question is the message that asks it."""
    assert str(Question("timeline", "grain deal")) == "/timeline grain deal"
    assert str(Question("topics")) == "/topics"
