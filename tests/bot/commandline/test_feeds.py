"""`dateline feeds` and `dateline fetch`: an operator names feeds, and the archive fills itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from small_web import NEWS, WIRE, Document, Web, refused

from bot.ownership import FETCHING, ownership
from corpus import feeds
from corpus.corpus import open_corpus
from corpus.feeds import FAULTS

Run = Callable[..., Any]
RSS = "application/rss+xml"


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with Web() as opened:
        yield opened


def page(title: str) -> Document:
    text = f"<p>{title}, and all of Zenda came to see it on Monday.</p><p>Nobody was hurt, the mayor said at noon.</p>"
    return Document(
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article></body></html>"
    )


def rss(web: Web, host: str, title: str, *headlines: str) -> Document:
    items = "".join(
        f"<item><title>{headline}</title><link>{web.put(host, f'/a/{n}', page(headline))}</link>"
        "<pubDate>Mon, 20 May 2024 12:00:00 GMT</pubDate></item>"
        for n, headline in enumerate(headlines)
    )
    return Document(f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>', RSS, etag='"1"')


@pytest.fixture
def run(dateline: Run, web: Web, tmp_path: Path) -> Run:
    """The command on an archive of its own, with the small web opened."""
    web.clear()
    web.put(NEWS, "/feed", rss(web, NEWS, "Zenda Times", "The bridge was opened", "A whale swam up the river"))
    web.put(
        NEWS,
        "/",
        Document(
            '<link rel="alternate" type="application/rss+xml" href="/feed">'
            '<link rel="alternate" type="application/rss+xml" href="/comments">'
        ),
    )

    def running(*arguments: str) -> Any:
        return dateline(*arguments, database=tmp_path / "feeds.db", DATELINE_ALLOWED_HOSTS=web.allowed)

    return running


def test_a_feed_is_added_by_its_page(run: Run, web: Web) -> None:
    """The first that the page names; what else it names is told."""
    ended = run("feeds", "add", web.url(NEWS))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        f"1: Zenda Times {web.url(NEWS, '/feed')}",
        "   2 articles listed, the latest of 20 May 2024",
        f"   the page also names {web.url(NEWS, '/comments')}",
        "dateline fetch looks at it now, dateline run by itself.",
    ]


def test_what_is_new_is_fetched_and_can_be_asked_for(run: Run, web: Web) -> None:
    """Then nothing is due, and asked again all the same nothing is new."""
    run("feeds", "add", web.url(NEWS, "/feed"), "--source", "Times of Zenda")
    assert run("fetch").out == "1 feed looked at: 2 articles added.\n"
    assert "A whale swam up the river" in run("ask", "/search whale").out
    assert "Times of Zenda" in run("ask", "/sources").out
    assert run("fetch").out.startswith("Nothing is due before ")
    assert run("fetch", "--all").out == "1 feed looked at, 1 as before: 0 articles added.\n"


def test_an_article_that_only_the_feed_gives_says_so(run: Run, web: Web) -> None:
    """To readers below its text, to an operator among the facts, with why there is no more."""
    item = f"<item><title>Ice on the river</title><link>{web.put(NEWS, '/ice', refused(402))}</link>"
    text = "<description>The river froze over on Sunday, and children skated on it till night.</description></item>"
    xml = f'<rss version="2.0"><channel><title>Zenda Times</title>{item}{text}</channel></rss>'
    run("feeds", "add", web.put(NEWS, "/ice.xml", Document(xml, RSS)))
    run("fetch")
    number = str(json.loads(run("ask", "--json", "/search froze").out)[0]["quotes"][0]["article"])
    told = run("ask", f"/article {number}").out
    assert "children skated" in told
    assert "gives in its feed. The whole article could not be read: the site answers with status 402." in told
    assert "excerpt: the site answers with status 402" in run("article", number).out


def test_a_look_that_brings_nothing_costs_one_request(run: Run, web: Web) -> None:
    """What a site lets us fetch is known from the last time, and only what changed is sent."""
    run("feeds", "add", web.url(NEWS, "/feed"))
    run("fetch")
    before = len(web.visits)
    run("fetch", "--all")
    assert [visit.path for visit in web.visits[before:]] == ["/feed"]


def test_failures_are_told_and_hold_nothing_up(run: Run, web: Web) -> None:
    """Exit status 1 only where every feed failed."""
    web.put(WIRE, "/feed", rss(web, WIRE, "Wire"))
    run("feeds", "add", web.url(NEWS, "/feed"))
    run("feeds", "add", web.url(WIRE, "/feed"))
    web.put(WIRE, "/feed", refused(403))
    ended = run("fetch")
    assert (ended.status, ended.out) == (0, "2 feeds looked at, 1 failed: 2 articles added.\n")
    assert ended.err == "Wire: the site answers with status 403: it lets no programs in\n"
    web.put(NEWS, "/feed", refused(500))
    assert run("fetch", "--all").status == 1


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/a/0", "is no feed, and names none. Look on the site for a page called RSS, Feeds or Subscribe, and"),
        ("/none", "can't be had: the site answers with status 404: there is nothing at that address. Look whether"),
    ],
)
def test_what_is_no_feed_is_not_added(run: Run, web: Web, path: str, told: str) -> None:
    """One line says why."""
    ended = run("feeds", "add", web.url(NEWS, path))
    assert ended.status == 1
    assert ended.err.startswith(f"dateline: “{web.url(NEWS, path)}” {told}")
    assert "no feeds yet" in run("feeds").out


def test_a_private_address_is_refused(run: Run) -> None:
    """Whatever stands there."""
    ended = run("feeds", "add", "http://169.254.169.254/latest/meta-data")
    assert ended.status == 1
    assert "not open to all" in ended.err


def test_feeds_are_paused_resumed_and_removed(run: Run, web: Web) -> None:
    """By number, name or address; the articles stay."""
    run("feeds", "add", web.url(NEWS, "/feed"))
    run("fetch")
    assert run("feeds", "pause", "zenda times").out == "Zenda Times is paused.\n"
    assert "paused" in run("feeds", "list").out
    assert run("fetch", "--all").out.startswith("All feeds are paused")
    assert run("feeds", "resume", "1").out == "Zenda Times is looked at again.\n"
    assert run("fetch").out.startswith("1 feed looked at")
    assert run("feeds", "remove", web.url(NEWS, "/feed")).out == "Zenda Times is followed no more.\n"
    assert "no feeds yet" in run("feeds").out
    assert "whale" in run("ask", "/search whale").out


def test_an_unknown_feed_is_told(run: Run) -> None:
    """With how to find out."""
    ended = run("feeds", "pause", "nonsense")
    assert ended.status == 1
    assert "nonsense" in ended.err
    assert "dateline feeds list" in ended.err


def test_lists_go_out_and_in(run: Run, web: Web, tmp_path: Path) -> None:
    """What was exported can be imported, and is followed once."""
    run("feeds", "add", web.url(NEWS, "/feed"), "--language", "en")
    out = tmp_path / "feeds.opml"
    assert run("feeds", "export", str(out)).out == f"{out}: 1 feed.\n"
    assert run("feeds", "export").out == out.read_text()
    written = out.read_text()
    again = run("feeds", "export", str(out))
    assert (again.status, again.err) == (1, f"dateline: {out}: it is there already; name another file\n")
    assert out.read_text() == written
    assert run("feeds", "import", str(out)).out == "0 feeds added, 1 followed already.\n"
    run("feeds", "remove", "1")
    assert run("feeds", "import", str(out)).out == "1 feed added, 0 followed already.\n"
    assert run("fetch").out == "1 feed looked at: 2 articles added.\n"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "it can't be read"),
        (b"<html/>", "it is no OPML list"),
        (b"<opml><body><outline text='x'/></body></opml>", "it lists no feeds"),
    ],
)
def test_what_is_no_list_is_told(run: Run, tmp_path: Path, content: bytes | None, told: str) -> None:
    """And nothing is added."""
    path = tmp_path / "list.opml"
    if content is not None:
        path.write_bytes(content)
    ended = run("feeds", "import", str(path))
    assert ended.status == 1
    assert f"list.opml: {told}" in ended.err


def test_check_names_feeds_in_trouble(run: Run, web: Web, tmp_path: Path) -> None:
    """Each by its number and name, with what is wrong."""
    run("feeds", "add", web.url(NEWS, "/feed"))
    run("fetch")
    assert "feeds: 1, 0 of them paused or in quarantine" in run("check").out
    with closing(open_corpus(tmp_path / "feeds.db", write=True)) as corpus:
        (feed,) = corpus.feeds.all()
        with corpus.database.transaction() as writing:
            feeds.save(writing, replace(feed, faults=FAULTS, note="it took longer than 10 s", newest=None))
    ended = run("check")
    assert ended.status == 1
    assert "needs you: feed 1, Zenda Times: it broke what reads it 3 times" in ended.err
    assert "needs you: it broke" in run("feeds").out


def test_a_feed_is_tied_to_topics(run: Run, web: Web, tmp_path: Path) -> None:
    """It is told, listed, exported as a category, and its articles belong to them whatever their words."""
    topics = ("--topic", "suez", "--topic", "Mars", "--topic", "suez")
    ended = run("feeds", "add", web.url(NEWS, "/feed"), *topics)
    assert ended.err == ""
    assert "   topics: suez, mars" in ended.out.splitlines()
    assert "   topics: suez, mars" in run("feeds").out.splitlines()
    run("fetch")
    assert "The bridge was opened" in run("ask", "/latest suez").out
    exported = run("feeds", "export").out
    assert 'category="suez,mars"' in exported
    (tmp_path / "list.opml").write_text(exported, encoding="utf-8")
    run("feeds", "remove", "1")
    imported = run("feeds", "import", "list.opml").out
    assert imported == "1 feed added, 1 of the new ones tied to topics, 0 followed already.\n"
    assert "   topics: suez, mars" in run("feeds").out.splitlines()


def test_a_feed_is_changed_without_losing_what_is_known_of_it(run: Run, web: Web) -> None:
    """Its name, language and topics; what stands in it belongs to the topics from the next look on, and comes once."""
    run("feeds", "add", web.url(NEWS, "/feed"), "--topic", "karabakh")
    run("fetch")
    ended = run("feeds", "edit", "1", "--source", "The Zendan", "--topic", "suez", "--language", "en-GB")
    assert (ended.status, ended.err) == (0, "")
    told = [f"1: The Zendan {web.url(NEWS, '/feed')}", "   language: en", "   topics: suez"]
    told.append("   2 of its articles have that name now")
    assert ended.out.splitlines() == told
    assert "last news" in run("feeds").out
    assert run("fetch", "--all").out == "1 feed looked at: 0 articles added.\n"
    assert "The bridge was opened" in run("ask", "/latest suez").out
    ended = run("feeds", "edit", "the zendan", "--topic", "none", "--source", "none")
    assert ended.out.splitlines() == [f"1: Zenda Times {web.url(NEWS, '/feed')}", "   language: en", "   topics: none"]


def test_a_change_of_nothing_or_to_nonsense_is_refused(run: Run, web: Web) -> None:
    """With what can be said."""
    run("feeds", "add", web.url(NEWS, "/feed"))
    ended = run("feeds", "edit", "1")
    assert ended.status == 2
    assert "--source, --language or --topic" in ended.err
    assert "no language's code" in run("feeds", "edit", "1", "--language", "klingon").err
    assert "no topic “karabach”" in run("feeds", "edit", "1", "--topic", "karabach").err
    assert "No feed “7” is followed" in run("feeds", "edit", "7", "--language", "en").err


def test_a_topic_that_there_is_not_is_refused(run: Run, web: Web) -> None:
    """Before anything is fetched, with what there is."""
    ended = run("feeds", "add", web.url(NEWS, "/feed"), "--topic", "karabach")
    assert ended.status == 1
    assert ended.err == "dateline: There is no topic “karabach”. Did you mean one of these? karabakh\n"
    assert web.visits == []


@pytest.mark.parametrize("address", ["http://me:pw@zenda.example/feed", "me:pw@zenda.example"])
def test_a_secret_in_an_address_is_refused_and_not_repeated(run: Run, web: Web, address: str) -> None:
    """With what to do instead."""
    ended = run("feeds", "add", address)
    assert ended.status == 1
    assert "Leave the name and the password out of the address of “zenda.example”" in ended.err
    assert "pw" not in ended.err.replace("password", "")


def test_two_never_fetch_at_once(run: Run, web: Web, tmp_path: Path) -> None:
    """Sites would be asked twice for the same."""
    run("feeds", "add", web.url(NEWS, "/feed"))
    with ownership(tmp_path / "feeds.db", FETCHING):
        ended = run("fetch")
    assert ended.status == 1
    assert "being fetched just now" in ended.err


def test_single_pages_are_loaded(run: Run, web: Web) -> None:
    """By their addresses, beside files; what can't be had is told."""
    ended = run("load", web.url(NEWS, "/a/1"), web.url(NEWS, "/none"))
    assert ended.out == "1 article added, 1 not readable.\n"
    assert f"{web.url(NEWS, '/none')}: the site answers with status 404" in ended.err
    assert "A whale swam up the river" in run("ask", "/latest").out


def test_a_feed_that_is_loaded_as_a_page_is_told_apart(run: Run, web: Web) -> None:
    """With what to do instead."""
    ended = run("load", web.url(NEWS, "/feed"))
    assert f"{web.url(NEWS, '/feed')}: it is a feed; dateline feeds add follows it" in ended.err
