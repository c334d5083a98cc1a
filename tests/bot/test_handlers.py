"""From an update to a reply: to whom, where to, in which order, and who may change what."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from telegram.request import RequestData

from bot.callback import encode_edition
from bot.console import ConsoleRequest
from bot.words import plain
from digests import markup
from digests.ledger.model import About, AboutKind, Chat, EditionId, Letter, SubscriptionId
from digests.ledger.outcome import Doubtful
from digests.press import Press
from digests.schedule import Rule
from tests.bot.small_archive import ASOF
from tests.bot.updates import CHANNEL, FORUM, GROUP, READER, Bench, Room

PRIVATE = Room()
IN_GROUP = Room(GROUP, "group")
IN_FORUM = Room(FORUM, "supergroup", thread=5)
IN_CHANNEL = Room(CHANNEL, "channel")
WISH = "/subscribe harbour daily 08:00"


@pytest.fixture
def bench(archive: Path) -> Bench:
    return Bench(archive)


def agreed(bench: Bench, chat: int) -> list[tuple[str, int]]:
    """What a chat has agreed on: titles and threads."""
    with bench.ledger() as ledger:
        return [(each.about.title, each.subscriber.thread) for each in ledger.subscriptions.of(chat)]


def test_messages_are_html_without_previews(bench: Bench) -> None:
    """Links in an answer don't unfold below it."""
    bench.take(PRIVATE.write("/topics"))
    ((_, parameters),) = bench.request.calls
    assert parameters["parse_mode"] == "HTML"
    assert parameters["link_preview_options"] == {"is_disabled": True}


def test_a_topic_of_a_forum_is_answered_there(bench: Bench) -> None:
    """The reply goes into the thread that asked; outside of one it names none."""
    bench.take(IN_FORUM.write("/topics"), replace(IN_FORUM, thread=0).write("/topics", message_thread_id=77))
    inside, outside = (parameters for _, parameters in bench.request.calls)
    assert inside["message_thread_id"] == 5
    assert "message_thread_id" not in outside


def test_what_nobody_wrote_is_not_answered(bench: Bench) -> None:
    """Someone joined, the title changed: no reason to speak."""
    assert bench.take(IN_GROUP.serve(new_chat_title="News")) == []


def test_edited_messages_are_not_answered_again(bench: Bench) -> None:
    """Correcting a typo does not ask twice."""
    update = PRIVATE.write("/topics")
    update["edited_message"] = update.pop("message")
    assert bench.take(update) == []


def test_a_reply_to_the_bot_is_for_it(bench: Bench) -> None:
    """In a group, plain words are for the bot where they answer it."""
    answered = IN_GROUP.write("x")["message"] | {"from": {"id": 1, "is_bot": True, "first_name": "Dateline"}}
    assert bench.take(IN_GROUP.write("latest 1")) == []
    assert bench.take(IN_GROUP.write("latest 1", reply_to_message=answered))


def test_a_tap_is_acknowledged_before_any_work(bench: Bench) -> None:
    """The button's spinner stops at once."""
    bench.take(PRIVATE.tap("a:T"))
    assert bench.methods == ["answerCallbackQuery", "sendMessage"]


def test_a_tap_below_a_message_that_is_too_old(bench: Bench) -> None:
    """Telegram no longer gives the message, only its number: the page is turned all the same."""
    update = PRIVATE.tap("p:h0ik0:1:tharbour")
    update["callback_query"]["message"] = {"message_id": 5, "date": 0, "chat": {"id": READER, "type": "private"}}
    bench.take(update)
    assert bench.methods == ["answerCallbackQuery", "editMessageText"]


def test_a_tap_without_any_message(bench: Bench) -> None:
    """There is nowhere to answer to; the spinner stops."""
    update = PRIVATE.tap("a:T")
    del update["callback_query"]["message"]
    bench.take(update)
    assert bench.methods == ["answerCallbackQuery"]


def test_in_private_everybody_may(bench: Bench) -> None:
    """A reader alone with the bot is asked for no rights."""
    bench.take(PRIVATE.write(WISH), PRIVATE.tap("x:zLondon"))
    assert "getChatMember" not in bench.methods
    assert agreed(bench, READER) == [("Harbour strike", 0)]
    with bench.ledger() as ledger:
        chat = ledger.chats.find(READER)
        assert chat
        assert chat.zone
        assert chat.zone.key == "Europe/London"


