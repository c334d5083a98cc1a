"""Messages as a terminal shows them: bold and links where it can, and buttons by number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.callback import IDLE
from bot.conversation import Shown, save_picture
from bot.words import bare
from digests import markup
from digests.words import JOINER

STYLES = {"b": "1", "i": "3", "u": "4", "s": "9", "code": "36", "pre": "36", "a": "34"}
"""ANSI styles of the tags."""
OFF = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button as it was offered: what it carries, and below which message."""

    data: str
    message: int


@dataclass(slots=True)
class Terminal:
    """What a reader has in front of him: the buttons of the last messages, counted from 1."""

    styled: bool
    folder: Path
    """Where pictures go."""
    _offered: dict[str, Pressed] = field(default_factory=dict)

    def present(self, shown: Shown) -> str:
        """The message, its picture's path, and its buttons with their numbers; what pops up leaves the old ones."""
        lines = ["", self._text(shown.sent.html)]
        if shown.sent.photo is not None:
            lines.append(str(save_picture(shown.sent, self.folder)))
        elif shown.sent.message:
            self._offered = {}
        lines += [" ".join(self._buttons(row, shown.sent.message)) for row in shown.sent.keys]
        return "\n".join(lines)

    def pressed(self, typed: str) -> Pressed | None:
        """The button of the number that was typed; None where that is no number on offer."""
        return self._offered.get(typed)

    def _buttons(self, row: tuple[object, ...], message: int) -> Iterator[str]:
        for key in row:
            assert isinstance(key, dict)  # noqa: S101
            data = key.get("callback_data", "")
            if data == IDLE:
                yield key["text"]
                continue
            number = str(len(self._offered) + 1)
            self._offered[number] = Pressed(data, message)
            yield f"[{number}] {key['text']}"

    def _text(self, html: str) -> str:
        if not self.styled:
            return bare(html)
        return "".join(_styled(run) for run in markup.runs(html)).replace(JOINER, "")


def _styled(run: markup.Run) -> str:
    styles = ";".join(STYLES[tag.name] for tag in run.tags if tag.name in STYLES)
    text = f"\x1b[{styles}m{run.text}{OFF}" if styles else run.text
    for tag in run.tags:
        if tag.name == "a":
            address = tag.raw.removeprefix('<a href="').removesuffix('">').replace("&amp;", "&")
            return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"
    return text
