"""A claimed delivery with its buttons: worked out anew whenever it is sent, so that a retry sends the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from bot.callback import Ask, Keep, encode, encode_edition
from bot.commands import asked_why
from bot.prepared import Key, Keys
from bot.question import Question
from bot.words import plain
from corpus.errors import DatabaseTrouble
from digests.ledger.model import AboutKind, ChatKind, Delivery, DeliveryKey, DeliveryKind

if TYPE_CHECKING:
    from digests.press import Press

FOLLOWING = ("timeline", "latest")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is under way from now on, and its buttons."""

    delivery: Delivery
    keys: Keys


def claim(press: Press, key: DeliveryKey, keep: Keep, now: datetime) -> Claimed | None:
    """Claim a delivery; None where it is not to be sent any more. Raises DatabaseTrouble."""
    delivery = press.claim(key, now)
    return Claimed(delivery, keys_of(delivery, keep)) if delivery else None


def keys_of(delivery: Delivery, keep: Keep) -> Keys:
    """What can be asked next below the last part of a digest; below a line about a doubt, the digest itself.

    In a channel nothing can be asked: an answer would be a post of the channel's.
    """
    if delivery.key.kind is DeliveryKind.DOUBT:
        return ((Key(_label("show_edition"), encode_edition(delivery.key.edition)),),)
    if delivery.key.part < delivery.parts - 1 or delivery.chat_kind is ChatKind.CHANNEL:
        return ()
    if delivery.about.kind is AboutKind.FEED:
        return ((Key(_label("all_feeds"), encode(Ask(Question("feeds")), keep)),),)
    words = delivery.about.words
    try:
        following = tuple(Key(_label(each), encode(Ask(Question(each, words)), keep)) for each in FOLLOWING)
        why = Key(_label("why"), encode(Ask(asked_why.question_of_edition(delivery.key.edition)), keep))
        return ((*following, why),)
    except DatabaseTrouble:  # words too long for a button can't be put by just now
        return ()


@cache
def _label(name: str) -> str:
    """These few are the same for all, and a template takes a millisecond."""
    return plain(name)
