"""A third party's models are asked about every request and every answer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fakegram import oracle, people
from fakegram.refusal import Refusal
from fakegram.telegram_state import State

PNG = b"\x89PNG\r\n\x1a\n and so on"
KEYS = {"inline_keyboard": [[{"text": "x", "callback_data": "d"}]]}


@pytest.fixture
def heard(state: State) -> State:
    """A Telegram that heeds the third party, with a group and a forum."""
    state.oracle = oracle
    people.write(state, -5, "x", user=70)
    people.change_member(state, -5, 71, "administrator")
    people.change_member(state, -5, 72, "creator")
    people.make_chat(state, -1_000_000_000_100, threads={"5": "News"})
    return state


@pytest.mark.parametrize(
    ("method", "given", "problem"),
    [
        ("sendMessage", {"chat_id": 7, "txt": "x"}, "parameters no one knows: ['txt']"),
        ("sendMessage", {"chat_id": 7, "text": ["x"]}, "text: Input should be a valid string"),
        ("sendMessage", {"chat_id": "7", "text": "x", "reply_markup": "{"}, "reply_markup.InlineKeyboardMarkup"),
        (
            "sendMessage",
            {"chat_id": 7, "text": "x", "reply_markup": '{"inline_keyboard": [[{"text": "x", "calback_data": "d"}]]}'},
            "names no one knows in InlineKeyboardButton: ['calback_data']",
        ),
        ("sendMessage", {"chat_id": 7, "text": "x", "disable_notification": "perhaps"}, "disable_notification"),
        ("setMyCommands", {"commands": '[{"command": "x"}]'}, "commands.0.description: Field required"),
        ("getUpdates", {"allowed_updates": '"message"'}, "allowed_updates"),
    ],
)
def test_requests_with_something_misspelt(method: str, given: dict[str, Any], problem: str) -> None:
    """Names, types and nesting are held against the models."""
    assert problem in oracle.opinion_of_request(method, given)


def test_a_misspelt_request_is_refused(heard: State) -> None:
    """The bot is told, and nothing is sent."""
    with pytest.raises(Refusal, match="parameters no one knows") as caught:
        heard.call("sendMessage", {"chat_id": 7, "txt": "x"}, {})
    assert caught.value.code == 400
    assert heard.journal.sent == []


def test_what_is_missing_is_told_in_telegrams_words(heard: State) -> None:
    """The third party has no say in it."""
    with pytest.raises(Refusal, match="Bad Request: message text is empty"):
        heard.call("sendMessage", {"chat_id": 7}, {})


@pytest.mark.parametrize(
    ("method", "given", "files"),
    [
        ("getMe", {}, {}),
        ("sendMessage", {"chat_id": "7", "text": "<b>x</b>", "parse_mode": "HTML", "reply_markup": KEYS}, {}),
        ("sendMessage", {"chat_id": "-1000000000100", "text": "x", "message_thread_id": "5"}, {}),
        ("sendMessage", {"chat_id": "7", "text": "x", "reply_parameters": '{"message_id": 1}'}, {}),
        ("sendPhoto", {"chat_id": "7", "caption": "[x]"}, {"photo": PNG}),
        ("sendPhoto", {"chat_id": "7", "photo": "attach://one"}, {"one": PNG}),
        ("sendDocument", {"chat_id": "7"}, {"document": b"{}"}),
        ("sendChatAction", {"chat_id": "7", "action": "typing"}, {}),
        ("getChat", {"chat_id": "7"}, {}),
        ("getChat", {"chat_id": "-5"}, {}),
        ("getChatMember", {"chat_id": "-5", "user_id": "70"}, {}),
        ("getChatMember", {"chat_id": "-5", "user_id": "7"}, {}),
        ("getChatAdministrators", {"chat_id": "-5"}, {}),
        ("setMyCommands", {"commands": '[{"command": "x", "description": "y"}]', "scope": '{"type": "default"}'}, {}),
        ("setMyDescription", {"description": "[x]"}, {}),
        ("deleteWebhook", {"drop_pending_updates": "false"}, {}),
        ("leaveChat", {"chat_id": "-5"}, {}),
    ],
)
def test_what_this_server_answers_is_understood(
    heard: State, method: str, given: dict[str, Any], files: dict[str, bytes]
) -> None:
    """Every method's answer is of the type that the models expect."""
    heard.call(method, given, files)
    assert heard.journal.oracle == []


def test_edits_are_understood(heard: State) -> None:
    """With the parameters that a library sends along though Telegram overlooks them."""
    text = heard.call("sendMessage", {"chat_id": "7", "text": "x"}, {})["message_id"]
    photo = heard.call("sendPhoto", {"chat_id": "7"}, {"photo": PNG})["message_id"]
    heard.call("editMessageText", {"chat_id": "7", "message_id": str(text), "text": "y"}, {})
    keys = json.dumps(KEYS)
    heard.call("editMessageReplyMarkup", {"chat_id": "7", "message_id": str(text), "reply_markup": keys}, {})
    media = json.dumps({"type": "photo", "media": "attach://new"})
    given = {"chat_id": "7", "message_id": str(photo), "media": media, "parse_mode": "HTML", "reply_markup": keys}
    heard.call("editMessageMedia", given, {"new": PNG + b"!"})
    heard.call("deleteMessage", {"chat_id": "7", "message_id": str(text)}, {})
    assert heard.journal.oracle == []


def test_a_wrong_answer_of_its_own_fails_loudly(heard: State) -> None:
    """The request ends in a 500 that says so, and the fault stays on record."""
    heard.chats.chats[7].kind = None  # type: ignore[assignment]
    with pytest.raises(Refusal, match="this server's answer to getChat is wrong") as caught:
        heard.call("getChat", {"chat_id": 7}, {})
    assert caught.value.code == 500
    assert "getChat" in heard.transcript()["oracle"][0]
