"""What Telegram remembers and refuses: chats, messages, buttons, updates. No network here."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from itertools import count
from typing import Any

from fakegram.markup_rules import Entity, Refusal, parse

BOT = {"id": 4242, "is_bot": True, "first_name": "Fake Dateline", "username": "fake_dateline_bot"}
WHEN = 1_700_000_000
IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")

Given = Mapping[str, Any]
Files = Mapping[str, bytes]


@dataclass(slots=True)
class Message:
    """A message of the bot's as it stands now."""

    chat: int
    number: int
    html: str
    text: str
    entities: tuple[Entity, ...]
    keys: list[list[dict[str, str]]]
    photo: bytes | None = None


@dataclass(slots=True)
class Fault:
    """An answer that is given in place of the real one, so many times."""

    method: str
    code: int
    description: str
    retry_after: int = 0
    times: int = 1


@dataclass(slots=True)
class State:
    """One bot's side of Telegram."""

    token: str
    chats: dict[int, dict[str, Any]] = field(default_factory=dict)
    messages: dict[tuple[int, int], Message] = field(default_factory=dict)
    queries: set[str] = field(default_factory=set)
    updates: list[dict[str, Any]] = field(default_factory=list)
    transcript: list[dict[str, Any]] = field(default_factory=list)
    """Every call that was accepted, in order."""
    refusals: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    numbers: Any = field(default_factory=lambda: count(1))

    # -- what readers do -------------------------------------------------------------------------------------

    def write(self, chat: int, text: str | None, *, kind: str = "") -> int:
        """A reader writes to the bot; text None stands for a sticker."""
        kind = kind or ("private" if chat > 0 else "group")
        self.chats.setdefault(chat, {"id": chat, "type": kind, "first_name": "Reader"})
        number = int(next(self.numbers))
        message = {"message_id": number, "date": WHEN, "chat": self.chats[chat], "from": _reader(chat)}
        content: dict[str, Any] = {"dice": {"emoji": "🎲", "value": 3}} if text is None else {"text": text}
        self.updates.append({"update_id": next(self.numbers), "message": message | content})
        return number

    def tap(self, chat: int, number: int, data: str) -> str:
        """A reader presses a button, which needn't be one the bot made: clients can send what they like."""
        query = f"q{next(self.numbers)}"
        self.queries.add(query)
        message = self._json(self.messages[chat, number])
        self.updates.append(
            {
                "update_id": next(self.numbers),
                "callback_query": {
                    "id": query,
                    "from": _reader(chat),
                    "chat_instance": "1",
                    "message": message,
                    "data": data,
                },
            }
        )
        return query

    # -- what the bot calls ----------------------------------------------------------------------------------

    def call(self, method: str, given: Given, files: Files) -> Any:
        """Answer a call, or raise Refusal."""
        known = METHODS.get(method)
        if known is None:
            raise Refusal("Not Found: method not found", 404)
        self.stumble(method)
        allowed, answer = known
        unknown = set(given) - allowed
        if unknown:
            raise Refusal(f"Bad Request: parameters no one knows: {sorted(unknown)}")
        result = answer(self, given, files)
        self.transcript.append(
            {
                "method": method,
                "chat": given.get("chat_id"),
                "message": result.get("message_id") if isinstance(result, dict) else None,
                "text": result.get("text", result.get("caption")) if isinstance(result, dict) else None,
                "keys": result.get("reply_markup", {}).get("inline_keyboard", []) if isinstance(result, dict) else [],
                "photo": bool(isinstance(result, dict) and result.get("photo")),
                "given": {name: value for name, value in given.items() if name != "media"},
            }
        )
        return result

    def stumble(self, method: str) -> None:
        """Raise the fault that is on order for this method, if there is one."""
        for fault in self.faults:
            if fault.method == method and fault.times > 0:
                fault.times -= 1
                waiting = {"retry_after": fault.retry_after} if fault.retry_after else None
                raise Refusal(fault.description, fault.code, waiting)

    def pending(self, offset: int, limit: int) -> list[dict[str, Any]]:
        """Updates from an offset on; those before it are confirmed and forgotten."""
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        return self.updates[:limit]

    def _json(self, message: Message) -> dict[str, Any]:
        made: dict[str, Any] = {
            "message_id": message.number,
            "date": WHEN,
            "chat": self.chats[message.chat],
            "from": BOT,
        }
        if message.photo is None:
            made["text"] = message.text
        else:
            size = {"file_id": f"f{message.number}", "file_unique_id": f"u{message.number}"}
            made |= {"caption": message.text, "photo": [size | {"width": 800, "height": 600}]}
        if message.keys:
            made["reply_markup"] = {"inline_keyboard": message.keys}
        return made

    def _chat(self, given: Given) -> int:
        chat = int(given["chat_id"])
        if chat not in self.chats:
            raise Refusal("Bad Request: chat not found")
        return chat

    def _existing(self, given: Given) -> Message:
        found = self.messages.get((self._chat(given), int(given["message_id"])))
        if found is None:
            raise Refusal("Bad Request: message to edit not found")
        return found

    def _keep(self, message: Message) -> dict[str, Any]:
        self.messages[message.chat, message.number] = message
        return self._json(message)


def _reader(chat: int) -> dict[str, Any]:
    return {"id": abs(chat), "is_bot": False, "first_name": "Reader", "language_code": "en"}


