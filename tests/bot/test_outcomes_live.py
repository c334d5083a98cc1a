"""What became of a request, told by what a server over a socket really did: a test for every row of the table."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.outcomes import outcome_of
from digests.ledger.outcome import (
    BadText,
    Doubtful,
    Gone,
    Moved,
    Outcome,
    Refused,
    Sent,
    Threadless,
    Unauthorised,
    Unsent,
    Wait,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fakegram"))

from fakegram import driver
from fakegram.driver import TOKEN, Reader

pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after.*")  # the library's own

FORUM = -1_002
TOO_LATE = ("slow", "hang")
"""The faults that nothing but patience ends."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with driver.in_thread() as where:
        Reader(where).write("hello")
        yield where


def send(
    address: str, text: str = "<b>text</b>", *, chat: int = 7, token: str = TOKEN, patience: float = 20, **more: Any
) -> Outcome:
    """Send a message and wait so many seconds for the answer; what became of it as far as we can tell."""

    async def sending() -> Outcome:
        request = HTTPXRequest(read_timeout=patience, connect_timeout=2, **more.pop("connection", {}))
        bot = Bot(token, base_url=f"{address}/bot", request=request, get_updates_request=request)
        await request.initialize()
        try:
            message = await bot.send_message(chat, text, parse_mode="HTML", **more)
        except TelegramError as fault:
            return outcome_of(fault)
        finally:
            await request.shutdown()
        return Sent(message.message_id)

    return asyncio.run(sending())


def stored(address: str) -> int:
    """How many messages Telegram has."""
    return len(Reader(address).received())


@pytest.mark.parametrize(
    ("name", "more", "kind", "arrives"),
    [
        ("drop before", {}, Doubtful, 0),
        ("drop after", {}, Doubtful, 1),
        ("truncate", {}, Doubtful, 1),
        ("slow", {"seconds": 1.0}, Doubtful, 1),
        ("hang", {}, Doubtful, 0),
        ("502", {}, Doubtful, 0),
        ("502", {"stored": True}, Doubtful, 1),
        ("500", {}, Doubtful, 0),
        ("500", {"stored": True}, Doubtful, 1),
        ("401", {}, Unauthorised, 0),
        ("404", {}, Unauthorised, 0),
        ("429", {"retry_after": 9}, Wait, 0),
        ("429 bare", {}, Wait, 0),
        ("blocked", {}, Gone, 0),
        ("deactivated", {}, Gone, 0),
        ("kicked", {}, Gone, 0),
        ("stranger", {}, Gone, 0),
        ("not found", {}, Gone, 0),
        ("migrated", {"migrate_to": -100_500}, Moved, 0),
    ],
    ids=str,
)
def test_what_goes_wrong_on_order(
    address: str, name: str, more: dict[str, Any], kind: type[Outcome], arrives: int
) -> None:
    """Certain where it is certain, in doubt wherever the message may be there; and the next one is sent."""
    before = stored(address)
    Reader(address).fault(name, method="sendMessage", **more)
    outcome = send(address, patience=0.5 if name in TOO_LATE else 20)
    assert isinstance(outcome, kind)
    if name != "slow":  # that one is carried out, and answered too late
        assert stored(address) - before == arrives
    assert isinstance(send(address), Sent)


def test_how_long_to_wait_and_where_to_go(address: str) -> None:
    """What Telegram adds to its refusal is understood."""
    reader = Reader(address)
    reader.fault("429", method="sendMessage", retry_after=43_838)
    assert send(address) == Wait(43_838)
    reader.fault("429 bare", method="sendMessage")
    assert send(address) == Wait(30)
    reader.fault("migrated", method="sendMessage", migrate_to=-100_500)
    assert send(address) == Moved(-100_500)


def test_refusals_that_the_message_earned(address: str) -> None:
    """In Telegram's own words."""
    assert isinstance(send(address, "<b>open"), BadText)
    assert isinstance(send(address, "<p>unknown</p>"), BadText)
    assert isinstance(send(address, "x" * 5_000), Refused)
    assert isinstance(send(address, " "), Refused)
    assert isinstance(send(address, chat=999), Gone)


def test_a_reader_who_blocks_the_bot(address: str) -> None:
    """Until he lets it in again."""
    reader = Reader(address, chat=8)
    reader.write("hello")
    reader.block()
    assert isinstance(send(address, chat=8), Gone)
    reader.unblock()
    assert isinstance(send(address, chat=8), Sent)


def test_a_thread_that_is_not_there(address: str) -> None:
    """The chat is, and is not given up."""
    Reader(address, chat=FORUM, user=7).write("hello", kind="supergroup")
    assert isinstance(send(address, chat=FORUM, message_thread_id=4_711), Threadless)
    assert isinstance(send(address, chat=FORUM), Sent)


def test_another_token(address: str) -> None:
    """Nobody's message is to blame."""
    assert isinstance(send(address, token="777:WRONG"), Unauthorised)


def test_nobody_listens() -> None:
    """A refused connection has carried nothing."""
    assert isinstance(send(f"http://127.0.0.1:{driver.free_port()}"), Unsent)


def test_no_connection_is_free(address: str) -> None:
    """What waited for one in vain has not left; the one that holds it is in doubt."""

    async def crowding() -> list[Outcome]:
        request = HTTPXRequest(connection_pool_size=1, pool_timeout=0.2, read_timeout=1.5)
        bot = Bot(TOKEN, base_url=f"{address}/bot", request=request, get_updates_request=request)
        await request.initialize()
        outcomes: list[Outcome] = []

        async def one() -> None:
            try:
                await bot.send_message(7, "text")
            except TelegramError as fault:
                outcomes.append(outcome_of(fault))

        await asyncio.gather(one(), one())
        await request.shutdown()
        return outcomes

    Reader(address).fault("hang", method="sendMessage")
    waited, hung = asyncio.run(crowding())
    assert isinstance(waited, Unsent)
    assert isinstance(hung, Doubtful)
