"""The log: one line an event on standard error, never with a token."""

from __future__ import annotations

import logging
import re
import sys
import threading
from types import TracebackType
from typing import Any

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
TOKEN = re.compile(r"(?<![0-9])[0-9]{3,20}:[A-Za-z0-9_-]{20,}")
"""What tokens look like, whoever's they are."""
HIDDEN = "[token]"
NOISY = ("httpx", "httpcore", "apscheduler", "telegram.ext.Updater")
"""Libraries whose every request or tick is a line; httpx's hold the token."""
MUTE = ("telegram.request.BaseRequest",)
"""It prints a stack for every answer that can't be read; whoever made the request tells of that in a line."""


class Redacting(logging.Formatter):
    """Takes tokens out of whole entries, stack traces included."""

    def __init__(self, secret: str = "") -> None:
        super().__init__(FORMAT)
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        written = super().format(record)
        if self._secret:
            written = written.replace(self._secret, HIDDEN)
        return TOKEN.sub(HIDDEN, written)


def start_logging(level: str, secret: str = "") -> None:
    """Log to standard error from this level on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in MUTE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    _log_what_nobody_caught()


def _log_what_nobody_caught() -> None:
    """What Python would print by itself goes through the log: a stack trace may hold the token as well."""
    log = logging.getLogger("bot")

    def fell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        log.critical("it fell", exc_info=(kind, fault, trace))

    def fell_aside(told: Any) -> None:
        if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
            log.critical("something fell", exc_info=(told.exc_type, told.exc_value, told.exc_traceback))

    sys.excepthook = fell
    threading.excepthook = fell_aside
    sys.unraisablehook = fell_aside
