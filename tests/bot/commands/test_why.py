"""Why an answer says what it says: for every kind of answer, in every kind of chat, and after a restart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.console import Sent
from tests.bot.small_archive import LAST_DAY
from tests.bot.updates import FORUM, GROUP, Bench, Room

PRIVATE = Room()
IN_GROUP = Room(GROUP, "supergroup")
IN_THREAD = Room(FORUM, "supergroup", thread=4)
OTHER_THREAD = Room(FORUM, "supergroup", thread=5)
NOTHING = "There is nothing here yet whose reasons I could give."


def key(sent: Sent, label: str) -> str:
    data: str = next(one["callback_data"] for row in sent.keys for one in row if one["text"] == label)
    return data


@pytest.mark.parametrize("room", [PRIVATE, IN_GROUP, IN_THREAD])
def test_the_answer_shown_last_is_explained_after_a_restart(archive: Path, room: Room) -> None:
    """Each call is a program of its own: what was shown is known in the next one, to the same place alone."""
    (nothing,) = Bench(archive).take(room.write("/why"))
    assert nothing.html.startswith(NOTHING)
    Bench(archive).take(room.write("/latest harbour 2"))
    Bench(archive).take(room.write("/digest harbour 2024-03-05"))
    (why,) = Bench(archive).take(room.write("/why"))
    assert why.html.startswith("<b>Why this is in the digest: Harbour strike, Tue 5 Mar</b>")
    assert "Told by 1 article from 1 source" in why.html
    (elsewhere,) = Bench(archive).take(OTHER_THREAD.write("/why"))
    assert elsewhere.html.startswith(NOTHING)


def test_a_button_explains_its_own_answer(archive: Path) -> None:
    """Whatever was shown since, and as of when it was shown."""
    (first,) = Bench(archive, at=LAST_DAY).take(PRIVATE.write("/latest harbour 1"))
    Bench(archive).take(PRIVATE.write("/latest Novak"))
    (why,) = Bench(archive).take(PRIVATE.tap(key(first, "Why")))
    assert "Why these are the latest: Harbour strike" in why.html
    assert "9 Apr" in why.html


def test_a_reply_explains_what_it_replies_to(archive: Path) -> None:
    """As the button below that message would."""
    (first,) = Bench(archive).take(IN_GROUP.write("/digest harbour 2024-03-05"))
    Bench(archive).take(IN_GROUP.write("/latest Novak"))
    shown = {"inline_keyboard": first.keys}
    replied = IN_GROUP.serve(reply_markup=shown)["message"]
    (why,) = Bench(archive).take(IN_GROUP.write("/why", reply_to_message=replied))
    assert "Why this is in the digest" in why.html
    replied = IN_GROUP.serve(text="nothing below it")["message"]
    (last,) = Bench(archive).take(IN_GROUP.write("/why", reply_to_message=replied))
    assert "Why these are the latest: Marta Novak" in last.html


def test_a_timeline_tells_how_its_dates_are_known(ask: Any) -> None:
    """Word for word, with the article it stands in; pages of it can be turned though other answers came since."""
    text, _ = ask("/timeline harbour")
    (why,) = ask(tap=key(text.sent, "Why"))
    assert why.text.startswith("How the dates are known: Harbour strike")
    assert "the year is counted from when the article was published, 1 Mar (given by the publisher)." in why.text
    assert why.passages
    ask("/latest harbour")
    (turned,) = ask(tap=key(why.sent, "›"))
    assert turned.text != why.text
    assert "the year is counted from" in turned.text


def test_a_digest_that_came_by_itself_is_explained(archive: Path) -> None:
    """By its own chat alone; another's is none, and a number that nobody has is told kindly."""
    bench = Bench(archive)
    bench.take(PRIVATE.write("/subscribe harbour weekly mon 18:00"))
    with bench.ledger() as ledger:
        number = ledger.subscriptions.of(PRIVATE.chat)[0].id
    assert number == 1
    (kind,) = bench.take(PRIVATE.write("/why edition 1"))
    assert kind.html == "That digest is not kept any more. /digest makes one of any day."
    (kind,) = bench.take(IN_GROUP.write("/why edition 1"))
    assert kind.html == "That digest is not kept any more. /digest makes one of any day."


def test_one_story_alone(ask: Any) -> None:
    """By its place in the answer; all of them where there is none of that number."""
    ask("/latest harbour 3")
    (second,) = ask("/why 2")
    assert "2. Day" in second.text
    assert "1. Day" not in second.text
    (every,) = ask("/why 9")
    assert "1. Day" in every.text
