"""What a command may know: who asks, the archive as of when it is asked, and what was agreed with the chat."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.storage import Storage
from bot.visitor import Visitor
from corpus.corpus import Corpus
from corpus.model import Scope
from digests.ledger.ledger import Ledger
from digests.ledger.model import Chat
from digests.page import Page
from digests.render import View, render

Answer = TypeVar("Answer")

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Enquiry:
    storage: Storage
    visitor: Visitor
    chat: Chat
    """What was agreed with the visitor's chat."""
    asof: datetime
    """Aware, UTC: an answer may be asked for again as it was then."""
    now: datetime
    """Aware, UTC: when something is changed, it is changed from now on."""
    back: bool = False
    """True where the chat could not be reached until this very message."""
    is_administrator: bool = False
    """Whether the visitor is one of those who run the bot."""
    renew: Callable[[], object] | None = None
    """Has the question answered anew for whoever asks it next; None where everybody waits for the newest answer."""

    @property
    def zone(self) -> ZoneInfo:
        """Where the chat's days begin."""
        return self.chat.zone or self.storage.zone

    @property
    def corpus(self) -> Corpus:
        """Raises EmptyArchive while there is none, DatabaseTrouble where it can't be read."""
        return self.storage.open()

    @property
    def ledger(self) -> Ledger:
        """Promises to readers, to be read and changed. Raises DatabaseTrouble."""
        return self.storage.ledger()

    @property
    def today(self) -> date:
        return self.asof.astimezone(self.zone).date()

    @property
    def is_empty(self) -> bool:
        """Whether there is no article as of then."""
        return not self.corpus.articles.latest(self.everything, limit=1)

    def remembered(
        self, asked: Hashable, make: Callable[[], Answer], *, topic: str | None = None, of_the_minute: bool = False
    ) -> Answer:
        """What `make` gives, from before where it would be the same again.

        It may depend on what is asked, the reader's zone and day, and on the articles that were out by then: with a
        topic on what its timeline is made of alone. One that is `of_the_minute` may depend on the very moment and the
        feeds as well. A costly one may be as it was some seconds ago (digests/freshness.py). Raises what `make` does.
        """
        known = self._key(asked, self.asof if of_the_minute else self.asof.date())
        before = self._key(asked, self.asof - MINUTE) if of_the_minute and self.asof >= self.now else None
        answers, database = self.storage.answer_cache, self.corpus.database
        return answers.of(
            database, known, self.asof, make, feeds=of_the_minute, topic=topic, renew=self.renew, before=before
        )

    def _key(self, asked: Hashable, moment: date) -> Hashable:
        return asked, self.zone, self.today, moment

    @property
    def everything(self) -> Scope:
        """The whole archive, as of now."""
        return Scope(self.asof)

    def page(self, view: View) -> Page:
        """The page for an answer, with dates as the visitor would write them."""
        return render(view, today=self.today, zone=self.zone)


def enquire(
    storage: Storage, visitor: Visitor, asof: datetime, now: datetime, administrators: Collection[int] = ()
) -> Enquiry:
    """What a command may know when this visitor asks; a lost chat that writes to us is lost no more.

    Raises DatabaseTrouble.
    """
    chat = storage.chat(visitor.chat, visitor.kind)
    back = bool(chat.gone) and storage.ledger().agreements.regain(chat.id, now)
    known = replace(chat, gone="") if back else chat
    return Enquiry(storage, visitor, known, asof, now, back, visitor.who in administrators)
