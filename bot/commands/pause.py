"""/pause [name or number]: no digests for now; what comes meanwhile is told later."""

from __future__ import annotations

from dataclasses import replace

from bot.commands import agreed, subscription, subscriptions
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Reply
from bot.words import plain


def answer(enquiry: Enquiry, words: str) -> Reply:
    return switch(enquiry, words, paused=True)


def switch(enquiry: Enquiry, words: str, *, paused: bool) -> Reply:
    """Pause the whole chat, or one of its subscriptions where the words name one; or take it up again."""
    if not agreed.standings(enquiry):
        return subscriptions.none(enquiry)
    if not words:
        return _chat(enquiry, paused=paused)
    found = agreed.named(enquiry, words)
    if len(found) > 1:
        return Reply(agreed.told(enquiry, "which_one", standings=found), subscriptions.one_each(found))
    number = found[0].subscription.id
    switched = enquiry.ledger.agreements.pause(enquiry.chat.id, number, enquiry.now, paused=paused)
    return subscription.card(enquiry, switched, "shown")


def _chat(enquiry: Enquiry, *, paused: bool) -> Reply:
    enquiry = agreed.settled(enquiry, replace(enquiry.chat, paused=paused))
    page = agreed.told(enquiry, "paused" if paused else "resumed", standings=agreed.standings(enquiry))
    other = "resume" if paused else "pause"
    return Reply(page, ((Button(plain(f"{other}_all"), Question(other), edits=True), agreed.to_all()),))
