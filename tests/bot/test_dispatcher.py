"""What stands in the ledger arrives: once, in order, no faster than Telegram takes it, and through all troubles."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from swift import Slow
from telegram.error import NetworkError, TimedOut

from corpus.errors import DatabaseFull, DatabaseLocked
from digests.ledger.model import About, AboutKind
from tests.bot.posts import DUE, HARBOUR, Post, answer, chat_of, delivering, fill
from tests.digests.ledger.ledgers import DAILY, NOON, House

pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after.*")  # the library's own


def raising(fault: Exception, cause: Exception | None = None) -> Any:
    def answering() -> tuple[int, bytes]:
        raise fault from cause

    return answering


UNREACHABLE = raising(NetworkError("httpx.ConnectError"), httpx.ConnectError("refused"))
NO_ANSWER = raising(TimedOut(), httpx.ReadTimeout("slow"))


def calls(post: Post) -> list[Any]:
    """The messages that were asked for, be it that they were refused."""
    return post.judge.asked


def move(old: Path, new: Path) -> None:
    """A database is three files while somebody has it open."""
    for end in ("", "-wal", "-shm"):
        old.with_name(old.name + end).rename(new.with_name(new.name + end))


async def all_sent(post: Post) -> None:
    await post.until(lambda: post.count("pending") + post.count("sending") == 0)


def test_a_digest_goes_out_as_it_stands(tmp_path: Path) -> None:
    """HTML, no preview, with what can be asked next; and it is settled as sent, with its number."""
    post = delivering(tmp_path, all_sent)
    (sent,) = calls(post)
    assert sent["text"].startswith("Harbour strike")
    assert sent["parse_mode"] == "HTML"
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert sent["disable_notification"] is False
    assert "message_thread_id" not in sent
    ((timeline, latest, why),) = sent["reply_markup"]["inline_keyboard"]
    assert (timeline["text"], timeline["callback_data"]) == ("Timeline", "a:tharbour")
    assert (latest["text"], latest["callback_data"]) == ("Latest", "a:lharbour")
    assert (why["text"], why["callback_data"]) == ("Why", "a:yedition 1")
    rows = post.house.ledger.database.query("select state, message_id from delivery")
    assert rows == [("sent", post.judge.sent[0].message)]


def test_a_chat_that_opens_while_the_ledger_is_read_is_not_left_waiting(tmp_path: Path) -> None:
    """It was left out of what was fetched, since it had just got an answer; it is asked about again at once."""

    async def scene(post: Post) -> None:
        answered = post.limiter.reserve(7)
        assert answered
        post.limiter.give_back(answered)
        await post.until_sent(1, most=20)

    assert delivering(tmp_path, scene, writer=Slow(1.5)).judge.too_fast == 0


def test_parts_come_in_order_and_only_the_first_rings(tmp_path: Path) -> None:
    """A second apart; the buttons stand below the last."""
    post = delivering(tmp_path, all_sent, lambda house: fill(house, 7, parts=3))
    sent = calls(post)
    assert [each["text"][-6:] for each in sent] == ["part 0", "part 1", "part 2"]
    assert [each["disable_notification"] for each in sent] == [False, True, True]
    assert ["reply_markup" in each for each in sent] == [False, False, True]
    assert post.judge.too_fast == 0


@pytest.mark.parametrize(("thread", "named"), [(0, None), (1, None), (5, 5)])
def test_a_thread_is_named_unless_it_is_the_general_one(tmp_path: Path, thread: int, named: int | None) -> None:
    """Telegram does not take the number of a forum's general thread."""

    def fill_thread(house: House) -> None:
        house.ledger.agreements.subscribe(chat_of(-100), thread, HARBOUR, DAILY, NOON)
        house.make(DUE)

    (sent,) = calls(delivering(tmp_path, all_sent, fill_thread))
    assert sent.get("message_thread_id") == named


def test_a_search_too_long_for_a_button_is_put_by(tmp_path: Path) -> None:
    """The button carries its number."""

    def fill_search(house: House) -> None:
        about = About(AboutKind.SEARCH, "peace talks " * 10, "peace talks")
        house.ledger.agreements.subscribe(chat_of(7), 0, about, DAILY, NOON)
        house.make(DUE)

    (sent,) = calls(delivering(tmp_path, all_sent, fill_search))
    assert sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "a:#5"


def test_many_at_once_arrive_none_refused(tmp_path: Path) -> None:
    """Four hundred due at once, private chats and groups: at least twenty-five a second, and never too fast."""

    async def scene(post: Post) -> None:
        await all_sent(post)
        assert 400 / post.time >= 25

    post = delivering(tmp_path, scene, lambda house: fill(house, *range(1, 351), *range(-50, 0)))
    assert post.judge.too_fast == 0
    assert len(post.judge.sent) == 400


