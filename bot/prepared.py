"""A reply made ready to send: the HTML of one screen and what its buttons carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.callback import IDLE, Ask, Do, Keep, Show, Tap, Turn, encode, encode_edition
from bot.jobs import Job
from bot.question import Question
from bot.reply import Button, Picture, Reply
from bot.words import line, plain
from corpus.errors import DatabaseTrouble
from digests.errors import UnknownEdition
from digests.ledger.model import EditionId
from digests.model import Passage
from digests.screens import Screen, screens

SCREEN = 2600
"""Visible characters of a message: three thumb's lengths on a telephone, well under Telegram's limit."""
LABEL = 60
"""Characters of a button's label; telephones show fewer still."""


@dataclass(frozen=True, slots=True)
class Key:
    """A button as Telegram takes it."""

    text: str
    data: str


Keys = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    html: str
    keys: Keys
    passages: tuple[Passage, ...]
    picture: Picture | None = None
    dark: Key | None = None
    """The button that shows the picture dark, and the one that shows it light again."""
    light: Key | None = None
    job: Job | None = None
    """What is done meanwhile; what comes of it takes this message's place."""
    why: str = ""
    """The words that ask why it says what it says; empty where nobody can."""
    subject: str = ""
    """What to type to ask about its subject again; empty where it has none."""


def prepare(reply: Reply, question: Question, asof: datetime, *, page: int, keep: Keep) -> Prepared:
    """Cut the reply into screens and make one of them ready, the last one where there are fewer.

    Raises BadMarkup for a page that Telegram would refuse.
    """
    question = reply.again or question
    cut = screens(reply.page, limit=SCREEN) or (Screen(line("nothing_to_say")),)
    page = min(page, len(cut) - 1)
    screen = cut[page]
    html, keys = screen.html, []
    try:
        if len(cut) > 1:
            keys.append(_arrows(page, len(cut), lambda to: encode(Turn(question, asof, to), keep)))
        keys += [tuple(_key(button, keep) for button in row) for row in reply.buttons]
        dark, light = _switches(reply, question, asof, keep)
    except DatabaseTrouble:
        html, keys = f"{screen.html}\n\n{line('too_long_to_turn')}", []
        dark = light = None
    return Prepared(
        html, tuple(keys), screen.passages, reply.picture, dark, light, reply.job, _why(reply), _subject(reply)
    )


def _why(reply: Reply) -> str:
    asked = (button.question for row in reply.buttons for button in row)
    return next((question.words for question in asked if question.command == "why"), "")


def _subject(reply: Reply) -> str:
    """What several of the reply's buttons ask about: those to the other answers on its subject."""
    asked = {(button.question.command, button.question.words) for row in reply.buttons for button in row}
    counts = Counter(words for command, words in asked if command in ("actor", "said", "timeline", "latest", "digest"))
    return next((words for words, count in counts.most_common(1) if words and count > 1), "")


def prepare_edition(number: EditionId, parts: Sequence[str], page: int) -> Prepared:
    """A part of an edition as it was published, with arrows to the others. Raises UnknownEdition where it has none."""
    if not parts:
        raise UnknownEdition(str(number))
    page = min(page, len(parts) - 1)
    arrows = _arrows(page, len(parts), lambda to: encode_edition(number, to))
    return Prepared(parts[page], (arrows,) if len(parts) > 1 else (), ())


def _arrows(page: int, pages: int, carried: Callable[[int], str]) -> tuple[Key, ...]:
    """The page's number between the ways back and on, as far as there are any."""
    middle = Key(f"{page + 1}/{pages}", IDLE)
    back = (Key("‹", carried(page - 1)),) if page else ()
    on = (Key("›", carried(page + 1)),) if page + 1 < pages else ()
    return (*back, middle, *on)


def _key(button: Button, keep: Keep) -> Key:
    label = button.text if len(button.text) <= LABEL else button.text[: LABEL - 1].rstrip() + "…"
    tap = Do(button.question) if button.edits else Ask(button.question)
    return Key(label, encode(tap, keep))


def _switches(reply: Reply, question: Question, asof: datetime, keep: Keep) -> tuple[Key | None, Key | None]:
    if reply.picture is None:
        return None, None

    def switch(label: str, *, dark: bool) -> Key:
        tap: Tap = Show(question, asof, dark)
        return Key(plain(label), encode(tap, keep))

    return switch("show_dark", dark=True), switch("show_light", dark=False)
