"""/settings: how this chat wants its digests; buttons change it in place."""

from __future__ import annotations

from dataclasses import replace

from bot.commands import agreed, quiet, timezone
from bot.commands.silent import is_on
from bot.enquiry import Enquiry
from bot.question import Question
from bot.refusals import BadSwitch
from bot.reply import Button, Buttons, Reply
from bot.words import plain
from digests.ledger.model import Chat


def answer(enquiry: Enquiry, words: str) -> Reply:
    """The words are a setting and what it is to be: "silent on", "zone Asia/Yerevan", "quiet 22:00-07:00"."""
    setting, _, value = words.partition(" ")
    if setting and not value:
        return _choose(enquiry, setting)
    if setting == "zone":
        return timezone.answer(enquiry, value)
    if setting:
        enquiry = agreed.settled(enquiry, _changed(enquiry, setting, value))
    return _all(enquiry)


def _changed(enquiry: Enquiry, setting: str, value: str) -> Chat:
    chat = enquiry.chat
    match setting:
        case "quiet":
            return replace(chat, quiet=quiet.asked_quiet(value))
        case "silent":
            return replace(chat, silent=is_on(value))
        case "hush":
            return replace(chat, hush=is_on(value))
        case "paused":
            return replace(chat, paused=is_on(value))
    raise BadSwitch(setting)


def _choose(enquiry: Enquiry, setting: str) -> Reply:
    """What a setting can be."""
    back = (Button(plain("back"), Question("settings"), edits=True),)
    if setting == "zone":
        clock = timezone.clock(enquiry)
        return Reply(agreed.told(enquiry, "zone_now", clock=clock), (*timezone.offered(enquiry), back))
    if setting == "quiet":
        return Reply(agreed.told(enquiry, "quiet_now"), (*quiet.offered(enquiry, "settings", "quiet "), back))
    raise BadSwitch(setting)


def _all(enquiry: Enquiry) -> Reply:
    present = agreed.standings(enquiry)
    page = agreed.told(enquiry, "settings", clock=timezone.clock(enquiry), count=len(present))
    return Reply(page, _buttons(enquiry, some=bool(present)))


def _buttons(enquiry: Enquiry, *, some: bool) -> Buttons:
    chat = enquiry.chat

    def to(label: str, words: str) -> Button:
        return Button(plain(label), Question("settings", words), edits=True)

    def switch(name: str, *, on: bool) -> Button:
        return to(f"{name}_{'off' if on else 'on'}", f"{name} {'off' if on else 'on'}")

    return (
        (to("choose_zone", "zone"), to("choose_quiet", "quiet")),
        (switch("silent", on=chat.silent), switch("hush", on=chat.hush)),
        (*((switch("paused", on=chat.paused),) if some else ()), agreed.to_all()),
    )
