"""Whether the archive has an article already."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import article, prepared, shelved

from corpus.corpus import Corpus, open_corpus

LONG = " ".join(f"Sentence number {n} says something of its own about the bridge." for n in range(10))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """An archive of one article."""
    corpus = open_corpus(tmp_path / "a.db", write=True)
    shelved(corpus, prepared(article(LONG, source="Sample Wire", url="https://www.news.example/a?utm_source=x")))
    return corpus


def _is_new(corpus: Corpus, text: str, *, source: str = "Sample Wire", url: str | None = None) -> bool:
    return bool(shelved(corpus, prepared(article(text, source=source, url=url))))


def test_the_same_address_is_the_same_article(corpus: Corpus) -> None:
    """Another text at the same address, tracking parameters aside, is no new article."""
    assert not _is_new(corpus, "Quite another text.", url="https://news.example/a")


def test_the_same_words_are_the_same_article(corpus: Corpus) -> None:
    """The same text of the same source is no new article, wherever it lies."""
    assert not _is_new(corpus, LONG, url="https://news.example/b")


def test_most_of_the_same_sentences_are_a_copy(corpus: Corpus) -> None:
    """A text of the same source with a sentence more is a copy; with half of the sentences new it is not."""
    assert not _is_new(corpus, LONG + " One more sentence was added to it.")
    fresh = " ".join(f"Fresh sentence number {n} tells of the harbour at some length." for n in range(10))
    assert _is_new(corpus, LONG + " " + fresh)


def test_another_outlets_copy_is_kept(corpus: Corpus) -> None:
    """Two outlets that carry the same wire report are two articles."""
    assert _is_new(corpus, LONG, source="Sample Courier")
