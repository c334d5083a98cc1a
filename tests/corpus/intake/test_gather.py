"""The archive fills itself from feeds: on a small web that does what real sites do."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from feeds import DAY, HOUR, NOW, feed
from small_web import MIRROR, NEWS, QUIET, WIRE, Document, Web, behind, by_turns, endless, late, moved, refused

from corpus import feeds
from corpus.corpus import Corpus, open_corpus
from corpus.feeds import Feed
from corpus.fetching.body import Limits
from corpus.fetching.client import Fetcher
from corpus.fetching.errors import NoReader, ParserFault
from corpus.fetching.guard import Guard
from corpus.fetching.jail import Jail
from corpus.fetching.networks import read_allowed
from corpus.following import follow
from corpus.intake import looking
from corpus.intake.gather import Gathered, Gatherer
from corpus.intake.looking import MOST_PAGES, Looker, Reading
from corpus.intake.rejection import Rejection
from corpus.intake.urls import canonical_url
from corpus.model import Article, Known, Scope
from corpus.silences import untold

Got = TypeVar("Got")

STORIES = (
    ("Harbour shut", "The harbour of Strelsau was shut on Monday after a strike of its pilots."),
    ("Bridge open", "The mayor of Zenda opened the new bridge over the river, after four years of work."),
    ("School burnt", "A fire destroyed the old school of Hofbau in the night, and nobody was hurt in it."),
)


class Plainly:
    """Reads in this process, and breaks where it is told to."""

    def __init__(self) -> None:
        self.breaks = False
        self.room = 10**6
        """Documents until there is no room for a process any more."""

    def run(self, function: Callable[..., Got], *arguments: object, seconds: float, subject: str) -> Got:
        if self.breaks:
            raise ParserFault(subject, f"it took longer than {seconds:g} s")
        self.room -= 1
        if self.room < 0:
            raise NoReader(subject, "Cannot allocate memory")
        return function(*arguments)


def page(n: int, *, head: str = "") -> Document:
    title, text = STORIES[n % 3]
    shown = f"<p>{text} This is number {n}.</p><p>Officials of town {n} said that they would look into it soon.</p>"
    return Document(
        f"<html lang=en><head><title>{title}</title>{head}</head><body><article><h1>{title} {n}</h1>"
        f"{shown}</article></body></html>"
    )


def rss(
    web: Web, *numbers: int, host: str = NEWS, text: str = "", etag: str = '"1"', title: str = "Sample Wire"
) -> Document:
    items = "".join(
        f"<item><title>{STORIES[n % 3][0]} {n}</title><link>{web.url(host, f'/a/{n}')}?utm_source=rss</link>"
        f"<guid>{web.url(host, f'/a/{n}')}</guid><description>{text}</description>"
        f"<pubDate>Mon, 20 May 2024 {n % 12:02}:00:00 GMT</pubDate></item>"
        for n in numbers
    )
    xml = f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'
    return Document(xml, "application/rss+xml", etag=etag)


class House:
    """An archive that follows feeds of the small web."""

    def __init__(self, corpus: Corpus, folder: Path, web: Web) -> None:
        self.corpus = corpus
        self.web = web
        self.rejected: list[Rejection] = []
        self.progress: list[Gathered] = []
        self.plainly = Plainly()
        self._known = follow(corpus, topics=folder / "topics.toml", actors=folder / "actors.toml")

    def follow(self, *paths: str, host: str = NEWS, **fields: str) -> list[Feed]:
        with self.corpus.database.transaction() as writing:
            return [feeds.add(writing, feed(self.web.url(host, path), **fields)) for path in paths]

    def gather(self, now: datetime = NOW, reading: Reading | None = None) -> Gathered:
        async def work() -> Gathered:
            limits = Limits(seconds=3.0)
            async with Fetcher(Guard(read_allowed(self.web.allowed)), limits=limits) as fetcher:
                looker = Looker(fetcher, reading or self.plainly, self.corpus.feeds, now)
                gatherer = Gatherer(
                    self.corpus,
                    self._known,
                    looker,
                    now=now,
                    on_rejection=self.rejected.append,
                    on_progress=self.progress.append,
                )
                return await gatherer.gather(self.corpus.feeds.due(now))

        return asyncio.run(work())

    def articles(self, now: datetime = NOW) -> tuple[Article, ...]:
        return self.corpus.articles.latest(Scope(now + DAY), limit=500)

    def feed(self) -> Feed:
        (only,) = self.corpus.feeds.all()
        return only

    @property
    def asked(self) -> list[str]:
        return self.web.asked(NEWS)


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with Web() as opened:
        yield opened


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that knows the known actors, not to be changed."""
    path = tmp_path_factory.mktemp("empty") / "a.db"
    corpus = open_corpus(path, write=True)
    follow(corpus, topics=path.with_name("topics.toml"), actors=path.with_name("actors.toml"))
    corpus.close()
    return path