def test_in_groups_administrators_change_things(bench: Bench) -> None:
    """Telegram is asked who he is, once for several changes in a minute."""
    bench.take(IN_GROUP.write(WISH), IN_GROUP.tap("x:opause 1"), IN_GROUP.write("/quiet 22-7"))
    assert bench.methods.count("getChatMember") == 1
    assert agreed(bench, GROUP) == [("Harbour strike", 0)]


@pytest.mark.parametrize("question", [WISH, "/unsubscribe harbour", "/pause", "/quiet 22-7", "/silent on", "/tz Baku"])
def test_members_of_groups_get_a_line(archive: Path, question: str) -> None:
    """Who is no administrator changes nothing, and is told so in one line."""
    bench = Bench(archive, member=True)
    (said,) = bench.take(IN_GROUP.write(question))
    assert said.html.startswith("Only administrators of this chat can change")
    assert agreed(bench, GROUP) == []


@pytest.mark.parametrize(
    "data", ["x:+harbour daily 08:00", "a:+harbour", "x:opause 1", "x:csilent on", "p:0:0:+harbour"]
)
def test_taps_of_members_pop_up(archive: Path, data: str) -> None:
    """Whatever way a button asks for a change, a member's tap changes nothing, and edits nothing."""
    bench = Bench(archive, member=True)
    (said,) = bench.take(IN_GROUP.tap(data))
    assert (said.method, bench.methods) == ("answerCallbackQuery", ["getChatMember", "answerCallbackQuery"])
    assert "administrators" in said.html


@pytest.mark.parametrize("question", ["/latest 1", "/subscriptions", "/timezone", "/settings", "/quiet", "/start"])
def test_reading_is_free(archive: Path, question: str) -> None:
    """Members look at everything, and Telegram is not asked who they are."""
    bench = Bench(archive, member=True)
    assert bench.take(IN_GROUP.write(question))
    assert "getChatMember" not in bench.methods


def test_anonymous_administrators_may(archive: Path) -> None:
    """A message in the group's own name is an administrator's; Telegram can't be asked about it."""
    bench = Bench(archive, member=True)
    bench.take(IN_FORUM.write_masked(WISH))
    assert "getChatMember" not in bench.methods
    assert agreed(bench, FORUM) == [("Harbour strike", 5)]


def test_a_linked_channel_is_no_administrator(bench: Bench) -> None:
    """A message in another chat's name, which many groups have in them, changes nothing."""
    (said,) = bench.take(IN_GROUP.write_as_channel(WISH))
    assert "administrators" in said.html
    assert "getChatMember" not in bench.methods


def test_a_subscription_belongs_to_its_thread(bench: Bench) -> None:
    """What was agreed on in a thread comes there; the list says so wherever it is asked for."""
    bench.take(IN_FORUM.write(WISH))
    elsewhere = replace(IN_FORUM, thread=6)
    (listed,) = bench.take(elsewhere.write("/subscriptions"))
    assert 'It comes in <a href="https://t.me/c/1234567890/5">another thread</a>.' in listed.html
    bench.take(elsewhere.tap("x:oremove 1 5 harbour daily 08:00"), elsewhere.tap("x:oagain 5 harbour daily 08:00"))
    assert agreed(bench, FORUM) == [("Harbour strike", 5)]
    (here,) = bench.take(IN_FORUM.write("/subscriptions"))
    assert "It comes in this thread." in here.html
    (outside,) = bench.take(replace(IN_FORUM, thread=0).write("/subscriptions"))
    assert "another thread" in outside.html


def test_channels_are_spoken_to_in_posts(bench: Bench) -> None:
    """Only who may post can post a command, so that is enough; the answer is a post as well."""
    (said,) = bench.take(IN_CHANNEL.post(WISH))
    assert (said.method, said.chat) == ("sendMessage", CHANNEL)
    assert "getChatMember" not in bench.methods
    assert agreed(bench, CHANNEL) == [("Harbour strike", 0)]


def test_posts_that_are_no_commands_are_left_alone(bench: Bench) -> None:
    """A channel's news is not for the bot."""
    assert bench.take(IN_CHANNEL.post("who is Novak?"), IN_CHANNEL.post("/brew coffee")) == []


