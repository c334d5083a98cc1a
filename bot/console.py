"""Telegram without Telegram: a request class that answers offline and keeps what was sent.

What `chat`, `ask` and the tests talk through; the whole program above it is the one that runs on Telegram.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from telegram.request import BaseRequest, RequestData

from digests import markup

BOT = {"id": 1, "is_bot": True, "first_name": "Dateline", "username": "dateline_bot"}
WHEN = 1_600_000_000
"""The date that messages bear here; nothing reads it."""
CHAT = 1
OWNER = {"status": "creator", "is_anonymous": False}
SUPERGROUPS = -1_000_000_000_000
"""Ids below this are those of supergroups and channels."""

Parameters = Mapping[str, Any]


class UnknownMethod(RuntimeError):
    """The program called a method of the Bot API that is not known here: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One thing that came out, as Telegram would have got it."""

    method: str
    chat: int
    message: int
    html: str
    """The text, or the caption of a picture."""
    keys: tuple[tuple[Mapping[str, str], ...], ...] = ()
    """Rows of buttons: `text` with `callback_data` or `url`."""
    photo: bytes | None = None


@dataclass(slots=True)
class ConsoleRequest(BaseRequest):
    """Answers every method this program uses, as Telegram would."""

    sent: list[Sent] = field(default_factory=list)
    calls: list[tuple[str, Parameters]] = field(default_factory=list)
    """Every call, those that send nothing included."""
    member: bool = False
    """True where the reader is an ordinary member of his groups, not an administrator."""
    _numbers: Iterator[int] = field(default_factory=lambda: count(100))

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        parameters = request_data.parameters if request_data else {}
        self.calls.append((name, parameters))
        answering = ANSWERS.get(name)
        if answering is None:
            raise UnknownMethod(name)
        result = answering(self, name, parameters, _files(request_data))
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def take(self, method: str, parameters: Parameters, html: str, photo: bytes | None) -> dict[str, Any]:
        """Keep what was sent and answer with the message it became."""
        number = int(parameters.get("message_id") or next(self._numbers))
        chat = int(parameters["chat_id"])
        keys = parameters.get("reply_markup", {}).get("inline_keyboard", [])
        self.sent.append(Sent(method, chat, number, html, tuple(tuple(row) for row in keys), photo))
        message = {"message_id": number, "date": WHEN, "chat": {"id": chat, "type": kind_of(chat)}, "from": BOT}
        if photo is None:
            return message | {"text": html}
        size = {"file_id": str(number), "file_unique_id": str(number), "width": 1, "height": 1}
        return message | {"photo": [size], "caption": html}


Files = Mapping[str, bytes]
Answering = Callable[[ConsoleRequest, str, Parameters, Files], Any]


def _files(data: RequestData | None) -> Files:
    if data is None or not data.contains_files:
        return {}
    return {name: part[1] for name, part in data.multipart_data.items() if isinstance(part[1], bytes)}


def _text(request: ConsoleRequest, method: str, parameters: Parameters, files: Files) -> Any:
    return request.take(method, parameters, str(parameters["text"]), None)


def _photo(request: ConsoleRequest, method: str, parameters: Parameters, files: Files) -> Any:
    return request.take(method, parameters, str(parameters.get("caption", "")), next(iter(files.values())))


def _media(request: ConsoleRequest, method: str, parameters: Parameters, files: Files) -> Any:
    caption = str(parameters["media"].get("caption", ""))
    return request.take(method, parameters, caption, next(iter(files.values())))


def _yes(request: ConsoleRequest, method: str, parameters: Parameters, files: Files) -> Any:
    return True


def _me(request: ConsoleRequest, method: str, parameters: Parameters, files: Files) -> Any:
    return BOT


def _alert(request: ConsoleRequest, method: str, parameters: Parameters, files: Files) -> Any:
    """What is said about a tap pops up over the chat."""
    if words := parameters.get("text"):
        request.sent.append(Sent(method, 0, 0, markup.escape(str(words))))
    return True


def _member(request: ConsoleRequest, method: str, parameters: Parameters, files: Files) -> Any:
    user = {"id": parameters["user_id"], "is_bot": False, "first_name": "Reader"}
    return {"user": user, "status": "member"} if request.member else OWNER | {"user": user}


ANSWERS: Mapping[str, Answering] = {
    "getMe": _me,
    "sendMessage": _text,
    "editMessageText": _text,
    "sendPhoto": _photo,
    "editMessageMedia": _media,
    "answerCallbackQuery": _alert,
    "getChatMember": _member,
    "sendChatAction": _yes,
    "setMyCommands": _yes,
    "setMyDescription": _yes,
    "setMyShortDescription": _yes,
    "deleteWebhook": _yes,
}


def written(number: int, chat: int, text: str) -> dict[str, Any]:
    """An update as Telegram sends it for a message that a reader wrote."""
    return {"update_id": number, "message": _message(number, chat) | {"text": text, "from": _reader(chat)}}


def tapped(number: int, chat: int, message: int, data: str) -> dict[str, Any]:
    """An update as Telegram sends it for a button that a reader pressed below a message."""
    query = {
        "id": str(number),
        "from": _reader(chat),
        "chat_instance": "1",
        "message": _message(message, chat) | {"from": BOT},
        "data": data,
    }
    return {"update_id": number, "callback_query": query}


def _message(number: int, chat: int) -> dict[str, Any]:
    return {"message_id": number, "date": WHEN, "chat": {"id": chat, "type": kind_of(chat), "first_name": "Reader"}}


def kind_of(chat: int) -> str:
    """The kind of a chat with this id."""
    return "private" if chat > 0 else "supergroup" if chat < SUPERGROUPS else "group"


def _reader(chat: int) -> dict[str, Any]:
    return {"id": abs(chat), "is_bot": False, "first_name": "Reader", "language_code": "en"}
