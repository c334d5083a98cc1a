"""`dateline run` as readers and operators meet it: over a socket, with a Telegram as strict as the real one."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakegram import driver
from fakegram.driver import TOKEN, Reader
from small_web import NEWS, Document, Web

from tests.bot import small_archive

Start = Callable[..., Any]


def buttons(message: dict[str, Any]) -> dict[str, str]:
    """What the buttons below a message carry, by label."""
    return {key["text"]: key["callback_data"] for row in message["keys"] for key in row}


def test_without_a_token_it_says_where_to_put_one(start: Start) -> None:
    """No token: exit status 1, with what to do, and what works without."""
    program = start("run")
    assert program.end() == 1
    assert "TELEGRAM_BOT_TOKEN=" in program.errors
    assert "dateline chat" in program.errors


def test_a_refused_token_is_one_clear_line(start: Start, address: str) -> None:
    """Telegram knows no such bot: exit status 1, and the token is not repeated."""
    program = start("run", TELEGRAM_BOT_TOKEN="777:WRONG-TOKEN", TELEGRAM_API_URL=address)
    assert program.end() == 1
    assert program.errors.count("Telegram refuses this token") == 1
    assert "Traceback" not in program.errors
    assert "WRONG-TOKEN" not in program.errors


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_in_good_order(start: Start, address: str, sign: int) -> None:
    """A polite signal ends it with status 0 and no stack trace."""
    program = start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
    program.wait_for(lambda log: "answering as @fake_dateline_bot" in log)
    assert program.stop(sign) == 0
    assert "Traceback" not in program.errors
    assert TOKEN not in program.errors


def test_a_second_one_beside_it_ends(start: Start, address: str) -> None:
    """Two would send everything twice: one clear line, exit status 1, and the first goes on."""
    first = start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
    first.wait_for(lambda log: "answering as" in log)
    second = start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
    assert second.end() == 1
    assert second.errors.splitlines()[-1] == "dateline: dateline.db is in use: another `dateline run` sends from it."
    assert "Traceback" not in second.errors
    assert Reader(address).ask("/help")["text"]
    assert first.stop() == 0


def test_a_token_revoked_meanwhile_ends_it(start: Start, address: str) -> None:
    """A bot that can hear nothing any more does not pretend to run."""
    program = start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
    reader = Reader(address)
    reader.ask("/help")
    reader.fault(method="getUpdates", code=401, description="Unauthorized")
    reader.write("/help")
    assert program.end() == 1
    assert "Telegram refuses this token" in program.errors
    assert "Traceback" not in program.errors


def test_telegram_out_of_reach_meanwhile(start: Start, address: str) -> None:
    """A bad moment of Telegram's costs a line in the log and no question."""
    program = start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
    reader = Reader(address)
    reader.ask("/help")
    reader.fault(method="getUpdates", code=502, description="Bad Gateway")
    assert reader.ask("/topics")["text"]
    assert "out of reach" in program.errors
    assert program.stop() == 0
    assert "Traceback" not in program.errors


def test_telegram_out_of_reach_at_start(start: Start) -> None:
    """It says so in a line, keeps trying, and answers once Telegram is there."""
    port = driver.free_port()
    program = start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=f"http://127.0.0.1:{port}")
    program.wait_for(lambda log: "out of reach" in log)
    with driver.in_thread(port) as address:
        program.wait_for(lambda log: "answering as" in log)
        assert "archive is empty" in Reader(address).ask("/start")["text"]
        assert program.stop() == 0
    assert "Traceback" not in program.errors


def test_it_introduces_itself_and_answers_before_there_is_an_archive(start: Start, address: str) -> None:
    """Commands and descriptions are set; every question gets a kind line, and none stops the bot."""
    program = start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
    reader = Reader(address)
    assert "dateline load" in reader.ask("/latest")["text"]
    settings = reader.transcript()["settings"]
    assert "feeds" not in {each["command"] for each in settings["commands"]}
    assert {"latest", "timeline", "actor", "digest", "help"} <= {each["command"] for each in settings["commands"]}
    assert {"description", "short_description"} <= set(settings)
    for text in ('"', "C++", "-x", "*", "x" * 4096, "\u202e\u05d0\u05d1", "\u200b", "\x00", None, "/nonsense", "/"):
        assert reader.ask(text)["text"]
    assert not reader.transcript()["refused"]
    assert program.stop() == 0
    assert "Traceback" not in program.errors


def test_a_conversation_about_an_archive(start: Start, address: str, tmp_path: Path) -> None:
    """Type, turn the page, follow up, look at the picture dark: all in the place it belongs."""
    small_archive.make(tmp_path / "dateline.db")
    program = start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
    reader = Reader(address)
    first = reader.ask("/timeline harbour")
    assert first["text"].startswith("Timeline: Harbour strike")
    reader.wait_for(lambda: reader.accepted("sendPhoto"), "picture")
    for label, number in (("›", "2/2"), ("‹", "1/2")):
        before = len(reader.accepted("editMessageText"))
        shown = reader.accepted("editMessageText")[-1] if before else first
        reader.tap(first["message"], buttons(shown)[label])
        reader.wait_for(lambda: len(reader.accepted("editMessageText")) > before, "turned page")  # noqa: B023
        turned = reader.accepted("editMessageText")[-1]
        assert number in buttons(turned)
        assert turned["message"] == first["message"]
    assert turned["text"] == first["text"]
    picture = reader.accepted("sendPhoto")[0]
    reader.tap(picture["message"], buttons(picture)["Dark"])
    reader.wait_for(lambda: reader.accepted("editMessageMedia"), "dark picture")
    assert list(buttons(reader.accepted("editMessageMedia")[0])) == ["Light"]
    reader.tap(first["message"], buttons(turned)["Latest"])
    reader.wait_for(lambda: len(reader.accepted("sendMessage")) == 2, "follow-up")
    assert reader.accepted("sendMessage")[1]["text"].startswith("Latest news: Harbour strike")
    assert not reader.transcript()["refused"]
    assert program.stop() == 0
    assert "Traceback" not in program.errors


