"""Messages as they stand: what they say, how it is formatted, and how the server shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from fakegram.chats import ANONYMOUS, BOT_NUMBER, Chat, user_json
from fakegram.markup_rules import Entity

WHEN = 1_700_000_000
"""When everything is said, in this world."""
COMMAND = re.compile(r"/\w+(@\w+)?", re.ASCII)
LINK = re.compile(r"(?:(?:https?|tg|ton)://)?[^\s/.]+(?:\.[^\s/.]+)*(?:[:/?#]\S*)?")
PERSON = re.compile(r"tg://user\?id=(\d+)")
KINDS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    "pre": "pre",
    "code": "code",
}
Keys = list[list[dict[str, Any]]]


@dataclass(slots=True)
class Message:
    """A message as it stands now."""

    chat: int
    number: int
    author: int
    """The user who wrote it; the bot, or 0 for a post of the channel itself."""
    html: str = ""
    text: str = ""
    entities: tuple[Entity, ...] = ()
    keys: Keys = field(default_factory=list)
    photo: bytes | None = None
    document: bytes | None = None
    file_name: str = ""
    """Of the document, as who sent it calls it."""
    thread: int = 0
    silent: bool = False
    reply_to: int = 0
    edits: int = 0
    service: dict[str, Any] = field(default_factory=dict)
    """What a message says that is not text: a sticker, a migration, a topic."""

    def says_the_same_as(self, other: Message) -> bool:
        """Whether a reader would see no difference."""
        return self.content == other.content

    @property
    def content(self) -> tuple[object, ...]:
        return self.text, self.entities, self.keys, self.photo, self.document


@dataclass(slots=True)
class Messages:
    """Every message that was sent and not deleted, in order."""

    kept: dict[tuple[int, int], Message] = field(default_factory=dict)
    last: int = 0

    def add(self, message: Message) -> Message:
        """Keep a message under the next number."""
        self.last += 1
        return self.put(replace(message, number=self.last))

    def put(self, message: Message) -> Message:
        self.kept[message.chat, message.number] = message
        return message

    def find(self, chat: int, number: Any) -> Message | None:
        """The message of this number, which may be written as text."""
        return self.kept.get((chat, int(number))) if str(number).isdigit() else None

    def of(self, chat: int) -> list[Message]:
        """What a chat looks like now, first to last."""
        return [message for (where, _), message in self.kept.items() if where == chat]


def message_json(message: Message, chat: Chat) -> dict[str, Any]:
    """The message as the server tells of it."""
    made: dict[str, Any] = {"message_id": message.number, "date": WHEN, "chat": chat.json()}
    made |= _author(message, chat) | _content(message) | message.service
    if message.thread:
        made |= {"message_thread_id": message.thread, "is_topic_message": True}
    if message.edits:
        made["edit_date"] = WHEN
    if message.keys:
        made["reply_markup"] = {"inline_keyboard": message.keys}
    return made


def _author(message: Message, chat: Chat) -> dict[str, Any]:
    if chat.kind == "channel":
        return {"sender_chat": chat.json()}
    made: dict[str, Any] = {"from": user_json(message.author)}
    return made | ({"sender_chat": chat.json()} if message.author == ANONYMOUS else {})


def _content(message: Message) -> dict[str, Any]:
    file = {"file_id": f"f{message.number}", "file_unique_id": f"u{message.number}"}
    formatted = entities_json(message.entities) or _commands(message)
    if message.photo is None and message.document is None:
        made: dict[str, Any] = {"text": message.text} if message.text else {}
        return made | ({"entities": formatted} if formatted else {})
    made = {"caption": message.text} if message.text else {}
    made |= {"caption_entities": formatted} if formatted else {}
    if message.photo is not None:
        return made | {"photo": [file | {"width": 800, "height": 600}]}
    named = {"file_name": message.file_name} if message.file_name else {}
    return made | {"document": file | named | {"file_size": len(message.document or b"")}}


def _commands(message: Message) -> list[dict[str, Any]]:
    """The command that a reader's message begins with is marked as one."""
    found = None if message.author == BOT_NUMBER else COMMAND.match(message.text)
    return [{"type": "bot_command", "offset": 0, "length": found.end()}] if found else []


def entities_json(entities: tuple[Entity, ...]) -> list[dict[str, Any]]:
    """What of the formatting comes out; a link that leads nowhere does not."""
    made = (
        {"offset": each.offset, "length": each.length} | kind for each in entities if (kind := _kind(each)) is not None
    )
    return list(made)


def _kind(entity: Entity) -> dict[str, Any] | None:
    match entity.kind:
        case "a":
            return _link(entity.value)
        case "blockquote":
            return {"type": "expandable_blockquote" if entity.value else "blockquote"}
        case "tg-emoji":
            return {"type": "custom_emoji", "custom_emoji_id": entity.value}
        case "tg-time":
            return {"type": "date_time", "unix_time": int(entity.value or 0)}
        case kind:
            return {"type": KINDS[kind]}


def _link(url: str) -> dict[str, Any] | None:
    if person := PERSON.fullmatch(url):
        return {"type": "text_mention", "user": user_json(int(person[1]))}
    return {"type": "text_link", "url": url} if LINK.fullmatch(url) and ("." in url or "://" in url) else None