@pytest.fixture
def house(tmp_path: Path, web: Web, empty: Path) -> Iterator[House]:
    web.clear()
    corpus = open_corpus(Path(shutil.copy(empty, tmp_path / "a.db")), write=True)
    yield House(corpus, tmp_path, web)
    corpus.close()


def put_pages(web: Web, *numbers: int, host: str = NEWS) -> None:
    for n in numbers:
        web.put(host, f"/a/{n}?utm_source=rss", page(n))


def test_a_feed_leads_to_its_pages(house: House) -> None:
    """Text and title of the page, source and date of the feed, each article once."""
    put_pages(house.web, 1, 2)
    house.web.put(NEWS, "/feed", rss(house.web, 1, 2))
    house.follow("/feed")
    gathered = house.gather()
    assert (gathered.brought, gathered.failed, gathered.articles.added) == (1, 0, 2)
    article = min(house.articles(), key=lambda one: one.title)
    assert (article.title, article.source) == ("Bridge open 1", "Sample Wire")
    assert article.text.startswith(STORIES[1][1])
    assert article.published.at == datetime(2024, 5, 20, 1, 0, tzinfo=NOW.tzinfo)
    assert (article.published.how, article.published.evidence) == (Known.GIVEN, "published in the feed")
    assert [house.corpus.feeds.excerpt(one.id) for one in house.articles()] == ["", ""]
    assert house.progress == [gathered]


def test_nothing_new_costs_one_request(house: House) -> None:
    """A conditional one, answered without a body; also where the server knows no conditions, no page is asked for."""
    put_pages(house.web, 1)
    house.web.put(NEWS, "/feed", rss(house.web, 1))
    house.follow("/feed")
    house.gather()
    before = len(house.asked)
    assert house.gather(NOW + DAY).unchanged == 1
    assert house.asked[before:] == ["/feed"]
    assert house.web.visits[-1].headers["If-None-Match"] == '"1"'
    house.web.put(NEWS, "/feed", rss(house.web, 1, etag='"2"'))
    assert house.gather(NOW + 3 * DAY).brought == 1
    assert house.asked[before:] == ["/feed", "/feed"]


def test_what_comes_later_is_taken_in_later(house: House) -> None:
    """Only the new article's page is fetched."""
    put_pages(house.web, 1, 2)
    house.web.put(NEWS, "/feed", rss(house.web, 1))
    house.follow("/feed")
    house.gather()
    house.web.put(NEWS, "/feed", rss(house.web, 2, 1, etag='"2"'))
    assert house.gather(NOW + DAY).articles.added == 1
    assert house.asked == ["/feed", "/a/1?utm_source=rss", "/feed", "/a/2?utm_source=rss"]
    assert house.feed().last_new == NOW + DAY


def test_before_it_is_due_a_feed_is_left_alone(house: House) -> None:
    """Whoever asks again at once asks nobody."""
    house.web.put(NEWS, "/feed", rss(house.web))
    house.follow("/feed")
    house.gather()
    assert house.gather().looks == 0
    assert house.asked == ["/feed"]


