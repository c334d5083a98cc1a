"""/sources: where the articles come from."""

from __future__ import annotations

from bot.enquiry import Enquiry
from bot.reply import Reply
from digests import answers
from digests.render import render


def answer(enquiry: Enquiry, words: str) -> Reply:
    directory = answers.sources(enquiry.corpus, enquiry.asof)
    return Reply(render(directory, today=enquiry.today, zone=enquiry.zone))
