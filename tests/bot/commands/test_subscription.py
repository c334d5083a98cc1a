"""One subscription and its buttons."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands import changes
from bot.question import Question
from tests.bot.updates import READER, Bench, Room

HERE = Room()


@pytest.fixture
def bench(archive: Path) -> Bench:
    made = Bench(archive)
    made.take(HERE.write("/timezone Yerevan"), HERE.write("/subscribe harbour daily 08:00"))
    return made


def texts(bench: Bench, *data: str) -> list[str]:
    return [sent.html for sent in bench.take(*map(HERE.tap, data))]


@pytest.mark.parametrize(
    "data",
    [
        *("x:oshow 1", "x:opause 1", "x:oresume 1", "x:osend 1", "x:owhen 1", "x:owhen 1 daily 09:00"),
        *("x:oremove 1 0 harbour daily 08:00", "x:c", "x:csilent on", "x:O", "x:p", "x:r", "x:zTokyo"),
    ],
)
def test_pressed_twice_is_pressed_once(bench: Bench, data: str) -> None:
    """A button says what is to be, not what is to change: a second tap finds it so, or says the same."""
    once = bench.take(HERE.tap(data))
    with bench.ledger() as ledger:
        before = (ledger.subscriptions.of(READER), ledger.chats.find(READER))
    twice = bench.take(HERE.tap(data))
    with bench.ledger() as ledger:
        assert (ledger.subscriptions.of(READER), ledger.chats.find(READER)) == before
    buttons = [{key["text"] for row in said[0].keys for key in row} for said in (once, twice)]
    assert buttons[0] == buttons[1]


@pytest.mark.parametrize("words", ["/unsubscribe everything", "unsubscribe me from everything", "/unsubscribe ALL"])
def test_all_are_removed_when_it_is_sure(bench: Bench, words: str) -> None:
    """It is asked first, in the words of as many as there are."""
    (sure,) = bench.take(HERE.write(words))
    assert sure.html.startswith("The one digest of this chat is to come no more?")
    bench.take(HERE.write("/subscribe bridge daily 08:00"))
    (sure,) = bench.take(HERE.write(words))
    assert sure.html.startswith("All 2 digests of this chat are to come no more?")


def test_send_now_twice_is_one_digest(bench: Bench) -> None:
    """A finger that trembles asks for one edition."""
    bench.take(HERE.tap("x:osend 1"), HERE.tap("x:osend 1"))
    with bench.ledger() as ledger:
        assert len(ledger.editions.planned(bench.at, 10)) == 1


def test_a_removed_one_comes_back_as_it_was(bench: Bench) -> None:
    """Undo agrees on the same again, even when Remove was pressed twice."""
    remove = "x:oremove 1 0 harbour daily 08:00"
    bench.take(HERE.tap(remove))
    (again,) = bench.take(HERE.tap(remove))
    undo = again.keys[0][0]["callback_data"]
    with bench.ledger() as ledger:
        assert ledger.subscriptions.of(READER) == ()
    assert texts(bench, undo)[0].startswith("Agreed: <b>Harbour strike</b>, every day at 08:00;")


@pytest.mark.parametrize(
    "data", ["x:opause 99", "x:oshow x", "x:oexplode 1", "x:oshow ", "x:o", "x:oremove 99", "x:opause " + "9" * 40]
)
def test_what_is_not_there_gets_a_line(bench: Bench, data: str) -> None:
    """Buttons of digests that are long gone, and what no button of ours says."""
    (said,) = texts(bench, data)
    assert said == "That digest is none of this chat's any more. /subscriptions lists what comes."


def test_an_undo_of_nothing_asks_when(bench: Bench) -> None:
    """A made-up button changes nothing."""
    (said,) = texts(bench, "x:oagain 0")
    assert said.startswith("When? Write it like")


def test_other_chats_subscriptions_are_not_there(bench: Bench) -> None:
    """The number of another chat's is nobody else's."""
    stranger = Room(chat=8, user=8)
    for data in ("x:oremove 1", "x:opause 1", "x:osend 1", "x:owhen 1 daily 09:00", "x:oshow 1"):
        (said,) = bench.take(stranger.tap(data))
        assert said.html.startswith("That digest is none of this chat's")
    with bench.ledger() as ledger:
        assert len(ledger.subscriptions.of(READER)) == 1


def test_replays_are_not_sent_out_of_turn(bench: Bench) -> None:
    """Their days come one after the other: there is no such button, and a made-up one does nothing."""
    bench.take(HERE.write("/subscribe harbour replay from 2024-03-05 daily 08:00"))
    (said,) = bench.take(HERE.tap("x:osend 2"))
    assert "Send now" not in [key["text"] for row in said.keys for key in row]
    with bench.ledger() as ledger:
        assert ledger.editions.planned(bench.at, 10) == ()


@pytest.mark.parametrize(
    ("question", "is_change"),
    [
        (Question("subscribe"), True),
        (Question("pause"), True),
        (Question("subscription", "show 12"), False),
        (Question("subscription", "pause 12"), True),
        (Question("subscriptions", "2"), False),
        (Question("timezone"), False),
        (Question("timezone", "Baku"), True),
        (Question("settings"), False),
        (Question("settings", "silent on"), True),
        (Question("latest", "harbour"), False),
        (Question("start"), False),
    ],
)
def test_what_changes_something(question: Question, is_change: bool) -> None:
    """Only this asks for leave; looking never does."""
    assert changes(question) is is_change
