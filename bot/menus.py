"""How the bot describes itself to Telegram: its menu of commands, and what stands in its profile."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.commands import ADMINISTRATORS, LISTED
from bot.commands.start import command_lines
from bot.words import plain

log = logging.getLogger(__name__)


async def introduce(bot: Bot, administrators: Collection[int]) -> None:
    """Tell Telegram what the bot can do; it works as well where that fails."""
    commands = [BotCommand(line.name, line.about) for line in command_lines()]
    steps: tuple[Callable[[], Awaitable[bool]], ...] = (
        lambda: bot.set_my_commands(commands),
        lambda: bot.set_my_description(plain("description")),
        lambda: bot.set_my_short_description(plain("short_description")),
    )
    for step in steps:
        try:
            await step()
        except TelegramError as fault:
            log.warning("Telegram did not take how the bot describes itself: %s", fault)
    for who in administrators:
        await introduce_to_administrator(bot, who)


async def introduce_to_administrator(bot: Bot, who: int) -> None:
    """Put into the menu of an administrator's private chat what only he can do; in vain before he has pressed Start."""
    commands = [BotCommand(line.name, line.about) for line in command_lines((*LISTED, *ADMINISTRATORS))]
    try:
        await bot.set_my_commands(commands, BotCommandScopeChat(who))
    except TelegramError as fault:
        log.info("administrator %s gets no menu of his own yet: %s", who, fault)