def test_the_same_page_twice_is_no_fault(start: Start, address: str, tmp_path: Path) -> None:
    """Two quick taps on one arrow: Telegram says "not modified", the reader nothing, the log nothing."""
    small_archive.make(tmp_path / "dateline.db")
    program = start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
    reader = Reader(address)
    first = reader.ask("/timeline harbour")
    for _ in range(2):
        reader.tap(first["message"], buttons(first)["›"])
    reader.wait_for(lambda: reader.transcript()["refused"], "refusal")
    assert "not modified" in reader.transcript()["refused"][0]["description"]
    assert len(reader.accepted("sendMessage")) == 1
    assert program.stop() == 0
    assert "Traceback" not in program.errors


def test_articles_loaded_while_it_runs_are_there(start: Start, address: str, tmp_path: Path) -> None:
    """The bot starts before there is an archive, and answers from it once it is made."""
    start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
    reader = Reader(address)
    assert "dateline load" in reader.ask("/topics")["text"]
    small_archive.make(tmp_path / "dateline.db")
    assert "Harbour strike" in reader.ask("/topics")["text"]


def test_taps_are_acknowledged_and_foreign_ones_answered(start: Start, address: str) -> None:
    """A button nobody made is answered kindly; the spinner is stopped first."""
    start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
    reader = Reader(address)
    message = reader.ask("/latst")
    before = len(reader.transcript()["accepted"])
    reader.tap(message["message"], "someone else's")
    reader.wait_for(lambda: len(reader.transcript()["accepted"]) >= before + 2, "answer to the tap")
    calls = [call["method"] for call in reader.transcript()["accepted"][before:]]
    assert calls == ["answerCallbackQuery", "sendMessage"]
    assert "button" in reader.accepted("sendMessage")[-1]["text"]
    reader.tap(message["message"], buttons(message)["/latest"])
    reader.wait_for(lambda: len(reader.accepted("answerCallbackQuery")) == 2, "second acknowledgement")


def test_it_waits_as_long_as_telegram_asks_to(start: Start, address: str) -> None:
    """Told to slow down, it sends the answer later, once."""
    start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
    reader = Reader(address)
    reader.ask("/help")
    reader.fault(method="sendMessage", code=429, description="Too Many Requests: retry after 1", retry_after=1)
    assert reader.ask("/help")["text"]
    assert len(reader.accepted("sendMessage")) == 2


def test_groups_are_left_in_peace(start: Start, address: str) -> None:
    """In a group it answers commands, its own above all, and nothing else."""
    start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
    group = Reader(address, chat=-100)
    group.write("who is Novak")
    group.write("/latest@other_bot")
    assert "archive" in group.ask("/help@fake_dateline_bot")["text"]
    assert len(group.accepted("sendMessage")) == 1


def test_the_fake_telegram_runs_as_a_process_too(start: Start) -> None:
    """The same server, started on its own, serves the same bot."""
    with driver.as_process() as address:
        program = start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address)
        assert Reader(address).ask("/help")["text"]
        assert program.stop() == 0


def test_no_level_of_the_log_holds_the_token(start: Start, address: str) -> None:
    """With everything logged, through answers, refusals, broken connections, a fetch beside it and the end."""
    with Web() as web:
        url = web.put(NEWS, "/feed", Document("<rss version='2.0'><channel><title>Zenda</title></channel></rss>"))
        opened = {"DATELINE_ALLOWED_HOSTS": web.allowed}
        program = start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address, DATELINE_LOG="DEBUG", **opened)
        program.wait_for(lambda log: "answering as" in log)
        assert start("feeds", "add", url, **opened).end() == 0
        reader = Reader(address)
        assert reader.ask("/help")["text"]
        for fault in ("drop before", "truncate", "502", "500", "404", "not found"):
            reader.fault(fault, method="sendMessage")
            reader.write("/help")
        program.wait_for(lambda log: "feeds: 1 feed looked at" in log)
        assert program.stop() == 0
    assert " DEBUG " in program.errors
    assert TOKEN not in program.errors
    assert TOKEN.partition(":")[2] not in program.errors


def test_feeds_are_read_beside_it(start: Start, address: str, tmp_path: Path) -> None:
    """An operator names a feed while the bot runs, and a reader finds its news; the feed is told in the log."""
    title = "A whale swam up the river"
    page = f"<article><h1>{title}</h1><p>{title}, and all of Zenda came to see it on Monday.</p></article>"
    with Web() as web:
        item = f"<item><title>{title}</title><link>{web.put(NEWS, '/a/1', Document(page))}</link></item>"
        rss = f'<rss version="2.0"><channel><title>Zenda Times</title>{item}</channel></rss>'
        url = web.put(NEWS, "/feed", Document(rss, "application/rss+xml"))
        program = start("run", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=address, DATELINE_ALLOWED_HOSTS=web.allowed)
        program.wait_for(lambda log: "answering as" in log)
        assert start("feeds", "add", url, DATELINE_ALLOWED_HOSTS=web.allowed).end() == 0
        program.wait_for(lambda log: "feeds: 1 feed looked at: 1 article added." in log)
        assert title in Reader(address).ask("/latest")["text"]
        assert program.stop() == 0
        assert "Traceback" not in program.errors