@pytest.mark.parametrize(
    ("there", "reason"),
    [
        (refused(403), "HttpRefused 403"),
        (refused(500), "HttpRefused 500"),
        (Document(b"%PDF-1.7", "application/pdf"), "it is no page but application/pdf"),
        (Document("<html><body></body></html>"), "the page holds no text"),
        (endless(), "TooLarge"),
        (moved("http://10.0.0.1/"), "ForbiddenAddress"),
    ],
    ids=["forbidden", "broken", "pdf", "empty", "endless", "elsewhere"],
)
def test_where_a_page_cant_be_had_the_feed_serves(house: House, there: Document, reason: str) -> None:
    """And it is written down that it does, and why."""
    house.web.put(NEWS, "/a/1?utm_source=rss", there)
    house.web.put(NEWS, "/feed", rss(house.web, 1, text=STORIES[1][1]))
    house.follow("/feed")
    assert house.gather().articles.added == 1
    (article,) = house.articles()
    assert (article.title, article.text) == ("Bridge open 1", STORIES[1][1])
    assert house.corpus.feeds.excerpt(article.id) == reason


def test_without_text_and_page_there_is_no_article(house: House) -> None:
    """What is refused for good is told once; what may be better the next time is tried again."""
    house.web.put(NEWS, "/feed", rss(house.web, 1, 2))
    house.web.put(NEWS, "/a/1?utm_source=rss", refused(403))
    house.web.put(NEWS, "/a/2?utm_source=rss", refused(503))
    house.follow("/feed")
    house.gather()
    assert [rejection.reason for rejection in house.rejected] == ["HttpRefused 403"]
    put_pages(house.web, 1, 2)
    assert house.gather(NOW + DAY).articles.added == 1
    assert house.asked.count("/a/1?utm_source=rss") == 1
    assert house.asked.count("/a/2?utm_source=rss") == 2


def test_one_article_of_two_feeds_is_fetched_once(house: House) -> None:
    """The second feed finds that the archive has it."""
    put_pages(house.web, 1)
    for path in ("/feed", "/other"):
        house.web.put(NEWS, path, rss(house.web, 1))
    _, second = house.follow("/feed", "/other")
    with house.corpus.database.transaction() as writing:
        feeds.save(writing, replace(second, next_at=NOW + HOUR))
    house.gather()
    house.gather(NOW + HOUR)
    assert len(house.articles()) == 1
    assert house.asked.count("/a/1?utm_source=rss") == 1
    assert [each.barren for each in house.corpus.feeds.all()] == [0, 0]


def test_a_feed_that_moves_for_good_is_followed_there(house: House) -> None:
    """And one that is elsewhere only for now is not."""
    house.web.put(NEWS, "/old", moved("/feed", 301))
    house.web.put(NEWS, "/feed", rss(house.web))
    house.follow("/old")
    house.gather()
    assert house.feed().url == house.web.url(NEWS, "/feed")


def test_a_feed_that_is_only_elsewhere_for_now_keeps_its_address(house: House) -> None:
    """A temporary redirect is no move."""
    house.web.put(NEWS, "/old", moved("/feed", 302))
    house.web.put(NEWS, "/feed", rss(house.web))
    house.follow("/old")
    house.gather()
    assert house.feed().url == house.web.url(NEWS, "/old")


def test_a_failing_feed_holds_no_other_up(house: House) -> None:
    """One is refused, one is no feed, one asks to be left alone; the fourth brings its article."""
    put_pages(house.web, 1)
    house.web.put(NEWS, "/feed", rss(house.web, 1))
    house.web.put(WIRE, "/page", page(2))
    house.follow("/feed")
    house.web.put(QUIET, "/busy", refused(429, retry_after="7200"))
    house.follow("/page", host=WIRE)
    house.follow("/busy", host=QUIET)
    house.follow("/nothing", host=MIRROR)
    gathered = house.gather()
    assert (gathered.brought, gathered.failed, gathered.articles.added) == (1, 3, 1)
    assert [each.note for each in house.corpus.feeds.all()] == [
        "",
        "NotAFeed",
        "HttpRefused 429",
        "HttpRefused 404",
    ]
    assert house.corpus.feeds.all()[2].next_at >= NOW + 2 * HOUR


