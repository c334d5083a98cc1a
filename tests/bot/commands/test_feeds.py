"""What administrators do with feeds in chat: golden conversations on a small web, to be read as prose.

Run as a program, `PYTHONPATH=.:tests/support python tests/bot/commands/test_feeds.py`, this writes what is answered
in them anew, for a person to read; what is written and pressed in them stays.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from feeds import feed
from small_web import NEWS, WIRE, Document, Web

from bot.commands import FOR_ADMINISTRATORS
from corpus import feeds
from corpus.corpus import open_corpus
from corpus.fetching.networks import read_allowed
from corpus.topic_file import as_toml
from tests.bot import small_archive
from tests.bot.commandline.test_feeds import page, rss
from tests.bot.transcripts import script_of, transcribe

GOLDEN = Path(__file__).parent / "golden" / "feeds"
NAMES = ("administrator", "reader")
NOW = datetime(2024, 5, 20, 13, 0, tzinfo=UTC)
READER, GROUP = 1, -77
STAND_FOR = {NEWS: "zenda.example", WIRE: "wire.example"}
"""What stands in transcripts for the hosts of the small web."""


@contextmanager
def small_web() -> Iterator[Web]:
    with Web() as opened:
        opened.put(NEWS, "/feed", rss(opened, NEWS, "Zenda Times", "The bridge was opened", "A whale swam up"))
        opened.put(WIRE, "/feed", rss(opened, WIRE, "Wire & Post", "Ice on the river"))
        named = (opened.url(NEWS, "/feed"), opened.url(WIRE, "/feed"), opened.url(NEWS, "/gone"))
        links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{each}">' for each in named)
        opened.put(NEWS, "/", Document(f"<head>{links}</head>"))
        one = f'<link rel="alternate" type="application/rss+xml" href="{opened.url(WIRE, "/feed")}">'
        story = page("A ship ran aground")
        assert isinstance(story.body, str)
        opened.put(NEWS, "/story", Document(story.body.replace("<head>", f"<head>{one}")))
        yield opened


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with small_web() as opened:
        yield opened


def talk(
    archive: Path, web: Web, script: list[str], *, admins: frozenset[int] = frozenset({READER}), **more: Any
) -> str:
    """The conversation of a script, with hosts by the names that stand for them."""
    topics = archive.with_name("topics.toml")
    topics.write_text(as_toml(small_archive.HARBOUR) + as_toml(small_archive.BRIDGE), encoding="utf-8")
    files = {"topics": topics, "actors": archive.with_name("actors.toml")}
    config = {"admins": frozenset(admins), "allowed": read_allowed(web.allowed), **files}
    written = [_there(line, web) for line in script]
    said = transcribe(archive, written, NOW, config, **more)
    for host, name in STAND_FOR.items():
        said = said.replace(f"{host}:{web.port}", name)
    return said


def _there(line: str, web: Web) -> str:
    for host, name in STAND_FOR.items():
        line = line.replace(name, f"{host}:{web.port}")
    return line


def golden(archive: Path, web: Web, name: str) -> str:
    """What is said now where the script of a transcript is played."""
    script = script_of((GOLDEN / f"{name}.txt").read_text(encoding="utf-8"))
    return talk(archive, web, script, admins=[READER if name == "administrator" else 2])


@pytest.mark.parametrize("name", NAMES)
def test_conversations_read_as_their_golden_transcripts(name: str, archive: Path, web: Web) -> None:
    """Every answer reads as it did when it was read aloud."""
    assert golden(archive, web, name) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def follow(archive: Path, number: int) -> None:
    with closing(open_corpus(archive, write=True)) as corpus, corpus.database.transaction() as writing:
        for n in range(1, number + 1):
            feeds.add(writing, feed(f"https://outlet{n}.example/feed", title=f"Outlet {n}", next_at=NOW))


def test_many_feeds_are_turned_over(archive: Path, web: Web) -> None:
    """Six on a screen, with buttons to the next and back; a number from nowhere is the nearest page."""
    follow(archive, 14)
    said = talk(archive, web, ["> /feeds", "* ›", "* ›", "* ‹", "> /feeds 99"])
    pages = said.split("14 feeds")[1:]
    assert [page.count("Outlet") // 2 for page in pages] == [6, 6, 2, 6, 2]
    assert "13. Outlet 13" in pages[2]
    assert pages[4].strip().startswith("13. Outlet 13")


def test_the_list_says_what_ails_whom(archive: Path, web: Web) -> None:
    """How many need somebody, and each with its reason; the paused are counted apart."""
    follow(archive, 3)
    with closing(open_corpus(archive, write=True)) as corpus, corpus.database.transaction() as writing:
        first, second, third = corpus.feeds.all()
        feeds.save(writing, replace(first, failures=4, note="HttpRefused 403", entries=2, usual=20))
        feeds.save(writing, replace(second, paused=True))
        feeds.save(writing, replace(third, failures=1, note="TooSlow"))
    said = talk(archive, web, ["> /feeds", "* 1. Outlet 1"])
    assert "3 feeds, 1 of them needs you, 1 paused" in said
    failing = "it failed 4 times in a row: the site answers with status 403: it lets no programs in"
    shrunk = "it lists 2 articles where it used to list 20"
    assert f"1. Outlet 1\n⚠ {failing}; {shrunk}\n" in said
    assert "2. Outlet 2\npaused; no news yet" in said
    assert "3. Outlet 3\nno news yet; the last look brought nothing: the site took too long to answer" in said
    assert f"⚠ {failing}\n⚠ {shrunk}" in said


@pytest.mark.parametrize("command", ["feeds", "addfeed", "addfeed https://zenda.example/feed"])
def test_a_member_of_a_group_is_refused_kindly(archive: Path, web: Web, command: str) -> None:
    """Nothing is fetched, and he hears what is open to all."""
    said = talk(archive, web, [f"> /{command}"], chat=GROUP)
    assert "Only those who run me can see to my feeds. Asking is open to all" in said


def test_a_link_in_a_group_is_nobody_s_business(archive: Path, web: Web) -> None:
    """Unless we are named; then an administrator's is looked at."""
    admins = [-GROUP]
    assert talk(archive, web, ["> http://zenda.example/story"], chat=GROUP, admins=admins).count("\n") == 1
    said = talk(archive, web, ["> @dateline_bot http://zenda.example/story"], chat=GROUP, admins=admins)
    assert "A ship ran aground" in said


