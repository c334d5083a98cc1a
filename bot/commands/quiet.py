"""/quiet [from-to | off]: when no digest comes; what is due then comes as one when it is over."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.commands import agreed
from bot.enquiry import Enquiry
from bot.question import Question
from bot.refusals import BadQuietHours
from bot.reply import Button, Buttons, Reply, rows
from bot.words import plain
from digests.schedule import QuietHours

OFFERED = (QuietHours(22 * 60, 7 * 60), QuietHours(23 * 60, 8 * 60), QuietHours(21 * 60, 6 * 60))
OFF = frozenset({"off", "none", "no", "never"})
_TIME = r"(\d{1,2})(?:[:.h](\d{2})|h)?\s?(?:([ap])\.?m\.?)?"
_STRETCH = re.compile(rf"(?:from|between)?\s*{_TIME}\s*(?:-|–|—|to|until|till|and)\s*{_TIME}", re.ASCII)


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not words:
        return Reply(agreed.told(enquiry, "quiet_now"), offered(enquiry, "quiet"))
    enquiry = agreed.settled(enquiry, replace(enquiry.chat, quiet=asked_quiet(words)))
    return Reply(agreed.told(enquiry, "quiet_set"), ((agreed.to_settings(),),))


def asked_quiet(words: str) -> QuietHours | None:
    """The quiet hours that a reader writes, None for "off". Raises BadQuietHours."""
    if words.casefold() in OFF:
        return None
    match = _STRETCH.fullmatch(words.casefold())
    if match is None:
        raise BadQuietHours(words)
    try:
        return QuietHours(_minute(*match.group(1, 2, 3)), _minute(*match.group(4, 5, 6)))
    except ValueError:
        raise BadQuietHours(words) from None


def _minute(hour: str, minute: str | None, half: str | None) -> int:
    """The minute of the day; 24:00 is midnight. Raises ValueError for a time that there is not."""
    whole, rest = int(hour), int(minute or 0)
    if rest > 59 or (half and not 1 <= whole <= 12) or whole > 24 or (whole == 24 and rest):
        raise ValueError(f"{hour}:{minute} {half}")
    if half:
        whole = whole % 12 + (12 if half == "p" else 0)
    return whole % 24 * 60 + rest


def offered(enquiry: Enquiry, command: str, prefix: str = "") -> Buttons:
    """Quiet hours to choose from, and none."""
    stretches = [(plain("stretch", quiet=quiet), plain("stretch", quiet=quiet)) for quiet in OFFERED]
    off = [(plain("no_quiet"), "off")] if enquiry.chat.quiet else []
    buttons = [Button(label, Question(command, prefix + words), edits=True) for label, words in stretches + off]
    return rows(tuple(buttons), width=2)
