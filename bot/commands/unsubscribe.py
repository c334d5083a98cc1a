"""/unsubscribe [name or number]: no more of that digest."""

from __future__ import annotations

from bot.commands import agreed, subscription, subscriptions
from bot.commands.agreed import Standing
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Reply
from bot.words import plain

ALL, SURE = "all", "all, yes"
EVERYTHING = frozenset({ALL, "everything", "all of them", "all digests", "anything", "digests", "any digests"})


def answer(enquiry: Enquiry, words: str) -> Reply:
    present = agreed.standings(enquiry)
    if not present:
        return subscriptions.none(enquiry)
    if words.casefold() in EVERYTHING or words == SURE:
        return _all(enquiry, len(present), sure=words == SURE)
    found = agreed.named(enquiry, words) if words else present
    if len(found) == 1:
        number = found[0].subscription.id
        return subscription.removed_reply(
            enquiry, enquiry.ledger.agreements.remove(enquiry.chat.id, number, enquiry.now)
        )
    return _which(enquiry, found, everything=not words)


def _which(enquiry: Enquiry, found: tuple[Standing, ...], *, everything: bool) -> Reply:
    one_each = tuple(
        (
            subscription.remover(
                one.subscription, plain("numbered", number=one.number, name=one.subscription.about.title)
            ),
        )
        for one in found
    )
    all_of_them = ((Button(plain("remove_all"), Question("unsubscribe", ALL), edits=True),),) if everything else ()
    return Reply(agreed.told(enquiry, "remove_which", standings=found), (*one_each, *all_of_them))


def _all(enquiry: Enquiry, count: int, *, sure: bool) -> Reply:
    if sure:
        removed = enquiry.ledger.agreements.remove_all(enquiry.chat.id, enquiry.now)
        return Reply(agreed.told(enquiry, "removed_all", count=removed))
    yes = Button(plain("remove_all_sure", count=count), Question("unsubscribe", SURE), edits=True)
    return Reply(agreed.told(enquiry, "remove_all", count=count), ((yes,), (agreed.to_all(),)))
