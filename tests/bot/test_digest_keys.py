"""The buttons below what is delivered."""

from __future__ import annotations

from dataclasses import replace

from bot.digest_keys import keys_of
from digests.ledger.model import About, AboutKind, ChatKind, Delivery, DeliveryKey, DeliveryKind, EditionId, Subscriber

WHOLE = Delivery(
    DeliveryKey(EditionId(36), 0),
    Subscriber(7),
    ChatKind.PRIVATE,
    About(AboutKind.TOPIC, "harbour", "Harbour strike"),
    parts=1,
    html="x",
    plain=False,
    silent=False,
    attempts=1,
)


def data(delivery: Delivery) -> list[str]:
    return [key.data for row in keys_of(delivery, lambda _: 5) for key in row]


def test_what_can_be_asked_next_stands_below_the_last_part() -> None:
    """And nowhere else; the same every time, so that a retry sends the same."""
    assert data(WHOLE) == data(WHOLE) == ["a:tharbour", "a:lharbour", "a:yedition 36"]
    assert data(replace(WHOLE, parts=2)) == []


def test_a_line_about_a_doubt_leads_to_the_digest() -> None:
    """Its button carries the edition."""
    assert data(replace(WHOLE, key=DeliveryKey(EditionId(36), 0, DeliveryKind.DOUBT))) == ["e:10:0"]


def test_a_channel_has_nothing_to_ask_with() -> None:
    """Its readers can't ask: an answer would be a post of the channel's. A digest in doubt can be looked at."""
    channel = replace(WHOLE, chat_kind=ChatKind.CHANNEL)
    assert data(channel) == []
    assert data(replace(channel, key=DeliveryKey(EditionId(36), 0, DeliveryKind.DOUBT))) == ["e:10:0"]
