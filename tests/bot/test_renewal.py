"""Costly answers are worked out anew in a process of its own, which nobody waits for and which ends with the bot."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from zoneinfo import ZoneInfo

import pytest

from bot import commands, renewal
from bot.config import Config
from bot.enquiry import enquire
from bot.question import Question
from bot.renewal import Renewal, Renewals, answered
from bot.storage import Storage
from bot.visitor import Visitor
from digests.ledger.model import Chat
from tests.bot.small_archive import ASOF

UTC_ZONE = ZoneInfo("UTC")
DIGEST = Renewal(Question("digest", "harbour 2024-03"), Visitor(7), Chat(7), ASOF, ASOF)
PATIENCE = 60.0


@pytest.fixture
def storage(archive: Path) -> Iterator[Storage]:
    opened = Storage(archive)
    yield opened
    opened.close()


@pytest.fixture
def renewals(archive: Path, storage: Storage) -> Iterator[Renewals]:
    opened = Renewals(Config(token="1:SECRET", database=archive), storage.answer_cache)
    yield opened
    opened.close()


def finish(renewals: Renewals) -> None:
    """Wait until all that was asked for is done: one comes after the other."""
    renewals._thread.submit(int).result(PATIENCE)


def asked(storage: Storage, renewal: Renewal = DIGEST) -> object:
    return commands.answer(enquire(storage, renewal.visitor, renewal.asof, renewal.now), renewal.question).page


def test_the_next_reader_finds_the_answer(
    storage: Storage, renewals: Renewals, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Letter for letter the one that he would have waited for, under the very words that ask for it."""
    other = Storage(storage.path)
    expected = asked(other)
    other.close()
    renewals.ask(DIGEST, UTC_ZONE)
    finish(renewals)
    monkeypatch.setattr("digests.answers.digest", None)
    assert asked(storage) == expected


def test_a_question_is_asked_once_at_a_time(renewals: Renewals, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many ask it meanwhile, in whichever chat; of too many others none is begun."""
    begun: list[Renewal] = []
    monkeypatch.setattr(renewals._thread, "submit", lambda work, key, renewal: begun.append(renewal))
    for chat in range(3):
        renewals.ask(replace(DIGEST, visitor=Visitor(chat), chat=Chat(chat)), UTC_ZONE)
    assert len(begun) == 1
    renewals.ask(DIGEST, ZoneInfo("Asia/Yerevan"))
    for n in range(2 * renewal.MOST):
        renewals.ask(replace(DIGEST, question=Question("latest", str(n))), UTC_ZONE)
    assert len(begun) == renewal.MOST


def test_what_has_no_answer_gives_none(storage: Storage) -> None:
    """The reader who asks is told why, as always."""
    assert answered(storage, replace(DIGEST, question=Question("digest", "nobody at all"))) == ()


def test_only_what_is_remembered_comes_back(storage: Storage) -> None:
    """By the same key as readers find it, and worked out although it was known."""
    asked(storage)
    ((key, _),) = storage.answer_cache.all()
    for _ in range(2):
        assert [one for one, _ in answered(storage, DIGEST)] == [key]
    assert answered(storage, replace(DIGEST, question=Question("topics"))) == ()


def test_what_takes_too_long_is_given_up(
    archive: Path, storage: Storage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told, its readers wait for their answers, and a process is begun again only after a pause."""
    renewals = Renewals(Config(database=archive), storage.answer_cache, longest=0.0)
    renewals.ask(DIGEST, UTC_ZONE)
    finish(renewals)
    assert "/digest could not be answered anew" in caplog.text
    assert renewals._opened() is None
    monkeypatch.setattr(renewal, "PAUSE", 0.0)
    renewals._fail(DIGEST)
    assert renewals._opened() is not None
    renewals.close()


def test_closing_ends_it(
    storage: Storage, renewals: Renewals, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once, whatever it is at, and without a word; nothing is begun afterwards."""
    begun, begin = Event(), renewals._begin
    monkeypatch.setattr(renewals, "_begin", lambda: (begin(), begun.set()))
    renewals.ask(DIGEST, UTC_ZONE)
    assert begun.wait(PATIENCE)
    began = time.monotonic()
    renewals.close()
    assert time.monotonic() - began < renewal.SECONDS / 2
    assert (renewals._process, renewals._connection) == (None, None)
    renewals.ask(DIGEST, UTC_ZONE)
    assert not renewals._waiting
    assert (storage.answer_cache.all(), caplog.text) == ((), "")


def test_its_memory_is_others_when_nobody_asks(archive: Path, storage: Storage) -> None:
    """The process ends after a while; the next question begins another."""
    renewals = Renewals(Config(database=archive), storage.answer_cache, idle=0.05)
    renewals.ask(DIGEST, UTC_ZONE)
    finish(renewals)
    first = renewals._process
    assert first is not None
    first.join(PATIENCE)
    assert not first.is_alive()
    renewals.ask(replace(DIGEST, question=Question("latest")), UTC_ZONE)
    finish(renewals)
    assert len(storage.answer_cache.all()) == 2
    renewals.close()
