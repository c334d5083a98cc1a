"""`dateline chat`: talk to the bot in the terminal, with the handlers and templates it has on Telegram."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import click

from bot.commandline.options import at_option, moment, picture_folder
from bot.config import Config, read_config
from bot.quick_import import load_telegram

ENDS = frozenset({"quit", "exit", "/quit", "/exit"})


@click.command()
@at_option
def chat(at: str | None) -> None:
    """Talk to the bot here; a button's number presses it, and Ctrl-D or quit ends."""
    config = read_config()
    fixed = moment(at, config.timezone) if at else None
    load_telegram()
    from bot.clock import utc_now

    asyncio.run(_talk(config, (lambda: fixed) if fixed else utc_now))


async def _talk(config: Config, now: Callable[[], datetime]) -> None:
    from bot.console import CHAT
    from bot.conversation import Conversation
    from bot.terminal import Terminal

    config = replace(config, admins=config.admins | {CHAT})  # whoever sits here has the archive's file at hand anyway

    terminal = Terminal(styled=sys.stdout.isatty(), folder=picture_folder())
    async with Conversation(config, now) as conversation:
        for shown in await conversation.write("/start"):
            click.echo(terminal.present(shown))
        while (line := await asyncio.to_thread(_read_line)) is not None:
            said = line.strip()
            if said.casefold() in ENDS:
                break
            if not said:
                continue
            pressed = terminal.pressed(said)
            if pressed:
                replies = await conversation.tap(pressed.data, message=pressed.message)
            else:
                replies = await conversation.write(line)
            for shown in replies:
                click.echo(terminal.present(shown))


def _read_line() -> str | None:
    """The next line typed; None at the end."""
    if sys.stdin.isatty():
        try:
            return input("\n> ")
        except EOFError:
            click.echo()
            return None
    return sys.stdin.readline() or None
