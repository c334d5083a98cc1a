"""A feed's own markup as plain lines: text from outside becomes text, and nothing else."""

from __future__ import annotations

from corpus.intake.feeds.model import LONGEST_ENTRY, LONGEST_TITLE
from corpus.intake.furniture import normalise
from corpus.intake.html.blocks import read_blocks
from corpus.intake.html.tags import bare


def lines_of(markup: str) -> tuple[str, ...]:
    """The paragraphs that an entry's markup holds, without any tag."""
    blocks = read_blocks(bare(markup[:LONGEST_ENTRY]).markup).blocks
    return tuple(block.text for block in blocks if block.text)


def plain_lines(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that holds no markup."""
    lines = (normalise(line) for line in text[:LONGEST_ENTRY].splitlines())
    return tuple(line for line in lines if line)


def line_of(markup: str) -> str:
    """A title or a name that may hold markup, as one line."""
    short = markup[: 4 * LONGEST_TITLE]
    return plain_line(" ".join(lines_of(short)) if "<" in short or "&" in short else short)


def plain_line(text: str) -> str:
    """A title or a name that holds no markup, as one line."""
    return normalise(text[: 4 * LONGEST_TITLE])[:LONGEST_TITLE].strip()


def language_of(code: str) -> str:
    """The language of "en-US", "en_GB" or "de", as two or three letters; empty where it is none."""
    letters = code[:20].replace("_", "-").split("-")[0].strip().lower()
    return letters if letters.isascii() and letters.isalpha() and len(letters) in (2, 3) else ""
