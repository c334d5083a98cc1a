"""The fake Telegram refuses what the real one refuses, in its words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from fakegram import people
from fakegram.refusal import Refusal
from fakegram.telegram_state import State

Call = Callable[..., Any]
PNG = b"\x89PNG\r\n\x1a\n and so on"


def keys(*rows: list[dict[str, Any]]) -> str:
    return json.dumps({"inline_keyboard": rows})


def key(data: str = "d") -> dict[str, Any]:
    return {"text": "x", "callback_data": data}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 8, "text": "x"}, "chat not found"),
        ({"chat_id": "@nobody", "text": "x"}, "chat not found"),
        ({"chat_id": 7}, "message text is empty"),
        ({"chat_id": 7, "text": ""}, "message text is empty"),
        ({"chat_id": 7, "text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        (
            {"chat_id": 7, "text": "<b>x", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ({"chat_id": 7, "text": "x", "parse_mode": "RTF"}, "unsupported parse_mode"),
        ({"chat_id": 7, "text": "x" * 4097}, "message is too long"),
        ({"chat_id": 7, "text": "x" * 32_769}, "text is too long"),
        ({"chat_id": 7, "text": "x", "reply_markup": keys([key("é" * 33)])}, "BUTTON_DATA_INVALID"),
        ({"chat_id": 7, "text": "x", "reply_markup": keys([key("")])}, "BUTTON_DATA_INVALID"),
        ({"chat_id": 7, "text": "x", "reply_markup": keys([key()] * 9)}, "reply markup is too long"),
        ({"chat_id": 7, "text": "x", "reply_markup": keys(*[[key()]] * 101)}, "reply markup is too long"),
        (
            {"chat_id": 7, "text": "x", "reply_markup": keys([{"text": "x"}])},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"chat_id": 7, "text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"chat_id": 7, "text": "x", "reply_parameters": '{"message_id": 99}'}, "message to be replied not found"),
        ({"chat_id": 7, "text": "x", "message_thread_id": 5}, "message thread not found"),
        ({"chat_id": 7, "txt": "x"}, "parameters that this server does not heed: ['txt']"),
    ],
)
def test_messages_that_are_refused(refusal: Call, given: dict[str, Any], words: str) -> None:
    """Each fault is refused with the server's words."""
    assert refusal("sendMessage", **given) == f"Bad Request: {words}"


def test_length_counts_after_parsing(call: Call) -> None:
    """4096 visible characters are taken, however many tags and entities they are written with."""
    assert call("sendMessage", chat_id=7, text=f"<b>{'&amp;' * 4096}</b>", parse_mode="HTML")
    assert call("sendMessage", chat_id=7, text="😀" * 4096)


def test_the_most_buttons(call: Call) -> None:
    """Eight in a row, a hundred in all, and 64 bytes in each."""
    rows = [[key("é" * 32)] * 8] * 12 + [[key()] * 4]
    assert call("sendMessage", chat_id=7, text="x", reply_markup=keys(*rows))["reply_markup"]["inline_keyboard"] == rows


def test_formatting_is_told_back(call: Call) -> None:
    """What a message says, how it is formatted, and only links that lead somewhere."""
    html = '<b>a</b> <a href="https://e.org/">b</a> <a href="tg://user?id=9">c</a> <a href="/x">d</a>'
    html += " <blockquote expandable>e</blockquote>"
    made = call("sendMessage", chat_id=7, text=html, parse_mode="HTML")
    assert made["text"] == "a b c d e"
    assert [entity["type"] for entity in made["entities"]] == [
        *("bold", "text_link", "text_mention", "expandable_blockquote")
    ]


def test_a_reply_shows_what_it_answers(call: Call) -> None:
    """And where that is gone it is sent without, if the bot says so."""
    assert call("sendMessage", chat_id=7, text="x", reply_parameters='{"message_id": 1}')["reply_to_message"]
    gone = '{"message_id": 99, "allow_sending_without_reply": true}'
    assert "reply_to_message" not in call("sendMessage", chat_id=7, text="x", reply_parameters=gone)


def test_editing(call: Call, refusal: Call) -> None:
    """A message of the bot's can be changed into another, not into itself, and only if it is there."""
    number = call("sendMessage", chat_id=7, text="one")["message_id"]
    assert call("editMessageText", chat_id=7, message_id=number, text="two")["text"] == "two"
    assert refusal("editMessageText", chat_id=7, message_id=number, text="<i></i>two", parse_mode="HTML") == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as"
        " a current content and reply markup of the message"
    )
    missing = "Bad Request: message to edit not found"
    assert refusal("editMessageText", chat_id=7, message_id=number + 100, text="two") == missing
    assert refusal("editMessageText", chat_id=7, message_id=1, text="two") == "Bad Request: message can't be edited"
    assert call("editMessageReplyMarkup", chat_id=7, message_id=number, reply_markup=keys([key()]))["reply_markup"]


