"""/timezone [zone, city or offset]: by which clock this chat lives."""

from __future__ import annotations

from dataclasses import replace

from bot.commands import agreed
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Buttons, Reply, rows
from digests.zones import find_zone, likely_zones, zone_name

OFFERED = 6


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not words:
        page = agreed.told(enquiry, "zone_now", clock=clock(enquiry))
        return Reply(page, offered(enquiry))
    zone = find_zone(words, enquiry.now)
    same = enquiry.chat.zone == zone
    if not same:
        enquiry = agreed.settled(enquiry, replace(enquiry.chat, zone=zone))
    page = agreed.told(
        enquiry, "zone_kept" if same else "zone_set", clock=clock(enquiry), standings=agreed.standings(enquiry)
    )
    return Reply(page, ((agreed.to_all(), agreed.to_settings()),))


def offered(enquiry: Enquiry) -> Buttons:
    """The zones that a reader of this language likely lives in, as buttons that choose them."""
    zones = [zone for zone in likely_zones(enquiry.visitor.language, enquiry.now) if zone != enquiry.chat.zone]
    buttons = [Button(zone_name(zone), Question("timezone", zone.key), edits=True) for zone in zones[:OFFERED]]
    return rows(tuple(buttons), width=3)


def clock(enquiry: Enquiry) -> str:
    """What the chat's clock shows."""
    return f"{enquiry.now.astimezone(enquiry.zone):%H:%M}"