def test_a_feed_that_is_gone_is_given_up(house: House) -> None:
    """The server says that it will never be there again."""
    house.web.put(NEWS, "/feed", refused(410))
    house.follow("/feed")
    house.gather()
    assert house.feed().rests
    assert house.gather(NOW + 100 * DAY).looks == 0


def test_a_feed_that_breaks_its_reader_comes_into_quarantine(house: House) -> None:
    """After three times, and says what happened."""
    house.web.put(NEWS, "/feed", rss(house.web))
    house.follow("/feed")
    house.plainly.breaks = True
    for days in range(5):
        house.gather(NOW + days * 7 * DAY)
    assert house.feed().quarantined
    assert house.feed().note == "ParserFault it took longer than 10 s"
    assert len(house.asked) == 3


def test_a_machine_without_room_blames_no_feed(house: House) -> None:
    """What was read before is stored, the rest is due still as if nothing had been."""
    for n in range(3):
        house.web.put(NEWS, f"/feed{n}", rss(house.web, text=STORIES[n][1]))
        house.follow(f"/feed{n}")
    before = house.corpus.feeds.all()
    house.plainly.room = 1
    with pytest.raises(NoReader):
        house.gather()
    after = house.corpus.feeds.all()
    assert [feed.last_ok is None for feed in after].count(False) == 1
    assert all(feed in before for feed in after if feed.last_ok is None)
    house.plainly.room = 2
    assert (house.gather().looks, house.gather().looks) == (2, 0)


def test_a_feed_and_its_pages_are_read_in_a_process_of_their_own(house: House) -> None:
    """What is read there comes back whole."""
    put_pages(house.web, 1, 2)
    house.web.put(NEWS, "/feed", rss(house.web, 1, 2))
    house.follow("/feed")
    with Jail() as jail:
        assert house.gather(reading=jail).articles.added == 2


def test_a_long_feed_comes_in_parts(house: House) -> None:
    """So that it keeps no other waiting, and without conditions until all of it is there."""
    numbers = range(MOST_PAGES + 5)
    put_pages(house.web, *numbers)
    house.web.put(NEWS, "/feed", rss(house.web, *numbers))
    house.follow("/feed")
    assert house.gather().articles.total == MOST_PAGES
    assert house.feed().etag == ""
    assert house.gather(NOW + DAY).articles.total == 5
    assert house.feed().etag == '"1"'


@pytest.mark.parametrize(("numbers", "wall"), [((1, 2), "/welcome"), ((1,), "/consent?to=a")])
def test_a_wall_is_no_article(house: House, numbers: tuple[int, ...], wall: str) -> None:
    """Where pages lead to one and the same, or to what calls itself a wall, the feed's own text serves, and says so."""
    asking = Document(
        "<title>Before you go on</title><p>We and our partners value your privacy more than anything.</p>"
    )
    house.web.put(WIRE, wall, asking)
    for n in numbers:
        house.web.put(NEWS, f"/a/{n}?utm_source=rss", behind(house.web.url(WIRE, wall), page(n)))
    house.web.put(NEWS, "/feed", rss(house.web, *numbers, text="The pilots of Strelsau are on strike since Monday."))
    house.follow("/feed")
    house.gather()
    articles = house.articles()
    assert articles
    assert all(article.text == "The pilots of Strelsau are on strike since Monday." for article in articles)
    assert {house.corpus.feeds.excerpt(article.id) for article in articles} == {"its page is behind a wall"}


