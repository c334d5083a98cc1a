"""A feed's own markup as plain lines: text from outside becomes text, and nothing else."""

from __future__ import annotations

import html
import re

from corpus.intake.feeds.model import LONGEST_ENTRY, LONGEST_TITLE
from corpus.intake.furniture import normalise
from corpus.intake.html.blocks import read_blocks
from corpus.intake.html.tags import bare

_ELEMENT = re.compile(
    r"</(?:p|div|b|i|em|strong|span|a|li|ul|ol|font|u|sup|sub|q|h[1-6])>|<(?:br|hr|img)\b[^<>]{0,1000}>", re.IGNORECASE
)
_REFERENCE = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#x?[0-9a-fA-F]{2,5});")


def holds_markup(text: str) -> bool:
    """Whether the text holds elements of HTML that can't be meant as themselves."""
    return _ELEMENT.search(text[:LONGEST_ENTRY]) is not None


def lines_of(markup: str) -> tuple[str, ...]:
    """The paragraphs that an entry's markup holds, without any tag; markup that was escaped once too often as well.

    Of a text without any tag, blank lines part the paragraphs.
    """
    markup = markup[:LONGEST_ENTRY]
    if "<" not in markup:
        written = html.unescape(markup)
        if not holds_markup(written):
            return tuple(line for part in markup.split("\n\n") for line in _blocks(part))
        markup = written
    return _blocks(markup)


def _blocks(markup: str) -> tuple[str, ...]:
    blocks = read_blocks(bare(markup).markup).blocks
    return tuple(block.text for block in blocks if block.text)


def plain_lines(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that holds no markup."""
    lines = (normalise(line) for line in text[:LONGEST_ENTRY].splitlines())
    return tuple(line for line in lines if line)


def line_of(markup: str) -> str:
    """A title or a name that may hold markup, as one line."""
    short = markup[: 4 * LONGEST_TITLE]
    line = " ".join(lines_of(short)) if "<" in short or "&" in short else short
    return plain_line(html.unescape(line) if _REFERENCE.search(line) else line)


def plain_line(text: str) -> str:
    """A title or a name that holds no markup, as one line."""
    return normalise(text[: 4 * LONGEST_TITLE])[:LONGEST_TITLE].strip()


def language_of(code: str) -> str:
    """The language of "en-US", "en_GB" or "de", as two or three letters; empty where it is none."""
    letters = code[:20].replace("_", "-").split("-")[0].strip().lower()
    return letters if letters.isascii() and letters.isalpha() and len(letters) in (2, 3) else ""
