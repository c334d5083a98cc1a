"""What a subject's articles tell of, and only what is about it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from factories import article, named, prepared, published, shelved

from corpus.corpus import open_corpus
from corpus.model import Actor, ActorId, ActorKind, Days, Known, Query, Scope, Topic
from corpus.reading.model import Told
from digests import told
from digests.model import Passage, Subject

ASOF = datetime(2024, 6, 1, tzinfo=UTC)
BERG = Subject("Berg", actors=(Actor(ActorId(1), ActorKind.PERSON, "Harald Berg", ("Berg",)),))


@pytest.mark.parametrize(
    ("subject", "text", "about"),
    [
        (BERG, "Berg opened the bridge.", True),
        (BERG, "Bergen has a bridge.", False),
        (Subject("bridge", query=Query(("bridge",))), "The Bridge opened.", True),
        (Subject("bridge", query=Query(("bridge",))), "The bank closed.", False),
        (Subject("Bridge", topic=Topic("bridge", "Bridge", ("sound bridge",))), "The Sound Bridge opened.", True),
        (Subject("Bridge", topic=Topic("bridge", "Bridge", ("sound bridge",))), "The bank closed.", False),
    ],
)
def test_a_passage_is_about_what_it_names(subject: Subject, text: str, about: bool) -> None:
    """An actor by any of its names, a topic by its name, a search by any of its words."""
    of = article(text)
    assert told.about_subject(Passage(of, 0, len(of.text)), subject) is about


def test_a_title_vouches_for_an_articles_news_only(tmp_path: Path) -> None:
    """Under an actor's name in the title, last week's happening is the actor's; one of long ago is not."""
    corpus = open_corpus(tmp_path / "news.db", write=True)
    text = "The bridge opened on 18 April. A ferry sank in 1994."
    news = Told(0, 30, Days.on(date(2024, 4, 18)), expected=False, main=True)
    history = Told(31, len(text), Days.year(1994), expected=False, main=True)
    shelved(corpus, prepared(article(text, title="Berg opens bridge"), told=(news, history)))
    found, _ = told.dated(corpus, BERG, Scope(ASOF), limit=9)
    assert [one.days for one in found] == [news.days]
    corpus.close()


def test_the_dates_most_tell_of_are_read_and_the_others_counted(tmp_path: Path) -> None:
    """With room for one date, the one that two articles tell of is given, and one is left out."""
    corpus = open_corpus(tmp_path / "news.db", write=True)
    first, second = "The bridge opened on 4 March.", "The bank closed on 5 March."
    fourth, fifth = Days.on(date(2024, 3, 4)), Days.on(date(2024, 3, 5))
    shelved(
        corpus,
        prepared(article(first, source="One"), told=(Told(0, len(first), fourth, expected=False, main=True),)),
        prepared(
            article(f"{first} {second}", source="Two"),
            told=(
                Told(0, len(first), fourth, expected=False, main=True),
                Told(len(first) + 1, len(first) + 1 + len(second), fifth, expected=False, main=True),
            ),
        ),
    )
    found, left_out = told.dated(corpus, Subject("all"), Scope(ASOF), limit=1)
    assert [(one.days, one.passage.sentence) for one in found] == [(fourth, first), (fourth, first)]
    assert left_out == 1
    corpus.close()


def test_leads_come_from_articles_that_state_their_date(tmp_path: Path) -> None:
    """Where the date was worked out, the lead is not put under it."""
    corpus = open_corpus(tmp_path / "news.db", write=True)
    worked_out = published("2024-03-05", how=Known.TEXT)
    shelved(corpus, prepared(article("Given. More.")), prepared(article("Guessed. More.", on=worked_out)))
    assert [lead.sentence for lead in told.leads(corpus, Scope(ASOF), limit=5)] == ["Given."]
    corpus.close()


def test_an_actor_is_known_by_every_spelling_of_its_articles(tmp_path: Path) -> None:
    """A sentence that spells the name in a way no list holds speaks of the actor all the same."""
    corpus = open_corpus(tmp_path / "news.db", write=True)
    text = "Mr Harald Bergh opened the bridge on 18 April. A bank closed on 18 April."
    opened = Told(0, 46, Days.on(date(2024, 4, 18)), expected=False, main=True)
    closed = Told(47, len(text), Days.on(date(2024, 4, 18)), expected=False, main=True)
    bergh = named("Harald Berg", (3, 15), text=text)
    shelved(corpus, prepared(article(text, title="News"), told=(opened, closed), actors=(bergh,)))
    (actor,) = corpus.actors.named("Harald Berg")
    scope = Scope(ASOF, actors=(actor.id,))
    subject = told.widened(Subject("Berg", actors=(actor,)), {actor.id: corpus.actors.surfaces(actor.id, scope)})
    found, _ = told.dated(corpus, subject, scope, limit=9)
    assert [one.passage.start for one in found] == [0]
    corpus.close()


def test_a_day_asked_for_more_gets_what_was_published_on_it(tmp_path: Path) -> None:
    """One sentence names the day; the head of another article of that day stands beside it, marked as reported."""
    corpus = open_corpus(tmp_path / "news.db", write=True)
    text = "The bridge over the sound was opened by the king on 4 March."
    names = Told(0, len(text), Days.on(date(2024, 3, 4)), expected=False, main=True)
    same_day = article("Crowds walked over the bridge all day.", on=published("2024-03-04"), source="Two")
    shelved(corpus, prepared(article(text), told=(names,)), prepared(same_day))
    plain, _ = told.dated(corpus, Subject("all"), Scope(ASOF), limit=1)
    filled, _ = told.dated(corpus, Subject("all"), Scope(ASOF), limit=1, each=2, fill=True)
    assert [(one.passage.sentence, one.reported) for one in plain] == [(text, False)]
    assert [(one.passage.sentence, one.reported) for one in filled] == [(text, False), (same_day.text, True)]
    corpus.close()


def test_months_are_left_where_only_days_are_asked_for(tmp_path: Path) -> None:
    """A task that wants days gets no month."""
    corpus = open_corpus(tmp_path / "news.db", write=True)
    text = "The bridge opened in March."
    shelved(corpus, prepared(article(text), told=(Told(0, 27, Days.month(2024, 3), expected=False, main=True),)))
    assert len(told.dated(corpus, Subject("all"), Scope(ASOF), limit=9)[0]) == 1
    assert told.dated(corpus, Subject("all"), Scope(ASOF), limit=9, days_only=True) == ((), 0)
    corpus.close()
