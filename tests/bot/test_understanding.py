"""Which messages are for us, and what they ask."""

from __future__ import annotations

import pytest

from bot.question import LONGEST, Question
from bot.understanding import understand_message


def ask(text: str | None, *, private: bool = True, to_us: bool = False) -> Question | None:
    return understand_message(text, bot_name="Our_Bot", private=private, to_us=to_us)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("/latest", Question("latest")),
        ("/LATEST  grain   deal", Question("latest", "grain deal")),
        ("/latest@our_bot 5", Question("latest", "5")),
        ("/article_12", Question("article", "12")),
        ("/article_12@Our_Bot", Question("article", "12")),
        ("/news harbour", Question("latest", "harbour")),
        ("/nonsense x", Question("unknown", "nonsense")),
        ("/notice", Question("unknown", "notice")),
        ("/", Question("unknown", "")),
        ("who is Novak", Question("actor", "Novak")),
        ("@Our_Bot who is Novak", Question("actor", "Novak")),
        (None, Question("wordless")),
        ("\u200b \u200d", Question("blank")),
        ("\x00\x00", Question("blank")),
        ("x" * 10_000, Question("lengthy", "10000")),
        ("/search " + "x" * 10_000, Question("lengthy", "10000")),
        ("y" * LONGEST, Question("about", "y" * LONGEST)),
    ],
)
def test_in_private_everything_is_for_us(text: str | None, question: Question) -> None:
    """Each message to the bot alone asks something, or is told why not."""
    assert ask(text) == question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("/latest", Question("latest")),
        ("/latest@our_bot", Question("latest")),
        ("/latest@other_bot", None),
        ("/nonsense", None),
        ("/nonsense@our_bot", Question("unknown", "nonsense")),
        ("who is Novak", None),
        ("@our_bot who is Novak", Question("actor", "Novak")),
        (None, None),
        ("\u200b", None),
    ],
)
def test_in_groups_only_what_names_us(text: str, question: Question | None) -> None:
    """In a group the bot keeps out of what is not meant for it."""
    assert ask(text, private=False) == question


def test_a_reply_to_us_is_for_us() -> None:
    """In a group, answering the bot's message is talking to it."""
    assert ask("who is Novak", private=False, to_us=True) == Question("actor", "Novak")
