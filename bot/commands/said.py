"""/said NAME [about WORDS] [count]: what somebody is reported to have said."""

from __future__ import annotations

import re

from bot.commands import follow
from bot.commands.arguments import MOST, is_name, split_count
from bot.enquiry import Enquiry
from bot.plain_words import ABOUT
from bot.question import Question
from bot.reply import Button, Buttons, Reply
from bot.words import plain, say
from corpus.corpus import Corpus
from digests.model import Statements, Subject
from digests.naming import title_of
from digests.statements import statements
from digests.subjects import find_actors

COUNT = 8

_ABOUT = re.compile(rf"\s+(?:{'|'.join(sorted(ABOUT))})(?:\s+|$)", re.IGNORECASE)


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not words:
        return Reply(say("notices", "whose_words"), follow.busiest_people(enquiry, "said"))
    asked, count = (words, None) if is_name(enquiry.corpus, words) else split_count(words)
    name, about = split_about(enquiry.corpus, asked)
    actors = find_actors(enquiry.corpus, name, enquiry.asof)
    found = statements(enquiry.corpus, actors, about, count=count or COUNT, asof=enquiry.asof)
    page = enquiry.page(found)
    subject = Subject(title_of(actors), actors=actors)
    return Reply(page, _more(asked, found) + follow.buttons(subject, without="" if about else "said"))


def split_about(corpus: Corpus, words: str) -> tuple[str, str]:
    """Whose words are asked for, and about what; empty for anything. "The Bank of England on rates" names a bank."""
    parts = [] if is_name(corpus, words) else [(words[: m.start()], words[m.end() :]) for m in _ABOUT.finditer(words)]
    return next((part for part in parts if is_name(corpus, part[0])), parts[0] if parts else (words, ""))


def _more(asked: str, found: Statements) -> Buttons:
    shown = len(found.said)
    if not found.more or shown >= MOST:
        return ()
    return ((Button(plain("more"), Question("said", f"{asked} {min(2 * shown, MOST)}")),),)
