"""What is due now: the one place that reads, decides and records.

    due ─> plan: promised, the schedule advanced ─> compose: the text, fixed ─> claim ─> (sent by the bot) ─> settle

Every arrow is one transaction. A crash between two of them loses nothing: what is planned is composed after the next
start, what is composed is claimed then, and what was claimed and not settled is in doubt, which the reader is told.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import datetime, timedelta
from typing import Protocol

from corpus.database import Writing
from digests.ledger import chats, deliveries, editions, planning, pulse, subscriptions
from digests.ledger.ledger import Ledger
from digests.ledger.model import Delivery, DeliveryKey, DeliveryKind, Edition, EditionId, Letter
from digests.ledger.outcome import (
    BadText,
    Doubtful,
    Gone,
    Moved,
    Outcome,
    Refused,
    Sent,
    Threadless,
    Unauthorised,
    Unsent,
    Wait,
)
from digests.letters import doubt_line

BATCH = 500
"""Subscriptions planned in one transaction: some ten milliseconds."""
ROUNDING = timedelta(seconds=1)
"""The ledger keeps whole seconds; who must wait rather waits longer."""


class LetterWriter(Protocol):
    """Who makes the text of an edition, given what its subscriber was told; digests.letters does."""

    def write(self, edition: Edition, told: Set[int], *, hush: bool) -> Letter: ...


class Press:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.database = ledger.database

    def plan(self, now: datetime) -> int:
        """Plan editions for what is due, a batch at most; how many subscriptions were looked at."""
        return self._plan(planning.due_now(self.database, now, BATCH), now)

    def plan_for(self, chat: int, now: datetime) -> int:
        """Plan editions for what is due in one chat alone."""
        return self._plan(planning.due_in(self.database, chat, now, BATCH), now)

    def _plan(self, due: Sequence[planning.Due], now: datetime) -> int:
        if due:
            decisions = [planning.decide(one, self.ledger.default, now) for one in due]
            with self.database.transaction() as writing:
                planning.record(self.database, writing, decisions, now)
        return sum(len(one.subscriptions) for one in due)

    def planned(self, now: datetime, most: int) -> tuple[Edition, ...]:
        """Editions whose text is to be made, the oldest first."""
        return self.ledger.editions.planned(now, most)

    def compose(self, letters: LetterWriter, batch: Sequence[Edition], now: datetime) -> None:
        """Make the texts of planned editions, one after the other, as what one tells the next does not tell again."""
        for edition in batch:
            chat = self.ledger.chats.find(edition.subscriber.chat)
            if chat is not None:
                told = self.ledger.editions.told(edition)
                self._publish(edition, letters.write(edition, told, hush=chat.hush), silent=chat.silent, now=now)

    def apologise(self, edition: Edition, html: str, now: datetime) -> None:
        """In place of an edition that a fault of ours kept from being made, say so; it tells nothing."""
        self._publish(edition, Letter((html,), ()), silent=True, now=now)

    def _publish(self, edition: Edition, letter: Letter, *, silent: bool, now: datetime) -> None:
        with self.database.transaction() as writing:
            editions.compose(writing, edition, letter, silent=silent, now=now)

    def claim(self, key: DeliveryKey, now: datetime) -> Delivery | None:
        """Write down, durably, that a delivery is under way; None where it is not to be sent any more."""
        with self.database.transaction() as writing:
            return deliveries.claim(self.database, writing, key, now)

    def settle(self, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
        """Write down what became of a claimed delivery, and do what follows from it."""
        with self.database.transaction() as writing:
            self._settle(writing, delivery, outcome, now)

    def show(self, edition: EditionId, now: datetime) -> None:
        """Its reader has looked at an edition, so none of it is in doubt any more."""
        with self.database.transaction() as writing:
            deliveries.set_shown(writing, edition, now)

    def recover(self, now: datetime) -> int:
        """After a crash: what was under way is in doubt. How many deliveries were.

        Only for who alone sends: what another process has under way would be taken for lost.
        """
        with self.database.transaction() as writing:
            found = deliveries.under_way(self.database)
            for delivery in found:
                self._settle(writing, delivery, Doubtful("the program ended while it was under way"), now)
        return len(found)

    def recast(self, now: datetime, *, after: int, most: int) -> int:
        """Promise anew for so many subscriptions after an id; the last id looked at, 0 where there are no more."""
        with self.database.transaction() as writing:
            default = self.ledger.default
            return subscriptions.recast(self.database, writing, default, now, after=after, most=most)

    def beat(self, name: str, now: datetime, note: str = "") -> None:
        """Keep a fact about the running of the program."""
        with self.database.transaction() as writing:
            pulse.beat(writing, name, now, note)

    def unpark(self, now: datetime) -> int:
        """After the clock was set back: promise anew what is promised for later than its rule ever lets one wait."""
        with self.database.transaction() as writing:
            return subscriptions.unpark(self.database, writing, self.ledger.default, now)

    def _settle(self, writing: Writing, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
        match outcome:
            case Sent(message):
                deliveries.set_sent(writing, delivery, message, now)
            case Doubtful(reason) if delivery.key.kind is DeliveryKind.DIGEST:
                deliveries.set_unknown(writing, delivery, self._doubt_line(delivery, now), now, reason)
            case BadText(reason) if not delivery.plain:
                deliveries.set_plain(writing, delivery, now, reason)
            case BadText(reason) | Refused(reason):
                deliveries.set_dead(writing, delivery, now, reason)
            case Gone() | Threadless():
                self._withdraw(writing, delivery, outcome, now)
            case _:
                self._put_off(writing, delivery, outcome, now)

    def _put_off(
        self,
        writing: Writing,
        delivery: Delivery,
        outcome: Wait | Unsent | Unauthorised | Doubtful | Moved,
        now: datetime,
    ) -> None:
        """It is tried again later; until then the next edition may tell what this one would have told."""
        chat = delivery.subscriber.chat
        match outcome:
            case Wait(seconds):
                until = now + timedelta(seconds=seconds) + ROUNDING
                deliveries.set_waiting(writing, delivery, until, now, "flood control")
                chats.set_waiting(writing, chat, until)
            case Moved(new):
                deliveries.set_waiting(writing, delivery, now, now, "the group has another id")
                chats.move(writing, chat, new)
            case Unsent(reason) | Unauthorised(reason) | Doubtful(reason):
                deliveries.set_waiting(writing, delivery, deliveries.wait_until(delivery, now), now, reason)
        deliveries.unbegin(writing, delivery.key.edition)

    def _withdraw(self, writing: Writing, delivery: Delivery, outcome: Gone | Threadless, now: datetime) -> None:
        """Its place can't be reached: nothing more is sent there until somebody sees to it."""
        deliveries.set_cancelled(writing, delivery, now, outcome.reason)
        deliveries.unbegin(writing, delivery.key.edition)
        agreements = self.ledger.agreements
        if isinstance(outcome, Gone):
            agreements.lose_within(writing, delivery.subscriber.chat, outcome.reason, now)
        else:
            agreements.close_thread_within(writing, delivery.subscriber, now)

    def _doubt_line(self, delivery: Delivery, now: datetime) -> str:
        edition = self.ledger.editions.get(delivery.key.edition, delivery.subscriber.chat)
        return doubt_line(edition.about, edition.slot, edition.zone, now.astimezone(edition.zone).date())
