"""From what is due to what was sent: planned once, told once, in order, and every doubt told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from ledgers import BRIDGE, DAY, HARBOUR, HOUR, NOON, YEREVAN, Editor, House

from corpus.errors import DatabaseReadOnly
from digests.errors import UnknownEdition
from digests.ledger.model import Chat, DeliveryKey, DeliveryKind, EditionId, Replay
from digests.ledger.outcome import (
    BadText,
    Doubtful,
    Gone,
    Moved,
    Outcome,
    Refused,
    Sent,
    Threadless,
    Unauthorised,
    Unsent,
    Wait,
)
from digests.ledger.planning import last_told
from digests.schedule import QuietHours, Rule

EIGHT = datetime(2026, 3, 11, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_nothing_is_due_before_its_time(house: House) -> None:
    """A minute early there is nothing to do; at the minute there is one edition; a second look finds none."""
    house.subscribe()
    assert house.make(EIGHT - MINUTE) == 0
    assert house.make(EIGHT) == 1
    assert house.make(EIGHT) == 0
    assert house.editions() == [("2026-03-11T08:00", "composed")]


def test_missed_slots_are_one_edition(house: House) -> None:
    """After three days without power: the latest slot, and all that came meanwhile."""
    house.subscribe()
    assert house.make(EIGHT + 3 * DAY + HOUR) == 1
    assert house.editions() == [("2026-03-14T08:00", "composed")]
    assert len(house.editor.told[1]) == 4 * 24 + 1


def test_what_was_not_begun_is_told_by_the_next(house: House) -> None:
    """A digest that could not leave all day is merged into that of the next morning: one message, nothing lost."""
    house.subscribe()
    house.make(EIGHT)
    house.make(EIGHT + DAY)
    assert house.editions() == [("2026-03-11T08:00", "merged"), ("2026-03-12T08:00", "composed")]
    assert len(house.editor.told[2]) == 48
    assert len(house.send(EIGHT + DAY)) == 1


def test_every_edition_goes_on_where_the_last_one_ended(house: House) -> None:
    """Day after day, each article is told by one edition."""
    house.subscribe()
    for n in range(5):
        house.make(EIGHT + n * DAY)
        assert len(house.send(EIGHT + n * DAY)) == 1
    told = [hour for hours in house.editor.told.values() for hour in hours]
    assert told == list(range(min(told), min(told) + 5 * 24))


def test_two_subscriptions_of_a_chat_tell_a_thing_once(house: House) -> None:
    """What the chat was told under one heading is not news under another."""
    house.subscribe()
    house.subscribe(about=BRIDGE, rule=Rule((540,)))
    house.make(EIGHT)
    house.make(EIGHT + HOUR)
    assert len(house.editor.told[1]) == 24
    assert len(house.editor.told[2]) == 1


def test_threads_are_told_apart(house: House) -> None:
    """What one thread of a forum was told is news in another, and each digest goes where it was asked for."""
    house.subscribe(-5)
    house.subscribe(-5, thread=9)
    house.make(EIGHT)
    assert len(house.editor.told[1]) == len(house.editor.told[2]) == 24
    assert [each.subscriber.thread for each in house.send(EIGHT)] == [0, 9]


def test_parts_go_in_order_and_ring_once(house: House) -> None:
    """Part by part, the later ones without a sound; a chat's next digest waits for the last part of the one before."""
    house.editor = Editor(parts=3)
    house.subscribe()
    house.subscribe(about=BRIDGE)
    house.make(EIGHT)
    assert len(house.ledger.deliveries.heads(EIGHT, 10)) == 1
    sent = house.send(EIGHT)
    assert [(each.key.edition, each.key.part, each.silent) for each in sent] == [
        (edition, part, part > 0) for edition in (1, 2) for part in range(3)
    ]


def test_a_claim_is_made_once(house: House) -> None:
    """Two who would send the same part: one gets it."""
    house.subscribe()
    house.make(EIGHT)
    (head,) = house.ledger.deliveries.heads(EIGHT, 10)
    assert house.press.claim(head.key, EIGHT) is not None
    assert house.press.claim(head.key, EIGHT) is None
    assert house.ledger.deliveries.heads(EIGHT, 10) == ()
    assert [state for *_, state in house.states()] == ["sending"]