def _text(given: Given, name: str, most: int, too_long: str) -> tuple[str, str, tuple[Entity, ...]]:
    html = str(given.get(name, ""))
    if len(html.encode()) > 32_768:
        raise Refusal("Bad Request: text is too long")
    mode = given.get("parse_mode", "")
    if mode not in ("", "HTML"):
        raise Refusal("Bad Request: unsupported parse_mode")
    text, entities = parse(html) if mode else (html, ())
    if len(text) > most:
        raise Refusal(f"Bad Request: {too_long}")
    return html, text, entities


def _keys(given: Given) -> list[list[dict[str, str]]]:
    rows: list[list[dict[str, str]]] = json.loads(given.get("reply_markup") or "{}").get("inline_keyboard", [])
    for key in (key for row in rows for key in row):
        if not key.get("text"):
            raise Refusal("Bad Request: text buttons are unallowed in the inline keyboard")
        if "url" not in key and not 1 <= len(key.get("callback_data", "").encode()) <= 64:
            raise Refusal("Bad Request: BUTTON_DATA_INVALID")
    if any(len(row) > 8 for row in rows) or sum(map(len, rows)) > 100:
        raise Refusal("Bad Request: reply markup is too long")
    return rows


def _image(data: bytes | None) -> bytes:
    if not data or not data.startswith(IMAGES):
        raise Refusal("Bad Request: IMAGE_PROCESS_FAILED")
    return data


def _send_message(state: State, given: Given, _: Files) -> Any:
    chat = state._chat(given)
    html, text, entities = _text(given, "text", 4096, "message is too long")
    if not text.strip():
        raise Refusal("Bad Request: message text is empty")
    return state._keep(Message(chat, next(state.numbers), html, text, entities, _keys(given)))


def _send_photo(state: State, given: Given, files: Files) -> Any:
    chat = state._chat(given)
    html, text, entities = _text(given, "caption", 1024, "message caption is too long")
    photo = _image(files.get("photo") or files.get(str(given.get("photo", "")).removeprefix("attach://")))
    return state._keep(Message(chat, next(state.numbers), html, text, entities, _keys(given), photo))


def _edit_text(state: State, given: Given, _: Files) -> Any:
    old = state._existing(given)
    html, text, entities = _text(given, "text", 4096, "message is too long")
    if not text.strip():
        raise Refusal("Bad Request: message text is empty")
    if old.photo is not None:
        raise Refusal("Bad Request: there is no text in the message to edit")
    return _edited(state, old, Message(old.chat, old.number, html, text, entities, _keys(given)))


def _edit_media(state: State, given: Given, files: Files) -> Any:
    old = state._existing(given)
    media = json.loads(given["media"])
    html, text, entities = _text(media, "caption", 1024, "message caption is too long")
    photo = _image(files.get(str(media.get("media", "")).removeprefix("attach://")))
    return _edited(state, old, Message(old.chat, old.number, html, text, entities, _keys(given), photo))


def _edited(state: State, old: Message, new: Message) -> Any:
    if asdict(old) | {"html": ""} == asdict(new) | {"html": ""}:
        raise Refusal(
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the"
            " same as a current content and reply markup of the message"
        )
    return state._keep(new)


def _answer_query(state: State, given: Given, _: Files) -> Any:
    if given.get("callback_query_id") not in state.queries:
        raise Refusal("Bad Request: query is too old and response timeout expired or query ID is invalid")
    state.queries.discard(str(given["callback_query_id"]))
    return True


def _set(name: str) -> Callable[[State, Given, Files], Any]:
    def store(state: State, given: Given, _: Files) -> Any:
        state.settings[name] = dict(given)
        return True

    return store


def _set_commands(state: State, given: Given, _: Files) -> Any:
    commands = json.loads(given["commands"])
    for each in commands:
        name = each["command"]
        if not 1 <= len(name) <= 32 or not all(c.isdigit() or c == "_" or "a" <= c <= "z" for c in name):
            raise Refusal("Bad Request: BOT_COMMAND_INVALID")
        if not 1 <= len(each["description"]) <= 256:
            raise Refusal("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    state.settings["commands"] = commands
    return True


SENDING = frozenset({"chat_id", "message_thread_id", "parse_mode", "reply_markup", "disable_notification"})
METHODS: Mapping[str, tuple[frozenset[str], Callable[[State, Given, Files], Any]]] = {
    "getMe": (frozenset(), lambda *_: BOT),
    "sendMessage": (SENDING | {"text", "link_preview_options", "entities"}, _send_message),
    "sendPhoto": (SENDING | {"photo", "caption"}, _send_photo),
    "editMessageText": (
        frozenset({"chat_id", "message_id", "text", "parse_mode", "link_preview_options", "reply_markup"}),
        _edit_text,
    ),
    # the library sends its default parse mode here too, where Telegram overlooks it
    "editMessageMedia": (frozenset({"chat_id", "message_id", "media", "reply_markup", "parse_mode"}), _edit_media),
    "answerCallbackQuery": (
        frozenset({"callback_query_id", "text", "show_alert", "cache_time", "url"}),
        _answer_query,
    ),
    "setMyCommands": (frozenset({"commands", "scope", "language_code"}), _set_commands),
    "setMyDescription": (frozenset({"description", "language_code"}), _set("description")),
    "setMyShortDescription": (frozenset({"short_description", "language_code"}), _set("short_description")),
    "deleteWebhook": (frozenset({"drop_pending_updates"}), lambda *_: True),
}
