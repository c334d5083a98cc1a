"""A Telegram that is not ours, played like ours: lo-bot-api-emulator, with what it lacks put in front.

It takes and refuses requests, queues updates and answers by its own rules; what is added here is only a name for the
bot, parameters and methods it does not know, the texts it does not keep, and the part of `/sim` that every server has
(see driver.Server). It parses no HTML and holds no chats of its own: every chat exists, and what is visible of a text
is read by the standard library. It can't change the picture of a message.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count
from typing import Any

from aiohttp import web
from lo_bot_api_emulator import ApiRefusal, LoBotApiEmulator, updates

from fakegram import driver
from fakegram.chats import BOT
from fakegram.faults import ANSWER, Fault, next_fault

WHEN = 1_700_000_000
UNKNOWN = ("link_preview_options", "message_thread_id", "protect_content", "allow_paid_broadcast")
"""Parameters that it would refuse."""
TAKEN = frozenset({"setMyDescription", "setMyShortDescription", "leaveChat"})
"""Methods that it has no answer for; here the answer is yes."""
MORE_KINDS = frozenset({"my_chat_member", "channel_post"})
SUPERGROUP = -1_000_000_000_000

Given = dict[str, Any]


def in_thread(port: int | None = None) -> AbstractContextManager[str]:
    """The foreign server inside this process; a driver.Server."""
    return driver.serving(application(), port)


def application() -> web.Application:
    """The server with its own routes and those to play people."""
    updates.KINDS.update(MORE_KINDS)
    emulator = Emulator(max_updates=100_000, max_history=100_000)
    app: web.Application = emulator.app()
    people = People(emulator)
    for name, do in {"message": people.write, "tap": people.tap, "bot": people.make_bot}.items():
        app.router.add_post(f"/sim/{name}", _doing(do))
    for name, say in {"member": emulator.set_member, "fault": emulator.order}.items():
        app.router.add_post(f"/sim/{name}", _saying(say))
    for name in ("calls", "refused", "sent", "transcript", "counts"):
        app.router.add_get(f"/sim/{name}", _showing(emulator, name))
    return app


class Emulator(LoBotApiEmulator):  # type: ignore[misc]
    """The emulator, with a journal of texts, faults on order and members of groups."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.accepted: list[Given] = []
        self.refusals: list[Given] = []
        self.faults: list[Fault] = []
        self.members: dict[tuple[int, int], str] = {}
        self.shown: dict[tuple[int, int], Given] = {}

    def validate(self, method: str, fields: Given, uploads: Given) -> Any:
        """Its own judgement of a request, what it does not know kept from it; raises its own refusal."""
        given = dict(fields)
        chat = int(given["chat_id"]) if str(given.get("chat_id", "")).lstrip("-").isdigit() else None
        try:
            self._stumble(method, chat)
            result = self._result(method, fields, uploads)
        except ApiRefusal as refusal:
            problem = {"method": method, "chat": chat, "code": refusal.status, "description": refusal.description}
            self.refusals.append(problem)
            raise
        if method != "getUpdates":
            self._note(method, chat, given, result)
        return result

    def _stumble(self, method: str, chat: int | None) -> None:
        fault = next_fault(self.faults, method, chat)
        if fault is not None:
            told = fault.refusal()
            raise ApiRefusal(str(told), told.code, told.parameters)

    def _result(self, method: str, fields: Given, uploads: Given) -> Any:
        if method in TAKEN:
            return True
        if method == "getChatMember":
            return self._member(int(fields["chat_id"]), int(fields["user_id"]))
        for name in UNKNOWN:
            fields.pop(name, None)
        if fields.get("parse_mode") == "HTML":
            fields |= {name: visible(fields[name]) for name in ("text", "caption") if name in fields}
        result = super().validate(method, fields, uploads)
        if method == "getMe":
            return result | BOT
        if isinstance(result, dict) and "chat" in result:
            result["chat"] = chat_json(result["chat"]["id"])
            self.shown[result["chat"]["id"], result["message_id"]] = result
            if method.startswith("edit"):
                result["edit_date"] = WHEN
        return result

    def _note(self, method: str, chat: int | None, given: Given, result: Any) -> None:
        shown = result if isinstance(result, dict) else {}
        markup = json.loads(given.get("reply_markup") or "{}")
        self.accepted.append(
            {
                "method": method,
                "chat": chat,
                "message": shown.get("message_id"),
                "text": shown.get("text", shown.get("caption")),
                "keys": markup.get("inline_keyboard", []),
                "photo": bool(shown.get("photo")),
                "given": given,
            }
        )

    # -- what `/sim` shows and sets ------------------------------------------------------------------------------

    def order(self, **fault: Any) -> None:
        """Something to go wrong, an answer in place of the real one only."""
        made = Fault(**fault)
        if made.kind != ANSWER or made.stored:
            raise web.HTTPNotImplemented(text=f"this server can't do {made.kind}")
        self.faults.append(made)

    def set_member(self, chat: int, user: int, status: str, **_: Any) -> None:
        self.members[chat, user] = status

    def _member(self, chat: int, user: int) -> Given:
        status = self.members.get((chat, user), "member")
        made: Given = {"user": person(user), "status": status}
        if status == "creator":
            made["is_anonymous"] = False
        if status == "administrator":
            rights = "be_edited manage_chat delete_messages manage_video_chats restrict_members promote_members"
            rights += " change_info invite_users post_stories edit_stories delete_stories"
            made |= {f"can_{right}": True for right in rights.split()} | {"is_anonymous": False}
        return made

    def look(self, name: str) -> Any:
        """One of the lists that only grow, or several."""
        sent = [call for call in self.accepted if call["method"] in ("sendMessage", "sendPhoto", "sendDocument")]
        match name:
            case "calls":
                return self.accepted
            case "refused":
                return self.refusals
            case "sent":
                return [_brief(number, call) for number, call in enumerate(sent)]
            case "counts":
                return {"sent": len(sent)}
        return {"accepted": self.accepted, "refused": self.refusals, "settings": {}, "oracle": []}


