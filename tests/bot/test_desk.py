"""Where questions are answered: what goes wrong is put in words, or apologised for."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot import commands
from bot.config import Config
from bot.conversation import Conversation
from bot.desk import Desk, open_desk
from bot.enquiry import Enquiry, enquire
from bot.question import Question
from bot.reply import Picture, Reply
from bot.shelf import Shelf
from bot.visitor import Visitor
from corpus.errors import DatabaseLocked, SlowQuestion
from digests import markup
from tests.bot.small_archive import ASOF

LATEST = Question("latest")


@pytest.fixture
def desk(archive: Path) -> Iterator[Desk]:
    """A desk over the small archive."""
    opened = open_desk(Config(database=archive), Shelf(archive), lambda: ASOF)
    yield opened
    opened.close()


def fail_with(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def failing(enquiry: Enquiry, question: Question) -> Reply:
        raise fault

    monkeypatch.setattr(commands, "answer", failing)


@pytest.mark.parametrize(("fault", "words"), [(SlowQuestion(), "takes too long"), (DatabaseLocked("x"), "in a moment")])
def test_troubles_are_replies(desk: Desk, monkeypatch: pytest.MonkeyPatch, fault: Exception, words: str) -> None:
    """What a person can understand is said."""
    fail_with(monkeypatch, fault)
    reply = desk.respond(LATEST, ASOF, Visitor(1))
    assert words in markup.visible(reply.page.paragraphs[0].html)


def test_faults_of_ours_travel_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug is no answer."""
    fail_with(monkeypatch, KeyError("bug"))
    with pytest.raises(KeyError):
        desk.respond(LATEST, ASOF, Visitor(1))


def test_a_picture_that_cannot_be_drawn_is_none(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever drawing raises is logged, and the bot goes on."""

    def failing(*, dark: bool) -> bytes:
        raise RuntimeError("no font")

    assert asyncio.run(desk.draw(Picture(failing, "caption"), dark=True)) is None
    assert "could not be drawn" in caplog.text


def test_a_bug_is_logged_and_apologised_for(
    archive: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The reader gets a reference and nothing else; the log has the same reference and all of it."""
    fail_with(monkeypatch, sqlite3.OperationalError(f"no such table in {archive}"))

    async def once() -> list[Any]:
        async with Conversation(Config(database=archive), lambda: ASOF) as opened:
            return await opened.write("/latest")

    with caplog.at_level(logging.ERROR):
        (shown,) = asyncio.run(once())
    reference = next(word.rstrip(".") for word in caplog.text.split() if f" {word.rstrip('.')}." in shown.text)
    assert f"reference {reference}" in caplog.text
    assert "no such table" in caplog.text
    for secret in ("table", "sqlite", "Traceback", str(archive)):
        assert secret not in shown.text


def test_days_begin_where_the_reader_is(archive: Path) -> None:
    """Today is the day of the configured zone."""
    from datetime import UTC
    from zoneinfo import ZoneInfo

    late = datetime(2024, 5, 1, 23, 0, tzinfo=UTC)
    shelf = Shelf(archive, zone=ZoneInfo("Asia/Yerevan"))
    assert enquire(shelf, Visitor(1), late, late).today.day == 2
    shelf.close()
