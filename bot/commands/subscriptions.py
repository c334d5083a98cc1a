"""/subscriptions: which digests come to this chat, each with when it comes next."""

from __future__ import annotations

from bot.commands import agreed, follow, subscription
from bot.commands.agreed import Standing
from bot.commands.arguments import page_asked
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Buttons, Reply, arrows, rows
from bot.words import plain

PAGE = 6
"""Subscriptions on one screen; a chat has at most twenty."""


def answer(enquiry: Enquiry, words: str) -> Reply:
    """The words are the page's number, from 1 on."""
    present = agreed.standings(enquiry)
    if not present:
        return none(enquiry)
    if len(present) == 1 and not present[0].elsewhere:
        return subscription.card(enquiry, present[0].subscription, "shown")
    pages = -(-len(present) // PAGE)
    page = page_asked(words, pages)
    shown = present[(page - 1) * PAGE : page * PAGE]
    threads = any(one.subscription.subscriber.thread for one in present)
    told = agreed.told(enquiry, "listing", standings=shown, count=len(present), threads=threads)
    return Reply(told, (*one_each(shown), *arrows("subscriptions", page, pages), _for_all(enquiry)))


def none(enquiry: Enquiry) -> Reply:
    """That there are none, and how to get one."""
    return Reply(agreed.told(enquiry, "nothing"), follow.busiest_topics(enquiry, "subscribe", edits=True))


def one_each(shown: tuple[Standing, ...]) -> Buttons:
    """A button to each subscription."""
    buttons = [
        Button(
            plain("numbered", number=one.number, name=one.subscription.about.title),
            Question("subscription", f"show {one.subscription.id}"),
            edits=True,
        )
        for one in shown
    ]
    return rows(tuple(buttons), width=2)


def _for_all(enquiry: Enquiry) -> tuple[Button, ...]:
    """What can be done about all of them."""
    name = "resume" if enquiry.chat.paused else "pause"
    return Button(plain(f"{name}_all"), Question(name), edits=True), agreed.to_settings()
