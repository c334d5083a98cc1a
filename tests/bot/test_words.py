"""Wordings without markup, and that nothing that can be written down lacks one."""

from __future__ import annotations

import pytest
from feeds import NOW, feed

from bot.words import because, has, trouble
from corpus.feed_health import Trouble
from corpus.fetching import errors
from corpus.fetching.errors import FetchTrouble, ParserFault
from corpus.reasons import NO_FEED

KINDS = [
    each.__name__
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, FetchTrouble | ParserFault)
]


@pytest.mark.parametrize("kind", [*KINDS, NO_FEED])
def test_every_sign_has_words(kind: str) -> None:
    """As a clause where it was written down, and as a sentence where a person asked for it."""
    assert kind not in because(kind)
    assert has("errors", kind)


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("HttpRefused 404", "the site answers with status 404: there is nothing at that address"),
        ("HttpRefused 503", "the site answers with status 503: it has trouble of its own"),
        ("HttpRefused 402", "the site answers with status 402"),
        ("ParserFault it took longer than 10 s", "reading it failed (it took longer than 10 s)"),
        ("the page holds no text", "the page holds no text"),
        ("", ""),
    ],
)
def test_signs_in_words(sign: str, words: str) -> None:
    """What is no sign is a clause already."""
    assert because(sign) == words


@pytest.mark.parametrize(
    ("which", "words"),
    [
        (Trouble.QUARANTINED, "it broke what reads it 3 times and is in quarantine (the site took too long to answer)"),
        (Trouble.GONE, "it was given up: the site took too long to answer"),
        (Trouble.FAILS, "it failed 5 times in a row: the site took too long to answer"),
        (Trouble.SHRUNK, "it lists 2 articles where it used to list 20"),
        (Trouble.ASLEEP, "the latest that it lists is of 20 May 2024"),
        (Trouble.BARREN, "what it lists are no articles"),
    ],
)
def test_troubles_in_words(which: Trouble, words: str) -> None:
    """Each as a clause."""
    ill = feed(faults=3, failures=5, note="TooSlow", entries=2, usual=20, newest=NOW)
    assert trouble(which, ill) == words
