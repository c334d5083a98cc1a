"""Parameters as they come in a form, read and refused as Telegram's server does."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fakegram.chats import GENERAL, Chat
from fakegram.markup_rules import Entity, parse, trim, units
from fakegram.messages import Keys
from fakegram.refusal import bad_request

if TYPE_CHECKING:
    from fakegram.telegram_state import State

Given = Mapping[str, Any]
Files = Mapping[str, bytes]
Answer = Callable[["State", Given, Files], Any]

TEXT = 4096
CAPTION = 1024
"""Characters, counted when the formatting has been read."""
RAW = 32_768
"""Bytes, before."""
KEY_DATA = 64
ROW = 8
KEYBOARD = 100
FILE = 50_000_000
PICTURE = 10_000_000
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
KINDS = {"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler"} | {
    "code": "code",
    "pre": "pre",
    "text_link": "a",
    "blockquote": "blockquote",
}


@dataclass(frozen=True, slots=True)
class Method:
    """What a method heeds, and how it is answered. Raises Refusal."""

    heeded: frozenset[str]
    answer: Answer


@dataclass(frozen=True, slots=True)
class Words:
    """A text: as it was written, as it is read, and its formatting."""

    html: str = ""
    text: str = ""
    entities: tuple[Entity, ...] = ()


def true(value: Any) -> bool:
    return str(value).lower() in ("true", "1")


def structure(given: Given, name: str, what: str) -> Any:
    """A parameter that is JSON; None where it is not given."""
    value = given.get(name)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value else None
    except ValueError:
        raise bad_request(f"can't parse {what} JSON object") from None


def message_text(given: Given) -> Words:
    words = _words(given, "text", "entities")
    if not words.html:
        raise bad_request("message text is empty")
    if not words.text:
        raise bad_request("text must be non-empty")
    if len(words.text) > TEXT:
        raise bad_request("message is too long")
    return words


def caption(given: Given) -> Words:
    words = _words(given, "caption", "caption_entities")
    if len(words.text) > CAPTION:
        raise bad_request("message caption is too long")
    return words


def _words(given: Given, name: str, entities_name: str) -> Words:
    html = str(given.get(name) or "")
    if len(html.encode("utf-8", "surrogatepass")) > RAW:
        raise bad_request("text is too long")
    mode = str(given.get("parse_mode") or "").lower()
    if mode not in ("", "none", "html"):
        raise bad_request("unsupported parse_mode")
    text, entities = parse(html) if mode == "html" else (html, _entities(given, entities_name, html))
    return Words(html, *trim(text, entities))


def _entities(given: Given, name: str, text: str) -> tuple[Entity, ...]:
    """Formatting given beside the text."""
    end = units(text)
    made = []
    for each in structure(given, name, "entities") or []:
        if each["type"] in KINDS and 0 <= each["offset"] < end:
            length = min(each["length"], end - each["offset"])
            made.append(Entity(KINDS[each["type"]], each["offset"], length, each.get("url", "")))
    return tuple(made)


def keys(given: Given) -> Keys:
    """The buttons below a message."""
    markup = structure(given, "reply_markup", "reply keyboard markup") or {}
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows: Keys = markup.get("inline_keyboard", [])
    for key in (key for row in rows for key in row):
        _check_key(key)
    if any(len(row) > ROW for row in rows) or sum(map(len, rows)) > KEYBOARD:
        raise bad_request("reply markup is too long")
    return [row for row in rows if row]


def _check_key(key: dict[str, Any]) -> None:
    problem = "can't parse inline keyboard button:"
    if "text" not in key:
        raise bad_request(f'{problem} Can\'t find field "text"')
    if not key["text"]:
        raise bad_request("BUTTON_TEXT_EMPTY")
    if not set(key) - {"text", "style", "icon_custom_emoji_id"}:
        raise bad_request(f"{problem} Text buttons are unallowed in the inline keyboard")
    if "callback_data" in key and not 1 <= len(key["callback_data"].encode()) <= KEY_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def thread(given: Given, chat: Chat) -> int:
    """The topic that a message is for, 0 for none; the one that every forum has is not to be named."""
    if not given.get("message_thread_id"):
        return 0
    number = int(given["message_thread_id"])
    found = chat.threads.get(number)
    if number == GENERAL or not chat.forum or found is None:
        raise bad_request("message thread not found")
    if found.closed and "can_manage_topics" not in chat.bot.rights:
        raise bad_request("TOPIC_CLOSED")
    return number


def reply(state: State, given: Given, chat: Chat) -> int:
    """The message that is replied to, 0 for none."""
    named = structure(given, "reply_parameters", "reply parameters") or {}
    number = int(named.get("message_id") or given.get("reply_to_message_id") or 0)
    if not number or state.messages.find(chat.number, number):
        return number
    if true(named.get("allow_sending_without_reply") or given.get("allow_sending_without_reply")):
        return 0
    raise bad_request("message to be replied not found")


def file(given: Given, files: Files, name: str) -> bytes | None:
    """The bytes sent under this name, itself or as an attachment."""
    return files.get(name) or files.get(str(given.get(name) or "").removeprefix("attach://"))


def picture(data: bytes | None) -> bytes:
    if not data:
        raise bad_request("there is no photo in the request")
    if len(data) > PICTURE:
        raise bad_request("file is too big")
    if not data.startswith(PICTURES):
        raise bad_request("IMAGE_PROCESS_FAILED")
    return data
