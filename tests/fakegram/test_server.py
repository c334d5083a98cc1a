"""The fake Telegram over a socket: what a program meets there, faults of the connection included."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, IncompleteRead, RemoteDisconnected
from typing import Any
from urllib.parse import urlencode

import pytest
from fakegram import driver, server
from fakegram.driver import TOKEN, Reader
from fakegram.updates import Inbox


class Bot:
    """A program that calls methods, and sees what comes back as it is."""

    def __init__(self, address: str, token: str = TOKEN) -> None:
        self.where = address.removeprefix("http://")
        self.token = token

    def raw(self, method: str, *, patience: float = 10.0, **given: Any) -> tuple[int, bytes]:
        connection = HTTPConnection(self.where, timeout=patience)
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", f"/bot{self.token}/{method}", urlencode(given), headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def call(self, method: str, **given: Any) -> Any:
        status, body = self.raw(method, **given)
        answer = json.loads(body)
        assert answer["ok"] == (status == 200)
        return answer["result"] if answer["ok"] else answer

    def send(self, chat: int = 7, text: str = "x", **given: Any) -> Any:
        return self.call("sendMessage", chat_id=chat, text=text, **given)


@pytest.fixture
def address() -> Iterator[str]:
    """A server without the third party, whose opinion test_oracle.py is about."""
    with driver.in_thread(oracle=False) as where:
        yield where


@pytest.fixture
def reader(address: str) -> Reader:
    """Number 7, who has written to the bot."""
    reader = Reader(address)
    reader.write("/start")
    return reader


@pytest.fixture
def bot(address: str) -> Bot:
    return Bot(address)


def test_a_request_and_its_answer(reader: Reader, bot: Bot) -> None:
    """What is sent is stored, and seen in the chat."""
    made = bot.send(text="<b>hello</b>", parse_mode="HTML", disable_notification="true")
    assert (made["text"], made["chat"]["id"]) == ("hello", 7)
    seen = reader.look("chat", chat=7)
    assert [(each["from"], each["text"], each["silent"]) for each in seen] == [
        (7, "/start", False),
        ("bot", "hello", True),
    ]
    assert reader.received()[0]["text"] == "hello"


def test_a_wrong_token(reader: Reader, address: str) -> None:
    """There is no such bot."""
    answer = Bot(address, "1:wrong").call("getMe")
    assert (answer["error_code"], answer["description"]) == (401, "Unauthorized: invalid token specified")


def test_refusals_are_kept(reader: Reader, bot: Bot) -> None:
    """With their method, chat, code and words."""
    bot.send(8)
    assert reader.refused() == [
        {"method": "sendMessage", "chat": 8, "code": 400, "description": "Bad Request: chat not found"}
    ]


@pytest.mark.parametrize(
    ("name", "more", "code", "parameters"),
    [
        ("429", {"retry_after": 9}, 429, {"retry_after": 9}),
        ("429 bare", {}, 429, None),
        ("500", {}, 500, None),
        ("401", {}, 401, None),
        ("404", {}, 404, None),
        ("blocked", {}, 403, None),
        ("migrated", {"migrate_to": -9}, 400, {"migrate_to_chat_id": -9}),
        ("", {"code": 400, "description": "Bad Request: PEER_ID_INVALID"}, 400, None),
    ],
)
def test_answers_in_place_of_the_real_one(
    reader: Reader, bot: Bot, name: str, more: dict[str, Any], code: int, parameters: object
) -> None:
    """Once, as ordered; nothing is stored; the next is the real one."""
    reader.fault(name, method="sendMessage", **more)
    answer = bot.send()
    assert (answer["error_code"], answer.get("parameters")) == (code, parameters)
    assert reader.sent() == []
    assert bot.send()["text"] == "x"


def test_a_page_of_a_server_in_between(reader: Reader, bot: Bot) -> None:
    """A 502 is HTML, and nobody can tell from it whether the message was stored."""
    reader.fault("502", method="sendMessage", stored=True)
    status, body = bot.raw("sendMessage", chat_id=7, text="x")
    assert (status, body[:6]) == (502, b"<html>")
    assert len(reader.sent()) == 1


@pytest.mark.parametrize(("name", "stored"), [("drop before", 0), ("drop after", 1)])
def test_connections_that_are_dropped(reader: Reader, bot: Bot, name: str, stored: int) -> None:
    """The program sees the same, whether or not the message was stored."""
    reader.fault(name, method="sendMessage")
    with pytest.raises(RemoteDisconnected):
        bot.send()
    assert len(reader.sent()) == stored
    assert bot.send()["text"] == "x"


def test_half_an_answer(reader: Reader, bot: Bot) -> None:
    """The message was stored; what is told of it breaks off."""
    reader.fault("truncate", method="sendMessage")
    with pytest.raises(IncompleteRead):
        bot.send()
    assert len(reader.sent()) == 1


def test_a_late_answer(reader: Reader, bot: Bot) -> None:
    """Stored at once, told later."""
    reader.fault("slow", method="sendMessage", seconds=0.3)
    began = time.monotonic()
    assert bot.send()["text"] == "x"
    assert time.monotonic() - began >= 0.3
    reader.fault("slow", method="sendMessage", seconds=30)
    with pytest.raises(TimeoutError):
        bot.raw("sendMessage", patience=0.2, chat_id=7, text="y")
    assert [each["text"] for each in reader.sent()] == ["x", "y"]


def test_no_answer_at_all(reader: Reader, bot: Bot) -> None:
    """Neither stored nor told; the connection stays open until the program gives up."""
    reader.fault("hang", method="sendMessage")
    with pytest.raises(TimeoutError):
        bot.raw("sendMessage", patience=0.2, chat_id=7, text="x")
    assert reader.sent() == []


def test_faults_can_be_taken_back(reader: Reader, bot: Bot) -> None:
    """Those that last are counted, and end when told to."""
    reader.fault("500", times=None)
    assert [bot.send()["error_code"] for _ in range(3)] == [500] * 3
    assert reader.look("faults") == [3]
    reader.sim("faults")
    assert bot.send()["text"] == "x"


def test_limits_switched_on(reader: Reader, bot: Bot) -> None:
    """From then on the fourth message at once has to wait, and is told in words, figures and a header."""
    reader.sim("limits", on=True)
    answers = [bot.send() for _ in range(4)]
    assert [answer.get("error_code") for answer in answers] == [None, None, None, 429]
    assert answers[3]["parameters"] == {"retry_after": 1}
    counts = reader.look("counts")
    assert (counts["sent"], counts["busiest"], counts["refused"]) == (3, 3, {"429": 1})


def test_one_chat_told_to_wait_half_a_day(reader: Reader, bot: Bot) -> None:
    """Others go on."""
    Reader(reader.address, 8).write("/start")
    reader.sim("hold", chat=7, seconds=43_200)
    assert bot.send(7)["parameters"]["retry_after"] == 43_200
    assert bot.send(8)["text"] == "x"


def test_latency(reader: Reader, bot: Bot) -> None:
    """Every answer takes as long as it is set."""
    reader.sim("latency", seconds=0.2)
    began = time.monotonic()
    bot.call("getMe")
    assert time.monotonic() - began >= 0.2


def test_messages_can_be_read_on_from_where_one_stopped(reader: Reader, bot: Bot) -> None:
    """Only the new ones are told."""
    for text in "abc":
        bot.send(text=text)
    assert [(each["n"], each["text"]) for each in reader.sent(since=1)] == [(1, "b"), (2, "c")]


def test_two_pollers(reader: Reader, bot: Bot) -> None:
    """The second ends the first, which is told why."""
    bot.call("getUpdates", offset=100)
    with ThreadPoolExecutor() as threads:
        first = threads.submit(bot.call, "getUpdates", offset=100, timeout=30)
        while not first.done():
            bot.call("getUpdates", offset=100)
    assert first.result()["error_code"] == 409
    assert first.result()["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


def test_updates_are_waited_for(reader: Reader, bot: Bot) -> None:
    """A request for them is held until there is one; a fault strikes while it waits."""
    assert bot.call("getUpdates")[0]["message"]["text"] == "/start"
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(bot.call, "getUpdates", offset=2, timeout=30)
        reader.write("/help")
        assert waiting.result()[0]["message"]["text"] == "/help"
        waiting = threads.submit(bot.call, "getUpdates", offset=3, timeout=30)
        reader.fault("500", method="getUpdates")
        assert waiting.result()["error_code"] == 500


def test_what_happens_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for news is woken by them, so that a program's delay is its own."""
    monkeypatch.setattr(server, "TICK", None)

    async def told() -> bool:
        inbox = Inbox()
        waiting = asyncio.ensure_future(server.news(inbox))
        await asyncio.sleep(0)
        inbox.add("message", {})
        return bool((await asyncio.wait((waiting,), timeout=5.0))[0])

    assert asyncio.run(told())


