"""The question why an answer is as it is: which answer, and as of when, in words that a button can carry.

`digest karabakh 10 oct @=g8x2k` is the answer to `/digest karabakh 10 oct` as of that minute, counted from 1970 in
base 36; `edition 12` is a digest that came by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.callback import moment_of, written_minute
from bot.question import Question, plain_number
from digests.ledger.model import EditionId

ANSWERS = ("digest", "latest", "timeline")
EDITION = "edition"
MARK = "@="
LONGEST = 18
"""Digits of an edition's number, at most."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer that is to be explained."""

    command: str
    words: str
    asof: datetime | None
    """None for now."""


def question(command: str, words: str, asof: datetime) -> Question:
    """Why the answer to this command as of then is as it is."""
    return Question("why", " ".join(f"{command} {words} {MARK}{written_minute(asof)}".split()))


def question_of_edition(number: EditionId) -> Question:
    """Why a digest that came by itself tells what it does."""
    return Question("why", f"{EDITION} {number}")


def number_of(words: str) -> int:
    """Which story of the answer shown last is meant, where these words are a number alone; else 0."""
    return plain_number(words.removeprefix("#"), 3) or 0


def parse(words: str) -> Asked | EditionId:
    """What the words of `/why` are about; a digest where they don't say."""
    command, _, rest = words.partition(" ")
    if command == EDITION and (number := plain_number(rest, LONGEST)) is not None:
        return EditionId(number)
    if command.casefold() not in ANSWERS:
        command, rest = "digest", words
    head, _, last = rest.rpartition(" ")
    asof = moment_of(last.removeprefix(MARK)) if last.startswith(MARK) else None
    return Asked(command.casefold(), head if asof else rest, asof)
