"""Why an answer says what it says, worked out from the same articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from factories import article, named, prepared, published, shelved

from corpus.corpus import Corpus, open_corpus
from corpus.membership import follow_topics
from corpus.model import ActorKind, Article, Days, Topic, Window
from corpus.reading.model import Basis
from digests import answers, why
from digests.candidates import gather
from digests.grounds import Answered, Place, Sign
from digests.ledger.model import About, AboutKind, Edition, EditionId, Subscriber, SubscriptionId
from digests.model import Event, Passage, Story, Subject, Timeline
from digests.subjects import find_subject

UTC_ZONE = ZoneInfo("UTC")
NOON = datetime(2024, 4, 21, 12, 0, tzinfo=UTC)
STRIKE = Topic("strike", "The strike", ("harbour strike",), actors=("Bodo", "Narvik"), words=("dockers",))
FERRIES = "The harbour strike at Bodo goes on; the dockers of Narvik joined it on Saturday before noon."
JOINED = "Bodo and Narvik are without dockers since Saturday, and nothing is unloaded in either town."
BANK = "The central bank kept its interest rate at four per cent and warned of dearer bread."


def told(text: str, source: str, day: str = "2024-04-20") -> tuple[Article, object]:
    one = article(text, title=text[:30], source=source, on=published(day))
    places = [named(name, (at, at + len(name)), text=text, kind=ActorKind.COUNTRY)
              for name in ("Bodo", "Narvik") if (at := text.find(name)) >= 0]  # fmt: skip
    return one, prepared(one, actors=tuple(places))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """Two articles on one strike, by two sources: one names it, the other tells of its towns and its dockers."""
    opened = open_corpus(tmp_path / "news.db", write=True)
    with opened.database.transaction() as writing:
        follow_topics(writing, opened.database, [STRIKE])
    shelved(opened, *(told(text, source)[1] for text, source in ((FERRIES, "Wire"), (JOINED, "Post"), (BANK, "Sun"))))  # type: ignore[arg-type]
    yield opened
    opened.close()


def test_what_of_a_topic_matched(corpus: Corpus) -> None:
    """Its name where an article holds one; its actors and words as well where one is there by these alone."""
    subject = Subject("The strike", topic=STRIKE)
    window = Window(date(2024, 4, 19), date(2024, 4, 21))
    digest = answers.digest(corpus, subject, window, asof=NOON, zone=UTC_ZONE)
    grounds = why.of_digest(corpus, digest)
    assert (grounds.of, grounds.title, grounds.window) == (Answered.DIGEST, "The strike", window)
    found = {one.story.articles[0].source: one.signs for one in grounds.stories}
    names = {sign.words for signs in found.values() for sign in signs.names}
    actors = {sign.words for signs in found.values() for sign in signs.actors}
    assert names == {"harbour strike"}
    assert actors == {"Bodo", "Narvik"}
    assert {sign.words for signs in found.values() for sign in signs.words} == {"dockers"}


def test_how_an_actor_is_written_and_what_was_searched_for(corpus: Corpus) -> None:
    """In so many of each story's articles; all news is about nothing in particular."""
    for subject, told_as in ((find_subject(corpus, "Narvik", NOON), "surfaces"),
                             (find_subject(corpus, "dockers", NOON), "words")):  # fmt: skip
        listing = answers.latest(corpus, subject, Window(), count=5, asof=NOON)
        found = why.of_listing(corpus, subject, listing)
        assert all(getattr(one.signs, told_as) for one in found.stories)
        assert all(one.place is None for one in found.stories)
    listing = answers.latest(corpus, None, Window(), count=5, asof=NOON)
    assert not any(one.signs.names or one.signs.words for one in why.of_listing(corpus, None, listing).stories)


def test_how_central_a_story_is() -> None:
    """Beside the most central one."""
    assert why._place(0.5, 0.5) is Place.HEART
    assert why._place(0.35, 0.5) is Place.NEAR
    assert why._place(0.1, 0.5) is Place.APART


