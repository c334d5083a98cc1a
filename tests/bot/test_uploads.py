"""Files that somebody sends: taken from administrators, as far as they are small, and from nobody else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from telegram.request import RequestData

from bot.console import ConsoleRequest, Sent
from bot.uploads import MOST
from digests.words import JOINER
from tests.bot.updates import FORUM, GROUP, READER, Bench, Room

ARTICLE = b"# Whale in the river\n\nA whale swam up the river as far as the mill of Hofbau on Monday, and was fed.\n"


@dataclass(slots=True)
class Telegram(ConsoleRequest):
    """One that holds files."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    too_big: bool = False

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *more: Any, **named: Any
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        if "/file/bot" in url:
            self.calls.append(("download", {}))
            return 200, self.files[name]
        if name != "getFile":
            return await ConsoleRequest.do_request(self, url, method, request_data, *more, **named)
        self.calls.append((name, {}))
        if self.too_big:
            return 400, b'{"ok": false, "error_code": 400, "description": "Bad Request: file is too big"}'
        number = (request_data.parameters if request_data else {})["file_id"]
        if number not in self.files:
            return 400, b'{"ok": false, "error_code": 400, "description": "Bad Request: wrong file_id"}'
        told = {"file_id": number, "file_unique_id": number, "file_path": f"documents/{number}"}
        return 200, json.dumps({"ok": True, "result": told}).encode()


def send(
    archive: Path, name: str, data: bytes | None, room: Room | None = None, *, size: int | None = None, **more: Any
) -> tuple[list[Sent], list[str]]:
    """What comes out when an administrator, or whoever is in the room, sends a file; what was called for it."""
    telegram = Telegram(files={} if data is None else {"f1": data}, too_big=bool(more.pop("too_big", False)))
    bench = Bench(archive, request=telegram, admins=frozenset({READER}))
    document = {"file_id": "f1", "file_unique_id": "u1", "file_name": name, "file_size": size or len(data or b"x")}
    sent = bench.take((room or Room()).serve(document=document, **more))
    return [replace(each, html=each.html.replace(JOINER, "")) for each in sent], bench.methods


def test_an_article_is_taken_in(archive: Path) -> None:
    """It is said that it is read, and in its place what came of it."""
    sent, _ = send(archive, "whale.md", ARTICLE)
    assert [each.method for each in sent] == ["sendMessage", "editMessageText"]
    assert "I am reading “whale.md”" in sent[0].html
    assert "1 article added." in sent[1].html
    assert "Whale in the river" in sent[1].html
    again, _ = send(archive, "whale.md", ARTICLE)
    assert again[1].html.startswith("1 already there.")


def test_a_list_of_feeds_is_taken_over(archive: Path) -> None:
    """As `dateline feeds import` does it."""
    listed = b'<opml version="2.0"><body><outline text="Wire" xmlUrl="https://wire.example/feed"/></body></opml>'
    assert "1 feed added." in send(archive, "feeds.opml", listed)[0][1].html
    assert "0 feeds added, 1 followed already." in send(archive, "feeds.opml", listed)[0][1].html


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("holiday.mp4", b"\x00\x01", "holds neither articles nor feeds that I can read"),
        ("list.opml", b"<rss/>", "holds neither articles nor feeds that I can read"),
        ("empty.txt", b"", "could be taken in"),
        ("../../etc/passwd", b"root", "holds neither articles nor feeds"),
        ("", b"x", "holds neither articles nor feeds"),
        ("<b>.mp4", b"x", "“&lt;b&gt;."),
        ("lost.txt", None, "Telegram did not hand “lost.txt” over. Send it again."),
    ],
)
def test_what_can_t_be_taken_in_is_said_kindly(archive: Path, name: str, data: bytes | None, said: str) -> None:
    """In the place of "I am reading", with what to do."""
    sent, _ = send(archive, name, data)
    assert said in sent[-1].html
    assert sent[-1].method == "editMessageText"


def test_a_large_file_is_never_fetched(archive: Path) -> None:
    """Its size is known before; where Telegram alone knows it, it says so."""
    sent, calls = send(archive, "large.txt", b"x", size=MOST + 1)
    assert "larger than I can take" in sent[-1].html
    assert "getFile" not in calls
    sent, calls = send(archive, "large.txt", b"x", too_big=True)
    assert "larger than I can take" in sent[-1].html
    assert "download" not in calls


def test_a_file_that_turns_out_large_goes_no_further(archive: Path) -> None:
    """Whatever size it was said to have."""
    sent, _ = send(archive, "large.txt", b"x" * (MOST + 1), size=10)
    assert "larger than I can take" in sent[-1].html


def test_whoever_is_no_administrator_is_refused_kindly(archive: Path) -> None:
    """Before anything is fetched."""
    sent, calls = send(archive, "whale.md", ARTICLE, Room(chat=9, user=9))
    assert [each.html for each in sent] == [
        "I take in files only from those who run me. Asking is open to all: write what you want to know, or see /help."
    ]
    assert "getFile" not in calls


@pytest.mark.parametrize("chat", [GROUP, FORUM])
def test_in_a_group_only_what_is_sent_to_us_is_read(archive: Path, chat: int) -> None:
    """By a mention below it; an administrator's is taken in there too."""
    room = Room(chat=chat, kind="group" if chat == GROUP else "supergroup")
    assert send(archive, "whale.md", ARTICLE, room)[0] == []
    sent, _ = send(archive, "whale.md", ARTICLE, room, caption="for @dateline_bot")
    assert "1 article added." in sent[-1].html
