"""What readers agree with the bot, and what is promised to them then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from ledgers import BRIDGE, DAILY, DAY, HARBOUR, HOUR, NOON, YEREVAN, House

from digests.errors import TooManySubscriptions, UnknownSubscription
from digests.ledger.agreements import MOST
from digests.ledger.model import Chat, Subscription
from digests.schedule import Rule


def promised(house: House, chat: int = 7) -> list[str]:
    """The nominal times promised next, '' for none."""
    return [
        each.slot.isoformat(timespec="minutes") if each.slot else "" for each in house.ledger.subscriptions.of(chat)
    ]


def test_the_first_slot_is_the_next_one(house: House) -> None:
    """Agreed on at noon, a digest at eight comes first tomorrow, by the chat's own clock."""
    assert house.subscribe().due == datetime(2026, 3, 11, 8, 0, tzinfo=UTC)
    house.ledger.agreements.configure(Chat(8, zone=YEREVAN), NOON)
    assert house.subscribe(8).due == datetime(2026, 3, 11, 4, 0, tzinfo=UTC)


def test_the_same_again_is_the_one_there_is(house: House) -> None:
    """Asking twice does not send twice; another time is another wish."""
    first = house.subscribe()
    assert house.subscribe(now=NOON + HOUR).id == first.id
    assert house.subscribe(rule=Rule((1080,))).id != first.id
    assert house.subscribe(about=BRIDGE).id != first.id
    assert house.subscribe(thread=5).id != first.id
    assert len(house.ledger.subscriptions.of(7)) == 4


def test_a_chat_has_only_so_many(house: House) -> None:
    """Nobody fills the ledger alone."""
    for minute in range(MOST):
        house.subscribe(rule=Rule((minute,)))
    with pytest.raises(TooManySubscriptions):
        house.subscribe(rule=Rule((700,)))
    assert house.subscribe(rule=Rule((0,))).rule == Rule((0,))


def test_another_chat_changes_nothing_here(house: House) -> None:
    """A number from elsewhere is no subscription of this chat."""
    number = house.subscribe().id
    for change in (house.ledger.agreements.remove, lambda *given: house.ledger.agreements.pause(*given, paused=True)):
        with pytest.raises(UnknownSubscription):
            change(8, number, NOON)
    assert promised(house) == ["2026-03-11T08:00"]


def test_a_change_of_zone_keeps_what_was_promised(house: House) -> None:
    """The same wall-clock time of the same day, by the new clock; where that is behind us, at once."""
    house.subscribe()
    house.ledger.agreements.configure(Chat(7, zone=YEREVAN), NOON)
    assert promised(house) == ["2026-03-11T08:00"]
    assert house.ledger.subscriptions.of(7)[0].due == datetime(2026, 3, 11, 4, 0, tzinfo=UTC)
    at_seven = datetime(2026, 3, 11, 7, 0, tzinfo=UTC)
    house.ledger.agreements.configure(Chat(7), at_seven - 4 * HOUR)
    house.ledger.agreements.configure(Chat(7, zone=YEREVAN), at_seven)
    assert house.make(at_seven) == 1
    assert house.editions() == [("2026-03-11T08:00", "composed")]
    assert promised(house) == ["2026-03-12T08:00"]


def test_going_west_does_not_tell_a_slot_again(house: House) -> None:
    """Who had this morning's digest and flies to where it is still early gets the next one tomorrow."""
    house.ledger.agreements.configure(Chat(7, zone=YEREVAN), NOON)
    house.subscribe()
    eight = datetime(2026, 3, 11, 4, 0, tzinfo=UTC)
    assert house.make(eight) == 1
    house.ledger.agreements.configure(Chat(7), eight + HOUR)
    assert promised(house) == ["2026-03-12T08:00"]
    paused = replace(Chat(7), paused=True)
    house.ledger.agreements.configure(paused, eight + HOUR)
    assert promised(house) == [""]
    house.ledger.agreements.configure(replace(paused, paused=False), eight + 2 * HOUR)
    assert promised(house) == ["2026-03-12T08:00"]