def test_a_doubt_is_one_silent_line(house: House) -> None:
    """No answer came: never sent again, and one line says so; its button's edition is there to look at."""
    house.editor = Editor(parts=2)
    house.subscribe()
    house.make(EIGHT)
    sent = house.send(EIGHT, [Doubtful("read timeout")])
    assert [(each.key.part, each.key.kind, each.silent) for each in sent] == [
        (0, DeliveryKind.DIGEST, False),
        (0, DeliveryKind.DOUBT, True),
        (1, DeliveryKind.DIGEST, True),
    ]
    assert "Harbour strike" in sent[1].html
    assert "may not have" in sent[1].html
    assert len(house.ledger.editions.parts(EditionId(1))) == 2
    assert house.ledger.editions.get(EditionId(1), 7).about == HARBOUR
    with pytest.raises(UnknownEdition):
        house.ledger.editions.get(EditionId(1), 8)


def test_an_edition_is_in_doubt_once(house: House) -> None:
    """However many of its parts are, its line offers to show all of it."""
    house.editor = Editor(parts=3)
    house.subscribe()
    house.make(EIGHT)
    claimed = house.send(EIGHT, [Doubtful("a"), Sent(1), Doubtful("b"), Doubtful("c")])
    assert [each.key.kind for each in claimed].count(DeliveryKind.DOUBT) == 1
    assert [state for *_, state in house.states()] == ["unknown", "sent", "unknown", "unknown"]


def test_a_crash_leaves_doubts_not_losses(house: House) -> None:
    """What was under way when the program died is in doubt; what was only promised goes on."""
    house.subscribe()
    house.subscribe(8)
    house.make(EIGHT)
    head = house.ledger.deliveries.heads(EIGHT, 10)[0]
    house.press.claim(head.key, EIGHT)
    assert house.press.recover(EIGHT + MINUTE) == 1
    assert house.press.recover(EIGHT + MINUTE) == 0
    sent = house.send(EIGHT + MINUTE)
    assert [(each.subscriber.chat, each.key.kind) for each in sent] == [
        (7, DeliveryKind.DOUBT),
        (8, DeliveryKind.DIGEST),
    ]


def test_a_line_in_doubt_comes_again(house: House) -> None:
    """The line repeats nothing that matters, so it is sent until it surely arrived."""
    house.subscribe()
    house.make(EIGHT)
    house.send(EIGHT, [Doubtful("x"), Doubtful("y")])
    assert [each.key.kind for each in house.send(EIGHT + HOUR)] == [DeliveryKind.DOUBT]


@pytest.mark.parametrize("outcome", [Unsent("no route"), Unauthorised("bad token"), Wait(30), Moved(-1007)])
def test_what_surely_did_not_arrive_comes_again(house: House, outcome: Outcome) -> None:
    """The same text, later, and once."""
    house.subscribe(-7)
    house.make(EIGHT)
    house.send(EIGHT, [outcome])
    sent = house.send(EIGHT + HOUR)
    assert len(sent) == (0 if isinstance(outcome, Moved) else 1)
    assert [state for *_, state in house.states()] == ["sent"]


def test_a_flood_wait_holds_its_chat_alone(house: House) -> None:
    """Twelve hours for one chat, nothing for the other; and its digests of the time come as one."""
    house.subscribe(rule=Rule(tuple(range(0, 1440, 60))))
    house.subscribe(8, rule=Rule((480,)))
    house.make(NOON + HOUR)
    house.send(NOON + HOUR, [Wait(12 * 3600)])
    for n in range(2, 12):
        house.make(NOON + n * HOUR)
        assert house.send(NOON + n * HOUR) == []
    house.make(EIGHT)
    assert [each.subscriber.chat for each in house.send(EIGHT)] == [7, 8]
    assert [state for _, state in house.editions()].count("begun") == 2