def test_a_link_costs_one_request(archive: Path, web: Web) -> None:
    """What stands there is asked for once, and read as a feed, or as a page."""
    before = len(web.asked(NEWS))
    assert "A ship ran aground" in talk(archive, web, ["> http://zenda.example/story"])
    assert web.asked(NEWS)[before:] == ["/story"]


def test_everything_for_administrators_is_kept_from_others() -> None:
    """What they type, what their buttons do, and what they send."""
    assert set(FOR_ADMINISTRATORS) == {"feeds", "addfeed", "editfeed", "feed", "link", "file"}


def test_a_feed_is_called_otherwise_and_tied_anew(archive: Path, web: Web) -> None:
    """One thing at a time; how it fares stays, and what can't be read is told with what can be written."""
    follow(archive, 1)
    script = [
        "> /editfeed 1 name “The Outlet”",
        "> /editfeed 1 topics harbour, bridge",
        "> /editfeed 1 language de",
        "> /editfeed 1 topics none",
        "> /editfeed 1 language klingon",
        "> /editfeed 7 name Nobody",
        "> /editfeed 1 topics mars",
        "> /editfeed 1",
    ]
    said = talk(archive, web, script)
    assert "The Outlet\nhttps://outlet1.example/feed" in said
    assert "Its articles belong to Harbour strike and The bridge, whatever their words." in said
    assert "Name: The Outlet; language: de." in said
    assert "“klingon” is no language's code" in said
    assert "No feed “7” is followed" in said
    assert "There is no topic “mars”" in said
    assert "Which feed, and what about it?" in said
    with closing(open_corpus(archive, write=False)) as corpus:
        (left,) = corpus.feeds.all()
    assert (left.source, left.language, left.topics) == ("The Outlet", "de", ())


def test_an_archive_is_made_where_there_is_none(tmp_path: Path, web: Web) -> None:
    """The first feed can be added before there is any article."""
    said = talk(tmp_path / "new.db", web, ["> /feeds", "> /addfeed http://zenda.example/feed harbour", "> /feeds"])
    assert "No feed is followed yet" in said
    assert "Its articles belong to Harbour strike" in said
    assert "1. Zenda Times · Harbour strike" in said


def write_anew() -> None:
    """Write the golden transcripts from what is answered now."""
    for name in NAMES:
        with tempfile.TemporaryDirectory() as folder, small_web() as opened:
            archive = Path(folder) / "news.db"
            small_archive.make(archive)
            said = golden(archive, opened, name)
            (GOLDEN / f"{name}.txt").write_text(said, encoding="utf-8")


if __name__ == "__main__":
    write_anew()
