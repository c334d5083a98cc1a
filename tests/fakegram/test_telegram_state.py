"""The fake Telegram refuses what the real one refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fakegram.markup_rules import Refusal
from fakegram.telegram_state import State

PNG = b"\x89PNG\r\n\x1a\n and so on"


@pytest.fixture
def state() -> State:
    """A Telegram in which chat 7 has written to the bot."""
    state = State("token")
    state.write(7, "/start")
    return state


def call(state: State, method: str, **given: Any) -> Any:
    return state.call(method, given, {})


def keys(data: str) -> str:
    return json.dumps({"inline_keyboard": [[{"text": "x", "callback_data": data}]]})


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"chat_id": 8, "text": "x"}, "chat not found"),
        ({"chat_id": 7, "text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"chat_id": 7, "text": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
        ({"chat_id": 7, "text": "x" * 4097}, "message is too long"),
        ({"chat_id": 7, "text": "x" * 32_769}, "text is too long"),
        ({"chat_id": 7, "text": "x", "reply_markup": keys("é" * 33)}, "BUTTON_DATA_INVALID"),
        ({"chat_id": 7, "text": "x", "reply_markup": keys("")}, "BUTTON_DATA_INVALID"),
        ({"chat_id": 7, "txt": "x"}, "no one knows"),
    ],
)
def test_messages_that_are_refused(state: State, given: dict[str, Any], problem: str) -> None:
    """Each fault is refused with the server's words."""
    with pytest.raises(Refusal, match=problem):
        call(state, "sendMessage", **given)


def test_length_counts_after_parsing(state: State) -> None:
    """4096 visible characters are taken, however many tags and entities they are written with."""
    assert call(state, "sendMessage", chat_id=7, text=f"<b>{'&amp;' * 4096}</b>", parse_mode="HTML")


def test_editing(state: State) -> None:
    """A message can be changed into another, not into itself, and only if it is there."""
    number = call(state, "sendMessage", chat_id=7, text="one")["message_id"]
    assert call(state, "editMessageText", chat_id=7, message_id=number, text="two")["text"] == "two"
    with pytest.raises(Refusal, match="message is not modified"):
        call(state, "editMessageText", chat_id=7, message_id=number, text="two")
    with pytest.raises(Refusal, match="message to edit not found"):
        call(state, "editMessageText", chat_id=7, message_id=number + 100, text="two")


def test_pictures(state: State) -> None:
    """A photo must be one, and its caption short."""
    assert state.call("sendPhoto", {"chat_id": 7, "caption": "x"}, {"photo": PNG})["photo"]
    with pytest.raises(Refusal, match="IMAGE_PROCESS_FAILED"):
        state.call("sendPhoto", {"chat_id": 7}, {"photo": b"GIF"})
    with pytest.raises(Refusal, match="caption is too long"):
        state.call("sendPhoto", {"chat_id": 7, "caption": "x" * 1025}, {"photo": PNG})


def test_a_tap_is_acknowledged_once(state: State) -> None:
    """Only a tap that is waiting can be acknowledged."""
    number = call(state, "sendMessage", chat_id=7, text="x", reply_markup=keys("d"))["message_id"]
    query = state.tap(7, number, "d")
    assert call(state, "answerCallbackQuery", callback_query_id=query)
    with pytest.raises(Refusal, match="query is too old"):
        call(state, "answerCallbackQuery", callback_query_id=query)


def test_updates_are_confirmed_by_asking_for_the_next(state: State) -> None:
    """What lies before the offset is forgotten."""
    state.write(7, "/help")
    first, second = state.pending(0, 100)
    assert state.pending(second["update_id"], 100) == [second]
    assert state.pending(0, 100) == [second]
    assert first["message"]["text"] == "/start"


def test_methods_that_are_none(state: State) -> None:
    """A method that does not exist is a 404."""
    with pytest.raises(Refusal, match="method not found") as caught:
        call(state, "sendMesage", chat_id=7, text="x")
    assert caught.value.code == 404


def test_scripted_faults_come_first(state: State) -> None:
    """A fault on order is answered as often as ordered, then the real answer again."""
    from fakegram.telegram_state import Fault

    state.faults.append(Fault("getMe", 500, "Internal Server Error: restart", times=1))
    with pytest.raises(Refusal, match="restart"):
        call(state, "getMe")
    assert call(state, "getMe")["is_bot"]
