"""Who asks, and where."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from telegram import Update

from bot.visitor import Visitor, who_tapped, who_wrote
from digests.ledger.model import ChatKind
from tests.bot.updates import CHANNEL, FORUM, GROUP, READER, Room

FORUM_ROOM = Room(FORUM, "supergroup", thread=5, language="pt-br")


def wrote(update: dict[str, Any]) -> Visitor:
    read = Update.de_json(update)
    message = read.message or read.channel_post
    assert message
    return who_wrote(message)


@pytest.mark.parametrize(
    ("update", "visitor"),
    [
        (Room().write("x"), Visitor(READER, who=READER, language="en")),
        (Room(GROUP, "group", language="de").write("x"), Visitor(GROUP, ChatKind.GROUP, who=READER, language="de")),
        (FORUM_ROOM.write("x"), Visitor(FORUM, ChatKind.SUPERGROUP, 5, READER, "pt-br")),
        (FORUM_ROOM.write_masked("x"), Visitor(FORUM, ChatKind.SUPERGROUP, 5, FORUM)),
        (Room(GROUP, "group").write_as_channel("x"), Visitor(GROUP, ChatKind.GROUP, who=CHANNEL)),
        (Room(CHANNEL, "channel").post("x"), Visitor(CHANNEL, ChatKind.CHANNEL, who=CHANNEL)),
        (
            replace(FORUM_ROOM, thread=0).write("x", message_thread_id=9),
            Visitor(FORUM, ChatKind.SUPERGROUP, 0, READER, "pt-br"),
        ),
    ],
)
def test_who_wrote(update: dict[str, Any], visitor: Visitor) -> None:
    """The user, or the chat in whose name it was written; a reply in a group makes no thread."""
    assert wrote(update) == visitor


def test_who_tapped() -> None:
    """Telegram tells the user behind a tap even where he writes anonymously; below an old message no thread."""
    update = FORUM_ROOM.tap("n")
    query = Update.de_json(update).callback_query
    assert query
    assert who_tapped(query) == Visitor(FORUM, ChatKind.SUPERGROUP, 5, READER, "pt-br")
    update["callback_query"]["message"] = {"message_id": 5, "date": 0, "chat": {"id": FORUM, "type": "supergroup"}}
    query = Update.de_json(update).callback_query
    assert query
    assert who_tapped(query) == Visitor(FORUM, ChatKind.SUPERGROUP, 0, READER, "pt-br")
    del update["callback_query"]["message"]
    query = Update.de_json(update).callback_query
    assert query
    assert who_tapped(query) is None


def test_a_language_need_not_be_told() -> None:
    """Telegram leaves it out where it does not know."""
    update = Room().write("x")
    del update["message"]["from"]["language_code"]
    assert wrote(update).language == ""
