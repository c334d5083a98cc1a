"""What a person wishes of feeds that he adds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from feeds import NOW, feed

from bot.wished_feeds import Taken, Wished, import_list, wished
from corpus import feeds
from corpus.corpus import Corpus, open_corpus
from corpus.intake.feeds import Outline


@pytest.fixture
def corpus(archive: Path) -> Iterator[Corpus]:
    opened = open_corpus(archive, write=True)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("", Wished("", ())),
        ("Zenda Times", Wished("Zenda Times", ())),
        ("harbour", Wished("", ("harbour",))),
        ("Zenda Times harbour", Wished("Zenda Times", ("harbour",))),
        ("Zenda Times Harbour Strike The bridge", Wished("Zenda Times", ("harbour", "bridge"))),
        ("Zenda harbour harbour", Wished("Zenda", ("harbour",))),
        ('"Zenda Harbour" bridge', Wished("Zenda Harbour", ("bridge",))),
        ("“The Harbour”", Wished("The Harbour", ())),
    ],
)
def test_a_name_and_topics_behind_it(corpus: Corpus, words: str, wish: Wished) -> None:
    """Topics by key or title; in quotation marks it is a name."""
    assert wished(words, corpus.topics) == wish


def test_a_list_is_taken_over(corpus: Corpus) -> None:
    """New ones are tied to the topics they are filed under, known ones stay, strange categories say nothing."""
    listed = [
        Outline("https://a.example/feed", "A", "de", ("Harbour strike", "sport", "bridge", "harbour")),
        Outline("https://b.example/feed", "B"),
        Outline("https://c.example/feed", "C", categories=("harbour",)),
    ]
    with corpus.database.transaction() as writing:
        feeds.add(writing, feed("https://c.example/feed"))
        assert import_list(writing, listed, corpus.topics, NOW) == Taken(2, 1, 1)
    assert [(each.url, each.language, each.topics) for each in corpus.feeds.all()] == [
        ("https://c.example/feed", "", ()),
        ("https://a.example/feed", "de", ("harbour", "bridge")),
        ("https://b.example/feed", "", ()),
    ]
