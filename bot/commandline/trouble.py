"""What went wrong, in one line for standard error."""

from __future__ import annotations

from bot import errors
from bot.question import Question
from bot.words import bare
from corpus.errors import BadDefinition, NewsError, UnreadableFile
from digests.words import clean


def in_one_line(error: NewsError) -> str:
    """The same words a reader gets, without markup, with what is suggested behind them, where buttons offer it in chat;
    and what the error is about where they don't name it.

    What is wrong in an operator's own file is said as exactly as it is known.
    """
    if isinstance(error, BadDefinition | UnreadableFile):
        return clean(f"{error.subject}: {error.reason}")
    page = errors.reply(error, Question("about")).page
    text = " ".join(bare(paragraph.html) for paragraph in page.paragraphs)
    text = " ".join((*text.split(), ", ".join(error.suggestions))).rstrip()
    return text if error.subject[:20] in text else f"{error.subject}: {text}"