def test_a_wall_with_nothing_before_it_is_told(house: House) -> None:
    """Where the feed gives no text either there is no article, and why is said."""
    house.web.put(WIRE, "/login", Document("<title>Log in</title><p>Please log in to read on with us.</p>"))
    house.web.put(NEWS, "/a/1?utm_source=rss", behind(house.web.url(WIRE, "/login"), page(1)))
    house.web.put(NEWS, "/feed", rss(house.web, 1))
    house.follow("/feed")
    assert house.gather().articles.rejected == 1
    assert house.rejected[0].reason == "its page is behind a wall"


def test_a_paywall_that_shows_the_beginning_is_told_by_the_feeds_text(house: House) -> None:
    """Of a page that shows much less than the feed the feed's text is taken."""
    whole = " ".join(f"On day {n} the pilots of Strelsau met the mayor, and nothing came of it." for n in range(12))
    house.web.put(
        NEWS, "/a/1?utm_source=rss", Document("<h1>School burnt 1</h1><p>On day 0 the pilots</p><p>Subscribe</p>")
    )
    house.web.put(NEWS, "/feed", rss(house.web, 1, text=whole))
    house.follow("/feed")
    house.gather()
    (article,) = house.articles()
    assert article.text == whole


def test_a_site_that_mends_is_read_at_the_next_look(house: House) -> None:
    """Trouble of a page is tried again; a page that takes its time is waited for."""
    house.web.put(NEWS, "/a/1?utm_source=rss", by_turns(refused(500), page(1)))
    house.web.put(NEWS, "/a/2?utm_source=rss", late(page(2), 0.3))
    house.web.put(NEWS, "/feed", rss(house.web, 1, 2))
    house.follow("/feed")
    assert [house.gather(NOW + n * DAY).articles.added for n in range(3)] == [1, 1, 0]


