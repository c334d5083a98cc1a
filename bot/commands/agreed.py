"""What a chat has agreed on, as its readers see it: which digest, when it comes next, and in which thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button
from bot.words import plain, say
from corpus.errors import NewsError
from corpus.reading.spelling import fold
from digests.errors import UnknownSubscription
from digests.ledger.model import Chat, Subscription
from digests.letters import about
from digests.page import Page
from digests.schedule import quiet_until
from digests.subjects import find_subject
from digests.zones import zone_name

SUPERGROUP = "-100"
"""How the ids of supergroups begin; what follows stands in links into them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A subscription in the list of its chat's."""

    number: int
    """In the list, from 1."""
    subscription: Subscription
    next: datetime | None
    """By the chat's clock; None where none is promised."""
    overdue: bool = False
    held: bool = False
    """True where it is put off until the chat's quiet hours end."""
    elsewhere: bool = False
    """True where it belongs to another thread than the visitor's."""
    group: str = ""
    """What links into the group name it by; empty where none leads there."""


def standings(enquiry: Enquiry) -> tuple[Standing, ...]:
    """The chat's subscriptions, oldest first. Raises EmptyArchive."""
    if enquiry.storage.known(enquiry.chat.id) is None:
        return ()
    present = enquiry.ledger.subscriptions.of(enquiry.chat.id)
    return tuple(standing(enquiry, each, number) for number, each in enumerate(present, 1))


def standing(enquiry: Enquiry, subscription: Subscription, number: int = 0) -> Standing:
    promised = due = subscription.due
    if promised is not None and enquiry.chat.quiet:
        due = quiet_until(enquiry.chat.quiet, enquiry.zone, promised) or promised
    thread = subscription.subscriber.thread
    return Standing(
        number,
        subscription,
        None if due is None else due.astimezone(enquiry.zone).replace(tzinfo=None),
        overdue=due is not None and due <= enquiry.now,
        held=due != promised,
        elsewhere=thread != enquiry.visitor.thread,
        group=_in_links(enquiry.chat) if thread else "",
    )


def _in_links(chat: Chat) -> str:
    number = str(chat.id)
    return number.removeprefix(SUPERGROUP) if number.startswith(SUPERGROUP) else ""


def settled(enquiry: Enquiry, chat: Chat) -> Enquiry:
    """The enquiry after this was agreed with its chat."""
    enquiry.ledger.agreements.configure(chat, enquiry.now)
    return replace(enquiry, chat=chat)


def told(enquiry: Enquiry, part: str, **values: object) -> Page:
    """A part of `agreed` as a page, with what all of them may speak of."""
    return say(
        "agreed",
        part,
        chat=enquiry.chat,
        zone_name=zone_name(enquiry.zone),
        today=enquiry.today,
        zone=enquiry.zone,
        **values,
    )


def named(enquiry: Enquiry, words: str) -> tuple[Standing, ...]:
    """The subscriptions that a reader means: by number in the list, by name, or by what they are about.

    Raises UnknownSubscription, with the names there are.
    """
    present = standings(enquiry)
    number = words.lstrip("#")
    if number.isascii() and number.isdigit() and (found := [one for one in present if str(one.number) == number]):
        return tuple(found)
    found = _by_name(present, words) or _by_subject(enquiry, present, words)
    if not found:
        titles = dict.fromkeys(one.subscription.about.title for one in present)
        raise UnknownSubscription(words, suggestions=tuple(titles))
    return tuple(found)


def _by_name(present: Sequence[Standing], words: str) -> list[Standing]:
    wanted = fold(words)
    names = [(one, {fold(one.subscription.about.title), fold(one.subscription.about.words)}) for one in present]
    exact = [one for one, known in names if wanted in known]
    return exact or [one for one, known in names if wanted and any(wanted in name for name in known)]


def _by_subject(enquiry: Enquiry, present: Sequence[Standing], words: str) -> list[Standing]:
    """Those about what the words lead to, by whatever name."""
    try:
        meant = about(find_subject(enquiry.corpus, words, enquiry.asof))
    except NewsError:
        return []
    return [one for one in present if one.subscription.about == meant]


def on_subscription(label: str, deed: str, subscription: Subscription) -> Button:
    """A button that does something to a subscription and says so in place of its message."""
    return Button(plain(label), Question("subscription", f"{deed} {subscription.id}"), edits=True)


def to_all() -> Button:
    return Button(plain("all_digests"), Question("subscriptions"), edits=True)


def to_resume() -> Button:
    return Button(plain("resume_all"), Question("resume"), edits=True)


def to_settings() -> Button:
    return Button(plain("settings"), Question("settings"), edits=True)
