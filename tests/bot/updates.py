"""Updates as Telegram sends them, from chats of every kind, and what the bot does about them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update

from bot.app import build, responder_of
from bot.config import Config
from bot.console import BOT, WHEN, ConsoleRequest, Sent
from digests.ledger.ledger import Ledger, open_ledger
from tests.bot.small_archive import ASOF

GROUP, FORUM, CHANNEL, READER = -77, -1001234567890, -1009876543210, 7
MASK = 1087968824
"""The user whom anonymous administrators go by."""
NUMBERS = count(1)


@dataclass(frozen=True)
class Room:
    """A chat, and who speaks in it."""

    chat: int = READER
    kind: str = "private"
    thread: int = 0
    user: int = READER
    language: str = "en"

    def write(self, text: str, **more: Any) -> dict[str, Any]:
        """A message of a user."""
        return self._update("message", self._message() | {"from": self._user(), "text": text} | more)

    def write_masked(self, text: str) -> dict[str, Any]:
        """A message of an anonymous administrator."""
        mask = {"id": MASK, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
        sender = {"id": self.chat, "type": self.kind, "title": "Chat"}
        return self._update("message", self._message() | {"from": mask, "sender_chat": sender, "text": text})

    def write_as_channel(self, text: str) -> dict[str, Any]:
        """A message in a group by a channel that is not it."""
        sender = {"id": CHANNEL, "type": "channel", "title": "Channel"}
        user = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
        return self._update("message", self._message() | {"from": user, "sender_chat": sender, "text": text})

    def post(self, text: str) -> dict[str, Any]:
        """A post in a channel, which names nobody."""
        sender = {"id": self.chat, "type": "channel", "title": "Chat"}
        return self._update("channel_post", self._message() | {"sender_chat": sender, "text": text})

    def tap(self, data: str) -> dict[str, Any]:
        """A button pressed below a message of the bot's."""
        message = self._message() | {"from": BOT, "text": "something"}
        query = {"id": "1", "from": self._user(), "chat_instance": "1", "message": message, "data": data}
        return self._update("callback_query", query)

    def serve(self, **what: Any) -> dict[str, Any]:
        """A message that nobody wrote."""
        return self._update("message", self._message() | {"from": self._user()} | what)

    def let(self, status: str, **rights: Any) -> dict[str, Any]:
        """The bot's place in the chat has changed."""
        member = {"user": BOT, "status": status} | rights
        before = {"user": BOT, "status": "member"}
        change = {"chat": self._chat(), "from": self._user(), "date": WHEN}
        return self._update("my_chat_member", change | {"old_chat_member": before, "new_chat_member": member})

    def _update(self, kind: str, what: dict[str, Any]) -> dict[str, Any]:
        return {"update_id": next(NUMBERS), kind: what}

    def _message(self) -> dict[str, Any]:
        message = {"message_id": next(NUMBERS), "date": WHEN, "chat": self._chat()}
        return message | {"message_thread_id": self.thread, "is_topic_message": True} if self.thread else message

    def _chat(self) -> dict[str, Any]:
        return {"id": self.chat, "type": self.kind, "title": "Chat", "is_forum": bool(self.thread)}

    def _user(self) -> dict[str, Any]:
        return {"id": self.user, "is_bot": False, "first_name": "Reader", "language_code": self.language}


@dataclass
class Bench:
    """The bot over an archive, to be sent updates to; nothing is left in it from one call to the next."""

    archive: Path
    member: bool = False
    at: datetime = ASOF
    request: ConsoleRequest = field(default_factory=ConsoleRequest)
    admins: frozenset[int] = frozenset()

    def take(self, *updates: dict[str, Any]) -> list[Sent]:
        """What comes out when these updates come in."""
        self.request = replace(self.request, member=self.member, sent=[], calls=[])

        async def working() -> None:
            application = build(self._config, lambda: self.at, self.request)
            await application.initialize()
            self.request.calls.clear()
            for update in updates:
                await application.process_update(Update.de_json(update, application.bot))
            await application.shutdown()
            responder_of(application).close()

        asyncio.run(working())
        return self.request.sent

    @property
    def _config(self) -> Config:
        topics, actors = (self.archive.with_name(name) for name in ("topics.toml", "actors.toml"))
        return Config(database=self.archive, admins=self.admins, topics=topics, actors=actors)

    @property
    def methods(self) -> list[str]:
        """What was called last."""
        return [name for name, _ in self.request.calls]

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        opened = open_ledger(self.archive, ZoneInfo("UTC"))
        try:
            yield opened
        finally:
            opened.close()
