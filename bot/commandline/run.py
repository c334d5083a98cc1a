"""`dateline run`: talk on Telegram until told to stop."""

from __future__ import annotations

import asyncio
import sys

import click

from bot.config import read_config
from bot.logs import start_logging

A_TURN = 0.0005
"""Seconds that one thread may keep the others from running, a tenth of the default: an answer hands over from thread to
thread, and waits so long each time while a picture is drawn. `python -m benchmarks storm` shows what it brings."""
WITHOUT_ONE = """\
There is no token yet. Write it into a file .env in this folder as
  TELEGRAM_BOT_TOKEN=123456:ABC-DEF…
(@BotFather on Telegram gives you one), or talk to the bot without Telegram: dateline chat"""


@click.command()
@click.option(
    "--trust-clock", is_flag=True, help="Go by the clock, though it is more than a year ahead of the last run."
)
def run(trust_clock: bool) -> int:
    """Talk on Telegram, until Ctrl-C or a polite signal."""
    config = read_config()
    if not config.token:
        click.echo(f"dateline: {WITHOUT_ONE}", err=True)
        return 1
    start_logging(config.log, config.token)
    sys.setswitchinterval(A_TURN)
    from bot.ownership import Owned, ownership
    from bot.polling import Refused, poll

    try:
        with ownership(config.database):
            asyncio.run(poll(config, trust_clock=trust_clock))
    except (Refused, Owned) as refused:
        click.echo(f"dateline: {refused}", err=True)
        return 1
    return 0
