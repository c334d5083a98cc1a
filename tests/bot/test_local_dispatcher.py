"""Digests brought to one chat while its reader waits."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.config import Config
from bot.conversation import Conversation, Shown
from digests.ledger.ledger import open_ledger
from digests.ledger.model import About, AboutKind, Chat
from digests.schedule import Rule
from tests.bot.small_archive import FIRST

BEGIN = datetime(2024, 3, 10, 8, 1, tzinfo=ZoneInfo("UTC"))
HARBOUR = About(AboutKind.TOPIC, "harbour", "Harbour strike")


def talk(archive: Path, *said: str | timedelta) -> list[Shown]:
    """What comes back in a conversation in which time passes."""
    now = BEGIN

    async def talking() -> list[Shown]:
        nonlocal now
        shown: list[Shown] = []
        async with Conversation(Config(database=archive), lambda: now) as opened:
            for each in said:
                if isinstance(each, timedelta):
                    now += each
                elif each.startswith("x:"):
                    shown += await opened.tap(each)
                else:
                    shown += await opened.write(each)
        return shown

    return asyncio.run(talking())


def digests(shown: list[Shown]) -> list[str]:
    return [one.text for one in shown if one.text.startswith(("Harbour strike ·", "Nothing new", "Replay ·"))]


def test_what_is_asked_for_comes_at_once(archive: Path) -> None:
    """`Send now` says that it comes, and it comes."""
    *_, said, digest = talk(archive, "/subscribe harbour weekly mon 08:00", "x:osend 1")
    assert said.text.startswith("On its way")
    assert digest.text.startswith("Harbour strike · ")
    assert [key["text"] for key in digest.sent.keys[0]] == ["Timeline", "Latest", "Why"]


def test_what_is_due_comes_with_the_next_message(archive: Path) -> None:
    """Each day's digest tells what is new since the last; after an absence one tells of all of it."""
    day = timedelta(days=1)
    shown = talk(archive, "/subscribe harbour daily 08:00", day, "/help", day, "/help", 5 * day, "/help", "/help")
    told = digests(shown)
    assert [one.splitlines()[0] for one in told] == [
        "Harbour strike · Mon 11 Mar, 08:00",
        "Harbour strike · Tue 12 Mar, 08:00",
        "Harbour strike · Sun 17 Mar, 08:00 · since Tue 12 Mar",
    ]


def test_a_replay_tells_its_days_one_after_the_other(archive: Path) -> None:
    """One day of then for each slot of now, until the last."""
    day = timedelta(days=1)
    wish = f"/subscribe harbour replay from {FIRST} to {FIRST + 2 * day} daily 08:00"
    told = digests(talk(archive, wish, *(step for _ in range(4) for step in (day, "/help"))))
    assert [one.splitlines()[0].split(" · ")[1] for one in told] == [
        "Fri 1 Mar 2024",
        "Sat 2 Mar 2024",
        "Sun 3 Mar 2024",
    ]
    assert told[-1].endswith("That was the last day: the replay ends here.")


def test_other_chats_are_left_to_the_dispatcher(archive: Path) -> None:
    """Nothing of theirs is planned, made or sent."""
    ledger = open_ledger(archive, ZoneInfo("UTC"))
    ledger.agreements.subscribe(Chat(8), 0, HARBOUR, Rule((480,)), BEGIN)
    talk(archive, "/subscribe harbour daily 08:00", timedelta(days=1), "/help")
    assert ledger.database.query("select distinct chat_id, state from delivery") == [(1, "sent")]
    assert ledger.database.query("select chat_id from edition") == [(1,)]
    ledger.close()


def test_a_clock_that_was_set_back_tells_nothing_new(archive: Path) -> None:
    """As of a month before the last digest there is no time between, and the conversation goes on."""
    shown = talk(archive, "/subscribe harbour weekly mon 08:00", "x:osend 1", -timedelta(days=30), "x:osend 1", "/help")
    *_, said, again, helped = shown
    assert said.text.startswith("On its way")
    assert again.text.startswith("Nothing new")
    assert "/latest" in helped.text
