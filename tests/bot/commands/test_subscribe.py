"""Agreeing on a digest: limits, zones, and what else there is of the same."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.enquiry import enquire
from bot.storage import Storage
from bot.visitor import Visitor
from digests.ledger.agreements import MOST
from digests.ledger.model import AboutKind
from tests.bot.small_archive import ASOF
from tests.bot.updates import READER, Bench, Room

HERE = Room()


def labels(bench: Bench, room: Room, text: str) -> list[str]:
    (said,) = bench.take(room.write(text))
    return [key["text"] for row in said.keys for key in row]


def test_too_many_get_a_kind_line(archive: Path) -> None:
    """A chat has its fill at some point, and is told what to do about it."""
    bench = Bench(archive)
    *_, last = bench.take(*(HERE.write(f"/subscribe harbour daily {n:02}:30") for n in range(MOST + 1)))
    assert last.html == f"This chat has {MOST} digests, as many as it can have. Remove one with /unsubscribe first."


@pytest.mark.parametrize(
    ("language", "zone"), [("hy", "Yerevan"), ("de-at", "Vienna"), ("", "London"), ("xx", "London")]
)
def test_likely_zones_are_offered_by_language(archive: Path, language: str, zone: str) -> None:
    """Where nobody has chosen a zone, some are a tap away; where one was chosen, none is offered."""
    bench = Bench(archive)
    room = Room(language=language)
    assert zone in labels(bench, room, "/subscribe harbour daily 08:00")
    bench.take(room.write("/timezone Baku"))
    assert zone not in labels(bench, room, "/subscribe harbour daily 09:00")


@pytest.mark.parametrize("zone", ["Europe/Berlin", "in Berlin", "Berlin time", "UTC+9"])
def test_a_time_by_another_clock_is_asked_back(archive: Path, zone: str) -> None:
    """A chat has one clock: nothing is agreed on until it is clear which, and both are a tap away."""
    bench = Bench(archive)
    (said,) = bench.take(HERE.write(f"/subscribe harbour daily 8:00 {zone}"))
    assert "A chat has one clock for all its digests" in said.html
    assert "/subscribe harbour daily 8:00" in said.html
    assert [key["text"].partition(" to ")[0] for row in said.keys for key in row][:1] == ["Set the clock"]
    with bench.ledger() as ledger:
        assert ledger.subscriptions.of(READER) == ()


def test_a_time_by_the_clock_of_the_chat_needs_no_asking(archive: Path) -> None:
    """The zone that is the chat's own may be named."""
    bench = Bench(archive)
    bench.take(HERE.write("/timezone Berlin"))
    (said,) = bench.take(HERE.write("/subscribe harbour daily 8:00 Berlin"))
    assert "Agreed" in said.html
    (named,) = bench.take(HERE.write("/subscribe harbour in Berlin"))
    assert "one clock" not in named.html


@pytest.mark.parametrize(
    ("words", "kind", "kept"),
    [
        ("harbor", AboutKind.TOPIC, "harbour"),
        ("Novak", AboutKind.ACTOR, "Marta Novak"),
        ("Novak & Ilves", AboutKind.ACTOR, "Marta Novak and Peeter Ilves"),
        ('"stay shut"', AboutKind.SEARCH, '"stay shut"'),
        ("quay 3", AboutKind.SEARCH, "quay 3"),
    ],
)
def test_what_a_subscription_is_about(archive: Path, words: str, kind: AboutKind, kept: str) -> None:
    """A topic, an actor or several, or a search, in words that find it again."""
    bench = Bench(archive)
    bench.take(HERE.write(f"/subscribe {words} weekly mon 18:00"))
    with bench.ledger() as ledger:
        (made,) = ledger.subscriptions.of(READER)
    assert (made.about.kind, made.about.words) == (kind, kept)


def test_a_flow_of_taps_says_all_of_it(archive: Path) -> None:
    """From nothing to a digest by buttons alone, all in one message, without a state in between."""
    bench = Bench(archive)
    (said,) = bench.take(HERE.write("/subscribe"))
    for label in ("Harbour strike", "Once a month", "10th", "20:00"):
        data = next(key["callback_data"] for row in said.keys for key in row if key["text"] == label)
        (said,) = bench.take(HERE.tap(data))
        assert said.method == "editMessageText"
    assert said.html.startswith("Agreed: <b>Harbour strike</b>, on the 10th of each month at 20:00")


def test_asking_with_times_keeps_them(archive: Path) -> None:
    """A schedule that came before the subject is not asked for again."""
    bench = Bench(archive)
    (said,) = bench.take(HERE.write("/subscribe replay from 2024-03-05 daily 08:00"))
    assert said.keys[0][0]["callback_data"] == "x:+harbour replay from 2024-03-05 daily 08:00"


def test_the_first_slot_is_told_by_the_chat_s_clock(archive: Path) -> None:
    """It is already tomorrow in Tokyo when it is still today in UTC."""
    storage = Storage(archive, zone=ZoneInfo("Asia/Tokyo"))
    enquiry = enquire(storage, Visitor(READER, may_change=True), ASOF.replace(hour=16), ASOF.replace(hour=16))
    from bot.commands import subscribe

    (said, *_) = subscribe.answer(enquiry, "harbour daily 09:00").page.paragraphs
    assert said.html.endswith("the first one Friday 3 May at 09:00 (Tokyo).")
    storage.close()
