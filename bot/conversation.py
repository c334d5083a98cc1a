"""A conversation with the bot without Telegram: write or tap, and see what comes out with what it quotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any
from zlib import crc32

from bot.app import build, responder_of
from bot.config import Config
from bot.console import CHAT, ConsoleRequest, Sent, tapped, written
from bot.words import bare
from corpus.model import Published
from digests.model import Passage

if TYPE_CHECKING:
    from bot.app import App


@dataclass(frozen=True, slots=True)
class Shown:
    """What came out, and the passages it shows."""

    sent: Sent
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """As a reader sees it."""
        return bare(self.sent.html)


class Conversation:
    """One chat with the real application over a request class that goes nowhere."""

    def __init__(self, config: Config, now: Callable[[], datetime], *, chat: int = CHAT, member: bool = False) -> None:
        """A member of a group, where he is no administrator of it, can't change what comes there."""
        self._config = config
        self._now = now
        self._chat = chat
        self._request = ConsoleRequest(member=member)
        self._passages: dict[int, tuple[Passage, ...]] = {}
        self._updates = count(1)
        self._application: App | None = None

    async def __aenter__(self) -> Conversation:
        self._application = build(self._config, self._now, self._request, observer=self._passages.__setitem__)
        await self._application.initialize()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._application is not None:
            await self._application.shutdown()
            responder_of(self._application).close()

    async def write(self, text: str) -> list[Shown]:
        """Send a message and return what comes back, digests that are due by then included."""
        return await self._process(written(next(self._updates), self._chat, text))

    async def tap(self, data: str, *, message: int = 1) -> list[Shown]:
        """Press a button below a message and return what comes back."""
        return await self._process(tapped(next(self._updates), self._chat, message, data))

    async def _process(self, update: dict[str, Any]) -> list[Shown]:
        from telegram import Update

        from bot.local_dispatcher import LocalDispatcher

        if self._application is None:
            raise RuntimeError("the conversation has not begun")
        before = len(self._request.sent)
        application = self._application
        await application.process_update(Update.de_json(update, application.bot))
        await LocalDispatcher(responder_of(application), application.bot, self._chat).bring()
        return [self._shown(sent) for sent in self._request.sent[before:]]

    def _shown(self, sent: Sent) -> Shown:
        return Shown(sent, () if sent.photo is not None else self._passages.get(sent.message, ()))


def as_record(shown: Shown, folder: Path) -> dict[str, Any]:
    """What came out as plain data, for programs that check it; its picture is written into the folder."""
    sent = shown.sent
    return {
        "method": sent.method,
        "text": shown.text,
        "html": sent.html,
        "buttons": [[_button(key) for key in row] for row in sent.keys],
        "photo": None if sent.photo is None else str(save_picture(sent, folder)),
        "quotes": [_quote(passage) for passage in shown.passages],
    }


def save_picture(sent: Sent, folder: Path) -> Path:
    """Write a picture under a name that is its own, and return where."""
    photo = sent.photo or b""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"dateline-{crc32(photo):08x}.png"
    path.write_bytes(photo)
    return path


def _button(key: Any) -> dict[str, str]:
    if "url" in key:
        return {"text": key["text"], "url": key["url"]}
    return {"text": key["text"], "data": key["callback_data"]}


def _quote(passage: Passage) -> dict[str, Any]:
    article = passage.article
    return {
        "sentence": passage.sentence,
        "article": article.id,
        "url": article.url or f"/article {article.id}",
        "title": article.title,
        "source": article.source,
        "published": written_date(article.published),
        "how": article.published.how.value,
    }


def written_date(published: Published) -> str | None:
    """The instant, the day, or "first/last", in ISO 8601, as precisely as it is known; None where it is not."""
    if published.at is not None:
        return published.at.isoformat()
    if published.days is None:
        return None
    if published.days.is_day:
        return published.days.first.isoformat()
    return f"{published.days.first.isoformat()}/{published.days.last.isoformat()}"
