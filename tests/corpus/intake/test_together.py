"""What a feed and a page say of one article."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from feeds import DAY, HOUR, NOW, feed

from corpus.intake.feeds import FeedDocument, FeedEntry
from corpus.intake.raw import RawArticle
from corpus.intake.together import from_feed, from_page
from corpus.model import Days, Known, Published

URL = "https://wire.example/a/1"
SHORT = ("The harbour was shut.",)


def stated(moment: datetime, evidence: str, *, exact: bool = True) -> Published:
    return Published(Days.on(moment.date()), Known.GIVEN, at=moment if exact else None, evidence=evidence)


def entry(**fields: Any) -> FeedEntry:
    return FeedEntry(**{"guid": "g", "url": URL, "title": "Shut", "lines": SHORT} | fields)


def document(**fields: Any) -> FeedDocument:
    return FeedDocument(**{"format": "rss20", "title": "Wire feed", "language": "en", "entries": ()} | fields)


def page(**fields: Any) -> RawArticle:
    return RawArticle(**{"origin": URL, "lines": ("Long text.",) * 9, "title": "Harbour shut", "url": URL} | fields)


def test_the_operator_knows_the_source_best() -> None:
    """Then the entry, then the page, then the feed's own name."""

    def source(operator: str, said: str, on_page: str) -> str:
        return from_page(feed(source=operator), document(), entry(source=said), page(source=on_page), NOW).source

    assert source("Mine", "Other", "Page") == "Mine"
    assert source("", "Other", "Page") == "Other"
    assert source("", "", "Page") == "Page"
    assert source("", "", "") == "Wire feed"


def test_the_most_exact_date_is_taken() -> None:
    """The page's before the feed's where both are as exact; each says where it was read."""

    def evidence(on_page: Published | None, in_feed: Published | None, updated: Published | None = None) -> str:
        given = from_page(feed(), document(), entry(published=in_feed, updated=updated), page(published=on_page), NOW)
        return given.published.evidence if given.published else ""

    exact, vague = stated(NOW - HOUR, "page"), stated(NOW - HOUR, "page", exact=False)
    fed = stated(NOW - 2 * HOUR, "feed")
    assert evidence(exact, fed) == "page"
    assert evidence(vague, fed) == "feed"
    assert evidence(vague, None) == "page"
    assert evidence(None, None, stated(NOW, "update")) == "update"
    assert evidence(None, None) == ""


def test_a_date_to_come_is_none() -> None:
    """No article was published tomorrow, whatever its page or its feed says; time zones are allowed for."""
    coming, today = stated(NOW + 3 * DAY, "page"), stated(NOW, "feed")
    article = from_page(feed(), document(), entry(published=today, updated=coming), page(published=coming), NOW)
    assert article.published == today
    day = Published(Days.on(date(2030, 1, 1)), Known.GIVEN)
    assert from_page(feed(), document(), entry(updated=coming), page(published=day), NOW).published is None
    ahead = stated(NOW + 10 * HOUR, "page")
    assert from_page(feed(), document(), entry(), page(published=ahead), NOW).published == ahead


def test_a_page_behind_a_wall_gives_way_to_the_feed() -> None:
    """Where the feed has all of the text and the page shows a consent notice; a summary replaces nothing."""
    whole = ("A paragraph of the article. " * 10,) * 3
    walled = from_page(feed(), document(), entry(lines=whole), page(lines=("We value your privacy.",)), NOW)
    assert (walled.lines, walled.extracted) == (whole, True)
    shown = from_page(feed(), document(), entry(lines=SHORT), page(lines=("x",)), NOW)
    assert (shown.lines, shown.extracted) == (("x",), False)


def test_the_feed_serves_alone() -> None:
    """With all that it knows; without a word of text it gives no article."""
    article = from_feed(feed(language="de"), document(), entry(authors=("Ann",)), NOW)
    assert article
    assert (article.title, article.lines, article.url) == ("Shut", SHORT, URL)
    assert (article.language, article.authors, article.extracted) == ("de", ("Ann",), True)
    assert from_feed(feed(), document(), entry(lines=("…",)), NOW) is None
