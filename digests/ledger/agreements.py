"""What readers agree with the bot: subscriptions made, changed and given up, and how a chat wants its digests."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from corpus.database import Database, Writing
from digests.errors import TooManySubscriptions
from digests.ledger import chats, deliveries, editions, subscriptions
from digests.ledger.chats import Chats
from digests.ledger.model import About, Chat, Replay, Subscriber, Subscription, SubscriptionId
from digests.ledger.planning import merge_open, withdraw
from digests.ledger.subscriptions import Subscriptions
from digests.schedule import Rule, latest_slot

MOST = 20
"""Subscriptions a chat may have."""


class Agreements:
    """Every change is one transaction. `now` is aware, UTC."""

    def __init__(self, database: Database, default: ZoneInfo) -> None:
        """The default zone is that of chats that have chosen none."""
        self._database = database
        self._default = default
        self.chats = Chats(database)
        self.subscriptions = Subscriptions(database)

    def zone(self, chat: Chat) -> ZoneInfo:
        return chat.zone or self._default

    def subscribe(
        self, chat: Chat, thread: int, about: About, rule: Rule, now: datetime, *, replay: Replay | None = None
    ) -> Subscription:
        """Agree on a digest; the same again is the one there is. Raises TooManySubscriptions.

        The first one tells what came since the slot before it, as if it had been agreed on by then.
        """
        with self._database.transaction() as writing:
            self._meet(writing, chat)
            present = self.subscriptions.of(chat.id)
            wanted = Subscriber(chat.id, thread)
            for each in present:
                if (each.subscriber, each.about, each.rule, each.replay) == (wanted, about, rule, replay):
                    return each
            if len(present) >= MOST:
                raise TooManySubscriptions(str(MOST))
            since = latest_slot(rule, self.zone(chat), now).at
            number = subscriptions.add(writing, wanted, about, rule, replay, since)
            return self._promised(writing, number, chat.id, now)

    def change_rule(self, chat: int, number: SubscriptionId, rule: Rule, now: datetime) -> Subscription:
        """Raises UnknownSubscription."""
        with self._database.transaction() as writing:
            old = self.subscriptions.get(number, chat)
            subscriptions.change(writing, number, rule=rule, paused=old.paused)
            return self._promised(writing, number, chat, now)

    def pause(self, chat: int, number: SubscriptionId, now: datetime, *, paused: bool) -> Subscription:
        """Pause one or take it up again. Raises UnknownSubscription.

        What comes meanwhile, and what is not begun when it is paused, is told by the first digest after.
        """
        with self._database.transaction() as writing:
            old = self.subscriptions.get(number, chat)
            subscriptions.change(writing, number, rule=old.rule, paused=paused)
            if paused:
                self._take_back(writing, number)
            return self._promised(writing, number, chat, now)

    def remove(self, chat: int, number: SubscriptionId, now: datetime) -> Subscription:
        """Give one up: nothing of it is sent any more. Raises UnknownSubscription."""
        with self._database.transaction() as writing:
            old = self.subscriptions.get(number, chat)
            self._give_up(writing, number, now)
            return old

    def remove_all(self, chat: int, now: datetime) -> int:
        """How many were given up."""
        with self._database.transaction() as writing:
            present = self.subscriptions.of(chat)
            for each in present:
                self._give_up(writing, each.id, now)
            return len(present)

    def ask_now(self, chat: Chat, number: SubscriptionId, now: datetime) -> Subscription:
        """Plan an edition out of turn, of what is not told yet. Raises UnknownSubscription."""
        zone = self.zone(chat)
        name = editions.asked_name(now, zone)
        with self._database.transaction() as writing:
            subscription = self.subscriptions.get(number, chat.id)
            if not subscriptions.is_made(self._database, number, name):
                self._take_back(writing, number)
                editions.ask_for(writing, number, name, zone, now)
            return subscription

    def configure(self, chat: Chat, now: datetime) -> None:
        """Keep how a chat wants its digests; what is promised moves along where zone or pause have changed."""
        with self._database.transaction() as writing:
            old = self._meet(writing, chat)
            chats.store(writing, chat)
            if chat.paused and not old.paused:
                self._take_back_all(writing, chat.id)
            resumed = old.paused and not chat.paused
            subscriptions.renew_promises(self._database, writing, chat, self._default, now, keep=not resumed)

    def lose(self, chat: int, reason: str, now: datetime) -> None:
        """Nothing reaches this chat any more; its subscriptions stay, and wait."""
        with self._database.transaction() as writing:
            self.lose_within(writing, chat, reason, now)

    def lose_within(self, writing: Writing, chat: int, reason: str, now: datetime) -> None:
        chats.set_gone(writing, chat, reason)
        self._take_back_all(writing, chat)
        deliveries.cancel_pending(writing, chat, now, reason)
        if (known := self.chats.find(chat)) is not None:
            subscriptions.renew_promises(self._database, writing, known, self._default, now, keep=False)

    def regain(self, chat: int, now: datetime) -> bool:
        """A chat can be reached again: its subscriptions go on. Whether it was lost."""
        with self._database.transaction() as writing:
            known = self.chats.find(chat)
            if known is None or not known.gone:
                return False
            back = replace(known, gone="")
            chats.set_gone(writing, chat, "")
            subscriptions.renew_promises(self._database, writing, back, self._default, now, keep=False)
            return True

    def move(self, old: int, new: int) -> None:
        """A group has another id."""
        with self._database.transaction() as writing:
            chats.move(writing, old, new)

    def close_thread_within(self, writing: Writing, subscriber: Subscriber, now: datetime) -> None:
        """A forum's thread is closed or gone: the subscriptions made in it are paused until somebody looks."""
        for each in self.subscriptions.of(subscriber.chat):
            if each.subscriber == subscriber:
                subscriptions.change(writing, each.id, rule=each.rule, paused=True)
                self._take_back(writing, each.id)
                deliveries.cancel_of(writing, each.id, now, "the thread is closed")
                subscriptions.promise(writing, each.id, None)

    def _meet(self, writing: Writing, chat: Chat) -> Chat:
        """What the ledger knows of a chat, which it knows from now on."""
        known = self.chats.find(chat.id)
        if known is None or known.gone:
            chats.store(writing, chat)
        return known or chat

    def _promised(self, writing: Writing, number: SubscriptionId, chat: int, now: datetime) -> Subscription:
        subscription = self.subscriptions.get(number, chat)
        known = self.chats.find(chat)
        assert known is not None  # noqa: S101 (a subscription refers to its chat)
        slot = subscriptions.next_promise(self._database, subscription, known, self._default, now, keep=False)
        subscriptions.promise(writing, number, slot)
        return self.subscriptions.get(number, chat)

    def _take_back(self, writing: Writing, number: SubscriptionId) -> None:
        """What is not begun of it counts as not told."""
        for since in merge_open(self._database, writing, [number]).values():
            subscriptions.rewind(writing, number, since)

    def _take_back_all(self, writing: Writing, chat: int) -> None:
        for each in self.subscriptions.of(chat):
            self._take_back(writing, each.id)

    def _give_up(self, writing: Writing, number: SubscriptionId, now: datetime) -> None:
        withdraw(writing, editions.open_of(self._database, [number]), "dropped")
        deliveries.cancel_of(writing, number, now, "given up")
        subscriptions.remove(writing, number)
