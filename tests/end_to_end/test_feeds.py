"""An administrator adds feeds in chat while the bot runs, and a reader gets a digest of them: over sockets."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from fakegram.driver import TOKEN, Reader
from small_web import NEWS, WIRE, Document, Web, refused

from bot.clock import utc_now
from corpus import feeds
from corpus.corpus import open_corpus
from corpus.feed_health import FAILS
from corpus.feeds import Feed, FeedId
from tests.end_to_end.conftest import Program

Start = Callable[..., Program]
ADMIN, READER = 7, 8
PATIENCE = 120.0
"""Seconds: processes start slowly on a busy machine, and one is sent out every ten seconds."""
STORIES = {
    "bridge": "The new bridge of Zenda was opened before a large crowd on Monday, and all of the town came.",
    "whale": "A whale swam up the river as far as the old mill of Hofbau, and children fed it with bread.",
}


def put_feed(web: Web, host: str, title: str, name: str) -> str:
    """A feed of one story that was published just now; its address."""
    story = STORIES[name]
    page = f"<html lang=en><title>{story[:30]}</title><article><h1>{story[:30]}</h1><p>{story}</p></article></html>"
    item = f"<item><title>{story[:30]}</title><link>{web.put(host, f'/{name}', Document(page))}</link>"
    today = f"{utc_now():%a, %d %b %Y %H:%M:%S} GMT"
    rss = f'<rss version="2.0"><channel><title>{title}</title>{item}<pubDate>{today}</pubDate></item></channel></rss>'
    return web.put(host, f"/{name}.xml", Document(rss, "application/rss+xml"))


def edited(reader: Reader, message: dict[str, Any], words: str) -> dict[str, Any]:
    """What takes the place of a message, once it says that."""

    def found() -> dict[str, Any] | None:
        edits = (each for each in reader.accepted("editMessageText") if each["message"] == message["message"])
        return next((each for each in edits if words in each["text"]), None)

    shown: dict[str, Any] = reader.wait_for(found, f"edit that says {words!r}", PATIENCE)
    return shown


def fetched(program: Program, reader: Reader, articles: int) -> None:
    """Until so many articles of feeds were taken in, however many at a time."""

    def there() -> bool:
        return sum(map(int, re.findall(r"(\d+) articles? added", program.errors))) >= articles

    reader.wait_for(there, "news", PATIENCE)


def data(message: dict[str, Any]) -> dict[str, str]:
    """What the buttons below a message carry, by label."""
    return {key["text"]: key["callback_data"] for row in message["keys"] for key in row}


def in_menus(reader: Reader, scope: str) -> dict[str, Any] | None:
    """The menus of commands, once there is one of that scope."""
    menus: dict[str, Any] = reader.transcript()["settings"].get("scopes", {})
    return menus if scope in menus else None


def run(start: Start, address: str, web: Web, tmp_path: Path) -> Program:
    (tmp_path / "topics.toml").write_text('[topics.zenda]\ntitle = "Zenda"\nnames = ["Strelsau"]\n', encoding="utf-8")
    program = start(
        "run",
        TELEGRAM_BOT_TOKEN=TOKEN,
        TELEGRAM_API_URL=address,
        DATELINE_ALLOWED_HOSTS=web.allowed,
        DATELINE_ADMINS=str(ADMIN),
    )
    program.wait_for(lambda log: "answering as" in log)
    return program


def test_feeds_added_in_chat_come_as_a_digest(start: Start, address: str, tmp_path: Path) -> None:
    """By a page, by a list and by an article's link; the digest of the topic that they are tied to ends with all
    having answered, and nobody but the administrator could have done it."""
    admin, reader = Reader(address, ADMIN), Reader(address, READER)
    with Web() as web:
        bridge, whale = put_feed(web, NEWS, "Zenda Times", "bridge"), put_feed(web, WIRE, "River Wire", "whale")
        home = f'<link rel="alternate" type="application/rss+xml" href="{bridge}">'
        web.put(NEWS, "/", Document(home))
        program = run(start, address, web, tmp_path)
        assert "Only those who run me" in reader.ask(f"/addfeed {web.url(NEWS)}")["text"]
        assert "take in files only" in reader.ask(None, file="feeds.opml", content="<opml/>")["text"]
        admin.ask("/start")
        first = admin.ask(f"/addfeed {web.url(NEWS)} zenda")
        menus = admin.wait_for(lambda: in_menus(admin, f"{ADMIN}/chat"), "menu")
        assert [each["command"] for each in menus[f"{ADMIN}/chat"]][-3:] == ["feeds", "addfeed", "editfeed"]
        assert "feeds" not in {each["command"] for each in menus["default"]}
        assert "I am looking at" in first["text"]
        assert "Its articles belong to Zenda" in edited(admin, first, "Followed from now on")["text"]
        listed = f'<opml version="2.0"><body><outline xmlUrl="{whale}" category="zenda"/></body></opml>'
        second = admin.ask(None, file="feeds.opml", content=listed)
        assert edited(admin, second, "1 feed added")["text"].endswith(
            "1 of the new ones belongs to topics, as the list files them."
        )
        fetched(program, admin, 2)
        reader.ask("/subscribe zenda daily 08:00")
        card = reader.accepted("sendMessage")[-1]
        before = len(reader.received())
        reader.tap(card["message"], data(card)["Send now"])
        reader.wait_for(lambda: len(reader.received()) > before, "digest")
        digest = reader.received()[before]["text"]
        assert STORIES["bridge"] in digest
        assert STORIES["whale"] in digest
        assert digest.endswith("2 of 2 sources answered.")
        assert program.stop() == 0
        assert "Traceback" not in program.errors
        assert TOKEN not in program.errors
    refused_menu = "setMyCommands"  # of an administrator who has not pressed Start yet
    assert not [each for each in admin.refused() if each["method"] not in ("getUpdates", refused_menu)]


def test_a_file_of_articles_is_taken_in(start: Start, address: str, tmp_path: Path) -> None:
    """An administrator's; a reader finds it, and meanwhile is answered as ever."""
    admin, reader = Reader(address, ADMIN), Reader(address, READER)
    with Web() as web:
        program = run(start, address, web, tmp_path)
        before = len(admin.received())
        admin.write(None, file="note.md", content=f"# The bridge\n\n{STORIES['bridge']}\n")
        admin.wait_for(lambda: len(admin.received()) > before, "answer")
        assert reader.ask("/help")["text"]
        taken = edited(admin, admin.received()[before], "1 article added")
        assert "The bridge" in taken["text"]
        assert STORIES["bridge"] in reader.ask("/search bridge")["text"]
        assert program.stop() == 0
        assert "Traceback" not in program.errors