def test_a_slow_site_gets_on_by_parts(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a look has taken its time no further page is fetched; each look brings at least one."""
    monkeypatch.setattr(looking, "SECONDS_A_LOOK", 0.0)
    put_pages(house.web, 1, 2, 3)
    house.web.put(NEWS, "/feed", rss(house.web, 1, 2, 3))
    house.follow("/feed")
    added = [house.gather(NOW + days * DAY).articles.added for days in range(4)]
    assert added == [1, 1, 1, 0]


def test_a_page_may_not_take_another_sites_address(house: House) -> None:
    """Nor that of its site's front page: the next article would be taken for the same."""
    stolen = f'<link rel="canonical" href="{house.web.url(WIRE, "/a/9")}">'
    front = '<link rel="canonical" href="/">'
    own = '<link rel="canonical" href="/own">'
    for n, head in ((1, stolen), (2, front), (3, own)):
        house.web.put(NEWS, f"/a/{n}?utm_source=rss", page(n, head=head))
    house.web.put(NEWS, "/feed", rss(house.web, 1, 2, 3))
    house.follow("/feed")
    house.gather()
    assert sorted(article.url or "" for article in house.articles()) == [
        house.web.url(NEWS, "/a/1?utm_source=rss"),
        house.web.url(NEWS, "/a/2?utm_source=rss"),
        house.web.url(NEWS, "/own"),
    ]


def test_entries_that_are_no_articles_are_told(house: House) -> None:
    """A feed of nothing but furniture is found out by counting."""
    house.web.put(QUIET, "/feed", rss(house.web, 1, host=QUIET))
    house.follow("/feed", host=QUIET)
    house.gather()
    assert house.feed().barren == 1
    assert house.rejected[0].reason == "HttpRefused 404"


def test_text_of_a_feed_is_text(house: House) -> None:
    """No markup and no character that turns a line around comes into the archive."""
    evil = "&lt;script&gt;x()&lt;/script&gt;&lt;b&gt;Fire\u202e in &amp;lt;Zenda&amp;gt;&lt;/b&gt; was put out by noon."
    house.web.put(NEWS, "/feed", rss(house.web, 1, text=evil))
    house.follow("/feed")
    house.gather()
    (article,) = house.articles()
    assert article.text == "Fire in <Zenda> was put out by noon."


def test_a_tied_feed_brings_its_topic(house: House, web: Web) -> None:
    """Its articles belong to the topic though no word of theirs says so, those that another feed brought as well."""
    put_pages(web, 1, 2)
    web.put(NEWS, "/all", rss(web, 1))
    web.put(NEWS, "/tied", rss(web, 1, 2))
    house.follow("/all")
    house.gather()
    with house.corpus.database.transaction() as writing:
        feeds.add(writing, feed(web.url(NEWS, "/tied"), topics=("suez",)))
    house.gather()
    assert all([topic.key for topic in house.corpus.topics.of(article.id)] == ["suez"] for article in house.articles())
    assert len(house.articles()) == 2


def test_a_tie_outlives_a_change_of_topics(house: House, web: Web, tmp_path: Path) -> None:
    """When the topics' file changes, what feeds brought is put where it belongs again."""
    put_pages(web, 1)
    web.put(NEWS, "/tied", rss(web, 1))
    with house.corpus.database.transaction() as writing:
        feeds.add(writing, feed(web.url(NEWS, "/tied"), topics=("suez",)))
    house.gather()
    changed = tmp_path / "changed.toml"
    changed.write_text('[topics.suez]\nnames = ["Suez Canal"]\n[topics.new]\nnames = ["Newland"]\n')
    follow(house.corpus, topics=changed, actors=tmp_path / "actors.toml")
    (article,) = house.articles()
    assert [topic.key for topic in house.corpus.topics.of(article.id)] == ["suez"]


def test_silence_is_written_down_and_its_end(house: House, web: Web) -> None:
    """A feed that is gone for days is noticed, and so is that it is back."""
    web.put(NEWS, "/feed", refused(500))
    house.follow("/feed")
    for day in range(4):
        house.gather(NOW + day * DAY)
    assert [(each.name, each.until) for each in untold(house.corpus.database)] == [("Sample Wire", None)]
    web.put(NEWS, "/feed", rss(web))
    house.gather(NOW + 10 * DAY)
    assert [each.until for each in untold(house.corpus.database)] == [NOW + 10 * DAY]


def changed(web: Web, n: int, more: str, *, updated: str = "") -> Document:
    """The page again, with more to tell."""
    body = str(page(n).body).replace("</article>", f"<p>{more}</p></article>")
    meta = f'<meta property="article:modified_time" content="{updated}">' if updated else ""
    return Document(body.replace("</head>", f"{meta}</head>"))


MORE = "On Tuesday the ministry sent a commission of three engineers, who began to question the witnesses."


def test_an_entry_that_says_something_else_is_looked_at_again(house: House) -> None:
    """Its page became another; the article is the same, updated, and what it said before can be read."""
    put_pages(house.web, 1)
    house.web.put(NEWS, "/feed", rss(house.web, 1, text="The mayor of Zenda opened a bridge."))
    house.follow("/feed")
    house.gather()
    (before,) = house.articles()
    house.web.put(NEWS, "/a/1?utm_source=rss", changed(house.web, 1, MORE, updated="2024-05-21T09:00:00Z"))
    house.web.put(NEWS, "/feed", rss(house.web, 1, text="The mayor of Zenda opened it.", etag='"2"'))
    gathered = house.gather(NOW + DAY)
    (after,) = house.articles()
    assert (gathered.articles.added, gathered.articles.updated) == (0, 1)
    assert (after.id, after.text) == (before.id, f"{before.text}\n{MORE}")
    assert after.updated == datetime(2024, 5, 21, 9, 0, tzinfo=NOW.tzinfo)
    assert [one.text for one in house.corpus.revisions.of(after.id)] == [after.text, before.text]


def test_one_page_is_looked_at_ever_more_seldom(house: House) -> None:
    """A feed that says something else of it at every look costs its site a few requests, not one each time."""
    put_pages(house.web, 1)
    house.follow("/feed")
    for n in range(48):
        house.web.put(NEWS, "/feed", rss(house.web, 1, text=f"Read {n} times.", etag=f'"{n}"'))
        with house.corpus.database.transaction() as writing:
            feeds.save(writing, replace(house.feed(), next_at=NOW))
        house.gather(NOW + n * HOUR)
    assert house.asked.count("/feed") == 48
    assert house.asked.count("/a/1?utm_source=rss") == 7


def test_a_change_that_came_too_soon_is_not_forgotten(house: House) -> None:
    """The feed is asked for in full again until the page was looked at."""
    put_pages(house.web, 1)
    house.web.put(NEWS, "/feed", rss(house.web, 1))
    house.follow("/feed")
    house.gather()
    house.web.put(NEWS, "/a/1?utm_source=rss", changed(house.web, 1, MORE))
    house.web.put(NEWS, "/feed", rss(house.web, 1, text="Changed.", etag='"2"'))
    for minutes in (5, 20):
        with house.corpus.database.transaction() as writing:
            feeds.save(writing, replace(house.feed(), next_at=NOW))
        house.gather(NOW + minutes * HOUR / 60)
    (article,) = house.articles()
    assert article.text.endswith(MORE)
    assert house.feed().etag == '"2"'


def test_an_excerpt_is_exchanged_for_its_page_once_that_opens(house: House) -> None:
    """Though the feed is as it was; after two days nobody asks any more."""
    house.web.put(NEWS, "/a/1?utm_source=rss", refused(403))
    house.web.put(NEWS, "/a/2?utm_source=rss", refused(403))
    house.web.put(NEWS, "/feed", rss(house.web, 1, text=STORIES[1][1]))
    house.web.put(NEWS, "/other", rss(house.web, 2, text=STORIES[2][1]))
    house.follow("/feed", "/other")
    house.gather()
    put_pages(house.web, 1)
    assert house.gather(NOW + DAY).articles.updated == 1
    whole = next(one for one in house.articles() if "number 1" in one.text)
    assert (house.corpus.feeds.excerpt(whole.id), whole.updated) == ("", None)
    for days in (3, 5, 7):
        house.gather(NOW + days * DAY)
    assert house.asked.count("/a/2?utm_source=rss") == 2
    assert [each.etag for each in house.corpus.feeds.all()] == ['"1"', '"1"']


def test_the_moment_a_feed_was_made_is_no_change_of_its_entries(house: House) -> None:
    """Where all entries claim to have been changed at once, no page is looked at again for it."""
    put_pages(house.web, 1, 2)
    house.follow("/feed")
    for n in range(3):
        entries = "".join(
            f"<entry><title>{STORIES[k][0]}</title><id>{k}</id><updated>2024-05-2{n}T10:00:00Z</updated>"
            f'<link href="{house.web.url(NEWS, f"/a/{k}")}?utm_source=rss"/></entry>'
            for k in (1, 2)
        )
        atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>{entries}</feed>'
        house.web.put(NEWS, "/feed", Document(atom, "application/atom+xml"))
        house.gather(NOW + n * DAY)
    assert house.asked.count("/a/1?utm_source=rss") == 1


def test_an_address_that_leads_to_a_page_is_known_with_it(house: House) -> None:
    """Another feed that goes by the shorter address, or to the AMP page, costs no request for it."""
    amp = f'<link rel="amphtml" href="{house.web.url(NEWS, "/light/1")}">'
    house.web.put(NEWS, "/a/1?utm_source=rss", page(1, head=amp))
    house.web.put(NEWS, "/feed", rss(house.web, 1))
    house.follow("/feed")
    house.gather()
    assert house.corpus.feeds.has_page(canonical_url(house.web.url(NEWS, "/light/1?utm_medium=x")))