@dataclass(slots=True)
class People:
    """What people do, put as updates into the emulator's queue."""

    emulator: Emulator
    numbers: Iterator[int] = field(default_factory=lambda: count(1_000_000))
    """Of their messages; the bot's count from one."""

    async def write(self, chat: int, text: str | None, user: int = 0, thread: int = 0, kind: str = "", **_: Any) -> int:
        """Someone writes; text None stands for a message without words."""
        number = next(self.numbers)
        where = chat_json(chat, kind)
        message: Given = {"message_id": number, "date": WHEN, "chat": where}
        message |= {"dice": {"emoji": "🎲", "value": 3}} if text is None else {"text": text}
        if thread:
            message |= {"message_thread_id": thread, "is_topic_message": True}
        if where["type"] == "channel":
            await self._tell({"channel_post": message | {"sender_chat": where}})
        else:
            await self._tell({"message": message | {"from": person(user or abs(chat))}})
        return number

    async def tap(self, chat: int, message: int, data: str, user: int = 0) -> str:
        """Someone presses a button."""
        query = str(next(self.numbers))
        content = {"id": query, "from": person(user or abs(chat)), "chat_instance": "1", "data": data}
        await self._tell({"callback_query": content | {"message": self.emulator.shown[chat, message]}})
        return query

    async def make_bot(self, chat: int, status: str, user: int = 0, **_: Any) -> None:
        """Someone lets the bot in, or throws it out."""
        before = {"user": BOT, "status": "member"}
        after = {"user": BOT, "status": status} | ({"until_date": 0} if status == "kicked" else {})
        change = {"chat": chat_json(chat), "from": person(user or abs(chat)), "date": WHEN}
        await self._tell({"my_chat_member": change | {"old_chat_member": before, "new_chat_member": after}})

    async def _tell(self, update: Given) -> None:
        await self.emulator.enqueue_update(update, token=driver.TOKEN)


def person(number: int) -> Given:
    return {"id": number, "is_bot": False, "first_name": "Reader", "language_code": "en"}


def chat_json(chat: int, kind: str = "") -> Given:
    """A chat, whose kind its number tells unless something else does."""
    if chat > 0:
        return {"id": chat, "type": "private", "first_name": "Reader"}
    return {"id": chat, "type": kind or ("supergroup" if chat < SUPERGROUP else "group"), "title": "Chat"}


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


def visible(html: str) -> str:
    """What of a formatted text one sees."""
    reading = _Visible()
    reading.feed(html)
    reading.close()
    return "".join(reading.seen)


def _brief(number: int, call: Given) -> Given:
    given = call["given"]
    more = {"thread": int(given.get("message_thread_id") or 0), "silent": given.get("disable_notification") == "true"}
    return {"n": number} | more | {name: call[name] for name in ("method", "chat", "message", "text", "keys")}


def _doing(what: Any) -> Any:
    async def handle(request: web.Request) -> web.Response:
        return web.json_response(await what(**await request.json()))

    return handle


def _saying(what: Any) -> Any:
    async def handle(request: web.Request) -> web.Response:
        return web.json_response(what(**await request.json()))

    return handle


def _showing(emulator: Emulator, name: str) -> Any:
    async def handle(request: web.Request) -> web.Response:
        shown = emulator.look(name)
        return web.json_response(shown[int(request.query.get("since", 0)) :] if isinstance(shown, list) else shown)

    return handle
