"""Answers that are worked out anew behind the reader's back, in one process of its own, for whoever asks next."""

from __future__ import annotations

import contextlib
import logging
import os
import time
from collections.abc import Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.config import Config
from bot.question import Question
from bot.visitor import Visitor
from corpus.errors import NewsError
from digests.answer_cache import AnswerCache, Given
from digests.ledger.model import Chat

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from bot.storage import Storage

log = logging.getLogger(__name__)

MOST = 32
"""Questions that wait for it at once; of more nothing is begun, and whoever asks them in ten seconds waits himself."""
SECONDS = 30.0
"""A question that takes longer, at low priority, is given up."""
IDLE = 600.0
"""Seconds without a question after which the process ends, to leave its memory to others."""
PAUSE = 60.0
"""Seconds in which it is not begun again after it ended badly."""
KINDER = 5
"""By so much less the processor is asked for than for readers; gathering asks for still less."""

Renewed = tuple[tuple[Hashable, Given], ...]


@dataclass(frozen=True, slots=True)
class Renewal:
    """A question that is to be answered anew, and for whom it was answered last."""

    question: Question
    visitor: Visitor
    chat: Chat
    asof: datetime
    now: datetime


class Renewals:
    """Hands questions over, one after the other, and puts the answers where the next readers find them."""

    def __init__(self, config: Config, memory: AnswerCache, *, longest: float = SECONDS, idle: float = IDLE) -> None:
        self._config = config
        self._memory = memory
        self._longest = longest
        self._idle = idle
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="renewal")
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._not_before = float("-inf")
        self._waiting: set[Hashable] = set()
        self._closed = False
        self._guard = Lock()

    def ask(self, renewal: Renewal, zone: ZoneInfo) -> None:
        """See to it, and return at once; a question that is at work or waits already is not asked twice."""
        key = (renewal.question, zone, renewal.asof)
        with self._guard:
            if self._closed or key in self._waiting or len(self._waiting) >= MOST:
                return
            self._waiting.add(key)
            self._thread.submit(self._renew, key, renewal)

    def close(self) -> None:
        """End what is under way; what it had for an answer nobody waits for."""
        with self._guard:
            self._closed = True
        process = self._process
        if process is not None:
            with contextlib.suppress(ValueError):  # it has just been let go of
                process.kill()
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._end()

    def _renew(self, key: Hashable, renewal: Renewal) -> None:
        began = time.monotonic()
        try:
            for asked, given in self._answered(renewal):
                self._memory.take(asked, replace(given, seen=began))
        finally:
            with self._guard:
                self._waiting.discard(key)

    def _answered(self, renewal: Renewal) -> Renewed:
        connection = self._opened()
        if connection is None:
            return ()
        try:
            connection.send(renewal)
            if connection.poll(self._longest):
                renewed: Renewed = connection.recv()
                return renewed
        except (EOFError, OSError):
            pass
        self._fail(renewal)
        return ()

    def _opened(self) -> Connection | None:
        """The way to the process, which is begun where there is none; None where that is not to be done."""
        if self._process is not None and not self._process.is_alive():
            self._end()
        if self._process is None and time.monotonic() >= self._not_before:
            self._begin()
        if self._closed:
            self._end()
        return self._connection

    def _begin(self) -> None:
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        known = replace(self._config, token="")  # what has no business with Telegram does not get its key
        process = context.Process(target=_work, args=(theirs, known, self._idle), name="renewal", daemon=True)
        process.start()
        theirs.close()
        self._process = process

    def _fail(self, renewal: Renewal) -> None:
        if not self._closed:
            log.warning("/%s could not be answered anew beside; its readers wait for it", renewal.question.command)
        self._not_before = time.monotonic() + PAUSE
        self._end()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None


def _work(connection: Connection, config: Config, idle: float) -> None:
    """The inside of the process: it answers until nobody has asked for long, or the bot is no more."""
    os.setsid()  # a Ctrl-C in the terminal is for the bot, which sees to this
    os.nice(KINDER)
    from bot.logs import start_logging
    from bot.storage import Storage
    from bot.warm_up import warm_up

    start_logging(config.log, "")
    warm_up()
    storage = Storage(config.database, zone=config.timezone)
    with contextlib.suppress(EOFError, OSError):
        while connection.poll(idle):
            connection.send(answered(storage, connection.recv()))
    storage.close()


def answered(storage: Storage, renewal: Renewal) -> Renewed:
    """What a question's answer is made of that is remembered, worked out anew; nothing where it has no answer."""
    from bot import commands
    from bot.enquiry import Enquiry

    storage.answer_cache = AnswerCache()
    enquiry = Enquiry(storage, renewal.visitor, renewal.chat, renewal.asof, renewal.now, renew=_nobody)
    with contextlib.suppress(NewsError), storage.deadline(SECONDS):
        commands.answer(enquiry, renewal.question)
    return storage.answer_cache.all()


def _nobody() -> None:
    """Here an answer is always worked out: there is none from before."""
