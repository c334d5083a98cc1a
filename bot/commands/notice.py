"""What is said to messages that ask nothing this bot can answer."""

from __future__ import annotations

from difflib import get_close_matches

from bot import commands
from bot.question import LONGEST, Question
from bot.reply import Button, Reply, rows
from bot.words import say

SHOWN = 40
"""Characters of an unknown command that are repeated."""


def answer(question: Question) -> Reply:
    """The reply to one of the notices; after an unknown command the nearest ones are buttons."""
    words = question.words[:SHOWN]
    near = get_close_matches(words, commands.LISTED, n=3, cutoff=0.6) if question.command == "unknown" else []
    buttons = tuple(Button(f"/{name}", Question(name)) for name in near)
    return Reply(say("notices", question.command, words=words, near=near, longest=LONGEST), rows(buttons, width=3))
