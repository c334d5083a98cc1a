"""/search words: articles that hold them, newest first."""

from __future__ import annotations

from bot.enquiry import Enquiry
from bot.reply import Reply
from bot.words import say
from digests import answers
from digests.render import render

COUNT = 30


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not words:
        return Reply(say("notices", "what"))
    finds = answers.search(enquiry.corpus, words, count=COUNT, asof=enquiry.asof)
    return Reply(render(finds, today=enquiry.today, zone=enquiry.zone))
