"""Which messages are for us, and what they ask."""

from __future__ import annotations

import pytest

from bot.question import LONGEST, Question
from bot.understanding import understand_file, understand_message


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


@pytest.mark.parametrize("text", ["https://wire.example/feed", "HTTP://WIRE.EXAMPLE", "http://me:pw@wire.example/"])
def test_a_link_alone_is_a_link(text: str) -> None:
    """However long, where it is for us; among words it is one of them."""
    long = "https://wire.example/" + "x" * 1000
    for link in (text, long):
        understood = understand_message(link, bot_name="dateline_bot", private=True, to_us=False)
        assert understood == Question("link", link)
        assert understand_message(link, bot_name="dateline_bot", private=False, to_us=False) is None
        mentioned = understand_message(f"@dateline_bot {link}", bot_name="dateline_bot", private=False, to_us=False)
        assert mentioned == Question("link", link)
    among = understand_message(f"see {text}", bot_name="dateline_bot", private=True, to_us=False)
    assert among is None or among.command != "link"


@pytest.mark.parametrize(
    ("caption", "private", "to_us", "ours"),
    [
        (None, True, False, True),
        (None, False, False, False),
        (None, False, True, True),
        ("look, @Dateline_Bot", False, False, True),
        ("look, @other_bot", False, False, False),
    ],
)
def test_a_file_is_ours_where_it_is_sent_to_us(caption: str | None, private: bool, to_us: bool, ours: bool) -> None:
    """Alone with us, in reply to us, or with our name below it."""
    asked = understand_file(caption, "a.txt", bot_name="dateline_bot", private=private, to_us=to_us)
    assert asked == (Question("file", "a.txt") if ours else None)
