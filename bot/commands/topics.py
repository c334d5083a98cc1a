"""/topics: what topics there are."""

from __future__ import annotations

from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Reply, rows
from digests import answers

OFFERED = 8


def answer(enquiry: Enquiry, words: str) -> Reply:
    directory = answers.topics(enquiry.corpus, enquiry.asof)
    buttons = tuple(
        Button(line.topic.title, Question("latest", line.topic.key)) for line in directory.topics if line.articles
    )
    return Reply(enquiry.page(directory), rows(buttons[:OFFERED], width=2))
