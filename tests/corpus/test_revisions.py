"""The texts that an article has had, and which of them counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from factories import SEEN, article, prepared, shelved

from corpus.corpus import Corpus, open_corpus
from corpus.model import Article, ArticleId, Revision
from corpus.revisions import keep, latest, record, settle

HOUR = timedelta(hours=1)
FIRST, SECOND, THIRD = "The bridge was shut.", "The bridge was shut at noon.", "The bridge was opened again."
KEYS = {FIRST: 1, SECOND: 2, THIRD: 3}


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = open_corpus(tmp_path / "a.db", write=True)
    yield opened
    opened.close()


@pytest.fixture
def bare(corpus: Corpus) -> Article:
    """An article of which no text is remembered yet."""
    (number,) = shelved(corpus, prepared(article(FIRST)))
    with corpus.database.transaction() as writing:
        writing.run("delete from revision", {})
    return corpus.articles.get(number)


def had(text: str, got: datetime, *, modified: datetime | None = None, whole: bool = True) -> Revision:
    return Revision(ArticleId(0), "Bridge", text, got, modified, whole)


def remember(corpus: Corpus, bare: Article, *texts: tuple[Revision, datetime]) -> None:
    """Each with when it was changed last."""
    with corpus.database.transaction() as writing:
        for one, stamp in texts:
            of_it = Revision(bare.id, one.title, one.text, one.got, one.modified, one.whole)
            record(writing, of_it, key=KEYS[one.text], stamp=stamp)


def counting(corpus: Corpus, bare: Article) -> int:
    with corpus.database.transaction() as writing:
        return latest(writing, bare.id).key


def test_what_was_changed_last_counts_whatever_came_first(corpus: Corpus, bare: Article) -> None:
    """And a text that could be had whole before one that a feed gave of it, be that later."""
    texts = [
        (had(FIRST, SEEN), SEEN),
        (had(SECOND, SEEN), SEEN + HOUR),
        (had(THIRD, SEEN, whole=False), SEEN + 2 * HOUR),
    ]
    for order in permutations(texts):
        with corpus.database.transaction() as writing:
            writing.run("delete from revision", {})
        remember(corpus, bare, *order)
        assert counting(corpus, bare) == KEYS[SECOND]


def test_a_text_that_is_had_again_is_one(corpus: Corpus, bare: Article) -> None:
    """Seen first when it was first, changed last when it was last, whole where it ever was."""
    remember(corpus, bare, (had(FIRST, SEEN + HOUR, whole=False), SEEN), (had(SECOND, SEEN), SEEN))
    again = had(FIRST, SEEN, modified=SEEN + HOUR)
    remember(corpus, bare, (again, SEEN + HOUR))
    (one, _) = corpus.revisions.of(bare.id)
    assert (one.text, one.got, one.modified, one.whole) == (FIRST, SEEN, SEEN + HOUR, True)


def test_an_article_that_always_said_this_has_no_revisions(corpus: Corpus, bare: Article) -> None:
    """And was never updated."""
    remember(corpus, bare, (had(FIRST, SEEN), SEEN))
    assert corpus.revisions.of(bare.id) == ()
    with corpus.database.transaction() as writing:
        assert latest(writing, bare.id).since is None


def test_since_when_it_says_this_is_as_stated_or_as_seen(corpus: Corpus, bare: Article) -> None:
    """By the text's own publisher, else by the archive; an excerpt that gave way to its page is no update."""
    remember(corpus, bare, (had(FIRST, SEEN, whole=False), SEEN), (had(SECOND, SEEN + HOUR), SEEN + HOUR))
    with corpus.database.transaction() as writing:
        assert latest(writing, bare.id).since is None
    remember(corpus, bare, (had(THIRD, SEEN + 3 * HOUR, modified=SEEN + 2 * HOUR), SEEN + 2 * HOUR))
    with corpus.database.transaction() as writing:
        assert latest(writing, bare.id).since == SEEN + 2 * HOUR


def test_the_text_that_an_article_has_now_is_stored_once(corpus: Corpus, bare: Article) -> None:
    """Among its revisions it is read from the article; where another takes its place, it is kept here."""
    remember(corpus, bare, (had(FIRST, SEEN), SEEN), (had(SECOND, SEEN), SEEN + HOUR))
    with corpus.database.transaction() as writing:
        settle(writing, bare, KEYS[FIRST])
        (stored,) = writing.ask("select count(*) from revision where body is null", {})
    assert stored == (1,)
    assert [one.text for one in corpus.revisions.of(bare.id)] == [SECOND, FIRST]
    with corpus.database.transaction() as writing:
        keep(writing, bare, KEYS[FIRST])
        (stored,) = writing.ask("select body from revision where fingerprint = 1", {})
    assert stored == (FIRST,)
