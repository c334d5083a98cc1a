"""/actors [how many]: who is in the news."""

from __future__ import annotations

from bot.commands.arguments import split_count
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Reply, rows
from digests import answers

COUNT = 30
OFFERED = 8


def answer(enquiry: Enquiry, words: str) -> Reply:
    count = split_count(words)[1] or COUNT
    directory = answers.actors(enquiry.corpus, enquiry.asof, count)
    buttons = tuple(Button(line.actor.name, Question("actor", line.actor.name)) for line in directory.actors)
    return Reply(enquiry.page(directory), rows(buttons[:OFFERED], width=2))