def test_updates_that_are_not_wanted_do_not_come(reader: Reader, bot: Bot) -> None:
    """What the bot asked for lasts, and holds for what happens from then on."""
    bot.call("getUpdates", offset=2, allowed_updates='["my_chat_member"]')
    reader.write("/help")
    reader.block()
    assert [list(update)[1] for update in bot.call("getUpdates", offset=2)] == ["my_chat_member"]


def test_a_group_with_its_people(reader: Reader, bot: Bot, address: str) -> None:
    """Everyone in it can be played: members, administrators, those without a name."""
    member, leader = Reader(address, -5, user=70), Reader(address, -5, user=71)
    leader.become("administrator", "can_change_info")
    member.write("/settings")
    leader.write("/settings", anonymous=True)
    authors = [update["message"]["from"]["id"] for update in bot.call("getUpdates", offset=2)]
    assert authors == [70, 1087968824]
    status = [bot.call("getChatMember", chat_id=-5, user_id=user)["status"] for user in (70, 71)]
    assert status == ["member", "administrator"]
    leader.make_bot("kicked")
    assert bot.send(-5)["description"] == "Forbidden: bot was kicked from the group chat"


def test_as_a_process() -> None:
    """The same server, started on its own, with its limits."""
    with driver.as_process(limits=True) as address:
        Reader(address).write("/start")
        bot = Bot(address)
        assert [bot.send().get("error_code") for _ in range(4)] == [None, None, None, 429]