def test_a_pause_promises_nothing_and_loses_nothing(house: House) -> None:
    """What came meanwhile is told by the first digest after it, that one alone."""
    number = house.subscribe().id
    house.ledger.agreements.pause(7, number, NOON + HOUR, paused=True)
    assert house.make(NOON + 3 * DAY) == 0
    house.ledger.agreements.pause(7, number, NOON + 3 * DAY, paused=False)
    assert promised(house) == ["2026-03-14T08:00"]
    house.make(NOON + 4 * DAY)
    (told,) = house.editor.told.values()
    assert len(told) == 4 * 24 + 4


def test_a_new_time_counts_from_now(house: House) -> None:
    """Changed at noon to six in the evening, it comes today."""
    number = house.subscribe().id
    changed = house.ledger.agreements.change_rule(7, number, Rule((1080,)), NOON)
    assert changed.due == datetime(2026, 3, 10, 18, 0, tzinfo=UTC)


def test_what_is_given_up_is_not_sent(house: House) -> None:
    """Composed and not on its way yet: it stays here."""
    number = house.subscribe().id
    house.make(NOON + DAY)
    house.ledger.agreements.remove(7, number, NOON + DAY)
    assert house.send(NOON + DAY) == []
    assert house.ledger.subscriptions.of(7) == ()
    assert house.subscribe(now=NOON + DAY).id > number


def test_all_are_given_up_at_once(house: House) -> None:
    """Those of the chat, and of no other."""
    house.subscribe()
    house.subscribe(about=BRIDGE)
    house.subscribe(8)
    assert house.ledger.agreements.remove_all(7, NOON) == 2
    assert house.ledger.subscriptions.of(7) == ()
    assert len(house.ledger.subscriptions.of(8)) == 1


def test_asked_for_out_of_turn(house: House) -> None:
    """It tells what is not told yet, once, however often the button is pressed, and the next one goes on from there."""
    number = house.subscribe().id
    for _ in range(2):
        house.ledger.agreements.ask_now(Chat(7), number, NOON + HOUR)
    assert house.make(NOON + HOUR) == 1
    assert len(house.send(NOON + HOUR)) == 1
    house.make(NOON + DAY)
    first, second = house.editor.told.values()
    assert len(first) == 5
    assert not set(first) & set(second)


def test_a_lost_chat_waits_and_comes_back(house: House) -> None:
    """Blocked: nothing is promised; unblocked: it goes on with one digest for the gap."""
    house.subscribe()
    house.ledger.agreements.lose(7, "bot was blocked by the user", NOON)
    assert promised(house) == [""]
    assert house.make(NOON + 2 * DAY) == 0
    assert house.ledger.agreements.regain(7, NOON + 2 * DAY)
    assert not house.ledger.agreements.regain(7, NOON + 2 * DAY)
    assert promised(house) == ["2026-03-13T08:00"]


def test_who_agrees_on_something_can_be_reached(house: House) -> None:
    """A chat that was lost and subscribes is lost no more."""
    house.subscribe()
    house.ledger.agreements.lose(7, "blocked", NOON)
    house.subscribe(about=BRIDGE)
    chat = house.ledger.chats.find(7)
    assert chat is not None
    assert not chat.gone


def test_a_group_with_another_id(house: House) -> None:
    """All that was agreed and promised goes along, be the new id known already or not."""
    house.subscribe(-5)
    house.make(NOON + DAY)
    house.ledger.agreements.configure(Chat(-1005, zone=YEREVAN), NOON)
    house.ledger.agreements.move(-5, -1005)
    house.ledger.agreements.move(-5, -1005)
    assert house.ledger.chats.find(-5) is None
    assert [each.about for each in house.ledger.subscriptions.of(-1005)] == [HARBOUR]
    assert [each.subscriber.chat for each in house.send(NOON + DAY)] == [-1005]


def test_settings_are_kept(house: House) -> None:
    """What a chat agreed on is what is read again."""
    wanted = Chat(7, zone=YEREVAN, silent=True, hush=True)
    house.ledger.agreements.configure(wanted, NOON)
    assert house.ledger.chats.find(7) == wanted
    assert house.ledger.chats.find(8) is None


def test_rules_are_stored_as_they_are(house: House) -> None:
    """Every kind of rule comes back the same."""
    rules = [DAILY, Rule((450,), weekdays=(0, 1, 2, 3, 4)), Rule((540,), monthday=31), Rule(tuple(range(0, 1440, 360)))]
    kept: list[Subscription] = [house.subscribe(rule=rule) for rule in rules]
    assert [each.rule for each in kept] == rules
