"""`dateline chat`: the bot in the terminal."""

from __future__ import annotations

from typing import Any

import pytest

AT = ("--at", "2024-05-02")


def test_it_greets_and_ends_with_its_input(dateline: Any) -> None:
    """At the end of a pipe, or a file, it ends with status 0."""
    ended = dateline("chat", *AT)
    assert ended.status == 0
    assert "Try one of these" in ended.out
    assert "[1] Latest news" in ended.out


@pytest.mark.parametrize("word", ["quit", "exit", "QUIT", "/quit"])
def test_it_ends_when_told(dateline: Any, word: str) -> None:
    """What comes after `quit` is not answered."""
    assert "Sample Post" not in dateline("chat", *AT, typed=f"{word}\n/sources\n").out


def test_words_are_answered_and_numbers_press_buttons(dateline: Any) -> None:
    """The number of a button presses it; a number that is none is a message."""
    ended = dateline("chat", *AT, typed="/timeline harbour\n1\n99\n")
    assert "1/2 [1] ›" in ended.out
    assert "[1] ‹ 2/2" in ended.out
    assert "“99”" in ended.out


def test_buttons_are_those_of_the_last_message_with_text(dateline: Any) -> None:
    """A picture that follows a message does not take its numbers, it adds its own."""
    ended = dateline("chat", *AT, typed="/actor Novak\n5\n")
    assert "[4] Peeter Ilves" in ended.out
    assert "[5] Dark" in ended.out
    assert "[1] Light" in ended.out or "Light" in ended.out.split("[5] Dark")[1]


def test_pictures_are_files(dateline: Any) -> None:
    """Where the picture is stands below its caption."""
    assert ".png" in dateline("chat", *AT, typed="/timeline harbour\n").out


def test_empty_lines_ask_nothing(dateline: Any) -> None:
    """Pressing Enter is no question."""
    assert dateline("chat", *AT, typed="\n\n").out == dateline("chat", *AT).out


def test_digests_arrive_in_the_terminal(dateline: Any) -> None:
    """What is agreed on and asked for at once comes below the answer, with its own buttons."""
    ended = dateline("chat", *AT, typed="/subscribe harbour daily 08:00\n8\n2\n")
    assert "[8] Send now" in ended.out
    said = ended.out.split("On its way")[1]
    assert "Nothing new on Harbour strike since Thu 2 May, 08:00." in said
    assert "[1] Timeline [2] Latest" in said
    assert "Latest news: Harbour strike" in said
