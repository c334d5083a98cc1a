"""/sources [from NUMBER]: where the articles come from, a hundred outlets at a time."""

from __future__ import annotations

from dataclasses import dataclass

from bot.enquiry import Enquiry
from bot.question import Question, plain_number
from bot.reply import Button, Reply
from bot.words import plain, say
from digests import answers
from digests.directory import Directory
from digests.page import Page

FROM = "from "
LONGEST = 5
"""Digits of the number that stands behind it, at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """Some of the sources, and their page."""

    directory: Directory
    page: Page


def answer(enquiry: Enquiry, words: str) -> Reply:
    first = _first(words)
    found = enquiry.remembered(("sources", first), lambda: _made(enquiry, first), of_the_minute=True)
    if first > 1 and not found.directory.sources:
        return Reply(say("notices", "fewer_sources"))
    if not found.directory.more:
        return Reply(found.page)
    further = Question("sources", f"{FROM}{first + len(found.directory.sources)}")
    return Reply(found.page, ((Button(plain("more"), further),),))


def _first(words: str) -> int:
    """The number of the first source that is asked for, counted from 1."""
    return max(plain_number(words.casefold().removeprefix(FROM), LONGEST) or 1, 1)


def _made(enquiry: Enquiry, first: int) -> Found:
    directory = answers.sources(enquiry.corpus, enquiry.asof, first)
    return Found(directory, enquiry.page(directory))