def test_a_server_caught_in_a_wrong_answer_fails_its_test() -> None:
    """Whoever started it is told at the end."""
    server = driver.in_thread()
    address = server.__enter__()
    Reader(address).sim("chat", chat=-5, title=["no", "title"])
    assert Bot(address).call("getChat", chat_id=-5)["error_code"] == 500
    with pytest.raises(AssertionError, match="getChat"):
        server.__exit__(None, None, None)


def test_a_file_that_somebody_sent_can_be_fetched(address: str) -> None:
    """By its id and the path that is told for it, with the bot's token alone; what is not there can't be."""
    reader, bot = Reader(address), Bot(address)
    reader.write("see below", file="note.md", content="a whale")
    (update,) = bot.call("getUpdates")
    document = update["message"]["document"]
    assert (document["file_name"], document["file_size"], update["message"]["caption"]) == ("note.md", 7, "see below")
    path = bot.call("getFile", file_id=document["file_id"])["file_path"]
    assert fetched(address, f"/file/bot{TOKEN}/{path}") == (200, b"a whale")
    assert fetched(address, f"/file/bot1:WRONG/{path}")[0] == 404
    assert "wrong file_id" in bot.call("getFile", file_id="f999")["description"]


def fetched(address: str, path: str) -> tuple[int, bytes]:
    connection = HTTPConnection(address.removeprefix("http://"), timeout=10.0)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
