"""What a message asks that leaves its subject to the answer before it: "what did he say", "and in November". Pure."""

from __future__ import annotations

from datetime import date

from bot.question import Question
from corpus.errors import NewsError
from corpus.reading.asked import asked_window
from corpus.reading.times.words import MONTHS, WEEKDAYS

ONE = frozenset("he him his she her hers".split())
THINGS = frozenset("it its there".split())
"""They may mean nothing at all, so they mean what was spoken of only where nobody else is named."""
ANY = ONE | THINGS | frozenset("they them their theirs".split())
"""Words for what was spoken of last; those for one person mean no several."""
COMMANDS = frozenset({"about", "actor", "said", "when", "timeline", "latest", "digest", "differ"})
_TIMES = frozenset(word.casefold() for word in (*MONTHS, *WEEKDAYS))
_SIGNS = ",.;:!?'’"


def leans(question: Question) -> bool:
    """Whether a question may leave its subject to the answer before it."""
    return question.command == "about" or (question.command in COMMANDS and bool(_pronouns(question.words.split())))


def meant(question: Question, subject: str, today: date) -> Question:
    """The question with the subject of the answer before it, empty for none; as it is where it names its own."""
    words = question.words.split()
    if not subject or question.command not in COMMANDS:
        return question
    if question.command == "about" and _is_time(question.words, today):
        return Question("timeline", f"{subject} {question.words}")
    places = _pronouns(words)
    if not places or (" and " in subject and _bare(words[places[0]]) in ONE):
        return question
    told = [subject if at == places[0] else word for at, word in enumerate(words) if at not in places[1:]]
    return Question(question.command, " ".join(told))


def _pronouns(words: list[str]) -> list[int]:
    """Where pronouns stand; "He Jiankui" is a name."""
    named = [word[:1].isupper() and _bare(word) not in _TIMES for word in (*words[1:], "")]
    meant = ANY - THINGS if any(named) else ANY
    return [at for at, word in enumerate(words) if _bare(word) in meant and not (word[:1].isupper() and named[at])]


def _bare(word: str) -> str:
    return word.strip(_SIGNS).casefold().removesuffix("'s").removesuffix("’s")


def _is_time(words: str, today: date) -> bool:
    try:
        return asked_window(words, today) is not None
    except NewsError:
        return False
