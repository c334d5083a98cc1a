"""One subscription, looked at and changed: what the buttons below it ask, like "pause 12" or "when 12 daily"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.commands import agreed, wishes
from bot.commands.agreed import on_subscription
from bot.enquiry import Enquiry
from bot.question import Question, plain_number
from bot.reply import Button, Buttons, Reply
from bot.words import plain
from corpus.errors import BadSchedule
from digests.asked_rules import Wish, asked_wish
from digests.errors import UnknownSubscription
from digests.ledger.model import Replay, Subscription, SubscriptionId

LARGEST = 18
"""Digits of a subscription's number, at most."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """What a button wants done to a subscription."""

    number: SubscriptionId
    words: str

    @classmethod
    def read(cls, words: str) -> _Deed:
        """Raises UnknownSubscription where it is nothing that a button of ours says."""
        written, _, more = words.partition(" ")
        number = plain_number(written, LARGEST)
        if number is None:
            raise UnknownSubscription(words)
        return cls(SubscriptionId(number), more)


def answer(enquiry: Enquiry, words: str) -> Reply:
    """Do what a button says. Raises UnknownSubscription where there is none such in this chat any more."""
    name, _, rest = words.partition(" ")
    if name not in _DEEDS:
        raise UnknownSubscription(words)
    return _DEEDS[name](enquiry, _Deed.read(rest))


def card(enquiry: Enquiry, subscription: Subscription, part: str) -> Reply:
    """What a part of `agreed` says of a subscription, and what can be done about it."""
    page = agreed.told(
        enquiry, part, standing=agreed.standing(enquiry, subscription), editions=editions(subscription.replay)
    )
    return Reply(page, buttons(enquiry, subscription))


def editions(replay: Replay | None) -> int:
    """How many digests a replay still takes."""
    if replay is None:
        return 0
    return -(-((replay.last - replay.day).days + 1) // replay.pace)


def buttons(enquiry: Enquiry, subscription: Subscription) -> Buttons:
    """What can be done about a subscription."""
    switch = "resume" if subscription.paused else "pause"
    send = () if subscription.replay else (on_subscription("send_now", "send", subscription),)
    first = (on_subscription(switch, switch, subscription), *send)
    second = (on_subscription("change_time", "when", subscription), remover(subscription, plain("remove")))
    all_paused = ((agreed.to_resume(),),) if enquiry.chat.paused else ()
    return *all_paused, first, second, (agreed.to_all(), agreed.to_settings())


def remover(subscription: Subscription, label: str) -> Button:
    """A button that gives a subscription up, and knows what it was, so that it can be undone."""
    words = f"remove {subscription.id} {_again_words(subscription)}"
    return Button(label, Question("subscription", words), edits=True)


def _again_words(subscription: Subscription) -> str:
    """Its thread, and what to write after /subscribe for the same again."""
    about, replay = subscription.about, subscription.replay
    period = f" replay from {replay.day} to {replay.last} {replay.pace} days at a time" if replay else ""
    return (
        f"{subscription.subscriber.thread} {about.words}{period} {wishes.in_words(wishes.wish_of(subscription.rule))}"
    )


def _show(enquiry: Enquiry, deed: _Deed) -> Reply:
    return card(enquiry, enquiry.ledger.subscriptions.get(deed.number, enquiry.chat.id), "shown")


def _pause(enquiry: Enquiry, deed: _Deed) -> Reply:
    paused = enquiry.ledger.agreements.pause(enquiry.chat.id, deed.number, enquiry.now, paused=True)
    return card(enquiry, paused, "shown")


def _resume(enquiry: Enquiry, deed: _Deed) -> Reply:
    resumed = enquiry.ledger.agreements.pause(enquiry.chat.id, deed.number, enquiry.now, paused=False)
    return card(enquiry, resumed, "shown")


def _send(enquiry: Enquiry, deed: _Deed) -> Reply:
    """A replay is not sent out of turn: its days come one after the other."""
    subscription = enquiry.ledger.subscriptions.get(deed.number, enquiry.chat.id)
    if subscription.replay:
        return card(enquiry, subscription, "shown")
    return card(enquiry, enquiry.ledger.agreements.ask_now(enquiry.chat, deed.number, enquiry.now), "sent")


def _when(enquiry: Enquiry, deed: _Deed) -> Reply:
    subscription = enquiry.ledger.subscriptions.get(deed.number, enquiry.chat.id)
    wish: Wish | None = asked_wish(deed.words) if deed.words else None
    rule = wish.rule if wish else None
    if rule is not None:
        changed = enquiry.ledger.agreements.change_rule(enquiry.chat.id, deed.number, rule, enquiry.now)
        return card(enquiry, changed, "changed")

    def asking(words: str) -> Question:
        return Question("subscription", f"when {deed.number} {words}".rstrip())

    page = agreed.told(enquiry, "when", title=subscription.about.title, missing=wishes.missing(wish))
    keep = on_subscription("keep", "show", subscription)
    return Reply(page, (*wishes.choices(wish, asking), *(((keep,),) if wish is None else ())))


def _remove(enquiry: Enquiry, deed: _Deed) -> Reply:
    """Removed, with a way back; pressed again it says the same, as long as the button tells what it was."""
    try:
        removed = enquiry.ledger.agreements.remove(enquiry.chat.id, deed.number, enquiry.now)
    except UnknownSubscription:
        if not deed.words:
            raise
        return _gone(enquiry, None, deed.words)
    return removed_reply(enquiry, removed)


def removed_reply(enquiry: Enquiry, removed: Subscription) -> Reply:
    return _gone(enquiry, removed, _again_words(removed))


def _gone(enquiry: Enquiry, removed: Subscription | None, again: str) -> Reply:
    undo = Button(plain("undo"), Question("subscription", f"again {again}"), edits=True)
    return Reply(agreed.told(enquiry, "gone", removed=removed), ((undo, agreed.to_all()),))


def _again(enquiry: Enquiry, deed: _Deed) -> Reply:
    """What was removed from the thread of this number, agreed on once more."""
    from bot.commands import subscribe

    if not deed.words:
        raise BadSchedule(deed.words)
    return subscribe.agree(enquiry, deed.words, thread=deed.number)


_DEEDS: Mapping[str, Callable[[Enquiry, _Deed], Reply]] = {
    "show": _show,
    "pause": _pause,
    "resume": _resume,
    "send": _send,
    "when": _when,
    "remove": _remove,
    "again": _again,
}
