"""Whenever a feed is due, somebody is sent out for the news; nobody waits for them."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from feeds import DAY, NOW, feed

from bot import fetch_process as module
from bot.fetch_process import AFTER_FAILURE, FetchProcess
from bot.ledger_access import LedgerAccess
from bot.storage import Storage
from corpus import feeds
from corpus.corpus import open_corpus

Scene = Callable[[FetchProcess], Awaitable[None]]
PATIENCE = 20.0
LISTENING = "import signal; signal.signal(signal.SIGTERM, signal.default_int_handler)"


class Outside:
    """Where fetches are sent from, and how often one set out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = NOW
        self.steady = 0.0
        self.marks = folder / "marks"

    def follow(self) -> None:
        with closing(open_corpus(self.folder / "a.db", write=True)) as corpus, corpus.database.transaction() as writing:
            feeds.add(writing, feed())

    def send(self, code: str, scene: Scene, **more: Any) -> None:
        """Play a scene with fetches that run this code."""
        script = f"{LISTENING}\nMARKS = {str(self.marks)!r}\nopen(MARKS, 'a').write('x')\n{code}"

        async def playing() -> None:
            access = LedgerAccess(Storage(self.folder / "a.db"), self._now, lambda: self.steady)
            sent = FetchProcess(access, (sys.executable, "-c", script), **more)
            try:
                await scene(sent)
            finally:
                await sent.stop()
                access.close()
                access.storage.close()

        asyncio.run(playing())

    def _now(self) -> datetime:
        return self.now

    @property
    def times(self) -> int:
        return len(self.marks.read_text()) if self.marks.exists() else 0


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    return Outside(tmp_path)


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.INFO, "bot.fetch_process"):
        yield caplog


async def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        await asyncio.sleep(0.01)


async def home(fetch: FetchProcess) -> None:
    """Until nobody is on the way."""
    await until(lambda: fetch._running is None or fetch._running.done())


def test_a_due_feed_sends_somebody_out(outside: Outside, heard: pytest.LogCaptureFixture) -> None:
    """What they bring is a line of the log."""
    outside.follow()

    async def scene(fetch: FetchProcess) -> None:
        await fetch.tick()
        await home(fetch)

    outside.send("print('1 feed looked at')", scene)
    assert heard.messages == ["feeds: 1 feed looked at"]


def test_whoever_waits_for_them_hears_that_they_are_back(outside: Outside) -> None:
    """Once a return; not where they were called home, since all is being put away then."""
    outside.follow()
    returns: list[int] = []

    async def back() -> None:
        returns.append(outside.times)

    async def scene(fetch: FetchProcess) -> None:
        await fetch.tick()
        await home(fetch)
        outside.steady += AFTER_FAILURE
        await fetch.tick()
        await until(lambda: outside.times == 2)

    outside.send("import time; time.sleep(60 if open(MARKS).read() == 'xx' else 0)", scene, on_return=back)
    assert returns == [1]


def test_where_nothing_is_due_nobody_goes(outside: Outside) -> None:
    """Neither without feeds, nor without an archive, nor before the time."""

    async def scene(fetch: FetchProcess) -> None:
        await fetch.tick()
        assert not list(outside.folder.iterdir())
        outside.follow()
        outside.now = NOW - DAY
        await fetch.tick()

    outside.send("", scene)
    assert outside.times == 0


def test_only_one_is_on_the_way(outside: Outside) -> None:
    """And the tick does not wait for them."""
    outside.follow()

    async def scene(fetch: FetchProcess) -> None:
        await fetch.tick()
        await until(lambda: outside.times == 1)
        await fetch.tick()
        await fetch.tick()

    outside.send("import time; time.sleep(60)", scene)
    assert outside.times == 1


def test_stopping_calls_them_home(outside: Outside, heard: pytest.LogCaptureFixture) -> None:
    """Politely first: what was begun is put down in good order; and no complaint is made of it."""
    outside.follow()
    begun = outside.folder / "begun"
    code = f"""
import pathlib, time
try:
    pathlib.Path({str(begun)!r}).touch()
    time.sleep(60)
finally:
    open({str(outside.marks)!r}, "a").write("y")
"""

    async def scene(fetch: FetchProcess) -> None:
        await fetch.tick()
        await until(begun.exists)

    outside.send(code, scene)
    assert outside.marks.read_text() == "xy"
    assert heard.messages == []


def test_who_does_not_listen_is_ended(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot does not wait for ever to stop."""
    outside.follow()
    monkeypatch.setattr(module, "TO_COME_HOME", 0.1)
    deaf = outside.folder / "deaf"
    code = f"""
import pathlib, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path({str(deaf)!r}).touch()
time.sleep(60)
"""

    async def scene(fetch: FetchProcess) -> None:
        await fetch.tick()
        await until(deaf.exists)

    begun = time.monotonic()
    outside.send(code, scene)
    assert time.monotonic() - begun < PATIENCE


def test_who_takes_too_long_is_given_up(outside: Outside, heard: pytest.LogCaptureFixture) -> None:
    """So that a page that never ends does not end all news."""
    outside.follow()

    async def scene(fetch: FetchProcess) -> None:
        await fetch.tick()
        await home(fetch)

    outside.send("import time; time.sleep(60)", scene, longest=0.5)
    assert len(heard.messages) == 1


def test_a_failure_without_a_word_is_told_as_well(outside: Outside, heard: pytest.LogCaptureFixture) -> None:
    """Who is killed says nothing, so that it is said for him."""
    outside.follow()

    async def scene(fetch: FetchProcess) -> None:
        await fetch.tick()
        await home(fetch)

    outside.send("import os; os.kill(os.getpid(), 9)", scene)
    assert heard.messages == ["feeds: fetching ended with -9"]


def test_a_complaint_of_who_comes_home_is_told_as_well(outside: Outside, heard: pytest.LogCaptureFixture) -> None:
    """An article that broke its reading is named, once, though the others came in; the next look is as soon as ever."""
    outside.follow()

    async def scene(fetch: FetchProcess) -> None:
        for _ in range(2):
            await fetch.tick()
            await home(fetch)

    outside.send("import sys; print('/a/1: reading it failed', file=sys.stderr)", scene)
    assert heard.messages == ["feeds: /a/1: reading it failed"]
    assert outside.times == 2


def test_a_failure_is_told_once_and_waited_out(outside: Outside, heard: pytest.LogCaptureFixture) -> None:
    """The next one goes after a while, and says the same again to nobody."""
    outside.follow()

    async def scene(fetch: FetchProcess) -> None:
        for _ in range(3):
            await fetch.tick()
            await home(fetch)
        assert outside.times == 1
        outside.steady += AFTER_FAILURE
        await fetch.tick()
        await home(fetch)

    outside.send("import sys; sys.exit('topics.toml: line 3: no name')", scene)
    assert outside.times == 2
    assert heard.messages == ["feeds: topics.toml: line 3: no name"]
