"""The buttons below a delivery: worked out anew whenever it is sent, so that a retry sends the same."""

from __future__ import annotations

from functools import cache

from bot.callback import Ask, Keep, encode, encode_edition
from bot.commands import asked_why
from bot.prepared import Key, Keys
from bot.question import Question
from bot.words import plain
from corpus.errors import DatabaseTrouble
from digests.ledger.model import AboutKind, ChatKind, Delivery, DeliveryKind

FOLLOWING = ("timeline", "latest")


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