@pytest.mark.parametrize("data", ["x:opause 1", "a:lharbour"])
def test_readers_of_channels_change_nothing_and_post_nothing(archive: Path, data: str) -> None:
    """A button below a channel's post is everybody's to press, so who presses it is looked up."""
    bench = Bench(archive, member=True)
    (said,) = bench.take(IN_CHANNEL.tap(data))
    assert (said.method, said.html) == ("answerCallbackQuery", markup.escape(plain("not_here")))


def test_readers_of_channels_turn_pages(archive: Path) -> None:
    """What was posted can be read to its end by everybody; those who post can ask."""
    (turned,) = Bench(archive, member=True).take(IN_CHANNEL.tap("p:h0ik0:1:tharbour"))
    assert turned.method == "editMessageText"
    (asked,) = Bench(archive).take(IN_CHANNEL.tap("a:lharbour 1"))
    assert asked.method == "sendMessage"


REFUSAL = "need administrator rights in the channel chat"


@dataclass(slots=True)
class Refusing(ConsoleRequest):
    """Telegram, where it refuses to send."""

    refusal: str = REFUSAL

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **more: Any
    ) -> tuple[int, bytes]:
        if url.endswith("/sendMessage"):
            refusal = {"ok": False, "error_code": 400, "description": "Bad Request: " + self.refusal}
            return 400, json.dumps(refusal).encode()
        return await ConsoleRequest.do_request(self, url, method, request_data, *args, **more)


@pytest.mark.parametrize("refusal", [REFUSAL, "TOPIC_CLOSED", "message thread not found", "chat not found"])
def test_where_it_may_not_post_it_says_nothing(archive: Path, caplog: pytest.LogCaptureFixture, refusal: str) -> None:
    """A channel or a thread that does not let the bot post is no fault of anybody's."""
    bench = Bench(archive, request=Refusing(refusal=refusal))
    assert bench.take(IN_CHANNEL.post("/latest 1"), IN_FORUM.write("/latest 1")) == []
    assert "reference" not in caplog.text


def test_an_apology_stands_where_the_question_did(archive: Path, caplog: pytest.LogCaptureFixture) -> None:
    """In its thread; where it can't be sent either, the log has the one fault and no other."""
    with closing(sqlite3.connect(archive)) as damaged:
        damaged.execute("drop table topic")
    bench = Bench(archive)
    (sorry,) = bench.take(IN_FORUM.write("/topics"))
    assert "I am sorry" in sorry.html
    assert [parameters["message_thread_id"] for name, parameters in bench.request.calls if name == "sendMessage"] == [5]
    caplog.clear()
    assert Bench(archive, request=Refusing(refusal="TOPIC_CLOSED")).take(IN_FORUM.write("/topics")) == []
    assert [record.name for record in caplog.records] == ["bot.handlers"]


def test_a_blocked_bot_keeps_what_was_agreed(bench: Bench) -> None:
    """Nothing is promised to who can't be reached, and all of it again once he can."""
    bench.take(PRIVATE.write(WISH), PRIVATE.let("kicked", until_date=0))
    with bench.ledger() as ledger:
        (lost,) = ledger.subscriptions.of(READER)
        assert lost.due is None
    assert bench.take(PRIVATE.let("member")) == []
    with bench.ledger() as ledger:
        (back,) = ledger.subscriptions.of(READER)
        assert back.due is not None


def test_writing_is_being_back(bench: Bench) -> None:
    """Where Telegram did not tell that the bot was let in again, the first message does; /start says so."""
    bench.take(PRIVATE.write(WISH), PRIVATE.let("kicked", until_date=0))
    first, second = bench.take(PRIVATE.write("/start"), PRIVATE.write("/start"))
    assert first.html.startswith("Welcome back. What you had agreed on goes on: /subscriptions.")
    assert "Welcome back" not in second.html
    with bench.ledger() as ledger:
        assert ledger.subscriptions.of(READER)[0].due is not None


def test_chats_that_agreed_on_nothing_are_not_kept(bench: Bench) -> None:
    """Asking, looking, letting in and throwing out leave no trace."""
    bench.take(PRIVATE.write("/latest 1"), PRIVATE.write("/settings"), PRIVATE.write("/pause"), PRIVATE.let("member"))
    bench.take(IN_GROUP.let("left"), IN_GROUP.write("/subscribe harbour"), IN_GROUP.write("/unsubscribe"))
    with bench.ledger() as ledger:
        assert [ledger.chats.find(chat) for chat in (READER, GROUP)] == [None, None]


