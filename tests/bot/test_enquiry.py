"""What a command may know of its chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.enquiry import enquire
from bot.shelf import Shelf
from bot.visitor import Visitor
from digests.ledger.model import Chat
from tests.bot.small_archive import ASOF

LATE = datetime(2024, 5, 1, 23, 0, tzinfo=UTC)
YEREVAN = ZoneInfo("Asia/Yerevan")


def test_a_chat_s_days_begin_by_its_own_clock(archive: Path) -> None:
    """The zone that it has agreed on, else the operator's; every answer is given in it."""
    shelf = Shelf(archive, zone=ZoneInfo("America/New_York"))
    visitor = Visitor(7)
    assert enquire(shelf, visitor, LATE, LATE).today.day == 1
    shelf.ledger().agreements.configure(Chat(7, zone=YEREVAN), ASOF)
    known = enquire(shelf, visitor, LATE, LATE)
    assert (known.zone, known.today.day) == (YEREVAN, 2)
    assert enquire(shelf, replace(visitor, chat=8), LATE, LATE).zone.key == "America/New_York"
    shelf.close()


def test_a_lost_chat_that_asks_is_lost_no_more(archive: Path) -> None:
    """It can be reached again, which is told once."""
    shelf = Shelf(archive)
    shelf.ledger().agreements.configure(Chat(7, silent=True), ASOF)
    shelf.ledger().agreements.lose(7, "bot was blocked by the user", ASOF)
    back, after = (enquire(shelf, Visitor(7), ASOF, ASOF) for _ in range(2))
    assert (back.back, back.chat.gone, back.chat.silent) == (True, "", True)
    assert (after.back, after.chat) == (False, back.chat)
    shelf.close()


def test_asking_makes_no_ledger(archive: Path) -> None:
    """Who only reads leaves nothing in the file."""
    before = archive.read_bytes()
    shelf = Shelf(archive)
    assert enquire(shelf, Visitor(7), ASOF, ASOF).chat == Chat(7)
    shelf.close()
    assert archive.read_bytes() == before
