"""Conversations as a reader sees them, to be read as prose: what he writes and presses, and what comes back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.config import Config
from bot.conversation import Conversation, Shown

WRITTEN, PRESSED = "> ", "* "
"""How the lines of a script begin: a message written, the label of a button pressed."""


def script_of(transcript: str) -> list[str]:
    """What the reader does in a transcript."""
    return [line for line in transcript.splitlines() if line.startswith((WRITTEN, PRESSED))]


def transcribe(
    archive: Path, script: list[str], at: datetime, config: Mapping[str, Any] | None = None, **place: Any
) -> str:
    """Hold the conversation of a script about an archive, and write down all of it."""

    async def held() -> str:
        async with Conversation(Config(database=archive, **config or {}), lambda: at, **place) as opened:
            return "\n\n".join([await _turn(opened, line) for line in script]) + "\n"

    shown: list[Shown] = []

    async def _turn(opened: Conversation, line: str) -> str:
        said = line[len(WRITTEN) :]
        if line.startswith(WRITTEN):
            replies = await opened.write(said)
        else:
            message, data = _button(shown, said)
            replies = await opened.tap(data, message=message)
        shown.extend(replies)
        return "\n\n".join((line, *map(_as_text, replies)))

    return asyncio.run(held())


def _button(shown: list[Shown], label: str) -> tuple[int, str]:
    """The message and the data of the newest button with this label."""
    for one in reversed(shown):
        for key in (key for row in one.sent.keys for key in row):
            if key["text"] == label:
                return one.sent.message, key["callback_data"]
    raise LookupError(f"there is no button {label!r}")


def _as_text(shown: Shown) -> str:
    mark = {"editMessageText": "(in its place)\n", "answerCallbackQuery": "(pops up)\n"}.get(shown.sent.method, "")
    rows = (" ".join(f"[{key['text']}]" for key in row) for row in shown.sent.keys)
    return "\n".join((mark + shown.text, *rows))
