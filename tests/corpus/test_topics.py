"""Topics: found by their names, and holding the articles that match them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from factories import article, named, prepared, published, shelved

from corpus.corpus import Corpus, open_corpus
from corpus.errors import UnknownTopic
from corpus.intake.writer import ArticleWriter
from corpus.membership import enlist, follow_topics, members
from corpus.model import Scope, Topic
from corpus.proposals import propose

NOW = datetime(2024, 6, 1, tzinfo=UTC)
CANAL = Topic("canal", "Grand Canal", ("Grand Canal",), ("Ruritania", "Anna Hentzau"), ("ship", "towed"), ("recipe",))


def _add(
    corpus: Corpus, text: str, *, title: str = "News", names: tuple[str, ...] = (), day: str = "2024-03-01"
) -> None:
    actors = tuple(named(name, (text.find(name), text.find(name) + len(name)), text=text) for name in names)
    shelved(corpus, prepared(article(text, title=title, on=published(day)), actors=actors))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """An archive with one topic."""
    corpus = open_corpus(tmp_path / "a.db", write=True)
    with corpus.database.transaction() as writing:
        follow_topics(writing, corpus.database, (CANAL,))
    return corpus


def _held(corpus: Corpus) -> list[str]:
    return [each.text for each in corpus.articles.latest(Scope(NOW, topic="canal"), limit=50)]


def test_a_name_suffices(corpus: Corpus) -> None:
    """Any of the names puts an article into the topic, however it is written; other words don't."""
    _add(corpus, "Traffic on the grand-canal stopped.")
    _add(corpus, "A canal somewhere was grand.")
    assert _held(corpus) == ["Traffic on the grand-canal stopped."]


def test_two_actors_and_a_word_suffice(corpus: Corpus) -> None:
    """Actors and words only count together."""
    _add(corpus, "Ruritania and Anna Hentzau quarrel.", names=("Ruritania", "Anna Hentzau"))
    _add(corpus, "Anna Hentzau saw the ship.", names=("Anna Hentzau",))
    _add(corpus, "Ruritania thanks Anna Hentzau for the ship.", names=("Ruritania", "Anna Hentzau"))
    with corpus.database.transaction() as writing:
        follow_topics(writing, corpus.database, (CANAL,))
    assert _held(corpus) == ["Ruritania thanks Anna Hentzau for the ship."]


def test_new_articles_are_enlisted_as_they_come(corpus: Corpus) -> None:
    """An article of known actors joins its topic without anybody asking for it."""
    _add(corpus, "Ruritania and Anna Hentzau quarrel.", names=("Ruritania", "Anna Hentzau"))
    _add(corpus, "Ruritania thanks Anna Hentzau for the ship.", names=("Ruritania", "Anna Hentzau"))
    assert _held(corpus) == ["Ruritania thanks Anna Hentzau for the ship."]


SPELLINGS = (
    "Grand Canal",
    "GRAND CANÁL",
    "grand\u2019canal",
    "Gra\u0308nd-Canal",
    "grand…canal",
    "Grand of Canal",
    "ГранД",
)


@pytest.mark.parametrize("batches", [1, len(SPELLINGS)])
def test_new_articles_join_as_all_would_be_found(corpus: Corpus, batches: int) -> None:
    """Whether they come one by one or together, a topic gets those that its definition finds in the whole archive."""
    given = [prepared(article(f"Pilot {n} saw the {each} in flood.")) for n, each in enumerate(SPELLINGS)]
    for n in range(batches):
        shelved(corpus, *given[n::batches])
    assert len(_held(corpus)) == 5
    found = corpus.articles.many(members(corpus.database, CANAL))
    assert sorted(_held(corpus)) == sorted(each.text for each in found)


def test_a_load_that_is_broken_off_enlists_nothing(corpus: Corpus) -> None:
    """Nor does it leave words behind by which other articles would be taken for its own."""
    lost = prepared(article("Traffic on the Grand Canal stopped."))
    with suppress(ZeroDivisionError), corpus.database.transaction() as writing:
        placed = ArticleWriter(corpus.database, NOW).put(writing, lost)
        enlist(writing, corpus.database, [placed.article])
        raise ZeroDivisionError
    assert _held(corpus) == []
    _add(corpus, "Floods in the north.")
    _add(corpus, "Traffic on the Grand Canal goes on.")
    assert _held(corpus) == ["Traffic on the Grand Canal goes on."]


def test_what_is_ruled_out_by_its_title_stays_out(corpus: Corpus) -> None:
    """`without` counts in the title alone."""
    _add(corpus, "Soup from the Grand Canal.", title="A recipe")
    _add(corpus, "No recipe helps the Grand Canal.")
    assert _held(corpus) == ["No recipe helps the Grand Canal."]


def test_trying_shows_what_saving_does(corpus: Corpus) -> None:
    """A definition tried holds the articles it will hold."""
    _add(corpus, "Floods in the north.")
    floods = Topic("floods", "Floods", ("floods",))
    tried = members(corpus.database, floods)
    with corpus.database.transaction() as writing:
        follow_topics(writing, corpus.database, (CANAL, floods))
    saved = corpus.articles.latest(Scope(NOW, topic="floods"), limit=5)
    assert [each.id for each in saved] == list(tried) != []


def test_a_topic_is_found_by_any_of_its_names(corpus: Corpus) -> None:
    """Key, title and names lead to it; what looks like one is offered."""
    assert corpus.topics.named("GRAND CANAL") == corpus.topics.named("canal") == CANAL
    assert corpus.topics.named("") is None
    assert corpus.topics.near("cannal", limit=3) == (CANAL,)
    with pytest.raises(UnknownTopic) as caught:
        corpus.topics.get("cannal")
    assert caught.value.suggestions == ("canal",)


def test_a_dropped_topic_is_gone(corpus: Corpus) -> None:
    """What the file no longer defines is no topic any more; the articles stay."""
    _add(corpus, "Traffic on the Grand Canal stopped.")
    with corpus.database.transaction() as writing:
        follow_topics(writing, corpus.database, ())
    assert corpus.topics.all() == ()
    assert corpus.articles.count(Scope(NOW)) == 1


def test_topics_are_counted_and_an_article_knows_its_own(corpus: Corpus) -> None:
    """A topic tells how many articles it holds and the last day with one."""
    _add(corpus, "Traffic on the Grand Canal stopped.")
    [count] = corpus.topics.all()
    assert (count.articles, count.newest) == (1, date(2024, 3, 1))
    [one] = corpus.articles.latest(Scope(NOW), limit=1)
    assert corpus.topics.of(one.id) == (CANAL,)


def test_what_many_articles_name_is_proposed(corpus: Corpus) -> None:
    """A name that several articles without a topic share makes a topic; what a topic covers doesn't."""
    for n in range(4):
        _add(corpus, f"The Iron Bridge swayed in storm number {n}.", day=f"2024-03-0{n + 1}")
        _add(corpus, f"Ship {n} left the Grand Canal.", day=f"2024-03-0{n + 1}")
    [proposal] = propose(corpus.database, limit=5)
    assert (proposal.topic.key, proposal.topic.names, proposal.articles) == ("iron-bridge", ("Iron Bridge",), 4)
    assert "storm" in proposal.topic.words
