"""What a command hands back: a page, the buttons below it, and a picture to follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.jobs import Job
from bot.question import Question
from digests.page import Page


@dataclass(frozen=True, slots=True)
class Button:
    """A button that asks a question."""

    text: str
    question: Question
    edits: bool = False
    """True where the answer takes the place of the message."""


Buttons = tuple[tuple[Button, ...], ...]
"""Rows of buttons, from above."""


class Draw(Protocol):
    """Draws a PNG, dark or light; None where there is nothing to draw. Takes a moment; may raise anything."""

    def __call__(self, *, dark: bool) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is drawn when it is needed."""

    draw: Draw
    caption: str
    """HTML."""


@dataclass(frozen=True, slots=True)
class Reply:
    page: Page
    buttons: Buttons = ()
    picture: Picture | None = None
    job: Job | None = None
    """What is done meanwhile; what comes of it takes this reply's place."""
    again: Question | None = None
    """What asks for this very reply again, to turn its pages; None where the question does."""


def arrows(command: str, page: int, pages: int) -> Buttons:
    """The ways back and on between a list's pages, which are counted from 1, as far as there are any."""
    ways = (("‹", page - 1), ("›", page + 1))
    shown = tuple(Button(sign, Question(command, str(to)), edits=True) for sign, to in ways if 1 <= to <= pages)
    return (shown,) if shown else ()


def rows(buttons: tuple[Button, ...], *, width: int) -> Buttons:
    """The buttons in rows of at most so many."""
    return tuple(buttons[at : at + width] for at in range(0, len(buttons), width))
