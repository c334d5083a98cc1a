"""Telegram without Telegram."""

from __future__ import annotations

import asyncio

import pytest
from telegram import Bot
from telegram.error import NetworkError

from bot.console import ConsoleRequest, written


def test_what_it_does_not_know_fails_loudly() -> None:
    """A method that the program newly uses must be taught here first."""

    async def call() -> None:
        request = ConsoleRequest()
        async with Bot("1:x", request=request, get_updates_request=request) as bot:
            await bot.get_chat(5)

    with pytest.raises(NetworkError, match="UnknownMethod"):
        asyncio.run(call())


def test_edits_keep_the_number_of_their_message() -> None:
    """A new message gets a number of its own, an edited one keeps its."""

    async def call() -> list[int]:
        request = ConsoleRequest()
        async with Bot("1:x", request=request, get_updates_request=request) as bot:
            first = await bot.send_message(7, "one")
            second = await bot.send_message(7, "two")
            await bot.edit_message_text("three", chat_id=7, message_id=first.message_id)
            assert first.message_id != second.message_id
        return [sent.message for sent in request.sent]

    first, second, edited = asyncio.run(call())
    assert first == edited != second


def test_what_pops_up_is_kept_as_well() -> None:
    """An answer to a tap that says something is seen; one that only stops the spinner is not."""

    async def call() -> ConsoleRequest:
        request = ConsoleRequest()
        async with Bot("1:x", request=request, get_updates_request=request) as bot:
            await bot.answer_callback_query("1")
            await bot.answer_callback_query("2", "a < b", show_alert=True)
        return request

    (sent,) = asyncio.run(call()).sent
    assert (sent.method, sent.html, sent.message) == ("answerCallbackQuery", "a &lt; b", 0)


@pytest.mark.parametrize(("chat", "kind"), [(7, "private"), (-77, "group"), (-1001234567890, "supergroup")])
def test_chats_are_what_their_ids_say(chat: int, kind: str) -> None:
    """A reader alone, a group, or a large one."""
    assert written(1, chat, "x")["message"]["chat"]["type"] == kind
