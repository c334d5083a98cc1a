"""What a subject's articles tell of, and only what is about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from factories import article, named, prepared, published, shelved
from hypothesis import given
from hypothesis import strategies as st

from corpus.corpus import open_corpus
from corpus.model import Actor, ActorId, ActorKind, Article, ArticleId, Days, Known, Query, Scope, Topic
from corpus.passages import store_told
from corpus.reading.model import Told
from digests import told
from digests.model import Dated, Passage, Subject

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


WORDS = ("The mayor opened the bridge in the rain.", "A ferry sank off Lund at night.", "Lorries pay a toll of nine.")
ARTICLES = st.lists(
    st.tuples(st.integers(1, 4), st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), st.integers(1, 3)),
    max_size=6,
)


def _article(number: int, sentences: Sequence[str], day: int) -> Article:
    on = published(f"2024-03-0{day}")
    return replace(article(" ".join(sentences), title="News", on=on), id=ArticleId(number))


@given(st.lists(st.tuples(ARTICLES, ARTICLES, st.integers(1, 4)), min_size=1, max_size=6))
def test_nothing_that_was_chosen_before_is_ever_stale(questions: list[tuple[list[Any], list[Any], int]]) -> None:
    """However texts, dates and news change under the same ids from one question to the next, each is chosen anew."""
    for telling, news, each in questions:
        days = {Days.on(date(2024, 3, 1)): [_article(*one) for one in telling]}
        found = {
            day: [Dated(Passage(one, 0, len(one.text)), day, expected=False, main=True) for one in own]
            for day, own in days.items()
        }
        articles = [_article(*one) for one in news]
        afresh = [
            found[day][n] for day, own in zip(found, told._places(found, articles, each), strict=True) for n in own
        ]
        assert list(told._foremost(found, articles, each)) == afresh


def test_a_better_date_is_heard_of_at_the_next_question(tmp_path: Path) -> None:
    """A sentence that was chosen for one day stands under another as soon as its article is dated anew."""
    corpus = open_corpus(tmp_path / "news.db", write=True)
    text = "Berg opened the bridge on Monday."
    fourth, eleventh = (Days.on(date(2024, 3, day)) for day in (4, 11))
    (one,) = shelved(corpus, prepared(article(text), told=(Told(0, len(text), fourth, expected=False, main=True),)))
    before, _ = told.dated(corpus, BERG, Scope(ASOF), limit=9)
    again, _ = told.dated(corpus, BERG, Scope(ASOF), limit=9)
    with corpus.database.transaction() as writing:
        store_told(writing, one, (Told(0, len(text), eleventh, expected=False, main=True),))
    after, _ = told.dated(corpus, BERG, Scope(ASOF), limit=9)
    assert [one.days for one in (*before, *again, *after)] == [fourth, fourth, eleventh]
    corpus.close()
