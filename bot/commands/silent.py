"""/silent on|off: whether digests come without a sound."""

from __future__ import annotations

from dataclasses import replace

from bot.commands import agreed
from bot.enquiry import Enquiry
from bot.question import Question
from bot.refusals import BadSwitch
from bot.reply import Button, Reply
from bot.words import plain

ON, OFF = frozenset({"on", "yes"}), frozenset({"off", "no"})


def answer(enquiry: Enquiry, words: str) -> Reply:
    if words:
        enquiry = agreed.settled(enquiry, replace(enquiry.chat, silent=is_on(words)))
    label, to = ("with_sound", "off") if enquiry.chat.silent else ("without_sound", "on")
    other = Button(plain(label), Question("silent", to), edits=True)
    return Reply(agreed.told(enquiry, "silent_now"), ((other, agreed.to_settings()),))


def is_on(words: str) -> bool:
    """Raises BadSwitch where the words are neither."""
    said = words.casefold()
    if said not in ON | OFF:
        raise BadSwitch(words)
    return said in ON
