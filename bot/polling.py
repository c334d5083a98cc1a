"""The bot on Telegram: started however long that takes, polled, and stopped in good order."""

from __future__ import annotations

import asyncio
import logging
import signal
import warnings
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot import errors
from bot.alarm import Alarm
from bot.app import build, responder_of
from bot.clock import metronome, utc_now
from bot.config import Config
from bot.fetch_process import FetchProcess
from bot.limiter import Limiter
from bot.menus import introduce, withdraw
from bot.promises import open_promises
from bot.warm_up import warm_up

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)

UPDATES = [Update.MESSAGE, Update.CHANNEL_POST, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
HELD = 20
"""Seconds that Telegram holds a request for updates while there are none."""
FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
"""Seconds between two attempts to reach Telegram: each twice the last, up to this."""

Got = TypeVar("Got")


class Refused(Exception):
    """Telegram knows no bot with this token."""


async def poll(config: Config, *, trust_clock: bool = False) -> None:
    """Answer on Telegram and keep promises until a signal says stop. For the one who alone sends.

    Raises Refused for a token that Telegram does not know.
    """
    warnings.filterwarnings("ignore", message=".*retry_after.*")  # the library warns of its own attribute
    limiter = Limiter()
    application = build(config, utc_now, limiter=limiter, renewing=True)
    stop = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    try:
        await _until(stop, _work(application, limiter, config, trust_clock=trust_clock))
    finally:
        with suppress(RuntimeError):  # it may not have come to be initialised
            await application.shutdown()
        responder_of(application).close()
        log.info("stopped")


async def _work(application: App, limiter: Limiter, config: Config, *, trust_clock: bool) -> None:
    await _persistently(application.initialize, config.api_url)
    await introduce(application.bot, config.admins)
    promises = open_promises(responder_of(application), application.bot, limiter, trust_clock=trust_clock)
    await withdraw(application.bot, promises.access, config.admins)
    alarm = Alarm(promises.access, config.admins, promises.dispatcher.wake)
    fetching = FetchProcess(promises.access, on_return=alarm.tick)

    async def fetch() -> None:
        await alarm.tick()  # also of what was fetched by hand
        await fetching.tick()

    scheduler = metronome(promises.planner.tick, promises.planner.keep_house, fetch)
    await application.start()
    scheduler.start()
    keeping = asyncio.create_task(promises.keep())
    readying = asyncio.create_task(errors.attempted(responder_of(application).ask(warm_up)))
    log.info("answering as @%s", application.bot.username)
    try:
        await _listen(application, config.api_url)
    finally:
        scheduler.shutdown(wait=False)
        # whoever waits for a job hears that it ended, and is told
        await asyncio.to_thread(responder_of(application).job_process.close)
        await asyncio.gather(readying, fetching.stop(), application.stop(), promises.stop(keeping))


async def _listen(application: App, address: str) -> None:
    """Fetch updates and queue them for the handlers, for ever. Raises Refused.

    The library's own loop ends without a word where the token is revoked meanwhile; this one says so.
    """
    bot = application.bot
    await _persistently(bot.delete_webhook, address)
    offset: int | None = None
    try:
        while True:
            for update in await _persistently(
                lambda: bot.get_updates(offset=offset, timeout=HELD, allowed_updates=UPDATES),  # noqa: B023
                address,
            ):
                offset = update.update_id + 1
                await application.update_queue.put(update)
    finally:
        if offset is not None:
            with suppress(TelegramError):  # tell Telegram what was taken, or it comes again at the next start
                await bot.get_updates(offset=offset, timeout=0, allowed_updates=UPDATES)


async def _persistently(call: Callable[[], Awaitable[Got]], address: str) -> Got:
    """Make a call that can be repeated until Telegram answers it, waiting longer every time. Raises Refused."""
    wait = FIRST_WAIT
    while True:
        try:
            return await call()
        except InvalidToken:
            raise Refused(
                "Telegram refuses this token. Look at TELEGRAM_BOT_TOKEN; @BotFather shows the right one."
            ) from None
        except RetryAfter as told:
            log.warning("Telegram asks to wait: %s", told)
        except Conflict:
            log.warning("another program fetches this bot's messages; trying again in %.0f s", wait)
        except NetworkError as fault:
            log.warning("%s is out of reach (%s); trying again in %.0f s", address, fault, wait)
        await asyncio.sleep(wait)
        wait = min(2 * wait, LONGEST_WAIT)


async def _until(stop: asyncio.Event, work: Awaitable[None]) -> None:
    """Do the work until it ends or is told to stop; what it raises is raised."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not working.done():
        working.cancel()
    with suppress(asyncio.CancelledError):
        await working
