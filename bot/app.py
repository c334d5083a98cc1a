"""The composition root: everything is put together here, and taken apart again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.config import Config
from bot.outbox import Observer, Outbox
from bot.responder import Responder, open_responder
from bot.storage import Storage

if TYPE_CHECKING:
    from telegram.ext import Application
    from telegram.request import BaseRequest

    from bot.limiter import Limiter

    App = Application[Any, Any, Any, Any, Any, Any]

CONCURRENT = 64
"""Questions in work at once, those included whose replies wait for a busy chat."""
POOL = 32
SECONDS_TO_READ = 20.0
SECONDS_TO_CONNECT = 10.0
OFFLINE = "0:offline"
"""Stands for the token where no request leaves this program."""


def build(
    config: Config,
    now: Callable[[], datetime],
    request: BaseRequest | None = None,
    observer: Observer | None = None,
    limiter: Limiter | None = None,
    *,
    renewing: bool = False,
) -> App:
    """The bot, ready to be initialised.

    The archive is opened when it is first asked. With a request class of ours nothing goes over the network. The
    observer hears what passages every message shows. The limiter sees to it that Telegram is not sent more than it
    takes. With `renewing` no reader waits for a costly answer that can be given as it was some seconds ago.
    """
    from telegram import LinkPreviewOptions
    from telegram.constants import ParseMode
    from telegram.ext import ApplicationBuilder, Defaults

    from bot.handlers import Handlers

    responder = open_responder(config, Storage(config.database, zone=config.timezone), now, renewing=renewing)
    builder = ApplicationBuilder().token(config.token or OFFLINE).job_queue(None).updater(None)
    builder.concurrent_updates(CONCURRENT)
    builder.defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)))
    builder.base_url(f"{config.api_url}/bot").base_file_url(f"{config.api_url}/file/bot")
    if limiter is not None:
        builder.rate_limiter(limiter)
    if request is None:
        builder.connection_pool_size(POOL).read_timeout(SECONDS_TO_READ).connect_timeout(SECONDS_TO_CONNECT)
        builder.pool_timeout(SECONDS_TO_READ).get_updates_read_timeout(SECONDS_TO_READ)
    else:
        builder.request(request).get_updates_request(request)
    application = builder.build()
    application.bot_data["responder"] = responder
    Handlers(responder, Outbox(responder, observer)).add_to(application)
    return application


def responder_of(application: App) -> Responder:
    responder: Responder = application.bot_data["responder"]
    return responder
