"""What the archive holds for an actor's profile."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from factories import article, named, prepared, published, shelved

from corpus.corpus import open_corpus
from corpus.model import Actor, ActorId, ActorKind, Days, Mention, Scope
from digests import profile_parts
from digests.model import Dated, Passage, Utterance

ASOF = datetime(2024, 6, 1, tzinfo=UTC)
OPENED = "Harald Berg opened the new bridge across the sound before a large crowd."
BOTH = ("Harald Berg", "Sonja Lund")
THANKED = "The mayor thanked Harald Berg for the new bridge before a large crowd."


def test_only_deeds_that_stand_alone_are_found() -> None:
    """Being thanked is no deed; the sentence in which the actor acts is."""
    of = article(f"{THANKED} {OPENED}")
    mentions = [Mention(ActorId(1), of.id, at, at + 11, "Harald Berg") for at in (18, len(THANKED) + 1)]
    assert [passage.sentence for passage in profile_parts.deeds_in(of, mentions)] == [OPENED]


def test_a_deed_stands_on_the_day_the_archive_knows_else_when_it_was_reported(tmp_path: Path) -> None:
    """A dated passage gives its day; without a date in the sentence the report's day is given as such."""
    corpus = open_corpus(tmp_path / "news.db", write=True)
    text = f"{OPENED} The end."
    given = prepared(article(text, on=published("2024-03-05")), actors=(named("Harald Berg", (0, 11), text=text),))
    (id_,) = shelved(corpus, given)
    (berg,) = corpus.actors.named("Harald Berg")
    scope = Scope(ASOF, actors=(berg.id,))
    (reported,) = profile_parts.did(corpus, (berg,), scope, ())
    assert (reported.days, reported.reported) == (Days.on(date(2024, 3, 5)), True)
    passage = Passage(corpus.articles.get(id_), 0, len(OPENED))
    known = Dated(passage, Days.on(date(2024, 3, 1)), expected=False, main=True)
    (dated,) = profile_parts.did(corpus, (berg,), scope, (known,))
    assert (dated.days, dated.reported) == (known.days, False)
    corpus.close()


def test_what_two_did_stands_in_order_of_days(tmp_path: Path) -> None:
    """Whatever was chosen first because both did it: a reader follows the days."""
    corpus = open_corpus(tmp_path / "news.db", write=True)
    for day, text in (
        ("2024-03-05", "Harald Berg and Sonja Lund opened the new bridge across the sound. Then they left."),
        ("2024-03-02", "Harald Berg inspected the ferries in the old harbour. Sonja Lund was there."),
    ):
        names = [named(name, (text.index(name), text.index(name) + len(name)), text=text) for name in BOTH]
        shelved(corpus, prepared(article(text, on=published(day)), actors=tuple(names)))
    actors = tuple(actor for name in BOTH for actor in corpus.actors.named(name))
    scope = Scope(ASOF, actors=tuple(actor.id for actor in actors))
    did = profile_parts.filled((), corpus, actors, scope, ())
    assert [event.days.first.day for event in did] == [2, 5]
    corpus.close()


def test_a_statement_says_something() -> None:
    """That somebody spoke is none, whoever it was and to whom."""
    berg = Actor(ActorId(1), ActorKind.PERSON, "Harald Berg", ("Berg",), None, known=False)

    def tells(text: str) -> bool:
        return profile_parts.tells(Utterance(Passage(article(text), 0, len(text)), None, direct=False), [berg])

    assert tells("Berg said the bridge was safe.")
    assert not tells("Harald Berg said.")
    assert not tells("Berg told them so.")


def test_only_what_reports_words_is_said() -> None:
    """That somebody wrote or declared something is no statement unless the sentence tells what."""

    def states(text: str, *, direct: bool = False) -> bool:
        return profile_parts.states(Utterance(Passage(article(text), 0, len(text)), None, direct=direct))

    assert states("Harald Berg said the bridge was safe.")
    assert states("Berg wrote that the bridge was safe.")
    assert states("“Safe,” was all of it.", direct=True)
    assert not states("On the same Saturday Harald Berg wrote to the king.")
    assert not states("Bodo declared a state of emergency.")
