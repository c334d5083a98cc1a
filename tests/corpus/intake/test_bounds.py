"""No text from outside takes longer than in proportion to its length, and none is endless."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from corpus.fetching.robots import LARGEST, read_rules
from corpus.intake.feeds import feeds_named
from corpus.intake.feeds.markup import line_of, lines_of
from corpus.intake.feeds.model import LONGEST_ENTRY, LONGEST_TITLE
from corpus.intake.markdown import read_markdown
from corpus.intake.pages import read_html
from corpus.intake.prepare import Prepared, Preparer, job_of
from corpus.intake.raw import LONGEST_NAME, LONGEST_TEXT, RawArticle, within_bounds
from corpus.intake.urls import LONGEST_URL
from corpus.known_actors import known_actors
from digests.words import shown

PROSE = (
    " ", "a", "word ", "A ", "Abc ", "A.", ".", "“", "1", "1 ", "1.", "1/", "on ", "of the ", "- ", ", ", "(", "a'",
    "a-", "said ", "Monday ", "May ", "2020 ", "next ", ":", " | ", "_", "@", "last year ", "prime minister ", "ы",
    "中", "ع ", "İ", "between ", "from ", "the ", "Mr. ", "5 May 2020 ", "a.b/", "“a” he said ", "1,000 ", "#a ",
    "\u202e",
)  # fmt: skip
MARKUP = (
    "<", "<a ", "<a b=", "<a b='", '<a b="c" ', "<!--", "<![CDATA[", "<script>", "<p>", "</p>", "<meta charset=",
    "<time datetime=x>", "&", "&#1;", "=", '"', "<br>", "<li>", "{", "<base href=a>", "<!DOCTYPE [", "<title>", "*",
)  # fmt: skip
MARKS = ("**a", "[a](", "![", "`", "_a_ ", "# ", "<a", "\\", "* ", "](", "---", "| ")
SHORT, TIMES = 3_000, 4
SLACK = 0.5
"""Seconds that a sweep may take more than in proportion, since a clock is a clock."""
TRIES = 3
"""What really takes more does so at each of them; a machine that was busy does not."""
STEEPEST = 2.0
"""So many times more than in proportion; what grows with the square of the length takes four."""


@pytest.fixture(autouse=True)
def _no_collection() -> Iterator[None]:
    """A look through all the memory of a process that has run a thousand tests is no part of the work."""
    gc.disable()
    yield
    gc.enable()


def spent(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began


def in_proportion(work: Callable[[str], object], piece: str, length: int) -> bool:
    short, long = (piece * (times * length // len(piece)) for times in (1, TIMES))
    return spent(work, long) <= STEEPEST * TIMES * spent(work, short) + SLACK


def assert_in_proportion(work: Callable[[str], object], pieces: tuple[str, ...], length: int = SHORT) -> None:
    """Nothing that is made of one of these pieces takes much more than in proportion to its length."""
    for piece in pieces:
        assert any(in_proportion(work, piece, length) for _ in range(TRIES)), piece


@pytest.fixture(scope="module")
def preparer() -> Preparer:
    preparer = Preparer(known_actors(), date(2024, 5, 1))
    preparer.prepare(job_of(RawArticle("x", ("The harbour was shut on Monday.",))))
    return preparer


def test_reading_takes_time_in_proportion(preparer: Preparer) -> None:
    """Whatever an article is made of, to clean, date and read it."""

    def prepare(text: str) -> object:
        return preparer.prepare(job_of(RawArticle("x", (f"The harbour was shut. {text}",), title=text[:400])))

    assert_in_proportion(prepare, PROSE)


@pytest.mark.parametrize(
    "read",
    [
        lambda text: read_html(text.encode(), "page", "https://news.example/a"),
        lambda text: feeds_named(text.encode(), "https://news.example/"),
        lines_of,
        line_of,
        lambda text: read_rules(b"User-agent: *\nDisallow: /" + text.encode()).allow("https://a.example/" + "a" * 2000),
        shown,
    ],
    ids=["page", "feeds named", "entry", "title", "robots", "message"],
)
def test_markup_takes_time_in_proportion(read: Callable[[str], object]) -> None:
    """A page, an entry, a title, a site's rules, a text that goes into a message."""
    assert_in_proportion(read, MARKUP + PROSE, 20_000)


def test_markdown_takes_time_in_proportion() -> None:
    """A file of somebody's."""
    assert_in_proportion(read_markdown, MARKS + PROSE, 20_000)


def test_an_article_is_read_to_a_known_length(preparer: Preparer) -> None:
    """What comes after that is not looked at, and neither is the end of a title that is none."""
    lines = tuple(
        f"On day {n} the harbour was shut for the {n}th time, said officials of town {n}." for n in range(9_000)
    )
    endless = RawArticle("x", lines, title="t" * 9_999, source="s" * 9_999)
    read = preparer.prepare(job_of(endless))
    assert isinstance(read, Prepared)
    assert LONGEST_TEXT * 0.9 < len(read.cleaned.text) < LONGEST_TEXT * 1.1
    assert max(len(read.cleaned.title), len(read.source)) <= LONGEST_NAME
    ordinary = RawArticle("x", ("The harbour was shut on Monday.",), title="Harbour shut", source="Wire")
    assert within_bounds(ordinary) is ordinary


def test_all_that_comes_from_outside_has_its_length() -> None:
    """The bounds that patterns may rely on: none of them is beyond what takes a second."""
    bounds = (LONGEST_TEXT, LONGEST_ENTRY, LONGEST_NAME, LONGEST_TITLE, LONGEST_URL, LARGEST)
    assert max(bounds) <= 512 * 1024