def test_pictures(call: Call, refusal: Call) -> None:
    """A photo must be one, and its caption short; sent once, it can be sent again by its name."""
    made = call("sendPhoto", {"photo": PNG}, chat_id=7, caption="x")
    assert call("sendPhoto", chat_id=7, photo=made["photo"][0]["file_id"])["photo"]
    assert refusal("sendPhoto", chat_id=7, photo="f99") == "Bad Request: wrong file identifier/HTTP URL specified"
    assert refusal("sendPhoto", files={"photo": b"GIF"}, chat_id=7) == "Bad Request: IMAGE_PROCESS_FAILED"
    assert refusal("sendPhoto", chat_id=7) == "Bad Request: there is no photo in the request"
    long = refusal("sendPhoto", files={"photo": PNG}, chat_id=7, caption="x" * 1025)
    assert long == "Bad Request: message caption is too long"
    no_text = refusal("editMessageText", chat_id=7, message_id=made["message_id"], text="x")
    assert no_text == "Bad Request: there is no text in the message to edit"
    media = json.dumps({"type": "photo", "media": "attach://new", "caption": "y"})
    assert call("editMessageMedia", {"new": PNG}, chat_id=7, message_id=made["message_id"], media=media)["photo"]


def test_documents(call: Call, refusal: Call) -> None:
    """Any bytes are a document; none are not."""
    assert call("sendDocument", {"document": b"{}"}, chat_id=7)["document"]["file_size"] == 2
    assert refusal("sendDocument", chat_id=7) == "Bad Request: there is no document in the request"


def test_deleting(state: State, call: Call, refusal: Call) -> None:
    """Once; and in a group not what others wrote."""
    number = call("sendMessage", chat_id=7, text="one")["message_id"]
    assert call("deleteMessage", chat_id=7, message_id=number)
    gone = "Bad Request: message to delete not found"
    assert refusal("deleteMessage", chat_id=7, message_id=number) == gone
    theirs = people.write(state, -5, "x")
    assert refusal("deleteMessage", chat_id=-5, message_id=theirs) == "Bad Request: message can't be deleted"


def test_a_tap_is_acknowledged_once(state: State, call: Call, refusal: Call) -> None:
    """Only a tap that is waiting can be acknowledged, and in at most 200 characters."""
    number = call("sendMessage", chat_id=7, text="x", reply_markup=keys([key()]))["message_id"]
    query = people.tap(state, 7, number, "d")
    assert refusal("answerCallbackQuery", callback_query_id=query, text="x" * 201) == "Bad Request: MESSAGE_TOO_LONG"
    assert call("answerCallbackQuery", callback_query_id=query, text="x" * 200)
    old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert refusal("answerCallbackQuery", callback_query_id=query) == old


def test_actions(call: Call, refusal: Call) -> None:
    """The bot can seem to type, not to dance."""
    assert call("sendChatAction", chat_id=7, action="typing")
    assert "wrong parameter action" in refusal("sendChatAction", chat_id=7, action="dance")


@pytest.mark.parametrize(
    ("name", "about", "words"),
    [
        ("Latest", "x", "BOT_COMMAND_INVALID"),
        ("", "x", "command must be non-empty"),
        ("x" * 33, "x", "command length must not exceed 32"),
        ("x", " ", "command description must be non-empty"),
        ("x", "x" * 257, "command description length must not exceed 256"),
    ],
)
def test_commands_that_are_none(refusal: Call, name: str, about: str, words: str) -> None:
    """A command has a name of small letters and says what it does, in brief."""
    commands = json.dumps([{"command": name, "description": about}])
    assert refusal("setMyCommands", commands=commands) == f"Bad Request: {words}"


def test_commands_by_scope_and_language(state: State, call: Call) -> None:
    """They are kept apart; those for everyone are there under their own name too."""
    commands = [{"command": "x", "description": "y"}]
    call("setMyCommands", commands=json.dumps(commands))
    call("setMyCommands", commands="[]", scope='{"type": "all_group_chats"}', language_code="ru")
    assert state.settings["commands"] == commands
    assert state.settings["scopes"] == {"default": commands, "all_group_chats/ru": []}


def test_methods_that_are_none(call: Call) -> None:
    """A method that does not exist is a 404."""
    with pytest.raises(Refusal, match="Not Found: method not found") as caught:
        call("sendMesage", chat_id=7, text="x")
    assert caught.value.code == 404


def test_what_was_sent_is_told_in_brief(state: State, call: Call) -> None:
    """Number, chat, thread, text, sound and buttons of every message, in order; edits are none."""
    people.make_chat(state, -100, "supergroup", threads={"5": "News"})
    number = call("sendMessage", chat_id=7, text="one", disable_notification="true")["message_id"]
    call("editMessageText", chat_id=7, message_id=number, text="two")
    call("sendMessage", chat_id=-100, text="three", message_thread_id=5, reply_markup=keys([key()]))
    sent = [{name: each[name] for name in ("n", "chat", "thread", "text", "silent")} for each in state.journal.sent]
    assert sent == [
        {"n": 0, "chat": 7, "thread": 0, "text": "one", "silent": True},
        {"n": 1, "chat": -100, "thread": 5, "text": "three", "silent": False},
    ]
    assert state.journal.sent[1]["keys"] == [[key()]]
    assert state.journal.counts()["accepted"] == {"sendMessage": 2, "editMessageText": 1}
