"""Digests in all the places there are: groups with anonymous administrators, threads, channels, groups that move."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from fakegram import driver
from fakegram.driver import TOKEN, Reader

from tests.bot import small_archive
from tests.end_to_end.conftest import Program

NUMBERS = count(1)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Telegram with the program on it, for all of these."""
    folder = tmp_path_factory.mktemp("places")
    small_archive.make(folder / "dateline.db")
    with driver.in_thread() as where:
        program = Program(["run"], folder, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=where)
        program.wait_for(lambda log: "answering as" in log)
        yield where
        assert program.stop() == 0
        assert "Traceback" not in program.errors
        program.close()
        assert Reader(where).transcript()["oracle"] == []


def place(address: str, kind: str, user: int = 21, **more: object) -> Reader:
    """A new chat that the bot is in, and somebody in it."""
    number = -1_000_000_010_000 - next(NUMBERS)
    reader = Reader(address, number, user)
    reader.sim("chat", chat=number, kind=kind, **more)
    reader.make_bot("member")
    reader.become("administrator")
    return reader


def sent_now(reader: Reader, **where: int) -> dict[str, object]:
    """Have the digest of the chat's only subscription sent, and wait for it."""
    listed = reader.ask("/subscriptions", **where)
    data = next(key["callback_data"] for row in listed["keys"] for key in row if key["text"] == "Send now")
    before = len(reader.received())
    reader.tap(listed["message"], data)
    reader.wait_for(lambda: [each for each in reader.received()[before:] if "Harbour strike" in each["text"]], "digest")
    return reader.received()[-1]


def test_an_anonymous_administrator_is_one(address: str) -> None:
    """Telegram shows the group itself as who writes; that is authority enough."""
    group = place(address, "supergroup")
    group.become("administrator", anonymous=True)
    assert "every day at 08:00" in group.ask("/subscribe harbour daily 08:00", anonymous=True)["text"]


def test_a_thread_gets_what_was_agreed_in_it(address: str) -> None:
    """The digest goes to the thread where somebody subscribed; the answer stands there too."""
    forum = place(address, "supergroup", threads={"5": "News"})
    agreed = forum.ask("/subscribe harbour daily 08:00", thread=5)
    assert str(agreed["given"]["message_thread_id"]) == "5"
    digest = sent_now(forum, thread=5)
    assert str(digest["given"]["message_thread_id"]) == "5"  # type: ignore[index]


def test_a_thread_that_is_closed_pauses_its_digests(address: str) -> None:
    """Nothing is tried there any more; the list says that it is paused."""
    forum = place(address, "supergroup", threads={"5": "News"})
    forum.ask("/subscribe harbour daily 08:00", thread=5)
    listed = forum.ask("/subscriptions", thread=5)
    forum.sim("thread", chat=forum.chat, thread=5, closed=True)
    data = next(key["callback_data"] for row in listed["keys"] for key in row if key["text"] == "Send now")
    forum.tap(listed["message"], data)
    forum.wait_for(lambda: [each for each in forum.refused() if "TOPIC_CLOSED" in each["description"]], "refusal")
    forum.wait_for(lambda: "aused" in forum.ask("/subscriptions")["text"], "pause")


def test_a_channel_is_spoken_to_in_posts(address: str) -> None:
    """Where the bot may post, a post subscribes, and the digest is a post without buttons that nobody could use."""
    channel = place(address, "channel")
    channel.make_bot("administrator", "can_post_messages")
    channel.become("administrator", "can_post_messages")
    assert "every day at 08:00" in channel.ask("/subscribe harbour daily 08:00")["text"]
    assert sent_now(channel)["keys"] == []


def test_a_channel_where_it_may_not_post(address: str) -> None:
    """It says nothing, and nothing goes wrong."""
    channel = place(address, "channel")
    channel.make_bot("administrator")
    channel.write("/subscribe harbour daily 08:00")
    assert Reader(address, 9_001).ask("/help")["text"]
    assert channel.received() == []


def test_a_group_that_becomes_a_supergroup_keeps_all(address: str) -> None:
    """Told of the new number or refused at the old one: the subscription goes along."""
    number = -5_000 - next(NUMBERS)
    group = Reader(address, number, 21)
    group.sim("chat", chat=number, kind="group")
    group.make_bot("member")
    group.become("administrator")
    group.ask("/subscribe harbour daily 08:00")
    new = -1_000_000_020_000 - next(NUMBERS)
    group.sim("migrate", chat=number, to=new)
    moved = Reader(address, new, 21)
    moved.become("administrator")
    moved.wait_for(lambda: "every day at 08:00" in moved.ask("/subscriptions")["text"], "subscription in the new place")
    assert "Harbour strike" in str(sent_now(moved)["text"])


def test_who_throws_it_out_and_lets_it_in_again(address: str) -> None:
    """Kicked, its subscriptions wait; back, they go on."""
    group = place(address, "supergroup")
    group.ask("/subscribe harbour daily 08:00")
    group.make_bot("kicked")
    assert Reader(address, 9_002).ask("/help")["text"]
    group.make_bot("member")
    assert "every day at 08:00" in group.ask("/subscriptions")["text"]