def test_a_group_with_much_to_get_holds_nobody(tmp_path: Path) -> None:
    """Thirty messages for one group take minutes; everybody else has his digest within seconds."""

    async def scene(post: Post) -> None:
        await post.until(lambda: len({chat for chat, _ in post.judge.came}) == 51, most=10)
        await all_sent(post)

    def fill_both(house: House) -> None:
        fill(house, -100, parts=30)
        fill(house, *range(1, 51))

    post = delivering(tmp_path, scene, fill_both)
    assert post.judge.too_fast == 0
    assert len(post.judge.sent) == 80


def test_a_flood_wait_of_hours_holds_one_chat(tmp_path: Path) -> None:
    """Told to leave a chat alone for twelve hours, it does, and delays no other; then that chat gets its digest."""

    async def scene(post: Post) -> None:
        post.judge.faults.append(lambda: answer(429, "Too Many Requests", retry_after=43_200))
        await post.until_sent(99, most=10)
        assert post.count("pending") == 1
        await all_sent(post)
        assert 43_200 <= post.time < 43_300

    delivering(tmp_path, scene, lambda house: fill(house, *range(1, 101)))


def test_an_answer_that_never_came_is_never_repeated(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The digest is in doubt; one silent line with a button says so, and the rest of it follows."""

    async def scene(post: Post) -> None:
        post.judge.faults.append(NO_ANSWER)
        await all_sent(post)

    post = delivering(tmp_path, scene, lambda house: fill(house, 7, parts=2))
    assert [row[1:] for row in post.house.states()] == [
        (0, "digest", "unknown"),
        (0, "doubt", "sent"),
        (1, "digest", "sent"),
    ]
    lost, line, second = calls(post)
    assert lost["text"].endswith("part 0")
    assert line["disable_notification"] is True
    assert line["reply_markup"]["inline_keyboard"] == [[{"text": "Show it", "callback_data": "e:1:0"}]]
    assert second["text"].endswith("part 1")
    assert "may have arrived or not" in caplog.text


def test_an_outage_puts_little_in_doubt(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """An hour of 502 for everything: what was under way when it began is in doubt, and then no more than that."""

    async def scene(post: Post) -> None:
        await post.until_sent(50)
        post.judge.down = lambda: (502, b"<html>Bad Gateway</html>")
        await asyncio.sleep(3_600)
        post.judge.down = None
        healed = post.time
        sent = post.count("sent")
        await post.until(lambda: post.count("sent") > sent, most=7)
        assert post.time - healed <= 6
        await all_sent(post)

    with caplog.at_level(logging.INFO, "bot"):
        post = delivering(tmp_path, scene, lambda house: fill(house, *range(1, 201)))
    assert 1 <= post.count("unknown") <= 8
    assert caplog.text.count("out of reach") == 1
    assert caplog.text.count("takes digests again") == 1


def test_without_a_connection_nothing_is_lost_or_in_doubt(tmp_path: Path) -> None:
    """What never left is sent when the way is clear again, with no more than a look every few seconds meanwhile."""

    async def scene(post: Post) -> None:
        post.judge.down = UNREACHABLE
        await asyncio.sleep(600)
        assert len(calls(post)) < 10
        post.judge.down = None
        await all_sent(post)

    post = delivering(tmp_path, scene, lambda house: fill(house, *range(1, 31)))
    assert set(post.states()) == {"sent"}


def test_a_refused_token_stops_everything_and_loses_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """One clear line, the rows kept; where it was the proxy's mistake, it goes on."""

    async def scene(post: Post) -> None:
        post.judge.down = lambda: answer(401, "Unauthorized")
        await asyncio.sleep(600)
        assert set(post.states()) == {"pending"}
        post.judge.down = None
        await all_sent(post)

    post = delivering(tmp_path, scene, lambda house: fill(house, *range(1, 31)))
    assert set(post.states()) == {"sent"}
    assert caplog.text.count("refuses the bot's token") == 1


def test_markup_that_telegram_does_not_take_goes_as_bare_text(tmp_path: Path) -> None:
    """Once more without tags and without a mode; if that fails too it is given up, with a reference in the log."""

    async def scene(post: Post) -> None:
        post.judge.faults += [lambda: answer(400, "Bad Request: can't parse entities: unsupported start tag")] * 3
        await all_sent(post)

    post = delivering(tmp_path, scene, lambda house: fill(house, 7, 8))
    assert sorted(post.states()) == ["dead", "sent"]
    assert ["parse_mode" in each for each in calls(post)].count(False) == 2


def test_who_blocked_the_bot_gets_nothing_more(tmp_path: Path) -> None:
    """Not even the rest of what was begun; the others are sent."""

    async def scene(post: Post) -> None:
        post.judge.faults.append(lambda: answer(403, "Forbidden: bot was blocked by the user"))
        await all_sent(post)

    post = delivering(tmp_path, scene, lambda house: fill(house, 7, 8, parts=2))
    assert set(post.states()) == {"sent"}
    assert [sent.chat for sent in post.judge.sent] == [8, 8]
    chat = post.house.ledger.chats.find(7)
    assert chat is not None
    assert "blocked" in chat.gone


def test_a_group_that_moved_is_followed(tmp_path: Path) -> None:
    """The digest goes to its new number."""

    async def scene(post: Post) -> None:
        post.judge.faults.append(
            lambda: answer(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100_999)
        )
        await all_sent(post)

    post = delivering(tmp_path, scene, lambda house: fill(house, -5))
    assert [sent.chat for sent in post.judge.sent] == [-100_999]


def test_a_stop_finishes_what_is_under_way(tmp_path: Path) -> None:
    """However many are in flight, none is left in doubt, and none is begun any more."""

    async def scene(post: Post) -> None:
        await post.until_sent(30)

    post = delivering(tmp_path, scene, lambda house: fill(house, *range(1, 201)), takes=0.3)
    assert post.count("sending") == post.count("unknown") == 0
    assert post.count("sent") == len(post.judge.sent) < 100


def test_a_stop_does_not_wait_for_ever(tmp_path: Path) -> None:
    """What has no answer by then is in doubt, and written down so."""

    async def scene(post: Post) -> None:
        await asyncio.sleep(5)

    post = delivering(tmp_path, scene, takes=100_000)
    assert [row[1:] for row in post.house.states()] == [(0, "digest", "unknown"), (0, "doubt", "pending")]


def test_nothing_is_sent_that_was_taken_back_meanwhile(tmp_path: Path) -> None:
    """Given up between being read and being claimed: no message, and the chat is free at once."""

    async def scene(post: Post) -> None:
        await post.until_sent(10)
        for chat in range(1, 61):
            post.house.ledger.agreements.remove_all(chat, DUE)
        await all_sent(post)

    post = delivering(tmp_path, scene, lambda house: fill(house, *range(1, 61)))
    assert len(post.judge.sent) == post.count("sent") < 60


def test_it_sleeps_while_there_is_nothing_to_do(tmp_path: Path) -> None:
    """An hour of nothing is a look a minute."""

    async def scene(post: Post) -> None:
        looks = 0
        heads = post.house.ledger.deliveries.heads

        def counting(*arguments: Any) -> Any:
            nonlocal looks
            looks += 1
            return heads(*arguments)

        post.house.ledger.deliveries.heads = counting  # type: ignore[method-assign]
        await asyncio.sleep(3_600)
        assert looks <= 61

    delivering(tmp_path, scene, lambda house: None)


def test_what_is_composed_meanwhile_goes_at_once(tmp_path: Path) -> None:
    """Woken, it looks."""

    async def scene(post: Post) -> None:
        await asyncio.sleep(10)
        fill(post.house, 7)
        post.dispatcher.wake()
        await post.until_sent(1, most=0.5)

    delivering(tmp_path, scene, lambda house: None)


# -- trouble with the file ---------------------------------------------------------------------------------------


def test_without_a_claim_nothing_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A full disk: one line when it begins, one when it is over, and in between no message."""

    async def scene(post: Post) -> None:
        database = post.house.ledger.database
        transaction = database.transaction

        def full() -> Any:
            raise DatabaseFull("news.db")

        monkeypatch.setattr(database, "transaction", full)
        await asyncio.sleep(600)
        assert calls(post) == []
        monkeypatch.setattr(database, "transaction", transaction)
        await post.until_sent(3, most=40)

    with caplog.at_level(logging.INFO, "bot"):
        delivering(tmp_path, scene, lambda house: fill(house, 7, 8, 9))
    assert caplog.text.count("There is no room left on the disk") == 1
    assert caplog.text.count("can be written to again") == 1


def test_with_little_room_nothing_is_begun(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """So that what is under way can be settled."""

    async def scene(post: Post) -> None:
        object.__setattr__(post.access, "least_free", 2**62)
        await asyncio.sleep(100)
        assert calls(post) == []
        object.__setattr__(post.access, "least_free", 0)
        await all_sent(post)

    delivering(tmp_path, scene)
    assert "There is no room left on the disk" in caplog.text


def test_an_outcome_that_cannot_be_written_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the first thing written when the file takes it; the message is sent once."""

    async def scene(post: Post) -> None:
        database = post.house.ledger.database
        transaction = database.transaction

        def locked() -> Any:
            raise DatabaseLocked("news.db")

        await post.until(lambda: post.count("sending"))
        monkeypatch.setattr(database, "transaction", locked)
        await asyncio.sleep(300)
        assert post.states() == ["sending"]
        assert len(post.judge.sent) == 1
        monkeypatch.setattr(database, "transaction", transaction)
        await post.until_sent(1, most=40)

    assert len(delivering(tmp_path, scene, takes=2.0).judge.sent) == 1


def test_a_file_moved_away_and_back_is_taken_up(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """While it is not there nothing is sent, nor is another made; then it goes on."""
    path, away = tmp_path / "news.db", tmp_path / "away.db"

    async def scene(post: Post) -> None:
        await post.until_sent(5)
        path.rename(away)
        await asyncio.sleep(100)
        sent = len(post.judge.sent)
        await asyncio.sleep(100)
        assert len(post.judge.sent) == sent
        assert not path.exists()
        away.rename(path)
        await asyncio.sleep(60)

    post = delivering(tmp_path, scene, lambda house: fill(house, *range(1, 101)))
    assert "not there any more" in caplog.text
    assert len(post.judge.sent) == 100


def test_a_file_put_in_its_place_is_taken_up(tmp_path: Path) -> None:
    """A copy restored over it is the ledger from then on."""
    path, copy = tmp_path / "news.db", tmp_path / "copy.db"

    async def scene(post: Post) -> None:
        move(path, tmp_path / "old.db")
        shutil.copy(copy, path)
        there = post.access.storage.ledger()
        assert there is not post.house.ledger
        post.dispatcher.wake()
        await asyncio.sleep(30)
        assert {sent.chat for sent in post.judge.sent} == {1, 2, 3}

    def fill_copy(house: House) -> None:
        fill(house, 1, 2, 3)
        house.ledger.database.copy_to(copy)
        with house.ledger.database.transaction() as writing:
            writing.run("update delivery set state = 'cancelled'")

    delivering(tmp_path, scene, fill_copy)


def test_a_damaged_file_is_one_line_and_mended_by_a_whole_one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is sent from what can't be read; put a whole file in its place and it goes on."""
    path, copy = tmp_path / "news.db", tmp_path / "copy.db"

    async def scene(post: Post) -> None:
        broken = tmp_path / "broken.db"
        broken.write_bytes(b"SQLite format 3\x00" + os.urandom(8_192))
        move(path, tmp_path / "old.db")
        broken.rename(path)
        post.dispatcher.wake()
        await asyncio.sleep(300)
        assert calls(post) == []
        shutil.copy(copy, tmp_path / "new.db")
        (tmp_path / "new.db").rename(path)
        await asyncio.sleep(60)
        assert len(post.judge.sent) == 3

    def fill_copy(house: House) -> None:
        fill(house, 1, 2, 3)
        house.ledger.database.copy_to(copy)
        with house.ledger.database.transaction() as writing:
            writing.run("update delivery set not_before = not_before + 10")

    delivering(tmp_path, scene, fill_copy)
    assert caplog.text.count("is no archive of Dateline's") == 1


def test_a_fault_of_ours_stops_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Logged with its reference; that digest is in doubt, the rest is sent."""

    async def scene(post: Post) -> None:
        post.judge.faults.append(raising(KeyError("bug")))
        await all_sent(post)

    post = delivering(tmp_path, scene, lambda house: fill(house, 7, 8))
    assert sorted(post.states()) == ["sent", "sent", "unknown"]


def test_a_fault_in_looking_is_looked_over(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever goes wrong with us, it goes on after a while."""

    async def scene(post: Post) -> None:
        deliveries = post.house.ledger.deliveries
        heads = deliveries.heads

        def failing(*_: Any) -> Any:
            raise KeyError("bug")

        deliveries.heads = failing  # type: ignore[method-assign]
        await asyncio.sleep(100)
        deliveries.heads = heads  # type: ignore[method-assign]
        await all_sent(post)

    post = delivering(tmp_path, scene)
    assert post.states() == ["sent"]
    assert "reference" in caplog.text


def test_what_is_put_off_is_taken_up_when_its_time_comes(tmp_path: Path) -> None:
    """To the second, without being asked."""

    async def scene(post: Post) -> None:
        await all_sent(post)
        assert 600 <= post.time < 602

    def put_off(house: House) -> None:
        fill(house, 7)
        with house.ledger.database.transaction() as writing:
            until = int((DUE + timedelta(minutes=10)).timestamp())
            writing.run("update delivery set not_before = :until", {"until": until})

    delivering(tmp_path, scene, put_off)
