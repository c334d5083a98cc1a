"""Dated passages: told by their days, counted by the articles that tell of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from factories import article, named, prepared, published, shelved

from corpus.corpus import Corpus, open_corpus
from corpus.model import Days, Scope, Tally, Window
from corpus.passages import store_told
from corpus.reading.model import Told

NOW = datetime(2024, 6, 1, tzinfo=UTC)
FIRST = Days.on(date(2024, 3, 1))
MONTH = Days.month(2024, 2)
LATER = Days.on(date(2024, 7, 1))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Two articles that tell of the first of March, one of them also of February and of what is to come."""
    corpus = open_corpus(tmp_path / "a.db", write=True)
    shelved(
        corpus,
        prepared(
            article("It fell on the first. It had begun in February. It will reopen.", on=published("2024-03-02")),
            told=(Told(0, 21, FIRST, False, True), Told(22, 48, MONTH, False, True), Told(49, 64, LATER, True, True)),
        ),
        prepared(
            article("Weeks ago it fell. Nobody knows which Monday.", on=published("2024-04-10")),
            told=(Told(0, 18, FIRST, False, False), Told(19, 45, None, False, True)),
        ),
    )
    return corpus


def test_days_are_tallied_by_articles(corpus: Corpus) -> None:
    """Each stretch of days counts its articles, and those that still tell of it later."""
    assert corpus.passages.tally(Scope(NOW)) == (Tally(MONTH, 1, 1), Tally(FIRST, 2, 1), Tally(LATER, 1, 0))


def test_sentences_that_name_a_day_are_known_by_their_place(corpus: Corpus) -> None:
    """Each counts, also one whose day can't be told; of articles that aren't asked for none does."""
    articles = [one.id for one in corpus.articles.latest(Scope(NOW), limit=9)]
    assert sorted(start for _, start in corpus.passages.places(articles)) == [0, 0, 19, 22, 49]
    assert corpus.passages.places(()) == frozenset()


def test_only_the_newest_articles_may_be_asked(corpus: Corpus) -> None:
    """Where only so many of the newest articles count, the others' days are not told."""
    assert corpus.passages.tally(Scope(NOW), newest=1) == (Tally(FIRST, 1, 1),)


def test_a_window_restricts_the_days_told_of(corpus: Corpus) -> None:
    """A timeline's window is about what happened, not about when it was published."""
    march = Scope(NOW, window=Window(date(2024, 3, 1), date(2024, 3, 31)))
    assert [tally.days for tally in corpus.passages.tally(march)] == [FIRST]


def test_an_article_that_is_all_about_an_actor_counts_more(corpus: Corpus) -> None:
    """Of an actor's days, an article that names it once counts once; another the more, but never twice."""
    for text, places in (("Anna fell.", 1), ("Anna fell. Anna rose. Anna won.", 3)):
        spans = [(11 * n, 11 * n + 4) for n in range(places)]
        shelved(
            corpus,
            prepared(
                article(text, on=published("2024-03-01")),
                told=(Told(0, 10, FIRST, False, True), Told(0, 10, FIRST, False, True)),
                actors=(named("Anna", *spans, text=text),),
            ),
        )
    [anna] = corpus.actors.named("Anna")
    assert corpus.passages.tally(Scope(NOW, actors=(anna.id,))) == (Tally(FIRST, 2.5, 0),)


def test_main_clauses_come_first(corpus: Corpus) -> None:
    """Of the passages of a day the one whose main clause it is leads, and there are no more than asked for."""
    assert [each.main for each in corpus.passages.on(Scope(NOW), [FIRST], limit_each=5)] == [True, False]
    assert len(corpus.passages.on(Scope(NOW), [FIRST], limit_each=1)) == 1


def test_what_has_no_day_is_kept_apart(corpus: Corpus) -> None:
    """A passage on a day that can't be told is found as undated, and in no tally."""
    [only] = corpus.passages.undated(Scope(NOW), limit=5)
    assert (only.start, only.days) == (19, None)


def test_what_is_to_come_is_what_is_announced(corpus: Corpus) -> None:
    """Only announcements of later days are expected, and not once their day has passed."""
    assert [each.days for each in corpus.passages.expected_after(Scope(NOW), date(2024, 6, 1), limit=5)] == [LATER]
    assert corpus.passages.expected_after(Scope(NOW), date(2024, 7, 1), limit=5) == ()


def test_reading_again_replaces(corpus: Corpus) -> None:
    """What an article tells is stored once, as it was understood last."""
    [newest, _] = corpus.articles.latest(Scope(NOW), limit=2)
    with corpus.database.transaction() as writing:
        store_told(writing, newest.id, (Told(0, 18, MONTH, False, True),))
    assert [each.days for each in corpus.passages.of(newest.id)] == [MONTH]
