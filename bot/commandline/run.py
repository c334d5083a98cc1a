"""`dateline run`: talk on Telegram until told to stop."""

from __future__ import annotations

import asyncio

import click

from bot.config import read_config
from bot.logs import start_logging

WITHOUT_ONE = """\
There is no token yet. Write it into a file .env in this folder as
  TELEGRAM_BOT_TOKEN=123456:ABC-DEF…
(@BotFather on Telegram gives you one), or talk to the bot without Telegram: dateline chat"""


@click.command()
def run() -> int:
    """Talk on Telegram, until Ctrl-C or a polite signal."""
    config = read_config()
    if not config.token:
        click.echo(f"dateline: {WITHOUT_ONE}", err=True)
        return 1
    start_logging(config.log, config.token)
    from bot.polling import Refused, poll

    try:
        asyncio.run(poll(config))
    except Refused as refused:
        click.echo(f"dateline: {refused}", err=True)
        return 1
    return 0
