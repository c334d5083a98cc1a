"""From an update to a reply: to whom, where to, and in which order."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from telegram import Update

from bot.app import build, desk_of
from bot.config import Config
from bot.console import ConsoleRequest, tapped, written
from tests.bot.small_archive import ASOF

GROUP = -100


def process(archive: Path, *updates: dict[str, Any]) -> ConsoleRequest:
    """Let the real application process these updates; what it called."""
    request = ConsoleRequest()

    async def working() -> None:
        application = build(Config(database=archive), None, lambda: ASOF, request)
        await application.initialize()
        request.calls.clear()
        for update in updates:
            await application.process_update(Update.de_json(update, application.bot))
        await application.shutdown()
        desk_of(application).close()

    asyncio.run(working())
    return request


def methods(request: ConsoleRequest) -> list[str]:
    return [name for name, _ in request.calls]


def message(**more: Any) -> dict[str, Any]:
    update = written(1, GROUP, "/topics")
    update["message"] |= more
    return update


def test_messages_are_html_without_previews(archive: Path) -> None:
    """Links in an answer don't unfold below it."""
    ((_, parameters),) = process(archive, message()).calls
    assert parameters["parse_mode"] == "HTML"
    assert parameters["link_preview_options"] == {"is_disabled": True}


def test_a_topic_of_a_forum_is_answered_there(archive: Path) -> None:
    """The reply goes into the thread that asked; outside of one it names none."""
    ((_, inside),) = process(archive, message(message_thread_id=77, is_topic_message=True)).calls
    ((_, outside),) = process(archive, message(message_thread_id=77)).calls
    assert inside["message_thread_id"] == 77
    assert "message_thread_id" not in outside


def test_what_nobody_wrote_is_not_answered(archive: Path) -> None:
    """Someone joined, the title changed: no reason to speak."""
    update = message(new_chat_title="News")
    del update["message"]["text"]
    assert methods(process(archive, update)) == []


def test_edited_messages_are_not_answered_again(archive: Path) -> None:
    """Correcting a typo does not ask twice."""
    update = message()
    update["edited_message"] = update.pop("message")
    assert methods(process(archive, update)) == []


def test_a_reply_to_the_bot_is_for_it(archive: Path) -> None:
    """In a group, plain words are for the bot where they answer it."""
    answered = message()["message"] | {"from": {"id": 1, "is_bot": True, "first_name": "Dateline"}}
    assert methods(process(archive, message(text="who is Novak"))) == []
    assert "sendMessage" in methods(process(archive, message(text="who is Novak", reply_to_message=answered)))


def test_a_tap_is_acknowledged_before_any_work(archive: Path) -> None:
    """The button's spinner stops at once."""
    assert methods(process(archive, tapped(1, 7, 5, "a:T"))) == ["answerCallbackQuery", "sendMessage"]


def test_a_tap_below_a_message_that_is_too_old(archive: Path) -> None:
    """Telegram no longer gives the message, only its number: the page is turned all the same."""
    update = tapped(1, 7, 5, "p:h0ik0:1:tharbour")
    update["callback_query"]["message"] = {"message_id": 5, "date": 0, "chat": {"id": 7, "type": "private"}}
    assert methods(process(archive, update)) == ["answerCallbackQuery", "editMessageText"]


def test_a_tap_without_any_message(archive: Path) -> None:
    """There is nowhere to answer to; the spinner stops."""
    update = tapped(1, 7, 5, "a:T")
    del update["callback_query"]["message"]
    assert methods(process(archive, update)) == ["answerCallbackQuery"]
