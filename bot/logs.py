"""The log: one line an event on standard error, never with a token."""

from __future__ import annotations

import logging
import re
import sys

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
