"""Where questions are answered: what goes wrong is put in words, or apologised for."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from factories import article, prepared, published, shelved

from bot import commands
from bot.config import Config
from bot.conversation import Conversation
from bot.enquiry import Enquiry, enquire
from bot.jobs import Broken
from bot.question import Question
from bot.renewal import Renewal
from bot.reply import Picture, Reply
from bot.responder import Responder, open_responder
from bot.storage import Storage
from bot.visitor import Visitor
from corpus.corpus import open_corpus
from corpus.errors import DatabaseLocked, SlowQuestion
from digests import markup
from tests.bot.small_archive import ASOF

LATEST = Question("latest")


@pytest.fixture
def responder(archive: Path) -> Iterator[Responder]:
    """A responder over the small archive."""
    opened = open_responder(Config(database=archive), Storage(archive), lambda: ASOF)
    yield opened
    opened.close()


def fail_with(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def failing(enquiry: Enquiry, question: Question) -> Reply:
        raise fault

    monkeypatch.setattr(commands, "answer", failing)


@pytest.mark.parametrize(("fault", "words"), [(SlowQuestion(), "takes too long"), (DatabaseLocked("x"), "in a moment")])
def test_troubles_are_replies(
    responder: Responder, monkeypatch: pytest.MonkeyPatch, fault: Exception, words: str
) -> None:
    """What a person can understand is said."""
    fail_with(monkeypatch, fault)
    reply = responder.respond(LATEST, ASOF, Visitor(1))
    assert words in markup.visible(reply.page.paragraphs[0].html)


def test_faults_of_ours_travel_on(responder: Responder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug is no answer."""
    fail_with(monkeypatch, KeyError("bug"))
    with pytest.raises(KeyError):
        responder.respond(LATEST, ASOF, Visitor(1))


def test_a_picture_that_cannot_be_drawn_is_none(responder: Responder, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever drawing raises is logged, and the bot goes on."""

    def failing(*, dark: bool) -> bytes:
        raise RuntimeError("no font")

    assert asyncio.run(responder.draw(Picture(failing, "caption"), dark=True)) is None
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


@pytest.fixture
def renewing(archive: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Responder, list[Renewal]]]:
    """A responder for which every answer is costly, and what it wants to have answered anew; nobody does."""
    for module in ("freshness", "answer_cache"):
        monkeypatch.setattr(f"digests.{module}.COSTLY", 0.0)
    monkeypatch.setattr("digests.freshness.RESTS", 0)
    opened = open_responder(Config(database=archive), Storage(archive), lambda: ASOF, renewing=True)
    renewals: list[Renewal] = []
    assert opened.renewals is not None
    monkeypatch.setattr(opened.renewals, "ask", lambda renewal, zone: renewals.append(renewal))
    yield opened, renewals
    opened.close()


def grow(archive: Path, n: int = 0) -> None:
    corpus = open_corpus(archive, write=True)
    shelved(corpus, prepared(article(f"Harbour {n}: the whale was seen.", on=published("2024-04-30"))))
    corpus.close()


@pytest.mark.parametrize("question", [LATEST, Question("digest", "harbour since 2024-03-01"), Question("sources")])
def test_nobody_waits_for_a_costly_answer(
    renewing: tuple[Responder, list[Renewal]], archive: Path, question: Question
) -> None:
    """It is given as it was, also in the next minute, and asked anew for the next reader, in his zone and chat."""
    responder, renewals = renewing
    before = responder.respond(question, ASOF, Visitor(1)).page
    grow(archive)
    assert responder.respond(question, ASOF, Visitor(2)).page == before
    assert responder.respond(question, ASOF + timedelta(minutes=1), Visitor(3)).page == before
    assert [(renewal.question, renewal.chat.id) for renewal in renewals] == [(question, 2), (question, 3)]


def test_an_answer_of_a_moment_past_is_of_that_minute(renewing: tuple[Responder, list[Renewal]], archive: Path) -> None:
    """Only who asks now may be given the last minute's: a page that is turned later is of its own."""
    responder, renewals = renewing
    question, early = Question("digest", "harbour since 2024-03-01"), ASOF - timedelta(minutes=10)
    before = responder.respond(question, early, Visitor(1)).page
    grow(archive)
    assert responder.respond(question, early + timedelta(minutes=1), Visitor(1)).page != before
    assert responder.respond(question, early, Visitor(1)).page == before
    assert len(renewals) == 1


def test_who_had_something_done_sees_it(renewing: tuple[Responder, list[Renewal]], archive: Path) -> None:
    """After a job of this bot's answers are of now, whatever they cost."""
    responder, renewals = renewing
    before = responder.respond(LATEST, ASOF, Visitor(1)).page
    grow(archive)
    responder.report(Broken("abc123"), ASOF, Visitor(1))
    assert responder.respond(LATEST, ASOF, Visitor(1)).page != before
    assert renewals == []


def test_a_desk_that_renews_nothing_waits(responder: Responder, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the terminal, for one question and in replays every answer is of the archive as it is."""
    monkeypatch.setattr("digests.freshness.COSTLY", 0.0)
    before = responder.respond(LATEST, ASOF, Visitor(1)).page
    grow(archive)
    assert responder.respond(LATEST, ASOF, Visitor(1)).page != before


def test_days_begin_where_the_reader_is(archive: Path) -> None:
    """Today is the day of the configured zone."""
    from datetime import UTC
    from zoneinfo import ZoneInfo

    late = datetime(2024, 5, 1, 23, 0, tzinfo=UTC)
    storage = Storage(archive, zone=ZoneInfo("Asia/Yerevan"))
    assert enquire(storage, Visitor(1), late, late).today.day == 2
    storage.close()
