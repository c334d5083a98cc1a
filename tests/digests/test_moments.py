"""When something happened, as most articles date it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from factories import article, named, prepared, published, shelved
from hypothesis import given
from hypothesis import strategies as st

from corpus.corpus import Corpus, open_corpus
from corpus.errors import UnknownActor
from corpus.membership import follow_topics
from corpus.model import ArticleId, Days, Topic, Window
from corpus.reading.model import Told
from digests.moments import MOST, asked, foremost, moments

ASOF = datetime(2030, 1, 1, tzinfo=UTC)
MARCH = Days.month(2024, 3)
YEAR = Days(date(2024, 1, 1), date(2024, 12, 31))


def day(n: int, month: int = 3) -> Days:
    return Days.on(date(2024, month, n))


def told(corpus: Corpus, sentence: str, days: Days, *, expected: bool = False, main: bool = True) -> None:
    """Shelve an article of one sentence that tells of these days, with Berg and Lund where it names them."""
    people = [
        named(name, (sentence.index(surname), sentence.index(surname) + len(surname)), text=sentence)
        for name, surname in (("Harald Berg", "Berg"), ("Sonja Lund", "Lund"))
        if surname in sentence
    ]
    passage = Told(0, len(sentence), days, expected=expected, main=main)
    on = published("2024-06-01")
    shelved(corpus, prepared(article(sentence, title="A report", on=on), told=(passage,), actors=tuple(people)))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = open_corpus(tmp_path / "news.db", write=True)
    with opened.database.transaction() as writing:
        follow_topics(writing, opened.database, [Topic("bridge", "The sound bridge", ("sound bridge", "Old Mary"))])
    told(opened, "Berg died on 5 March of a fever.", day(5))
    told(opened, "It was in March that Berg died.", MARCH)
    told(opened, "Since the death of Berg in 2024 the house is empty.", YEAR)
    told(opened, "Lund wept on 9 March for all who died at sea, as Berg had told her to do.", day(9))
    told(opened, "Berg met Lund in Bodo on 2 February.", day(2, 2))
    told(opened, "On 20 April Lund and Berg met again.", day(20, 4))
    told(opened, "The Old Mary sank at the sound bridge on 7 April.", day(7, 4))
    told(opened, "The sound bridge was opened on 1 May.", day(1, 5))
    told(opened, "Nobody sank, but the rain fell on 30 April on the sound bridge.", day(30, 4))
    told(opened, "The Storting is to elect Lund on 3 May.", day(3, 5), expected=True)
    yield opened
    opened.close()


def days_of(corpus: Corpus, words: str, window: Window | None = None) -> list[Days]:
    wanted = asked(corpus, words, ASOF)
    assert wanted is not None
    found = moments(corpus, wanted, window or Window(), question=words, asof=ASOF)
    return [event.days for event in found.events]


def test_what_happened_once_is_told_of_one_day(corpus: Corpus) -> None:
    """Who gives only the month or the year bears witness to the day in it, and the plainest sentence is shown."""
    wanted = asked(corpus, "did Berg die", ASOF)
    assert wanted is not None
    (event,) = moments(corpus, wanted, Window(), question="did Berg die", asof=ASOF).events
    assert (event.days, event.passages[0].sentence) == (day(5), "Berg died on 5 March of a fever.")


def test_what_happened_twice_is_told_of_both_days(corpus: Corpus) -> None:
    """Whichever of the two is named first, and only within the time asked about."""
    assert days_of(corpus, "did Berg meet Lund") == [day(2, 2), day(20, 4)]
    assert days_of(corpus, "did Lund and Berg meet") == [day(2, 2), day(20, 4)]
    assert days_of(corpus, "did Lund and Berg meet", Window(date(2024, 3, 1))) == [day(20, 4)]


def test_a_title_says_what_its_news_is(corpus: Corpus) -> None:
    """The first sentence may put it in other words."""
    text = "The shipping company today named Sonja Lund as its head."
    lund = named("Sonja Lund", (text.index("Sonja"), text.index(" as ")), text=text)
    of = article(text, title="Sonja Lund appointed head of Northern Ferries", on=published("2024-06-11"))
    when = Told(0, len(text), day(11, 6), expected=False, main=True)
    shelved(corpus, prepared(of, told=(when,), actors=(lund,)))
    assert days_of(corpus, "was Lund appointed") == [day(11, 6)]


def test_a_verb_beside_names_is_nobody(corpus: Corpus) -> None:
    """Though somebody in the news is called like it."""
    text = "Rolf Meet told it to nobody."
    shelved(corpus, prepared(article(text), actors=(named("Rolf Meet", (0, 9), text=text),)))
    assert days_of(corpus, "did Berg meet Lund") == [day(2, 2), day(20, 4)]


def test_what_is_announced_answers_what_is_asked_of_the_future(corpus: Corpus) -> None:
    """And does not answer when it happened."""
    assert days_of(corpus, "will the Storting elect Lund") == [day(3, 5)]
    assert days_of(corpus, "did the Storting elect Lund") == []


def test_a_topic_by_a_name_of_its_own_is_that_name(corpus: Corpus) -> None:
    """The topic's other ships and bridges did not sink that day."""
    assert days_of(corpus, "did the Old Mary sink") == [day(7, 4)]
    assert days_of(corpus, "was the bridge opened") == [day(1, 5)]
    assert days_of(corpus, "did the Old Mary burn") == []


def test_what_nobody_dates_has_no_day(corpus: Corpus) -> None:
    """Better none than one on which something else happened."""
    assert days_of(corpus, "was Berg born") == []
    assert days_of(corpus, "did the Titanic sink") == []


@pytest.mark.parametrize("words", ["was Berg", "was the sound bridge", "", "did Berg happen"])
def test_a_question_without_a_deed_asks_for_no_day(corpus: Corpus, words: str) -> None:
    """It is about all that happened."""
    assert asked(corpus, words, ASOF) is None


def test_nobody_is_meant_by_a_pronoun(corpus: Corpus) -> None:
    """Whom "he" means is said nowhere."""
    with pytest.raises(UnknownActor):
        asked(corpus, "did he die", ASOF)


def test_a_year_counts_less_than_a_day_of_another_and_neighbours_as_one() -> None:
    """Two papers may give a night's deed to either day; a year may be that of anything."""
    a, b, c, d = map(ArticleId, range(4))
    assert foremost({YEAR: {a: 1.0}, Days.on(date(2023, 5, 5)): {b: 1.0}}) == (Days.on(date(2023, 5, 5)),)
    split = {day(5): {a: 1.0}, day(6): {b: 1.0, c: 0.5}, day(9): {d: 1.0}}
    assert foremost(split)[0] == day(6)
    assert day(5) not in foremost(split)


STRETCHES = st.one_of(
    st.integers(1, 28).map(day), st.just(MARCH), st.just(YEAR), st.integers(1, 28).map(lambda n: day(n, 7))
)


@given(
    st.dictionaries(
        STRETCHES, st.dictionaries(st.integers(1, 9).map(ArticleId), st.sampled_from((0.3, 0.5, 1.0)), min_size=1)
    )
)
def test_days_are_few_apart_and_in_order(worth: dict[Days, dict[ArticleId, float]]) -> None:
    """At most so many, none within another, and some wherever an article says so plainly of a single stretch."""
    found = foremost(worth)
    assert list(found) == sorted(found)
    assert len(found) <= MOST
    assert not any(one.overlaps(other) for one in found for other in found if one != other)
    if any(max(articles.values()) > 0.3 for articles in worth.values()) and len(worth) == 1:
        assert found
