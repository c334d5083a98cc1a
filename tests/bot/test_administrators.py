"""What belongs to those who run the bot is theirs alone, wherever it is pressed or written."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from feeds import NOW, feed

from bot.callback import Ask, Do, encode
from bot.question import Question
from corpus import feeds
from corpus.corpus import open_corpus
from corpus.feeds import Feed
from tests.bot.updates import CHANNEL, GROUP, READER, Bench, Room

STRANGER = 99


@pytest.fixture
def bench(archive: Path) -> Bench:
    with closing(open_corpus(archive, write=True)) as corpus, corpus.database.transaction() as writing:
        feeds.add(writing, feed(next_at=NOW))
    return Bench(archive, admins=frozenset({READER}))


def only(bench: Bench) -> Feed:
    with closing(open_corpus(bench.archive, write=False)) as corpus:
        (found,) = corpus.feeds.all()
        return found


def carried(deed: str, *, edits: bool = True) -> str:
    question = Question("feed", f"{deed} 1")
    return encode(Do(question) if edits else Ask(question), lambda words: 1)


@pytest.mark.parametrize("deed", ["pause", "remove", "look"])
def test_an_administrator_s_buttons_are_no_one_else_s(bench: Bench, deed: str) -> None:
    """In a group, where all see them, a stranger's tap is refused where only he sees it; nothing changes."""
    before = only(bench)
    for edits in (True, False):
        (said,) = bench.take(Room(chat=GROUP, kind="group", user=STRANGER).tap(carried(deed, edits=edits)))
        assert (said.method, said.html) == ("answerCallbackQuery", "Only those who run me can do this.")
    assert only(bench) == before


def test_an_administrator_presses_them_anywhere(bench: Bench) -> None:
    """Also in a group, whoever is administrator of that."""
    bench.member = True
    (shown,) = bench.take(Room(chat=GROUP, kind="group").tap(carried("pause")))
    assert "It is paused" in shown.html
    assert only(bench).paused


def test_buttons_of_a_feed_that_is_gone_say_so(bench: Bench) -> None:
    """Removed meanwhile, or a number that never was."""
    room = Room()
    bench.take(room.tap(carried("remove")))
    for data in (carried("pause"), carried("remove"), "x:fshow x", "x:fagain nonsense", "x:fagain [1,2,3,4,5]", "x:f"):
        (shown,) = bench.take(room.tap(data))
        assert "/feeds" in shown.html


def test_the_group_s_own_administrators_are_none_of_ours(bench: Bench) -> None:
    """Nor is a channel, nor whoever speaks in a group's name."""
    for update in (
        Room(chat=GROUP, kind="group", user=STRANGER).write("/feeds"),
        Room(chat=GROUP).write_masked("/feeds"),
    ):
        (said,) = bench.take(update)
        assert "Only those who run me" in said.html
        assert "DATELINE_ADMINS" not in said.html
    (said,) = bench.take(Room(chat=CHANNEL, kind="channel").post("/feeds"))
    assert "Only those who run me" in said.html


def test_help_tells_administrators_alone(bench: Bench) -> None:
    """What others can't do is not offered to them."""
    (told,) = bench.take(Room().write("/help"))
    assert "/addfeed" in told.html
    (told,) = bench.take(Room(chat=STRANGER, user=STRANGER).write("/help"))
    assert "/addfeed" not in told.html
    assert "/feeds" not in told.html
