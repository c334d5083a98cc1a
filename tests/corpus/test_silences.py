"""Feeds that fall silent and answer again are noticed once each."""

from __future__ import annotations

from datetime import datetime

import pytest
from feeds import HOUR, NOW, feed
from hypothesis import given
from hypothesis import strategies as st

from corpus import feeds, silences
from corpus.corpus import Corpus, open_corpus
from corpus.feed_health import FAILS, is_silent
from corpus.feed_pace import Failed, Unchanged, after, paused, resumed
from corpus.feeds import Feed
from corpus.silences import Silence, Told


class Watched:
    """A feed that is looked at, hour by hour."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.now = NOW
        with corpus.database.transaction() as writing:
            self.feed = feeds.add(writing, feed())

    def look(self, *, answers: bool) -> None:
        self.now += HOUR
        self.keep(after(self.feed, Unchanged() if answers else Failed("HttpRefused 404"), self.now))

    def keep(self, changed: Feed, now: datetime | None = None) -> None:
        self.feed = changed
        with self.corpus.database.transaction() as writing:
            feeds.save(writing, changed)
            silences.watch(writing, changed, now or self.now)

    def tell(self) -> list[tuple[Silence, Told]]:
        """What there is to tell, which is told by that."""
        told: list[tuple[Silence, Told]] = []
        for each in silences.untold(self.corpus.database):
            for step in (Told.BEGUN, Told.ENDED) if each.until else (Told.BEGUN,):
                with self.corpus.database.transaction() as writing:
                    if silences.mark(writing, each.id, step):
                        told.append((each, step))
        return told


def test_a_silence_begins_and_ends_once(corpus: Corpus) -> None:
    """It counts from the last answer, and only what is no accident is one."""
    watched = Watched(corpus)
    watched.look(answers=True)
    for _ in range(FAILS - 1):
        watched.look(answers=False)
    assert watched.tell() == []
    for _ in range(3):
        watched.look(answers=False)
    ((silence, step),) = watched.tell()
    assert (silence.name, silence.since, silence.until) == ("Sample Wire", NOW + HOUR, None)
    assert (silence.reason, step) == ("HttpRefused 404", Told.BEGUN)
    assert watched.tell() == []
    watched.look(answers=True)
    watched.look(answers=True)
    ((silence, step),) = watched.tell()
    assert (silence.until, step) == (watched.now - HOUR, Told.ENDED)
    assert watched.tell() == []


def test_a_feed_that_never_answered_is_silent_since_it_was_added(corpus: Corpus) -> None:
    """There is no other moment to count from."""
    watched = Watched(corpus)
    for _ in range(FAILS):
        watched.look(answers=False)
    ((silence, _),) = watched.tell()
    assert silence.since == NOW


def test_an_operator_ends_no_silence(corpus: Corpus) -> None:
    """Paused and taken up again it has not answered yet; only when it does is it back."""
    watched = Watched(corpus)
    for _ in range(FAILS):
        watched.look(answers=False)
    watched.tell()
    watched.keep(paused(watched.feed))
    watched.keep(resumed(watched.feed, watched.now))
    for _ in range(FAILS):
        watched.look(answers=False)
    assert watched.tell() == []
    watched.look(answers=True)
    assert [step for _, step in watched.tell()] == [Told.ENDED]


def test_what_is_removed_is_told_no_more(corpus: Corpus) -> None:
    """Nobody needs to hear of a feed that is not followed."""
    watched = Watched(corpus)
    for _ in range(FAILS):
        watched.look(answers=False)
    with corpus.database.transaction() as writing:
        feeds.remove(writing, watched.feed.id)
    assert watched.tell() == []


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=30))
def test_tidings_take_turns(tmp_path_factory: pytest.TempPathFactory, looks: list[tuple[bool, bool]]) -> None:
    """However a feed fares, and whenever somebody comes to tell it: it falls silent, it is back, it falls silent."""
    opened = open_corpus(tmp_path_factory.mktemp("silence") / "a.db", write=True)
    watched = Watched(opened)
    steps: list[Told] = []
    for answers, tells in looks:
        watched.look(answers=answers)
        steps += [step for _, step in watched.tell()] if tells else []
    steps += [step for _, step in watched.tell()]
    assert steps == [(Told.BEGUN, Told.ENDED)[n % 2] for n in range(len(steps))]
    assert (len(steps) % 2 == 1) == is_silent(watched.feed)
    opened.close()
