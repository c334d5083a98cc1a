"""What administrators are told of feeds: that one fell silent, and that it is back; each of them once.

Promising the messages and writing down that they are promised is one transaction, so no crash loses or doubles one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from corpus import silences
from corpus.silences import Silence, Told
from digests import render
from digests.ledger import notices
from digests.ledger.ledger import Ledger
from digests.ledger.model import About, AboutKind


def announce(ledger: Ledger, administrators: Collection[int], now: datetime) -> int:
    """Promise administrators, in their private chats, a message for everything they were not told yet; how many.

    Where there are none, nobody is told, and those who come later are not told of it either.
    """
    posted = 0
    with ledger.database.transaction() as writing:
        for silence in silences.untold(ledger.database):
            for step in _steps(silence):
                if not silences.mark(writing, silence.id, step):
                    continue
                about = About(AboutKind.FEED, str(silence.feed), silence.name)
                for chat in sorted(administrators):
                    known = ledger.chats.find(chat)
                    zone = known.zone if known and known.zone else ledger.default
                    name = f"feed {silence.id} {step.name.lower()} {chat}"
                    notices.post(writing, chat, about, name, text(silence, step, zone, now), zone=zone, now=now)
                    posted += 1
    return posted


def text(silence: Silence, step: Told, zone: ZoneInfo, now: datetime) -> str:
    """The message, as HTML."""
    page = render.render_template(
        render.environment("digests"),
        "alarm.html.j2",
        silence=silence,
        ended=step is Told.ENDED,
        today=now.astimezone(zone).date(),
        zone=zone,
    )
    return "\n\n".join(paragraph.html for paragraph in page.paragraphs)


def _steps(silence: Silence) -> Iterator[Told]:
    """What is to be told of it, in its order."""
    if silence.told is Told.NOTHING:
        yield Told.BEGUN
    if silence.until is not None:
        yield Told.ENDED
