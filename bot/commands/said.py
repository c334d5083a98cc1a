"""/said NAME [about WORDS] [from] [to] [count]: what somebody is reported to have said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.commands import follow
from bot.commands.arguments import ALL_TIME, MOST, is_name, split_count, split_window
from bot.enquiry import Enquiry
from bot.plain_words import ABOUT
from bot.question import Question
from bot.reply import Button, Buttons, Reply
from bot.words import plain, say
from corpus.corpus import Corpus
from corpus.model import Window
from digests.model import Statements, Subject
from digests.naming import title_of
from digests.statements import statements
from digests.subjects import find_actors

COUNT = 8

_ABOUT = re.compile(rf"\s+(?:{'|'.join(sorted(ABOUT))})(?:\s+|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose words are asked for, about what, empty for anything, and published when."""

    name: str
    about: str
    window: Window


def answer(enquiry: Enquiry, words: str) -> Reply:
    if not words:
        return Reply(say("notices", "whose_words"), follow.busiest_people(enquiry, "said"))
    corpus = enquiry.corpus
    typed, count = (words, None) if is_name(corpus, words) else split_count(words)
    asked = split_asked(corpus, typed, enquiry.today)
    actors = find_actors(corpus, asked.name, enquiry.asof)
    found = statements(corpus, actors, asked.about, asked.window, count=count or COUNT, asof=enquiry.asof)
    page = enquiry.page(found)
    subject = Subject(title_of(actors), actors=actors)
    whole = not asked.about and asked.window == ALL_TIME
    return Reply(page, _more(typed, found) + _ever(found, subject) + follow.buttons(subject, without="said" * whole))


def split_asked(corpus: Corpus, words: str, today: date) -> Asked:
    """Whose words are asked for, about what and of when. Raises BadDate, BadWindow."""
    name, about = split_about(corpus, words)
    name, window = _split_time(corpus, name, today)
    about, other = _split_time(corpus, about, today)
    return Asked(name, about, window if other == ALL_TIME else other)


def _split_time(corpus: Corpus, words: str, today: date) -> tuple[str, Window]:
    """The words without the time behind them; "the war of 2001" is named by its year."""
    if not words or is_name(corpus, words):
        return words, ALL_TIME
    bare, window = split_window(words, today)
    return (words, ALL_TIME) if words[len(bare) :].split()[:1] == ["of"] else (bare, window)


def split_about(corpus: Corpus, words: str) -> tuple[str, str]:
    """Whose words are asked for, and about what; empty for anything. "The Bank of England on rates" names a bank."""
    parts = [] if is_name(corpus, words) else [(words[: m.start()], words[m.end() :]) for m in _ABOUT.finditer(words)]
    return next((part for part in parts if is_name(corpus, part[0])), parts[0] if parts else (words, ""))


def _more(asked: str, found: Statements) -> Buttons:
    shown = len(found.said)
    if not found.more or shown >= MOST:
        return ()
    return ((Button(plain("more"), Question("said", f"{asked} {min(2 * shown, MOST)}")),),)


def _ever(found: Statements, subject: Subject) -> Buttons:
    """The same without the time, of which there was nothing."""
    if found.said or found.window == ALL_TIME:
        return ()
    words = f"{follow.name(subject)} about {found.about}" if found.about else follow.name(subject)
    return ((Button(plain("all_time"), Question("said", words)),),)