@pytest.mark.parametrize("told_by", ["old", "new", "both"])
def test_a_group_with_another_id_keeps_what_was_agreed(bench: Bench, told_by: str) -> None:
    """Telegram tells it in both chats, in any order, or in one."""
    bench.take(IN_GROUP.write(WISH))
    old = IN_GROUP.serve(migrate_to_chat_id=FORUM)
    new = IN_FORUM.serve(migrate_from_chat_id=GROUP)
    assert bench.take(*{"old": [old], "new": [new], "both": [new, old]}[told_by]) == []
    assert (agreed(bench, GROUP), agreed(bench, FORUM)) == ([], [("Harbour strike", 0)])


def test_without_an_archive_nothing_is_noted(tmp_path: Path) -> None:
    """Being let in or shown out makes no file."""
    bench = Bench(tmp_path / "none.db")
    bench.take(PRIVATE.let("member"), PRIVATE.let("kicked", until_date=0), IN_GROUP.serve(migrate_to_chat_id=FORUM))
    assert not bench.archive.exists()


def test_a_file_that_is_none_costs_the_note_only(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What Telegram tells of a chat can't be kept then, which is logged in one line."""
    path = tmp_path / "news.db"
    path.write_text("This is no database at all, but a text. " * 100)
    Bench(path).take(PRIVATE.let("kicked", until_date=0))
    assert "the ledger could not be changed: NotADatabase" in caplog.text


def in_doubt(bench: Bench, chat: int, parts: tuple[str, ...]) -> EditionId:
    """An edition of which nobody knows whether it arrived."""
    with bench.ledger() as ledger:
        about = About(AboutKind.TOPIC, "harbour", "Harbour strike")
        made = ledger.agreements.subscribe(Chat(chat), 0, about, Rule((480,)), ASOF)
        ledger.agreements.ask_now(Chat(chat), SubscriptionId(made.id), ASOF)
        press = Press(ledger)
        (edition,) = press.planned(ASOF, 10)
        press.compose(Fixed(parts), [edition], ASOF)
        (head,) = ledger.deliveries.heads(ASOF, 10)
        delivery = press.claim(head.key, ASOF)
        assert delivery
        press.settle(delivery, Doubtful("no answer"), ASOF)
        return edition.id


@dataclass(frozen=True)
class Fixed:
    """Writes the same letter whatever it is asked."""

    parts: tuple[str, ...]

    def write(self, *_: Any, **__: Any) -> Letter:
        return Letter(self.parts, ())


def states(bench: Bench, edition: EditionId) -> Mapping[int, str]:
    with bench.ledger() as ledger:
        rows = ledger.database.query(
            "select part, state from delivery where edition_id = :id and kind = 'digest'", {"id": edition}
        )
        return {row[0]: row[1] for row in rows}


def test_a_digest_in_doubt_is_shown_in_place_of_its_line(bench: Bench) -> None:
    """Page by page as it was published, and then it is in doubt no more."""
    edition = in_doubt(bench, READER, ("<b>one</b>", "(2/2)\n\ntwo"))
    assert states(bench, edition)[0] == "unknown"
    first, second = bench.take(PRIVATE.tap(encode_edition(edition)), PRIVATE.tap(encode_edition(edition, 1)))
    assert (first.method, first.html) == ("editMessageText", "<b>one</b>")
    assert [key["text"] for key in first.keys[0]] == ["1/2", "›"]
    assert (second.html, second.keys[0][0]["callback_data"]) == ("(2/2)\n\ntwo", encode_edition(edition, 0))
    assert states(bench, edition)[0] == "shown"


def test_only_its_own_chat_sees_a_digest(bench: Bench) -> None:
    """Another chat's edition, like one that is not kept any more, is not there."""
    edition = in_doubt(bench, READER, ("secret",))
    other = Room(chat=8, user=8)
    for data in (encode_edition(edition), encode_edition(EditionId(99))):
        (said,) = bench.take(other.tap(data))
        assert markup.visible(said.html) == "That digest is not kept any more. /digest makes one of any day."
    assert states(bench, edition)[0] == "unknown"