def test_failures_wait_longer_each_time(house: House) -> None:
    """A second, two, four, up to minutes; nobody hammers a wall."""
    house.subscribe()
    house.make(EIGHT)
    tried = [n for n in range(0, 3600, 1) if house.send(EIGHT + n * timedelta(seconds=1), [Unsent("x")])]
    gaps = [later - earlier for earlier, later in pairwise(tried)]
    assert gaps == sorted(gaps)
    assert 1 <= gaps[0] <= 2
    assert 300 <= gaps[-1] <= 376


def test_a_chat_that_is_gone_is_left_alone(house: House) -> None:
    """Blocked: nothing more is tried; what it did not get is told when it is back."""
    house.subscribe()
    house.make(EIGHT)
    house.send(EIGHT, [Gone("bot was blocked by the user")])
    assert house.send(EIGHT + DAY) == []
    assert house.make(EIGHT + DAY) == 0
    house.ledger.agreements.regain(7, EIGHT + DAY)
    house.make(EIGHT + 2 * DAY)
    assert len(house.editor.told[2]) == 3 * 24


def test_a_thread_that_is_closed_pauses_what_was_made_in_it(house: House) -> None:
    """The other threads' go on."""
    house.subscribe(-5, thread=9)
    house.subscribe(-5)
    house.make(EIGHT)
    house.send(EIGHT, [Threadless("message thread not found")])
    assert [each.paused for each in house.ledger.subscriptions.of(-5)] == [True, False]


def test_markup_that_is_refused_goes_out_bare(house: House) -> None:
    """Once as plain text; what even that way is refused is given up and kept for the operator."""
    house.subscribe()
    house.make(EIGHT)
    sent = house.send(EIGHT, [BadText("can't parse entities"), BadText("can't parse entities")])
    assert [each.plain for each in sent] == [False, True]
    assert [state for *_, state in house.states()] == ["dead"]


def test_what_is_refused_for_good_is_given_up(house: House) -> None:
    """The next digest of the chat is not held up by it."""
    house.subscribe()
    house.subscribe(about=BRIDGE)
    house.make(EIGHT)
    house.send(EIGHT, [Refused("message is too long")])
    assert [state for *_, state in house.states()] == ["dead", "sent"]


def test_a_claim_that_is_not_ones_own_settles_nothing(house: House) -> None:
    """An answer that comes after the doubt was written down changes nothing."""
    house.subscribe()
    house.make(EIGHT)
    (head,) = house.ledger.deliveries.heads(EIGHT, 10)
    delivery = house.press.claim(head.key, EIGHT)
    assert delivery is not None
    house.press.recover(EIGHT)
    house.press.settle(delivery, Unsent("late"), EIGHT)
    assert [state for *_, state in house.states()] == ["unknown", "pending"]


def test_quiet_hours_hold_and_merge(house: House) -> None:
    """Every hour, but nothing between ten and seven; then one digest of the night."""
    house.ledger.agreements.configure(Chat(7, quiet=QuietHours(22 * 60, 7 * 60)), NOON)
    house.subscribe(rule=Rule(tuple(range(0, 1440, 60))))
    counts = [house.make(NOON + n * HOUR) and len(house.send(NOON + n * HOUR)) for n in range(24)]
    assert counts == [0] + [1] * 9 + [0] * 9 + [1] * 5
    assert len(house.editor.told[10]) == 10


def test_when_nothing_happened(house: House) -> None:
    """A line, or silence where that was chosen; the slot counts as kept either way."""
    house.subscribe(rule=Rule(tuple(range(0, 1440, 30))))
    house.subscribe(8, rule=Rule(tuple(range(0, 1440, 30))))
    house.ledger.agreements.configure(Chat(8, hush=True), NOON)
    house.make(NOON + 30 * MINUTE)
    assert [each.subscriber.chat for each in house.send(NOON + 30 * MINUTE)] == [7]
    assert [state for _, state in house.editions()] == ["begun", "begun"]


