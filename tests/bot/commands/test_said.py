"""Whose words are asked for, and about what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from factories import article, named, prepared, shelved

from bot.commands.said import split_about, split_asked
from corpus.corpus import open_corpus
from corpus.model import ActorKind

TEXT = "The Bank of Nordland kept its rates."


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Bank of Nordland", ("Bank of Nordland", "")),
        ("Bank of Nordland on rates", ("Bank of Nordland", "rates")),
        ("bank of nordland about the price of oil", ("bank of nordland", "the price of oil")),
        ("Lund on the war of 2001", ("Lund", "the war of 2001")),
        ("Lund about", ("Lund", "")),
        ("Lund", ("Lund", "")),
    ],
)
def test_a_name_with_a_small_word_stays_whole(tmp_path: Path, words: str, parts: tuple[str, str]) -> None:
    """What stands before "about", "on" or "of" is the name, the first that is one, else the shortest."""
    corpus = open_corpus(tmp_path / "news.db", write=True)
    bank = named("Bank of Nordland", (4, 20), text=TEXT, kind=ActorKind.ORGANISATION)
    shelved(corpus, prepared(article(TEXT), actors=(bank,)))
    assert split_about(corpus, words) == parts
    corpus.close()


@pytest.mark.parametrize(
    ("words", "name", "about", "since"),
    [
        ("Lund on Tuesday", "Lund", "", "2024-03-05"),
        ("Lund about tolls in January 2024", "Lund", "tolls", "2024-01-01"),
        ("Lund last week about tolls", "Lund", "tolls", "2024-02-26"),
        ("Lund since 9 February", "Lund", "", "2024-02-09"),
        ("Lund about the war of 2001", "Lund", "the war of 2001", None),
        ("Lund about tolls", "Lund", "tolls", None),
    ],
)
def test_a_time_may_stand_behind_the_name_or_the_matter(
    tmp_path: Path, words: str, name: str, about: str, since: str | None
) -> None:
    """What is "of" a year is named by it."""
    corpus = open_corpus(tmp_path / "news.db", write=True)
    asked = split_asked(corpus, words, date(2024, 3, 7))
    assert (asked.name, asked.about, asked.window.since) == (name, about, since and date.fromisoformat(since))
    corpus.close()
