"""python-telegram-bot against the fake Telegram: what it sends is taken, what it gets it understands."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from fakegram import driver
from fakegram.driver import TOKEN, Reader
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ChatAction, ChatMemberStatus, ParseMode
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, TimedOut
from telegram.ext import Defaults, ExtBot
from telegram.request import HTTPXRequest

PNG = b"\x89PNG\r\n\x1a\n and so on"
KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="d"), InlineKeyboardButton("y", url="e.org")]])
GROUP, FORUM = -5, -1_000_000_000_100
READ = 1.0
"""Seconds to wait for an answer."""


@asynccontextmanager
async def speaking(address: str, token: str = TOKEN) -> AsyncIterator[Bot]:
    """A bot as the program has one."""
    defaults = Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True))
    request = HTTPXRequest(read_timeout=READ)
    async with ExtBot(token, base_url=f"{address}/bot", defaults=defaults, request=request) as bot:
        yield bot


def test_every_method_is_understood() -> None:
    """Messages of all kinds, edits, members, commands, updates; neither side nor the third party objects."""

    async def talk(address: str) -> None:
        async with speaking(address) as bot:
            await _write(bot)
            await _tap(bot, Reader(address))
            await _look_around(bot)
            await _introduce(bot)
            updates = await bot.get_updates(allowed_updates=["message", "callback_query", "my_chat_member"])
            assert len(updates) == 5

    with driver.in_thread() as address:
        reader = Reader(address)
        reader.write("/start")
        Reader(address, GROUP, user=70).become("administrator", "can_change_info", anonymous=True)
        Reader(address, GROUP, user=70).write("/settings", anonymous=True)
        reader.sim("chat", chat=FORUM, kind="supergroup", threads={"5": "News"})
        Reader(address, FORUM, user=70).write("/subscribe", thread=5)
        asyncio.run(talk(address))
        assert reader.refused() == []


async def _write(bot: Bot) -> None:
    preview = LinkPreviewOptions(url="https://e.org/", prefer_large_media=True)
    answered = ReplyParameters(1, allow_sending_without_reply=True)
    first = await bot.send_message(
        7, "<b>x</b>", reply_markup=KEYS, link_preview_options=preview, disable_notification=True
    )
    assert first.entities[0].type == "bold"
    assert (await bot.send_message(7, "y", reply_parameters=answered)).reply_to_message
    assert (await bot.send_message(FORUM, "y", message_thread_id=5)).is_topic_message
    await bot.edit_message_text("z", 7, first.message_id, reply_markup=KEYS)
    await bot.edit_message_reply_markup(7, first.message_id)
    photo = await bot.send_photo(7, PNG, caption="<i>x</i>", reply_markup=KEYS)
    media = InputMediaPhoto(PNG + b"!", caption="<i>y</i>")
    await bot.edit_message_media(media, 7, photo.message_id, reply_markup=KEYS)
    await bot.send_document(7, b"{}", filename="x.json")
    await bot.send_chat_action(7, ChatAction.TYPING)
    await bot.delete_message(7, photo.message_id)


async def _tap(bot: Bot, reader: Reader) -> None:
    shown = await bot.send_message(7, "x", reply_markup=KEYS)
    await asyncio.to_thread(reader.tap, shown.message_id, "d")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.data == "d"
    await query.answer("done")


async def _look_around(bot: Bot) -> None:
    assert (await bot.get_chat(7)).type == "private"
    assert (await bot.get_chat_member(GROUP, 70)).status == ChatMemberStatus.ADMINISTRATOR
    assert [each.user.id for each in await bot.get_chat_administrators(GROUP)] == [70]
    assert await bot.leave_chat(GROUP)


async def _introduce(bot: Bot) -> None:
    commands = [BotCommand("x", "y")]
    assert await bot.set_my_commands(commands)
    assert await bot.set_my_commands(commands, BotCommandScopeAllGroupChats(), "ru")
    assert await bot.set_my_description("x")
    assert await bot.set_my_short_description("x")
    assert await bot.delete_webhook(drop_pending_updates=False)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("drop before", NetworkError),
        ("drop after", NetworkError),
        ("truncate", NetworkError),
        ("hang", TimedOut),
        ("slow", TimedOut),
        ("502", NetworkError),
        ("500", NetworkError),
        ("401", InvalidToken),
        ("404", InvalidToken),
        ("blocked", Forbidden),
        ("stranger", Forbidden),
        ("migrated", ChatMigrated),
        ("not found", BadRequest),
    ],
)
def test_faults_are_the_errors_that_the_library_knows(name: str, error: type[Exception]) -> None:
    """Each ends in the error that a program has to tell apart."""

    async def send(address: str) -> None:
        async with speaking(address) as bot:
            await bot.send_message(7, "x")

    with driver.in_thread(oracle=False) as address:
        reader = Reader(address)
        reader.write("/start")
        reader.fault(name, method="sendMessage", seconds=30, migrate_to=-9 if name == "migrated" else 0)
        with pytest.raises(error):
            asyncio.run(send(address))


def test_two_programs_with_one_token() -> None:
    """The library knows the conflict by its words."""

    async def poll(address: str) -> None:
        async with speaking(address) as bot, speaking(address) as other:
            first = asyncio.ensure_future(bot.get_updates(offset=100, timeout=30))
            while not first.done():
                await other.get_updates(offset=100)
            await first

    with driver.in_thread(oracle=False) as address, pytest.raises(Conflict):
        asyncio.run(poll(address))
