"""How many sources answered, as readers are told."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from feeds import DAY, HOUR, NOW, feed
from old_archives import make

from corpus import feeds, silences
from corpus.corpus import Corpus, open_corpus
from corpus.feed_pace import Failed, Unchanged, after, paused
from corpus.feeds import Feed
from corpus.turnout import NAMED, Silent, turnout


def follow(corpus: Corpus, name: str, *looks: bool, source: str = "") -> Feed:
    """A feed that is looked at, hour by hour; whether it answers each time."""
    with corpus.database.transaction() as writing:
        followed = feeds.add(writing, feed(f"https://{name}.example/feed", title=name, source=source))
        for n, answers in enumerate(looks, 1):
            now = NOW + n * HOUR
            followed = after(followed, Unchanged() if answers else Failed("TooSlow"), now)
            feeds.save(writing, followed)
            silences.watch(writing, followed, now)
    return followed


def at(corpus: Corpus, moment: datetime) -> tuple[int, tuple[Silent, ...]] | None:
    found = turnout(corpus.database, moment)
    return (found.sources, found.silent) if found else None


def test_nothing_is_said_without_feeds(corpus: Corpus) -> None:
    """Nor while the first look is still to come."""
    assert at(corpus, NOW) is None
    follow(corpus, "Wire")
    assert at(corpus, NOW + HOUR) is None


def test_the_silent_are_named_as_of_then(corpus: Corpus) -> None:
    """Before it fell silent and after it came back, all had answered; before feeds there is nothing to say."""
    follow(corpus, "Wire", True, True, True, True, True, True, True)
    follow(corpus, "Post", True, False, False, False, False, True, True)
    assert at(corpus, NOW + 3.5 * HOUR) == (2, ())
    assert at(corpus, NOW + 5.5 * HOUR) == (2, (Silent("Post", NOW + HOUR),))
    assert at(corpus, NOW + 7 * HOUR) == (2, ())
    assert at(corpus, NOW - DAY) is None


def test_a_source_answers_by_any_of_its_feeds(corpus: Corpus) -> None:
    """Two feeds of one outlet are one source, silent since the last of them was heard."""
    follow(corpus, "World", True, True, True, True, source="Post")
    lost = follow(corpus, "Sport", True, False, False, False, source="Post")
    assert at(corpus, NOW + 4 * HOUR) == (1, ())
    with corpus.database.transaction() as writing:
        feeds.save(writing, replace(lost, source="Post"))
    follow(corpus, "Third", True, True, False, False, False)
    assert at(corpus, NOW + 5 * HOUR) == (2, (Silent("Third", NOW + 2 * HOUR),))


def test_all_the_silent_are_counted_and_some_named(corpus: Corpus) -> None:
    """Of many, those of which nothing was heard for the longest time; one source of two silent feeds counts once."""
    for n in range(2 * NAMED):
        follow(corpus, f"Post {n}", *[True] * (2 * NAMED - n), False, False, False)
    for name in ("World", "Sport"):
        follow(corpus, name, True, True, *[False] * 8, source="Wire")
    follow(corpus, "Radio", *[True] * 10)
    found = turnout(corpus.database, NOW + 11 * HOUR)
    assert found is not None
    assert (found.sources, found.lost, found.answered) == (2 * NAMED + 2, 2 * NAMED + 1, 1)
    assert [one.name for one in found.silent] == ["Post 5", "Post 4", "Wire"]
    assert [one.since for one in found.silent] == [NOW + HOUR, NOW + 2 * HOUR, NOW + 2 * HOUR]


def test_a_feed_at_rest_is_none(corpus: Corpus) -> None:
    """What an operator paused is not missed."""
    follow(corpus, "Wire", True)
    post = follow(corpus, "Post", True, False, False, False)
    with corpus.database.transaction() as writing:
        feeds.save(writing, paused(post))
    assert at(corpus, NOW + 4 * HOUR) == (1, ())


def test_where_nobody_asked_it_says_so(corpus: Corpus) -> None:
    """A machine that was off for days knows nothing of its sources."""
    follow(corpus, "Wire", True)
    assert at(corpus, NOW + DAY) == (1, ())
    assert at(corpus, NOW + 3 * DAY) == (1, (Silent("Wire", NOW + HOUR, asked=False),))


def test_an_archive_of_before_has_none(tmp_path: Path) -> None:
    """Whoever only reads an older archive finds nothing to say."""
    make(tmp_path / "old.db", 3)
    with closing(open_corpus(tmp_path / "old.db", write=False)) as old:
        assert at(old, NOW) is None
