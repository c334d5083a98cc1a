"""What went wrong, in one line for standard error."""

from __future__ import annotations

from bot import errors
from bot.question import Question
from corpus.errors import BadDefinition, NewsError, UnreadableFile
from corpus.fetching.errors import FetchTrouble, NoReader, ParserFault
from digests import markup
from digests.words import JOINER


def in_one_line(error: NewsError) -> str:
    """The same words a reader gets, without markup, and what the error is about where they don't name it.

    What is wrong in an operator's own file is said as exactly as it is known.
    """
    if isinstance(error, BadDefinition | UnreadableFile):
        return f"{error.subject}: {error.reason}"
    if isinstance(error, NoReader):
        return f"the machine has no room to read what was fetched ({error.reason}); all of it is due still."
    if isinstance(error, FetchTrouble | ParserFault):
        from corpus.intake.looking import reason_of  # only who fetched needs all that it brings

        return f"{error.subject}: {reason_of(error)}."
    page = errors.reply(error, Question("about")).page
    text = " ".join(markup.visible(paragraph.html) for paragraph in page.paragraphs).replace(JOINER, "")
    text = " ".join(text.split())
    return text if error.subject[:20] in text else f"{error.subject}: {text}"
