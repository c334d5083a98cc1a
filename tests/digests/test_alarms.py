"""What administrators are told of feeds: once each, in private, whatever happens between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from feeds import DAY, HOUR, NOW, feed

from corpus import feeds, silences
from corpus.feed_pace import Failed, Unchanged, after
from corpus.feeds import Feed
from digests import markup
from digests.alarms import announce
from digests.ledger.ledger import Ledger, open_ledger
from digests.ledger.model import Chat, DeliveryKind
from digests.ledger.outcome import Doubtful, Outcome, Sent
from digests.press import Press

ADMINS = frozenset({7, 8})


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(tmp_path / "a.db", ZoneInfo("UTC"))
    yield opened
    opened.close()


def follow(ledger: Ledger) -> Feed:
    with ledger.database.transaction() as writing:
        return feeds.add(writing, feed())


def look(ledger: Ledger, followed: Feed, *answers: bool) -> Feed:
    """A look a day."""
    with ledger.database.transaction() as writing:
        for each in answers:
            now = max(followed.next_at, NOW)
            followed = after(followed, Unchanged() if each else Failed("HttpRefused 503"), now)
            feeds.save(writing, followed)
            silences.watch(writing, followed, now)
    return followed


def send(ledger: Ledger, outcome: Outcome | None = None) -> list[tuple[int, str]]:
    """Bring all that waits to its chats, by the way that digests go."""
    press, sent, now = Press(ledger), [], NOW + 30 * DAY
    while heads := ledger.deliveries.heads(now, 10):
        for head in heads:
            delivery = press.claim(head.key, now)
            assert delivery is not None
            sent.append((delivery.subscriber.chat, markup.visible(delivery.html)))
            doubtful = outcome if delivery.key.kind is DeliveryKind.DIGEST else None
            press.settle(delivery, doubtful or Sent(1), now)
    return sent


def test_every_administrator_hears_once_that_a_feed_died_and_that_it_is_back(ledger: Ledger) -> None:
    """With since when and why, and what to do; nothing before it is sure, and nothing twice."""
    dying = look(ledger, follow(ledger), True, False, False)
    assert announce(ledger, ADMINS, NOW + DAY) == 0
    dead = look(ledger, dying, False)
    assert announce(ledger, ADMINS, NOW + DAY) == 2
    assert announce(ledger, ADMINS, NOW + DAY) == 0
    told = (
        "⚠ Sample Wire has given nothing since Mon 20 May, 12:00: the site answers with status 503: it has trouble of"
        " its own.\n\nI go on trying, and tell you when it is back. /feeds shows how it fares."
    )
    assert send(ledger) == [(7, told), (8, told)]
    back = look(ledger, dead, False, True, True)
    assert announce(ledger, ADMINS, NOW + 2 * DAY) == 2
    (_, said), _ = send(ledger)
    assert said.startswith("Sample Wire is back: it answered on ")
    look(ledger, back, True)
    assert announce(ledger, ADMINS, NOW + 3 * DAY) == 0


def test_both_are_told_where_nobody_looked_between(ledger: Ledger) -> None:
    """A bot that was off hears of the whole silence later, in its order."""
    look(ledger, follow(ledger), True, False, False, False, True)
    assert announce(ledger, {7}, NOW + DAY) == 2
    assert ["is back: " in said for _, said in send(ledger)] == [False, True]


def test_a_feed_that_is_given_up_says_what_to_do(ledger: Ledger) -> None:
    """Nobody looks at it any more until somebody resumes it."""
    followed = follow(ledger)
    with ledger.database.transaction() as writing:
        gone = after(followed, Failed("HttpRefused 410", gone=True), NOW)
        feeds.save(writing, gone)
        silences.watch(writing, gone, NOW)
    announce(ledger, {7}, NOW)
    ((_, said),) = send(ledger)
    assert "status 410: it is gone for good" in said
    assert "resume it: /feeds" in said


def test_a_crash_before_it_is_written_down_loses_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Promising the messages and remembering that is one transaction: what fails in its midst is done again, whole."""
    look(ledger, follow(ledger), False, False, False)

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr("digests.ledger.notices.post", fail)
        with pytest.raises(ZeroDivisionError):
            announce(ledger, {7}, NOW)
    assert announce(ledger, {7}, NOW) == 1
    assert len(send(ledger)) == 1


def test_a_message_in_doubt_is_never_sent_again(ledger: Ledger) -> None:
    """No answer came, or the program died while it was under way: one line says so, and its button shows it."""
    look(ledger, follow(ledger), False, False, False)
    announce(ledger, {7}, NOW)
    told, doubt = send(ledger, Doubtful("no answer"))
    assert "has given nothing" in told[1]
    assert doubt[1] == "A message about the feed “Sample Wire” of Mon 20 May, 12:00 may not have reached you."
    assert send(ledger) == []


def test_after_a_crash_under_way_there_is_no_double(ledger: Ledger) -> None:
    """What was claimed and not settled is in doubt, as digests are."""
    look(ledger, follow(ledger), False, False, False)
    announce(ledger, {7}, NOW)
    press = Press(ledger)
    (head,) = ledger.deliveries.heads(NOW, 10)
    press.claim(head.key, NOW)
    assert press.recover(NOW + HOUR) == 1
    assert announce(ledger, {7}, NOW + HOUR) == 0
    ((_, said),) = send(ledger)
    assert "may not have reached you" in said


def test_a_silent_chat_is_told_without_a_sound_and_by_its_clock(ledger: Ledger) -> None:
    """What a chat has agreed on holds for this as well."""
    from digests.ledger import chats

    with ledger.database.transaction() as writing:
        chats.store(writing, Chat(7, zone=ZoneInfo("Asia/Yerevan"), silent=True))
    look(ledger, follow(ledger), True, False, False, False)
    announce(ledger, {7}, NOW)
    (head,) = ledger.deliveries.heads(NOW, 10)
    delivery = Press(ledger).claim(head.key, NOW)
    assert delivery is not None
    assert delivery.silent
    assert "since Mon 20 May, 16:00" in markup.visible(delivery.html)


def test_whoever_comes_later_is_not_told_of_the_past(ledger: Ledger) -> None:
    """Without administrators nobody is told, and it is over."""
    look(ledger, follow(ledger), False, False, False)
    assert announce(ledger, (), NOW) == 0
    assert announce(ledger, {7}, NOW + timedelta(minutes=1)) == 0
