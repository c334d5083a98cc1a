"""The program against a Telegram that is not ours: the two can't have agreed on a mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from fakegram import foreign
from fakegram.driver import TOKEN, Reader

from tests.end_to_end.conftest import Program

Start = Callable[[], Any]


@pytest.fixture
def reader() -> Iterator[Reader]:
    """A reader on the foreign server."""
    with foreign.in_thread() as address:
        yield Reader(address)


@pytest.fixture
def program(reader: Reader, tmp_path: Path) -> Iterator[Program]:
    """`dateline run` on the foreign server, with nothing in its archive."""
    program = Program(["run"], tmp_path, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=reader.address)
    program.wait_for(lambda log: "answering as @fake_dateline_bot" in log)
    yield program
    program.close()


def test_help_and_a_tap(reader: Reader, program: Program) -> None:
    """A question is answered, a button too, and nothing that the bot sends is refused."""
    answer = reader.ask("/help")
    assert "/latest" in answer["text"]
    assert "<" not in answer["text"]
    suggestion = reader.ask("/latst")
    key = suggestion["keys"][0][0]
    reader.tap(suggestion["message"], key["callback_data"])
    reader.wait_for(lambda: reader.accepted("answerCallbackQuery"), "acknowledgement")
    assert [each["chat"] for each in reader.sent()][:2] == [7, 7]
    assert program.stop() == 0
    assert "Traceback" not in program.errors
    assert [each for each in reader.refused() if each["method"] != "getUpdates"] == []


def test_faults_on_order(reader: Reader, program: Program) -> None:
    """Told to wait, the bot waits and then answers, once."""
    reader.fault("429", method="sendMessage", retry_after=1)
    assert reader.ask("/help")["text"]
    assert [each["code"] for each in reader.refused() if each["method"] == "sendMessage"] == [429]
    assert len(reader.received()) == 1


def test_who_blocks_the_bot_does_not_stop_it(reader: Reader, program: Program) -> None:
    """It is told, and goes on with others."""
    reader.ask("/help")
    reader.block()
    assert Reader(reader.address, 8).ask("/help")["text"]
    assert "Traceback" not in program.errors


def test_what_this_server_cannot_do_it_says(reader: Reader) -> None:
    """A broken connection can't be ordered here; a test that needs one fails at once."""
    with pytest.raises(HTTPError, match="501"):
        reader.fault("drop after", method="sendMessage")


def test_what_one_sees_of_a_text() -> None:
    """Read by the standard library, not by our own parser."""
    assert foreign.visible("<b>a &amp; b</b> &lt;c&gt;\n<a href='x'>d</a>") == "a & b <c>\nd"
