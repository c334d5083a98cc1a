"""What people do reaches the bot as Telegram tells it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fakegram import oracle, people
from fakegram.telegram_state import State

GROUP, FORUM, CHANNEL = -5, -1_000_000_000_100, -1_000_000_000_200


def told(state: State) -> dict[str, Any]:
    """The last update, without its number."""
    return {kind: content for kind, content in state.inbox.waiting[-1].items() if kind != "update_id"}


def test_a_command_is_marked_as_one(state: State) -> None:
    """As far as it goes, with the bot that it is for."""
    people.write(state, GROUP, "/latest@fake_dateline_bot now", user=70)
    message = told(state)["message"]
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 25}]
    assert (message["from"]["id"], message["chat"]["type"]) == (70, "group")


def test_posts_of_a_channel(state: State) -> None:
    """They are updates of their own kind, from the channel itself."""
    people.write(state, CHANNEL, "/subscribe", kind="channel")
    post = told(state)["channel_post"]
    assert post["sender_chat"]["id"] == CHANNEL
    assert "from" not in post


def test_messages_in_a_topic(state: State) -> None:
    """They say in which, and that it is one."""
    people.change_thread(state, FORUM, 5, "News")
    assert told(state)["message"]["forum_topic_created"]["name"] == "News"
    people.write(state, FORUM, "/subscribe", user=70, thread=5)
    message = told(state)["message"]
    assert (message["message_thread_id"], message["is_topic_message"]) == (5, True)
    people.change_thread(state, FORUM, 5, closed=True)
    assert "forum_topic_closed" in told(state)["message"]
    people.change_thread(state, FORUM, 5, closed=False)
    assert "forum_topic_reopened" in told(state)["message"]


@pytest.mark.parametrize(("status", "before"), [("kicked", "member"), ("left", "member"), ("administrator", "member")])
def test_what_the_bot_is_made(state: State, status: str, before: str) -> None:
    """It is told what it was, what it is, and by whom."""
    people.make_chat(state, GROUP)
    people.change_bot(state, GROUP, status, user=70)
    change = told(state)["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == (before, status)
    assert change["from"]["id"] == 70


def test_a_new_group(state: State) -> None:
    """The bot was not in it before."""
    people.change_bot(state, GROUP, "member", user=70)
    assert told(state)["my_chat_member"]["old_chat_member"]["status"] == "left"
    people.change_bot(state, GROUP, "administrator", user=70)
    assert told(state)["my_chat_member"]["old_chat_member"]["status"] == "member"


def test_who_writes_again_has_unblocked_the_bot(state: State) -> None:
    """It is told of both, in this order."""
    people.change_bot(state, 7, "kicked")
    people.write(state, 7, "/start")
    assert [list(update)[1] for update in state.inbox.waiting[-3:]] == ["my_chat_member", "my_chat_member", "message"]


def test_where_the_bot_is_not_it_hears_nothing(state: State) -> None:
    """What is said in a group that threw it out is not for it."""
    people.make_chat(state, GROUP)
    people.change_bot(state, GROUP, "kicked")
    before = len(state.inbox.waiting)
    people.write(state, GROUP, "/latest")
    assert len(state.inbox.waiting) == before


def test_a_group_that_moves_says_so_twice(state: State) -> None:
    """In the old chat to where, in the new one from where."""
    people.write(state, GROUP, "x", user=70)
    people.migrate(state, GROUP, FORUM)
    old, new = (update["message"] for update in state.inbox.waiting[-2:])
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (GROUP, FORUM)
    assert (new["chat"]["id"], new["migrate_from_chat_id"], new["chat"]["type"]) == (FORUM, GROUP, "supergroup")


def test_changes_of_members_come_on_request_only(state: State) -> None:
    """Unless the bot names them, it does not hear of them."""
    people.change_member(state, GROUP, 70, "administrator")
    assert "chat_member" not in told(state)
    state.inbox.allow(["chat_member"])
    people.change_member(state, GROUP, 70, "member")
    assert told(state)["chat_member"]["new_chat_member"]["status"] == "member"


def test_only_what_the_bot_wants_is_kept_and_it_need_say_so_once(state: State) -> None:
    """What it asked for lasts until it asks for something else; nothing named is the usual."""
    state.inbox.allow(["callback_query"])
    state.inbox.allow(None)
    before = len(state.inbox.waiting)
    people.write(state, 7, "x")
    assert len(state.inbox.waiting) == before
    state.inbox.allow([])
    people.write(state, 7, "x")
    assert len(state.inbox.waiting) == before + 1


def test_updates_are_confirmed_by_asking_for_the_next(state: State) -> None:
    """What lies before the offset is forgotten; a negative one counts from the end."""
    people.write(state, 7, "/help")
    people.write(state, 7, "/latest")
    first, second, third = state.inbox.pending()
    assert state.inbox.pending(limit=1) == [first]
    assert state.inbox.pending(second["update_id"]) == [second, third]
    assert state.inbox.pending() == [second, third]
    assert state.inbox.pending(-1) == [third]


def _tap(state: State) -> None:
    made = state.call("sendMessage", {"chat_id": 7, "text": "<b>x</b>", "parse_mode": "HTML"}, {})
    people.tap(state, 7, made["message_id"], "d", user=70)


def _group(state: State) -> None:
    people.write(state, GROUP, "x", user=70, anonymous=True)
    people.change_bot(state, GROUP, "restricted", rights=("can_send_messages",))
    people.migrate(state, GROUP, FORUM)
    people.change_thread(state, FORUM, 5, closed=True)
    people.change_bot(state, FORUM, "administrator")


@pytest.mark.parametrize(
    "happens",
    [
        _tap,
        _group,
        lambda state: people.write(state, CHANNEL, "x", kind="channel"),
        lambda state: people.write(state, 7, None),
        lambda state: people.write(state, 7, "x", reply_to=1),
        lambda state: people.change_bot(state, 7, "kicked"),
    ],
)
def test_a_third_party_understands_every_update(state: State, happens: Callable[[State], object]) -> None:
    """Whatever happens, it is told in the shape that Telegram's documentation gives it."""
    happens(state)
    assert oracle.opinion_of_answer("getUpdates", state.inbox.waiting) == ""
