"""One set of scenarios, played on our own Telegram and on one that is not ours, so that bot and fake can't agree on a
mistake: readers agree on digests, get them, look again, block the bot and come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from fakegram import driver, foreign
from fakegram.driver import TOKEN, Reader

from tests.bot import small_archive
from tests.end_to_end.conftest import Program

Message = dict[str, Any]
GROUP = -1_000_000_000_777
CHATS = count(1001)
"""A chat of its own for every scenario."""


@dataclass
class Stage:
    """The running program, a Telegram, and one of its readers."""

    program: Program
    reader: Reader

    def buttons(self, message: Message) -> dict[str, str]:
        return {key["text"]: key["callback_data"] for row in message["keys"] for key in row}

    def tap(self, message: Message, label: str, *methods: str) -> Message:
        """Press a button, and wait for what is sent or edited because of it."""
        wanted = methods or ("sendMessage", "editMessageText")
        before = len(self._here(*wanted))
        self.reader.tap(message["message"], self.buttons(message)[label])
        self.reader.wait_for(lambda: len(self._here(*wanted)) > before, f"answer to [{label}]")
        return self._here(*wanted)[before]

    def _here(self, *methods: str) -> list[Message]:
        """What the bot did in this reader's chat."""
        return [call for call in self.reader.accepted(*methods) if call["chat"] == self.reader.chat]

    def next_text(self, before: int) -> Message:
        self.reader.wait_for(lambda: len(self.reader.received()) > before, "message")
        return self.reader.received()[before]


@pytest.fixture(scope="module", params=["ours", "foreign"])
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The program on one of the servers, for all the scenarios: each has a chat of its own."""
    folder = tmp_path_factory.mktemp(request.param)
    small_archive.make(folder / "dateline.db")
    with (driver if request.param == "ours" else foreign).in_thread() as address:
        program = Program(["run"], folder, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
        program.wait_for(lambda log: "answering as" in log)
        stage = Stage(program, Reader(address))
        yield stage
        assert program.stop() == 0
        assert "Traceback" not in program.errors
        program.close()
        refused = [each for each in stage.reader.refused() if each["method"] not in ("getUpdates", "sendMessage")]
        assert refused == []


@pytest.fixture
def stage(running: Stage) -> Stage:
    return Stage(running.program, Reader(running.reader.address, next(CHATS)))


def test_from_the_first_word_to_a_digest(stage: Stage) -> None:
    """Subscribe by buttons, choose a zone, have one sent now: it arrives, with what can be asked next below it."""
    asked = stage.reader.ask("/subscribe harbour")
    often = stage.tap(asked, "Every day")
    agreed = stage.tap(often, "08:00")
    assert "every day at 08:00" in agreed["text"]
    moved = stage.reader.ask("/timezone New York")  # west of UTC what is promised is never due at once
    assert "08:00 (New York)" in moved["text"]
    listed = stage.reader.ask("/subscriptions")
    before = len(stage.reader.received())
    stage.tap(listed, "Send now", "editMessageText", "sendMessage")
    digest = stage.next_text(before)
    assert "Harbour strike" in digest["text"]
    assert set(stage.buttons(digest)) == {"Timeline", "Latest", "Why"}


def test_pausing_and_giving_up_in_place(stage: Stage) -> None:
    """The buttons of a subscription act on the message they stand below."""
    agreed = stage.reader.ask("/subscribe harbour daily 08:00")
    paused = stage.tap(agreed, "Pause", "editMessageText")
    assert paused["message"] == agreed["message"]
    resumed = stage.tap(paused, "Resume", "editMessageText")
    removed = stage.tap(resumed, "Remove", "editMessageText")
    assert "Harbour strike" in removed["text"]
    assert "Undo" in stage.buttons(removed)


def test_what_can_not_be_understood_is_answered_kindly(stage: Stage) -> None:
    """A time that is none, a zone that is almost one, a topic that is not there: one line, with what to do next."""
    assert "25:00" in stage.reader.ask("/subscribe harbour daily 25:00")["text"]
    assert stage.buttons(stage.reader.ask("/subscribe harbour every 5h"))
    assert "Vienna" in str(stage.reader.ask("/timezone Europe/Viena")["keys"])
    assert stage.reader.ask("/unsubscribe")["text"]


def test_a_doubt_is_one_silent_line_with_a_button(stage: Stage) -> None:
    """An answer of 500 may mean anything: the digest is not repeated, the line's button shows it."""
    agreed = stage.reader.ask("/subscribe harbour daily 08:00")
    stage.reader.fault(method="sendMessage", code=500, description="Internal Server Error: restart")
    before = len(stage.reader.received())
    stage.tap(agreed, "Send now", "editMessageText")
    line = stage.next_text(before)
    assert "may not have reached you" in line["text"]
    assert str(line["given"]["disable_notification"]).lower() == "true"
    shown = stage.tap(line, "Show it", "editMessageText")
    assert shown["message"] == line["message"]
    assert "Harbour strike" in shown["text"]
    assert len([each for each in stage.reader.received() if "Sources:" in each["text"]]) == 0


def test_flood_control_puts_off_and_loses_nothing(stage: Stage) -> None:
    """Told to wait a second, the digest comes a second later, once."""
    agreed = stage.reader.ask("/subscribe harbour daily 08:00")
    stage.reader.fault("429", method="sendMessage", retry_after=1)
    before = len(stage.reader.received())
    stage.tap(agreed, "Send now", "editMessageText")
    assert "Harbour strike" in stage.next_text(before)["text"]
    assert len(stage.reader.received()) == before + 1


def test_who_blocks_the_bot_is_left_alone_until_he_is_back(stage: Stage) -> None:
    """Blocked: the subscription waits; back again: it goes on."""
    stage.reader.ask("/subscribe harbour daily 08:00")
    stage.reader.block()
    other = Reader(stage.reader.address, next(CHATS))
    assert other.ask("/help")["text"]
    stage.reader.unblock()
    assert "every day at 08:00" in stage.reader.ask("/subscriptions")["text"]


def test_in_a_group_only_administrators_change_what_comes(stage: Stage) -> None:
    """A member may ask; what comes to all is the administrators' to say."""
    member, head = Reader(stage.reader.address, GROUP, 21), Reader(stage.reader.address, GROUP, 22)
    member.make_bot("member")
    member.become("member")
    head.become("administrator")
    assert "dministrator" in member.ask("/subscribe harbour daily 08:00")["text"]
    assert "every day at 08:00" in head.ask("/subscribe harbour daily 08:00")["text"]
    assert "every day at 08:00" in member.ask("/subscriptions")["text"]
