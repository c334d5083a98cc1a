"""Which feeds the archive follows, and what it remembers of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from factories import article, prepared, shelved
from feeds import DAY, HOUR, NOW, feed
from hypothesis import given
from hypothesis import strategies as st

from corpus import feeds
from corpus.corpus import Corpus
from corpus.errors import KnownFeed, UnknownFeed
from corpus.excerpts import mark_excerpt
from corpus.feeds import FAULTS, REMEMBERED, Feed, FeedId, entry_hash


def add(corpus: Corpus, *given: Feed) -> list[Feed]:
    with corpus.database.transaction() as writing:
        return [feeds.add(writing, each) for each in given]


def save(corpus: Corpus, changed: Feed) -> None:
    with corpus.database.transaction() as writing:
        feeds.save(writing, changed)


def test_a_feed_comes_back_as_it_went(corpus: Corpus) -> None:
    """Everything that is known of it survives being stored."""
    (added,) = add(corpus, feed(source="Wire", language="de", topics=("suez", "mars")))
    assert corpus.feeds.all() == (added,)
    changed = replace(
        added,
        title="New",
        url="https://wire.example/moved",
        paused=True,
        etag='"a"',
        last_modified="Mon",
        interval=2 * HOUR,
        next_at=NOW + HOUR,
        failures=1,
        faults=2,
        barren=3,
        last_ok=NOW,
        last_new=NOW - HOUR,
        newest=NOW - DAY,
        entries=4,
        usual=5,
        note="x",
    )
    save(corpus, changed)
    assert corpus.feeds.all() == (changed,)


def test_a_feed_is_followed_once(corpus: Corpus) -> None:
    """By its address."""
    add(corpus, feed())
    with pytest.raises(KnownFeed):
        add(corpus, feed())
    assert len(corpus.feeds.all()) == 1


def test_a_feed_that_moves_to_anothers_address_keeps_its_own(corpus: Corpus) -> None:
    """Two that turn out to be one are not a reason to lose either."""
    first, second = add(corpus, feed(), feed("https://wire.example/new"))
    save(corpus, replace(first, url=second.url, note="moved"))
    assert [(each.url, each.note) for each in corpus.feeds.all()] == [(first.url, "moved"), (second.url, "")]


def test_what_is_due_comes_longest_waiting_first(corpus: Corpus) -> None:
    """Neither what is paused or in quarantine, nor what is due later."""
    urls = [f"https://wire.example/{n}" for n in range(5)]
    late, early, paused, broken, future = add(corpus, *map(feed, urls))
    save(corpus, replace(late, next_at=NOW))
    save(corpus, replace(early, next_at=NOW - HOUR))
    save(corpus, replace(paused, paused=True))
    save(corpus, replace(broken, faults=FAULTS))
    save(corpus, replace(future, next_at=NOW + timedelta(seconds=1)))
    assert [each.id for each in corpus.feeds.due(NOW)] == [early.id, late.id]
    assert corpus.feeds.is_due(NOW)
    assert not corpus.feeds.is_due(NOW - DAY)


@pytest.mark.parametrize("words", ["1", "https://wire.example/FEED", "sample wire", "Wire "])
def test_a_feed_is_found_by_what_it_is_known_by(corpus: Corpus, words: str) -> None:
    """Its number, address, title or source."""
    (added,) = add(corpus, feed(source="Wire"))
    assert corpus.feeds.find(words) == added


@pytest.mark.parametrize(("words", "meant"), [("wir", ("Sample Wire",)), ("post", ()), ("", ())])
def test_an_unknown_feed_is_told_with_what_it_may_be(corpus: Corpus, words: str, meant: tuple[str, ...]) -> None:
    """Those whose name or address holds what was written."""
    add(corpus, feed())
    with pytest.raises(UnknownFeed) as told:
        corpus.feeds.find(words)
    assert told.value.suggestions == meant


def test_entries_are_seen_once(corpus: Corpus) -> None:
    """What stood in a feed is remembered for that feed, until it has not stood there for long."""
    first, second = add(corpus, feed(), feed("https://post.example/feed"))
    with corpus.database.transaction() as writing:
        feeds.remember(writing, first.id, [1, 2], NOW)
        feeds.remember(writing, first.id, [2], NOW + REMEMBERED)
    assert corpus.feeds.unseen(first.id, [1, 2, 3]) == {3}
    assert corpus.feeds.unseen(second.id, [1]) == {1}
    with corpus.database.transaction() as writing:
        feeds.remember(writing, first.id, [], NOW + REMEMBERED + DAY)
    assert corpus.feeds.unseen(first.id, [1, 2]) == {1}


def test_a_removed_feed_leaves_nothing(corpus: Corpus) -> None:
    """Nor what stood in it; added again it starts anew."""
    (added,) = add(corpus, feed())
    with corpus.database.transaction() as writing:
        feeds.remember(writing, added.id, [1], NOW)
        feeds.remove(writing, added.id)
    assert corpus.feeds.all() == ()
    assert corpus.feeds.unseen(FeedId(added.id), [1]) == {1}


def test_an_excerpt_says_why(corpus: Corpus) -> None:
    """Of an article of which the page could not be had; of others nothing."""
    whole, part = shelved(
        corpus,
        prepared(article("The one thing happened on Monday.", url="https://wire.example/1")),
        prepared(article("Quite another thing happened on Friday.", url="https://www.wire.example/2?utm_source=x")),
    )
    with corpus.database.transaction() as writing:
        mark_excerpt(writing, part, "refused")
    assert (corpus.feeds.excerpt(whole), corpus.feeds.excerpt(part)) == ("", "refused")
    assert corpus.feeds.has_page("https://wire.example/1")
    assert not corpus.feeds.has_page("https://wire.example/3")


@given(st.text())
def test_every_guid_has_a_number_that_fits(guid: str) -> None:
    """Also one of half characters, as broken feeds have them."""
    assert 0 <= entry_hash(guid) < 2**63
