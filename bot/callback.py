"""What a button carries: at most 64 bytes that say all, so that buttons outlive any restart.

    a:<question>                  ask this, now
    x:<question>                  do this, now, and say so in place of the message
    e:<edition>:<page>            show that page of a digest as it was published
    p:<as of>:<page>:<question>   turn to that page of the answer as it was then
    v:<as of>:<d|l>:<question>    show that answer's picture dark or light
    n                             nothing: the page number between the arrows

A question is one letter for its command and its words; where that does not fit, `#` and the number under which
the question was put by. "As of" counts minutes since 1970. Numbers are written in base 36.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.question import Question, clean
from digests.ledger.model import EditionId

LIMIT = 64
LATEST_MINUTE = 100 * 366 * 24 * 60
"""Nothing sensible was asked after 2070; a larger number is not ours."""
LETTERS = {
    "about": "w",
    "addfeed": "N",
    "actor": "a",
    "actors": "A",
    "article": "i",
    "differ": "D",
    "digest": "d",
    "editfeed": "E",
    "feed": "f",
    "feeds": "F",
    "file": "K",
    "help": "h",
    "latest": "l",
    "link": "k",
    "pause": "p",
    "quiet": "q",
    "resume": "r",
    "said": "Q",
    "search": "s",
    "settings": "c",
    "silent": "m",
    "sources": "S",
    "start": "b",
    "subscribe": "+",
    "subscription": "o",
    "subscriptions": "O",
    "timeline": "t",
    "timezone": "z",
    "topics": "T",
    "unsubscribe": "-",
    "when": "W",
    "why": "y",
}
IDLE = "n"
COMMANDS = {letter: command for command, letter in LETTERS.items()}
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Keep = Callable[[str], int]
"""Puts a question by and returns its number. May raise NewsError where it can't be written."""
Recall = Callable[[int], str | None]
"""The question put by under a number; None where there is none."""


@dataclass(frozen=True, slots=True)
class Ask:
    question: Question


@dataclass(frozen=True, slots=True)
class Do:
    """As `Ask`, but the answer takes the place of the message. Pressed twice it does nothing more."""

    question: Question


@dataclass(frozen=True, slots=True)
class Open:
    """Shows a page of an edition as it stands in the ledger."""

    edition: EditionId
    page: int
    """Counted from 0."""


@dataclass(frozen=True, slots=True)
class Turn:
    question: Question
    asof: datetime
    page: int
    """Counted from 0."""


@dataclass(frozen=True, slots=True)
class Show:
    question: Question
    asof: datetime
    dark: bool


@dataclass(frozen=True, slots=True)
class Idle:
    pass


Tap = Ask | Do | Open | Turn | Show | Idle


def encode(tap: Tap, keep: Keep) -> str:
    """The callback data of a tap; a question too long for it is put by."""
    match tap:
        case Idle():
            return IDLE
        case Open(edition, page):
            return encode_edition(edition, page)
        case Ask(question):
            head = "a:"
        case Do(question):
            head = "x:"
        case Turn(question, asof, page):
            head = f"p:{written_minute(asof)}:{to_base36(page)}:"
        case Show(question, asof, dark):
            head = f"v:{written_minute(asof)}:{'d' if dark else 'l'}:"
    whole = f"{head}{LETTERS[question.command]}{question.words}"
    return whole if len(whole.encode()) <= LIMIT else f"{head}#{to_base36(keep(_written(question)))}"


def encode_edition(edition: EditionId, page: int = 0) -> str:
    """The callback data of a button that shows an edition."""
    return f"e:{to_base36(edition)}:{to_base36(page)}"


def decode(data: str, recall: Recall) -> Tap | None:
    """The tap that callback data stands for; None for data that is not ours or no longer known."""
    kind, _, rest = data.partition(":")
    if data == IDLE:
        return Idle()
    if kind in ("a", "x"):
        asked = _question(rest, recall)
        return (Ask(asked) if kind == "a" else Do(asked)) if asked else None
    return _opened(rest) if kind == "e" else _as_of_then(kind, rest, recall)


def _opened(rest: str) -> Open | None:
    edition, page = map(from_base36, rest.partition(":")[::2])
    return None if edition is None or page is None else Open(EditionId(edition), page)


def _as_of_then(kind: str, rest: str, recall: Recall) -> Turn | Show | None:
    asof, _, rest = rest.partition(":")
    how, _, written = rest.partition(":")
    question, moment = _question(written, recall), moment_of(asof)
    if question is None or moment is None:
        return None
    if kind == "p" and (page := from_base36(how)) is not None:
        return Turn(question, moment, page)
    return Show(question, moment, dark=how == "d") if kind == "v" and how in ("d", "l") else None


def _written(question: Question) -> str:
    return LETTERS[question.command] + question.words


def _question(written: str, recall: Recall) -> Question | None:
    if written.startswith("#"):
        number = from_base36(written[1:])
        written = (recall(number) if number is not None else None) or ""
    command = COMMANDS.get(written[:1])
    return Question(command, clean(written[1:])) if command else None


def written_minute(moment: datetime) -> str:
    """The minutes from 1970 to a moment, in base 36."""
    return to_base36(int(moment.timestamp()) // 60)


def moment_of(written: str) -> datetime | None:
    """The end (UTC) of the minute so many after 1970; None where that is no number, or none that was ever ours."""
    minute = from_base36(written)
    if minute is None or minute > LATEST_MINUTE:
        return None
    return datetime.fromtimestamp(minute * 60 + 59, UTC)


def to_base36(number: int) -> str:
    """A number from 0 on in base 36. Raises ValueError for a negative one."""
    if number < 0:
        raise ValueError(f"{number} is negative")
    written = ""
    while number or not written:
        number, digit = divmod(number, 36)
        written = DIGITS[digit] + written
    return written


def from_base36(written: str) -> int | None:
    """The number, None where that is none or one of more than eight digits."""
    if not 1 <= len(written) <= 8 or any(mark not in DIGITS for mark in written):
        return None
    return int(written, 36)
