"""A small archive, made once, and conversations with the bot about it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.config import Config
from bot.conversation import Conversation, Shown
from bot.enquiry import Enquiry, enquire
from bot.storage import Storage
from bot.visitor import Visitor
from tests.bot import small_archive

Ask = Callable[..., list[Shown]]


@pytest.fixture(scope="session")
def archive_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small archive as a file, not to be changed."""
    path = tmp_path_factory.mktemp("archive") / "news.db"
    small_archive.make(path)
    return path


@pytest.fixture
def archive(archive_file: Path, tmp_path: Path) -> Path:
    """The small archive as a file of one's own."""
    return Path(shutil.copy(archive_file, tmp_path / "news.db"))


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are a few bytes, so that tests of words need not wait for drawing."""
    import digests.pictures

    def draw(view: object, *, theme: digests.pictures.Theme) -> bytes:
        return b"\x89PNG " + theme.name.encode()

    monkeypatch.setattr(digests.pictures, "timeline_picture", draw)
    monkeypatch.setattr(digests.pictures, "profile_picture", draw)


@pytest.fixture
def talk(archive: Path, undrawn: None) -> Callable[[Callable[[Conversation], Awaitable[Any]]], Any]:
    """Hold a conversation about the small archive, as of its last day."""

    def talking(conversation: Callable[[Conversation], Awaitable[Any]], **more: Any) -> Any:
        async def held() -> Any:
            config = Config(database=archive)
            async with Conversation(config, lambda: more.get("at", small_archive.ASOF)) as opened:
                return await conversation(opened)

        return asyncio.run(held())

    return talking


@pytest.fixture
def ask(talk: Callable[..., Any]) -> Ask:
    """Write one message, or tap one button, and see what comes back."""

    def asking(text: str = "", *, tap: str = "", at: datetime = small_archive.ASOF) -> list[Shown]:
        async def once(opened: Conversation) -> list[Shown]:
            return await (opened.tap(tap) if tap else opened.write(text))

        shown: list[Shown] = talk(once, at=at)
        return shown

    return asking


@pytest.fixture
def enquiry(archive: Path) -> Iterator[Enquiry]:
    """What a command may know of the small archive."""
    storage = Storage(archive)
    yield enquire(storage, Visitor(1), small_archive.ASOF, small_archive.ASOF)
    storage.close()
