"""Whom the bot can reach, and in what words it is told that it can't."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakegram import people
from fakegram.chats import ANONYMOUS, BOT_NUMBER
from fakegram.refusal import Refusal
from fakegram.telegram_state import State

Call = Callable[..., object]
GROUP, FORUM, CHANNEL = -5, -1_000_000_000_100, -1_000_000_000_200


def _blocked(state: State) -> int:
    people.change_bot(state, 7, "kicked")
    return 7


def _deactivated(state: State) -> int:
    people.deactivate(state, 7)
    return 7


def _stranger(state: State) -> int:
    people.write(state, GROUP, "x", user=70)
    return 70


def _thrown_out(chat: int, kind: str, status: str) -> Callable[[State], int]:
    def make(state: State) -> int:
        people.make_chat(state, chat, kind)
        people.change_bot(state, chat, status)
        return chat

    return make


def _deleted(state: State) -> int:
    people.make_chat(state, GROUP)
    people.delete_group(state, GROUP)
    return GROUP


@pytest.mark.parametrize(
    ("make", "code", "words"),
    [
        (lambda _: 8, 400, "Bad Request: chat not found"),
        (lambda _: -8, 400, "Bad Request: chat not found"),
        (_stranger, 403, "Forbidden: bot can't initiate conversation with a user"),
        (_blocked, 403, "Forbidden: bot was blocked by the user"),
        (_deactivated, 403, "Forbidden: user is deactivated"),
        (_deleted, 403, "Forbidden: the group chat was deleted"),
        (_thrown_out(GROUP, "group", "kicked"), 403, "Forbidden: bot was kicked from the group chat"),
        (_thrown_out(FORUM, "supergroup", "kicked"), 403, "Forbidden: bot was kicked from the supergroup chat"),
        (_thrown_out(CHANNEL, "channel", "kicked"), 403, "Forbidden: bot was kicked from the channel chat"),
        (_thrown_out(GROUP, "group", "left"), 403, "Forbidden: bot is not a member of the group chat"),
        (_thrown_out(FORUM, "supergroup", "left"), 403, "Forbidden: bot is not a member of the supergroup chat"),
        (_thrown_out(CHANNEL, "channel", "left"), 403, "Forbidden: bot is not a member of the channel chat"),
        (
            _thrown_out(CHANNEL, "channel", "member"),
            400,
            "Bad Request: need administrator rights in the channel chat",
        ),
        (
            _thrown_out(FORUM, "supergroup", "restricted"),
            400,
            "Bad Request: not enough rights to send text messages to the chat",
        ),
    ],
)
def test_chats_out_of_reach(state: State, call: Call, make: Callable[[State], int], code: int, words: str) -> None:
    """Each reason has its own words."""
    with pytest.raises(Refusal) as caught:
        call("sendMessage", chat_id=make(state), text="x")
    assert (caught.value.code, str(caught.value)) == (code, words)


def test_a_group_that_moved(state: State, call: Call) -> None:
    """The old number tells the new one; under the new one everything goes on."""
    people.write(state, GROUP, "x", user=70)
    people.migrate(state, GROUP, FORUM)
    with pytest.raises(Refusal, match="Bad Request: group chat was upgraded to a supergroup chat") as caught:
        call("sendMessage", chat_id=GROUP, text="x")
    assert caught.value.answer()["parameters"] == {"migrate_to_chat_id": FORUM}
    assert call("sendMessage", chat_id=FORUM, text="x")


def test_topics_of_a_forum(state: State, call: Call, refusal: Callable[..., str]) -> None:
    """Only those there are, not the one that every forum has by its number, and not closed ones."""
    people.make_chat(state, FORUM, threads={"5": "News"})
    made = call("sendMessage", chat_id=FORUM, text="x", message_thread_id="5")
    assert isinstance(made, dict)
    assert (made["message_thread_id"], made["is_topic_message"]) == (5, True)
    for number in (1, 6):
        words = refusal("sendMessage", chat_id=FORUM, text="x", message_thread_id=number)
        assert words == "Bad Request: message thread not found"
    people.change_thread(state, FORUM, 5, closed=True)
    assert refusal("sendMessage", chat_id=FORUM, text="x", message_thread_id=5) == "Bad Request: TOPIC_CLOSED"
    people.change_bot(state, FORUM, "administrator", rights=("can_manage_topics",))
    assert call("sendMessage", chat_id=FORUM, text="x", message_thread_id=5)
    people.change_thread(state, FORUM, 5, deleted=True)
    gone = refusal("sendMessage", chat_id=FORUM, text="x", message_thread_id=5)
    assert gone == "Bad Request: message thread not found"


def test_members(state: State, call: Call, refusal: Callable[..., str]) -> None:
    """What someone is in a group, who leads it, and who is not known at all."""
    people.write(state, GROUP, "x", user=70)
    people.change_member(state, GROUP, 71, "administrator", rights=("can_pin_messages",), anonymous=True)
    people.change_member(state, GROUP, 72, "creator")

    def status(user: int) -> str:
        found = call("getChatMember", chat_id=GROUP, user_id=user)
        assert isinstance(found, dict)
        return str(found["status"])

    found = [status(user) for user in (7, 70, 71, 72, BOT_NUMBER)]
    assert found == ["left", "member", "administrator", "creator", "member"]
    assert refusal("getChatMember", chat_id=GROUP, user_id=99) == "Bad Request: user not found"
    assert refusal("getChatMember", chat_id=GROUP) == "Bad Request: invalid user_id specified"
    leaders = call("getChatAdministrators", chat_id=GROUP)
    assert isinstance(leaders, list)
    assert [(each["user"]["id"], each["is_anonymous"]) for each in leaders] == [(71, True), (72, False)]
    alone = refusal("getChatAdministrators", chat_id=7)
    assert alone == "Bad Request: there are no administrators in the private chat"


def test_a_channel_shows_its_members_to_administrators_only(state: State, refusal: Callable[..., str]) -> None:
    """Where the bot is a mere member it can't ask."""
    people.make_chat(state, CHANNEL, "channel")
    people.change_bot(state, CHANNEL, "member")
    assert refusal("getChatAdministrators", chat_id=CHANNEL) == "Bad Request: member list is inaccessible"


def test_chats_by_name(state: State, call: Call) -> None:
    """A public chat is found by what it is called."""
    people.make_chat(state, CHANNEL, "channel", title="The news", username="news")
    found = call("getChat", chat_id="@news")
    assert isinstance(found, dict)
    assert (found["id"], found["type"], found["title"]) == (CHANNEL, "channel", "The news")


def test_the_bot_leaves(state: State, call: Call, refusal: Callable[..., str]) -> None:
    """It is told so itself, and can't write there any more."""
    people.make_chat(state, GROUP)
    assert call("leaveChat", chat_id=GROUP)
    assert state.inbox.waiting[-1]["my_chat_member"]["new_chat_member"]["status"] == "left"
    assert refusal("sendMessage", chat_id=GROUP, text="x") == "Forbidden: bot is not a member of the group chat"
    assert refusal("leaveChat", chat_id=7) == "Bad Request: can't leave private chats"


def test_anonymous_administrators_write_as_their_group(state: State) -> None:
    """They come from a user whom all such share, in the group's name."""
    people.write(state, GROUP, "/settings", anonymous=True)
    message = state.inbox.waiting[-1]["message"]
    assert (message["from"]["id"], message["sender_chat"]["id"]) == (ANONYMOUS, GROUP)