def test_an_administrator_hears_once_that_a_feed_died_and_once_that_it_is_back(
    start: Start, address: str, tmp_path: Path
) -> None:
    """Over a restart of the program between, and however often it is looked at after."""
    admin = Reader(address, ADMIN)
    database = tmp_path / "dateline.db"
    with Web() as web:
        url = web.put(NEWS, "/bridge.xml", refused(503))
        with closing(open_corpus(database, write=True)) as corpus, corpus.database.transaction() as writing:
            now = utc_now()
            dying = feeds.add(writing, Feed(FeedId(0), url, "Zenda Times", now))
            feeds.save(writing, replace(dying, failures=FAILS - 1, last_ok=now - timedelta(days=2)))
        admin.write("/help")  # who never wrote to a bot can't be written to
        program = run(start, address, web, tmp_path)
        _, died = admin.wait_for(
            lambda: admin.received()[1:] and admin.received(), "message that the feed died", PATIENCE
        )
        assert died["text"].startswith("⚠ Zenda Times has given nothing since ")
        assert program.stop() == 0
        put_feed(web, NEWS, "Zenda Times", "bridge")
        program = run(start, address, web, tmp_path)
        listed = admin.ask("/feeds")
        assert "it failed 3 times in a row: the site answers with status 503" in listed["text"]
        admin.tap(listed["message"], data(listed)["1. Zenda Times"])
        card = edited(admin, listed, "then about every")
        admin.tap(card["message"], data(card)["Look now"])
        told = admin.wait_for(lambda: admin.received()[3:], "message that it is back", PATIENCE)
        assert told[0]["text"].startswith("Zenda Times is back: it answered on ")
        fetched(program, admin, 1)
        assert admin.ask("/sources")["text"].endswith("1 of 1 source answered.")
        assert len(admin.received()) == 5
        assert program.stop() == 0
        assert "Traceback" not in program.errors