def edition(number: int) -> Edition:
    return Edition(
        EditionId(number),
        SubscriptionId(1),
        Subscriber(7),
        About(AboutKind.TOPIC, "strike", "The strike"),
        "2024-04-21T08:00",
        UTC_ZONE,
        since=NOON - timedelta(days=2),
        asof=NOON,
        line=0,
    )


def test_an_edition_is_explained_by_what_it_told(corpus: Corpus) -> None:
    """Not by what came in later; what was told before is told as such."""
    subject = Subject("The strike", topic=STRIKE)
    gathered = gather(corpus, subject, since=NOON - timedelta(days=2), asof=NOON, zone=UTC_ZONE)
    wire, post = sorted(gathered.ids, key=lambda one: corpus.articles.get(one).source, reverse=True)
    alone = why.of_edition(corpus, edition(1), frozenset(), frozenset({wire}))
    assert [[one.source for one in story.story.articles] for story in alone.stories] == [["Wire"]]
    assert alone.slot == datetime.fromisoformat("2024-04-21T08:00")
    later = why.of_edition(corpus, edition(2), frozenset({wire}), frozenset({post}))
    assert [[one.source for one in story.story.articles] for story in later.stories] == [["Post"]]
    nothing = why.of_edition(corpus, edition(3), frozenset({wire, post}), frozenset())
    assert nothing.stories == ()


@pytest.mark.parametrize(
    ("sentence", "words", "basis"),
    [
        ("The dam broke on 17 April 2024 at dawn.", "17 April 2024", Basis.STATED),
        ("The dam broke on 17 April at dawn.", "17 April", Basis.YEAR),
        ("The dam broke on Wednesday at dawn.", "Wednesday", Basis.PUBLISHED),
        ("The dam held until 16 April 2024. The next day it broke.", "The next day", Basis.TEXT),
    ],
)
def test_how_a_date_is_known(sentence: str, words: str, basis: Basis) -> None:
    """By the words that tell it, and what these are counted from."""
    one = article(sentence, on=published("2024-04-20"))
    start = sentence.rfind("The ")
    event = Event(Days.on(date(2024, 4, 17)), (Passage(one, start, len(sentence)),))
    (dating,) = why.of_timeline(Timeline("Dam", Window(), (event,), (), (), 0)).datings
    assert (dating.words, dating.basis, dating.passage) == (words, basis, event.passages[0])
    (reported,) = why.of_timeline(Timeline("Dam", Window(), (replace(event, reported=True),), (), (), 0)).datings
    assert (reported.words, reported.basis) == ("", None)


def test_days_that_several_words_tell(corpus: Corpus) -> None:
    """Where no words tell just these days, some that tell a part of them are shown; else none are."""
    one = article("It rained from 17 April 2024 to 19 April 2024.", on=published("2024-04-20"))
    passage = Passage(one, 0, len(one.text))
    days = Days(date(2024, 4, 17), date(2024, 4, 19))
    (dating,) = why.of_timeline(Timeline("Rain", Window(), (Event(days, (passage,)),), (), (), 0)).datings
    assert dating.basis is Basis.STATED
    far = Event(Days.on(date(2023, 1, 1)), (passage,))
    (dating,) = why.of_timeline(Timeline("Rain", Window(), (far,), (), (), 0)).datings
    assert (dating.words, dating.basis) == ("", Basis.TEXT)


def test_only_some_signs_are_told() -> None:
    """The most frequent first, of equals the longest."""
    one, other = article(), article()
    held = {"a": frozenset({one.id}), "bb": frozenset({one.id, other.id}), "ccc": frozenset({one.id}), "d": frozenset()}
    found = why._counted({**held, "e": held["a"], "f": held["a"]}, [one.id, other.id])
    assert found == (Sign("bb", 2), Sign("ccc", 1), Sign("a", 1), Sign("e", 1))
    assert why._counted({}, [one.id]) == ()


def test_a_story_without_a_subject_has_no_signs(corpus: Corpus) -> None:
    """There is nothing for it to hold."""
    assert why._Reader(corpus, None, []).of(Story((article(),), ())).names == ()