def test_a_silent_chat(house: House) -> None:
    """Digests come without a sound where that was chosen."""
    house.ledger.agreements.configure(Chat(7, silent=True), NOON)
    house.subscribe()
    house.make(EIGHT)
    assert [each.silent for each in house.send(EIGHT)] == [True]


def test_an_apology_tells_nothing(house: House) -> None:
    """Where a fault of ours kept the text from being made, nothing counts as told by it."""
    house.subscribe()
    while house.press.plan(EIGHT):
        pass
    (edition,) = house.press.planned(EIGHT, 10)
    house.press.apologise(edition, "I am sorry", EIGHT)
    assert [each.html for each in house.send(EIGHT)] == ["I am sorry"]
    assert house.ledger.editions.told(edition) == frozenset()


def test_a_replay_tells_a_day_of_then_for_each_day_now(house: House) -> None:
    """Nothing is told before its day, each day once, and at the end of the period it is over."""
    first, last = datetime(2020, 9, 27, tzinfo=UTC).date(), datetime(2020, 9, 30, tzinfo=UTC).date()
    house.ledger.agreements.configure(Chat(7, zone=YEREVAN), NOON)
    chat = house.ledger.chats.find(7)
    assert chat is not None
    house.ledger.agreements.subscribe(chat, 0, HARBOUR, Rule((480,)), NOON, replay=Replay(first, last))
    for n in range(6):
        house.make(EIGHT + n * DAY)
        house.send(EIGHT + n * DAY)
    told = list(house.editor.told.values())
    assert [len(hours) for hours in told] == [24] * 4
    midnight = datetime(2020, 9, 26, 20, 0, tzinfo=UTC)
    assert [hours[0] * 3600 for hours in told] == [int((midnight + n * DAY).timestamp()) for n in range(4)]
    assert house.ledger.subscriptions.of(7) == ()


def test_a_replay_may_be_faster(house: House) -> None:
    """Three days of then at a time; the last helping is what is left."""
    day = datetime(2020, 9, 27, tzinfo=UTC).date()
    assert last_told(Replay(day, day + 7 * DAY, 3)) == day + 2 * DAY
    assert last_told(Replay(day, day + DAY, 3)) == day + DAY


def test_a_replay_does_not_count_as_told_in_the_chat(house: House) -> None:
    """The same period can be sent again, and the news of today is told whatever was replayed."""
    today = NOON.date()
    for rule in (Rule((480,)), Rule((481,))):
        house.ledger.agreements.subscribe(Chat(7), 0, HARBOUR, rule, NOON, replay=Replay(today - DAY, today - DAY))
    house.subscribe(rule=Rule((482,)))
    house.make(EIGHT + HOUR)
    house.send(EIGHT + HOUR)
    assert [len(hours) for hours in house.editor.told.values()] == [24, 24, 25]


def test_a_clock_set_back_repeats_nothing(house: House) -> None:
    """Ten years ahead by mistake, one digest; set right again, every slot of today comes, and none twice."""
    house.subscribe()
    house.make(EIGHT + 3650 * DAY)
    assert len(house.send(EIGHT + 3650 * DAY)) == 1
    assert house.press.unpark(NOON) == 1
    assert house.press.unpark(NOON) == 0
    house.make(EIGHT)
    house.make(EIGHT - HOUR)
    house.make(EIGHT)
    assert [slot for slot, _ in house.editions()] == ["2036-03-08T08:00", "2026-03-11T08:00"]


def test_looking_settles_a_doubt(house: House) -> None:
    """Who has seen the edition is in no doubt about it."""
    house.subscribe()
    house.make(EIGHT)
    house.send(EIGHT, [Doubtful("x")])
    house.press.show(EditionId(1), EIGHT)
    assert [state for *_, state in house.states()] == ["shown", "sent"]


def test_nothing_is_claimed_where_nothing_can_be_written(house: House) -> None:
    """Without a durable claim there is no sending."""
    house.subscribe()
    house.make(EIGHT)
    house.ledger.database.close()
    with pytest.raises(DatabaseReadOnly):
        house.press.claim(DeliveryKey(EditionId(1), 0), EIGHT)
