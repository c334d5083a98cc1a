"""Where questions are answered: apart from the event loop, with a deadline, and what goes wrong put in words."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import ParamSpec, TypeVar

from bot import commands, errors, follow_up
from bot.config import Config
from bot.enquiry import Enquiry, enquire
from bot.job_process import JobProcess
from bot.jobs import Finding
from bot.question import Question
from bot.renewal import Renewal, Renewals
from bot.reply import Picture, Reply
from bot.storage import Storage
from bot.visitor import Visitor
from corpus.errors import EmptyArchive, NewsError, NothingFound, UnknownActor, UnknownTopic
from digests.ledger.model import Subscriber
from digests.questions import Questions

log = logging.getLogger(__name__)

READERS = 4
SECONDS = 5.0
"""A question that takes longer is given up."""

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Responder:
    """What the handlers share: nothing here changes from one question to the next."""

    config: Config
    storage: Storage
    questions: Questions
    now: Callable[[], datetime]
    readers: ThreadPoolExecutor
    artist: ThreadPoolExecutor
    """One thread: several would only wait for each other."""
    job_process: JobProcess
    renewals: Renewals | None = None
    """Who works out costly answers anew; None where every reader waits for the newest."""

    async def ask(self, fn: Callable[Asked, Answer], *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        """Run it in a reader's thread, so that the event loop goes on meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self.readers, lambda: fn(*args, **kwargs))

    async def draw(self, picture: Picture, *, dark: bool) -> bytes | None:
        """Draw in the artist's thread; None where that fails, since no picture is worth an answer."""
        drawing = asyncio.get_running_loop().run_in_executor(self.artist, lambda: picture.draw(dark=dark))
        await asyncio.wait([drawing])
        if fault := drawing.exception():
            log.error("a picture could not be drawn", exc_info=fault)
            return None
        return drawing.result()

    def respond(self, question: Question, asof: datetime, visitor: Visitor) -> Reply:
        """The reply to a visitor's question as of a moment, be it that it can't be answered; blocks."""
        try:
            return self._answer(self._renewed(self._enquire(asof, visitor), question), question)
        except NewsError as error:
            return errors.reply(error, question)

    def meant(self, question: Question, asof: datetime, visitor: Visitor) -> Question:
        """What a question asks that leaves its subject to the answer before it; blocks."""
        try:
            today = self._enquire(asof, visitor).today
        except NewsError:
            return question
        return follow_up.meant(question, self.questions.spoken_of(Subscriber(visitor.chat, visitor.thread)), today)

    def report(self, finding: Finding, asof: datetime, visitor: Visitor) -> Reply:
        """The reply that says what came of a job; blocks."""
        from bot.commands import found  # only administrators have something done

        self.storage.answer_cache.outdate()  # who had it done sees it in the next answer
        try:
            return found.answer(self._enquire(asof, visitor), finding)
        except NewsError as error:
            return errors.reply(error, Question("feeds"))

    def _enquire(self, asof: datetime, visitor: Visitor) -> Enquiry:
        return enquire(self.storage, visitor, asof, self.now(), self.config.admins)

    def _renewed(self, enquiry: Enquiry, question: Question) -> Enquiry:
        """The enquiry, with who answers the question anew."""
        if self.renewals is None:
            return enquiry
        renewal = Renewal(question, enquiry.visitor, enquiry.chat, enquiry.asof, enquiry.now)
        return replace(enquiry, renew=partial(self.renewals.ask, renewal, enquiry.zone))

    def _answer(self, enquiry: Enquiry, question: Question) -> Reply:
        try:
            with self.storage.deadline(SECONDS):
                return commands.answer(enquiry, question)
        except (UnknownTopic, UnknownActor, NothingFound):
            if enquiry.is_empty:
                raise EmptyArchive from None
            raise

    def close(self) -> None:
        self.job_process.close()
        if self.renewals is not None:
            self.renewals.close()
        self.readers.shutdown(wait=True, cancel_futures=True)
        self.artist.shutdown(wait=True, cancel_futures=True)
        self.storage.close()


def open_responder(
    config: Config, storage: Storage, now: Callable[[], datetime], *, renewing: bool = False
) -> Responder:
    """With `renewing`, costly answers are given as they were some seconds ago, and worked out anew beside."""
    return Responder(
        config,
        storage,
        Questions(config.database),
        now,
        ThreadPoolExecutor(READERS, thread_name_prefix="reader"),
        ThreadPoolExecutor(1, thread_name_prefix="artist"),
        JobProcess(config),
        Renewals(config, storage.answer_cache) if renewing else None,
    )
