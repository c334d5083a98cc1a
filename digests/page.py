"""An answer as it is sent: HTML as Telegram reads it, with what it quotes."""

from __future__ import annotations

from dataclasses import dataclass

from digests.model import Passage


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of a page that is never torn: HTML as Telegram reads it, with the passages it cites."""

    html: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered answer, however long; the bot cuts it into screens between paragraphs."""

    paragraphs: tuple[Paragraph, ...]
