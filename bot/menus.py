"""How the bot describes itself to Telegram: its menu of commands, and what stands in its profile."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.commands import ADMINISTRATORS, LISTED
from bot.commands.start import command_lines
from bot.ledger_access import LedgerAccess
from bot.words import plain
from corpus.errors import DatabaseTrouble
from digests.ledger import pulse

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


async def withdraw(bot: Bot, access: LedgerAccess, administrators: Collection[int]) -> None:
    """Give those who are administrators no more everybody's menu, and remember who are now.

    Where Telegram does not take it, or the archive can't be written, it is done at the next start.
    """
    if not access.storage.is_there:
        return
    try:
        known = await access.look(lambda ledger: ledger.pulse.last(pulse.MENUS))
        former = {int(who) for who in known.note.split()} - set(administrators) if known else set()
        kept = {who for who in former if not await _withdrawn(bot, who)}
        note = " ".join(map(str, sorted(kept | set(administrators))))
        if known is None or known.note != note:
            await access.begin(lambda press: press.beat(pulse.MENUS, access.now(), note))
    except DatabaseTrouble:
        log.warning("whose menus were an administrator's could not be looked up")


async def _withdrawn(bot: Bot, who: int) -> bool:
    """Whether it was done, or can't be any more: whoever has left the bot has no menu."""
    try:
        await bot.delete_my_commands(BotCommandScopeChat(who))
    except (BadRequest, Forbidden):
        return True
    except TelegramError as fault:
        log.info("the menu of %s, who is no administrator any more, stays for now: %s", who, fault)
        return False
    return True
