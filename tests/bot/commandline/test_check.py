"""`dateline check`: what it tells, and when it needs a person."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.clock import utc_now
from digests.ledger import pulse
from digests.ledger.ledger import open_ledger
from digests.ledger.outcome import Doubtful, Gone, Outcome, Refused
from digests.press import Press
from tests.digests.ledger.ledgers import DAY, HOUR, House

MINUTE = timedelta(minutes=1)


@contextmanager
def opened(archive: Path) -> Iterator[House]:
    ledger = open_ledger(archive, ZoneInfo("UTC"))
    yield House(ledger, Press(ledger))
    ledger.close()


def send(archive: Path, when: datetime, *outcomes: Outcome) -> None:
    """A digest for each of these, that ended so."""
    with opened(archive) as house:
        for chat, _ in enumerate(outcomes, 1):
            house.subscribe(chat, now=when - DAY)
        house.make(when)
        for head, outcome in zip(house.ledger.deliveries.heads(when, 50), outcomes, strict=True):
            delivery = house.press.claim(head.key, when)
            assert delivery
            house.press.settle(delivery, outcome, when)


def test_without_a_ledger_there_are_no_promises(dateline: Any) -> None:
    """An archive that was only asked so far is well."""
    ended = dateline("check")
    assert (ended.status, ended.err) == (0, "")
    assert "subscriptions: none yet" in ended.out


def test_the_schedule_is_told(dateline: Any, archive: Path) -> None:
    """How many, when the next is due by the operator's clock, when it was last looked, and what waits."""
    now = utc_now()
    with opened(archive) as house:
        house.subscribe(7, now=now)
        house.subscribe(8, now=now - DAY)
        house.press.beat(pulse.TICK, now)
        house.make(now)
    ended = dateline("check", DATELINE_TIMEZONE="Asia/Yerevan")
    assert (ended.status, ended.err) == (0, "")
    assert "subscriptions: 2, 0 of them paused or out of reach" in ended.out
    assert "12:00 +04" in next(line for line in ended.out.splitlines() if line.startswith("next digest due"))
    assert "waiting to be sent: 1, since" in ended.out


def test_doubts_are_listed_and_need_no_person(dateline: Any, archive: Path) -> None:
    """Each with its chat, subject, slot and reason."""
    send(archive, utc_now(), Doubtful("ReadTimeout: Timed out"))
    ended = dateline("check")
    assert ended.status == 0
    assert "in doubt in 30 days: 1" in ended.out
    (line,) = [line for line in ended.out.splitlines() if line.startswith("  chat 1")]
    assert "Harbour strike" in line
    assert line.endswith("T08:00: ReadTimeout: Timed out")


def test_many_doubts_need_a_person(dateline: Any, archive: Path) -> None:
    """Something is wrong with the way."""
    send(archive, utc_now(), *[Doubtful("no answer")] * 20)
    ended = dateline("check")
    assert ended.status == 1
    assert "may have arrived or not" in ended.err


def test_doubts_of_long_ago_are_forgotten(dateline: Any, archive: Path) -> None:
    """After a month nobody is told of them."""
    send(archive, utc_now() - 31 * DAY, Doubtful("no answer"))
    assert "in doubt in 30 days: 0" in dateline("check").out


def test_a_chat_that_is_gone_needs_nobody(dateline: Any, archive: Path) -> None:
    """Readers come and go."""
    send(archive, utc_now(), Gone("bot was blocked by the user"))
    ended = dateline("check")
    assert ended.status == 0
    assert "chats out of reach: 1" in ended.out


def test_a_refused_message_needs_a_person(dateline: Any, archive: Path) -> None:
    """A fault of ours, or a rule of Telegram's that we don't know."""
    send(archive, utc_now(), Refused("Message is too long"))
    ended = dateline("check")
    assert ended.status == 1
    assert "needs you: Telegram refused 1" in ended.err


@pytest.mark.parametrize(("tick", "status"), [(MINUTE, 1), (HOUR, 0)])
def test_a_backlog_needs_a_person_while_the_bot_runs(
    dateline: Any, archive: Path, tick: timedelta, status: int
) -> None:
    """What waits for more than an hour although somebody sends; a bot that is stopped has every reason to wait."""
    now = utc_now()
    with opened(archive) as house:
        house.subscribe(7, now=now - 2 * DAY)
        house.make(now - 2 * HOUR)
        house.press.beat(pulse.TICK, now - tick)
    ended = dateline("check")
    assert ended.status == status
    assert ("needs you: 1 digests wait" in ended.err) == bool(status)


def test_a_clock_that_is_not_believed_needs_a_person(dateline: Any, archive: Path) -> None:
    """In the words of the log."""
    with opened(archive) as house:
        house.press.beat(pulse.CLOCK, utc_now(), "the clock shows 2036-03-10, more than a year after it was last seen")
    ended = dateline("check")
    assert ended.status == 1
    assert "needs you: the clock shows 2036" in ended.err


def test_a_full_disk_needs_a_person(dateline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is quite full."""
    usage = shutil.disk_usage(".")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=2**20))
    ended = dateline("check")
    assert ended.status == 1
    assert "only 1 MB of disk are left" in ended.err


def test_a_damaged_archive_needs_a_person(dateline: Any, archive: Path) -> None:
    """What SQLite finds wrong with it."""
    content = bytearray(archive.read_bytes())
    page = int.from_bytes(content[16:18], "big")
    content[20 * page : 21 * page] = b"\xff" * page
    archive.write_bytes(content)
    ended = dateline("check")
    assert ended.status == 1
    assert ended.err


def test_a_well_archive_checks_well(dateline: Any, archive: Path) -> None:
    """The state in a few lines, status 0."""
    ended = dateline("check", database=archive)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("articles: ")


def test_a_mistake_in_a_file_needs_a_person(dateline: Any, archive: Path) -> None:
    """What is wrong is said in a line each, and the status is 1."""
    (archive.parent / "topics.toml").write_text("[topics.x]\nnames = 3\n")
    (archive.parent / "actors.toml").write_text("[[person]]\n")
    ended = dateline("check", database=archive)
    assert ended.status == 1
    assert [line.startswith("needs you: ") for line in ended.err.splitlines()] == [True, True]
