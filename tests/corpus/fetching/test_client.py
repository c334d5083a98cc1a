"""Documents are got politely, within limits, and under their right addresses."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import pytest
from small_web import MIRROR, NEWS, QUIET, WIRE, Document, Web, moved, refused, silent, trickling

from corpus.fetching import errors
from corpus.fetching.body import Limits
from corpus.fetching.client import Fetcher
from corpus.fetching.guard import Guard
from corpus.fetching.model import Fetched, Request
from corpus.fetching.networks import read_allowed

FEED = "application/rss+xml"
SOON = Limits(seconds=0.3)
FOR_EVERYBODY = "User-agent: *\n"

Got = TypeVar("Got")


def fetcher(web: Web, **more: Any) -> Fetcher:
    return Fetcher(Guard(read_allowed(web.allowed)), **more)


def run(web: Web, work: Callable[[Fetcher], Coroutine[Any, Any, Got]], **more: Any) -> Got:
    async def running() -> Got:
        async with fetcher(web, **more) as fetching:
            return await work(fetching)

    return asyncio.run(running())


def fetch(web: Web, url: str, *, limits: Limits | None = None, contact: str = "", **more: str) -> Fetched:
    return run(web, lambda it: it.fetch(Request(url, **more)), limits=limits or Limits(), contact=contact)


def refusal(web: Web, url: str, **more: Any) -> errors.FetchTrouble:
    with pytest.raises(errors.FetchTrouble) as caught:
        fetch(web, url, **more)
    return caught.value


def test_a_document_comes_with_what_its_head_says(web: Web) -> None:
    """Body, kind, charset and marks are handed over as they are."""
    url = web.put(NEWS, "/feed", Document(b"<rss/>", f"{FEED}; charset=KOI8-R", etag='W/"1"', last_modified="Sat"))
    found = fetch(web, url)
    assert found == Fetched(200, url, b"<rss/>", content_type=FEED, charset="koi8-r", etag='W/"1"', last_modified="Sat")


def test_nothing_new_costs_one_request(web: Web) -> None:
    """With the marks of the last time the answer is 304 and empty, and the site's rules are not asked for again."""
    url = web.put(NEWS, "/feed", Document(b"<rss/>", FEED, etag='"é1"'))

    async def twice(fetching: Fetcher) -> Fetched:
        first = await fetching.fetch(Request(url))
        return await fetching.fetch(Request(url, etag=first.etag))

    again = run(web, twice)
    assert (again.unchanged, again.body) == (True, b"")
    assert [visit.path for visit in web.visits] == ["/robots.txt", "/feed", "/feed"]


def test_a_date_is_a_mark_too(web: Web) -> None:
    """If-Modified-Since is sent as Last-Modified came."""
    url = web.put(NEWS, "/feed", Document(b"<rss/>", last_modified="Sat, 01 Feb 2020 10:00:00 GMT"))
    assert fetch(web, url, last_modified="Sat, 01 Feb 2020 10:00:00 GMT").status == 304


def test_an_unasked_304_is_no_document(web: Web) -> None:
    """A server that says "as before" to who knows no before refuses."""
    fault = refusal(web, web.put(NEWS, "/feed", Document(status=304)))
    assert isinstance(fault, errors.HttpRefused)
    assert fault.status == 304


def test_sites_are_told_who_asks(web: Web) -> None:
    """The User-Agent names the program and a contact, and the request says what it accepts."""
    fetch(web, web.put(NEWS, "/feed", Document(b"")), contact="news@example.org", accept=FEED)
    sent = web.visits[-1].headers
    assert sent["User-Agent"].startswith("Dateline/")
    assert sent["User-Agent"].endswith(" (+news@example.org)")
    assert (sent["Accept"], sent["Accept-Encoding"]) == (FEED, "gzip, deflate")
    assert sent["Host"] == f"{NEWS}:{web.port}"


def test_redirects_are_followed_and_those_for_good_remembered(web: Web) -> None:
    """The permanent address is where the redirects lead that are for good, up to the first that is for now."""
    old = web.put(NEWS, "/old", moved(web.url(WIRE, "/new")))
    web.put(WIRE, "/new", moved("/newer", 308))
    web.put(WIRE, "/newer", moved(web.url(MIRROR, "/today"), 302))
    web.put(MIRROR, "/today", moved("/today.xml"))
    web.put(MIRROR, "/today.xml", Document(b"news"))
    found = fetch(web, old)
    assert (found.body, found.url) == (b"news", web.url(MIRROR, "/today.xml"))
    assert found.permanent_url == web.url(WIRE, "/newer")


def test_a_redirect_for_now_moves_nothing(web: Web) -> None:
    """A temporary redirect leaves the address as it is."""
    url = web.put(NEWS, "/a", moved("/b", 307))
    web.put(NEWS, "/b", Document(b"b"))
    assert fetch(web, url).permanent_url is None


def test_a_redirect_written_beyond_ascii_leads_on(web: Web) -> None:
    """A raw UTF-8 Location is taken as browsers take it."""
    url = web.put(NEWS, "/a", moved("/новости"))
    web.put(NEWS, "/новости", Document(b"b"))
    web.put(NEWS, "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8", Document(b"b"))
    assert fetch(web, url).body == b"b"


@pytest.mark.parametrize("length", [5, 6])
def test_five_redirects_are_enough(web: Web, length: int) -> None:
    """The fifth redirect is followed, the sixth is not."""
    for at in range(length):
        web.put(NEWS, f"/{at}", moved(f"/{at + 1}"))
    web.put(NEWS, f"/{length}", Document(b"there"))
    if length == 5:
        assert fetch(web, web.url(NEWS, "/0")).body == b"there"
    else:
        assert isinstance(refusal(web, web.url(NEWS, "/0")), errors.TooManyRedirects)
        assert web.asked(NEWS) == [f"/{at}" for at in range(6)]


def test_a_redirect_in_a_circle_ends(web: Web) -> None:
    """A page that leads to itself is given up."""
    assert isinstance(refusal(web, web.put(NEWS, "/a", moved("/a"))), errors.TooManyRedirects)


@pytest.mark.parametrize("to", ["ftp://127.0.0.1/x", "file:///etc/passwd", "javascript:1", "http://me:pw@127.0.0.1/"])
def test_a_redirect_to_what_is_no_web_page_is_refused(web: Web, to: str) -> None:
    """Only http and https are followed, and no address with a password in it."""
    assert isinstance(refusal(web, web.put(NEWS, "/a", moved(to))), errors.BadAddress)


def test_a_redirect_to_where_nobody_may_look_is_refused(web: Web) -> None:
    """What opens the first host opens no other port of it, and no other host."""
    for to in (f"http://127.0.0.1:{web.port + 1}/", f"http://127.0.0.9:{web.port}/", "http://127.0.0.1/"):
        assert isinstance(refusal(web, web.put(NEWS, "/a", moved(to))), errors.ForbiddenAddress)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 500, 503])
def test_a_refusal_is_told_by_its_status(web: Web, status: int) -> None:
    """What is no document is an error that keeps the status and when to come back."""
    fault = refusal(web, web.put(NEWS, "/a", refused(status, retry_after="120")))
    assert isinstance(fault, errors.HttpRefused)
    assert (fault.status, fault.retry_after) == (status, 120.0)


def test_an_answer_may_ask_for_rest_and_say_how_long_it_is_good(web: Web) -> None:
    """Retry-After and Cache-Control are handed over in seconds."""
    url = web.put(NEWS, "/a", Document(b"", headers={"Retry-After": "60", "Cache-Control": "public, max-age=900"}))
    found = fetch(web, url)
    assert (found.retry_after, found.max_age) == (60.0, 900.0)


def test_a_host_that_asks_for_rest_gets_it(web: Web) -> None:
    """After "too many requests" nothing more is asked of that host until its time is over; others are."""
    busy = web.put(NEWS, "/busy", refused(429, retry_after="120"))
    waiting = [web.put(NEWS, f"/{n}", Document(b"x")) for n in range(3)]
    elsewhere = web.put(WIRE, "/a", Document(b"x"))

    async def all_at_once(fetching: Fetcher) -> list[Fetched | BaseException]:
        urls = [busy, *waiting, elsewhere]
        return await asyncio.gather(*(fetching.fetch(Request(url)) for url in urls), return_exceptions=True)

    outcomes = run(web, all_at_once)
    assert web.asked(NEWS) == ["/busy"]
    assert isinstance(outcomes[-1], Fetched)
    for each in outcomes[:-1]:
        assert isinstance(each, errors.HttpRefused)
        assert each.status == 429
        assert each.retry_after is not None
        assert 100 < each.retry_after <= 120


def test_a_connection_serves_more_than_once(web: Web) -> None:
    """The site's missing rules, a redirect, an unchanged feed and a page come over one connection."""
    feed = web.put(NEWS, "/feed", Document(b"<rss/>", etag='"1"'))
    web.put(NEWS, "/old", moved("/page"))
    web.put(NEWS, "/page", Document(b"page"))

    async def one_after_another(fetching: Fetcher) -> None:
        await fetching.fetch(Request(feed, etag='"1"'))
        await fetching.fetch(Request(web.url(NEWS, "/old")))

    run(web, one_after_another)
    assert len(web.visits) == 4
    assert len({visit.client for visit in web.visits}) == 1


@pytest.mark.parametrize("page", [silent, trickling])
def test_a_slow_answer_is_given_up(web: Web, page: Any) -> None:
    """Who says nothing, or a byte and then nothing, is left when the time is up."""
    assert isinstance(refusal(web, web.put(NEWS, "/a", page), limits=SOON), errors.TooSlow)


def test_the_time_is_for_the_whole_way(web: Web) -> None:
    """Redirects don't begin the time anew."""
    web.put(NEWS, "/a", moved(web.url(WIRE, "/b")))
    web.put(WIRE, "/b", silent)
    assert isinstance(refusal(web, web.url(NEWS, "/a"), limits=SOON), errors.TooSlow)


def test_nobody_home_is_unreachable(web: Web) -> None:
    """A port at which nothing listens is a host that can't be reached."""
    allowed = read_allowed("127.0.0.1:1")

    async def asking() -> None:
        async with Fetcher(Guard(allowed)) as fetching:
            await fetching.fetch(Request("http://127.0.0.1:1/"))

    with pytest.raises(errors.Unreachable):
        asyncio.run(asking())


@pytest.mark.parametrize(
    "written",
    ["", "feed", "/feed", "ftp://example.org/", "http://", "http:///x", "http://a:b@example.org/", "http://a\tb/",
     "http://①②⑦.0.0.1/", "http://xn--a/", "http://example.org:0/", "http://example.org:99999/", "http://[::1/",
     "http://a\\@b/", "http://" + "a" * 3000, "data:text/html,x"],
)  # fmt: skip
def test_what_is_no_web_address_is_never_asked_for(web: Web, written: str) -> None:
    """Everything but a plain http or https address is an error."""
    assert isinstance(refusal(web, written), errors.FetchTrouble)
    assert web.visits == []


def test_a_host_is_asked_one_thing_at_a_time(web: Web) -> None:
    """Twenty requests to two hosts: each host answers one at a time, and both are asked at once."""
    urls = [web.put(host, f"/{n}", Document(b"x")) for n in range(10) for host in (NEWS, WIRE)]

    async def all_at_once(fetching: Fetcher) -> None:
        await asyncio.gather(*(fetching.fetch(Request(url)) for url in urls))

    run(web, all_at_once)
    assert len(web.asked(NEWS)) == len(web.asked(WIRE)) == 10
    assert len(web.visits) == 22  # and each site once for its rules
    assert web.busiest == 1


def test_a_host_that_hangs_holds_up_no_other(web: Web) -> None:
    """While a host says nothing, others are asked; and who waits for that host has his own time."""
    hanging = [web.put(QUIET, f"/{n}", silent) for n in range(2)]
    fine = [web.put(NEWS, f"/{n}", Document(b"x")) for n in range(3)]

    async def all_at_once(fetching: Fetcher) -> list[Fetched | BaseException]:
        return await asyncio.gather(*(fetching.fetch(Request(url)) for url in hanging + fine), return_exceptions=True)

    outcomes = run(web, all_at_once, limits=Limits(seconds=1.5))
    assert [type(each) for each in outcomes] == [errors.TooSlow] * 2 + [Fetched] * 3
    assert web.asked(QUIET) == ["/0", "/1"]


def test_the_sites_rules_are_kept(web: Web) -> None:
    """What robots.txt forbids is not asked for; what it allows is."""
    web.put(NEWS, "/robots.txt", Document(FOR_EVERYBODY + "Disallow: /private\nAllow: /private/feed\n", "text/plain"))
    web.put(NEWS, "/private/feed", Document(b"yes"))
    assert isinstance(refusal(web, web.url(NEWS, "/private/page")), errors.RobotsForbid)
    assert fetch(web, web.url(NEWS, "/private/feed")).body == b"yes"
    assert web.asked(NEWS) == ["/private/feed"]


def test_a_site_gets_the_pause_it_wants(web: Web) -> None:
    """Between two requests to it, not before the first, and not from the time that the document may take."""
    web.put(NEWS, "/robots.txt", Document(FOR_EVERYBODY + "Crawl-delay: 0.4"))
    urls = [web.put(NEWS, f"/{n}", Document(b"x")) for n in range(3)]

    async def three(fetching: Fetcher) -> float:
        await fetching.fetch(Request(urls[0]))
        began = time.monotonic()
        await asyncio.gather(*(fetching.fetch(Request(url)) for url in urls[1:]))
        return time.monotonic() - began

    assert 0.75 <= run(web, three, limits=SOON) < 20


def test_a_redirect_keeps_the_rules_of_where_it_leads(web: Web) -> None:
    """The second site's robots.txt counts for the second request."""
    web.put(WIRE, "/robots.txt", Document(FOR_EVERYBODY + "Disallow: /", "text/plain"))
    assert isinstance(refusal(web, web.put(NEWS, "/a", moved(web.url(WIRE, "/b")))), errors.RobotsForbid)
    assert web.asked(WIRE) == []


@pytest.mark.parametrize("status", [301, 401, 403, 404, 410])
def test_a_site_without_rules_allows_all(web: Web, status: int) -> None:
    """A robots.txt that is not there, or not given, forbids nothing."""
    web.put(NEWS, "/robots.txt", moved("/robots.txt") if status == 301 else refused(status))
    assert fetch(web, web.put(NEWS, "/a", Document(b"a"))).body == b"a"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_in_trouble_is_left_alone(web: Web, status: int) -> None:
    """Where the rules can't be had for a fault of the site, nothing is asked for, and the next time they are tried."""
    web.put(NEWS, "/robots.txt", refused(status, retry_after="9"))
    fault = refusal(web, web.put(NEWS, "/a", Document(b"a")))
    assert isinstance(fault, errors.HttpRefused)
    assert (fault.status, fault.retry_after) == (status, 9.0)
    assert web.asked(NEWS) == []


def test_a_rule_file_that_has_moved_is_found(web: Web) -> None:
    """robots.txt is followed through redirects."""
    web.put(NEWS, "/robots.txt", moved(web.url(WIRE, "/rules")))
    web.put(WIRE, "/rules", Document(FOR_EVERYBODY + "Disallow: /a", "text/plain"))
    assert isinstance(refusal(web, web.put(NEWS, "/a", Document(b"a"))), errors.RobotsForbid)


def test_no_proxy_is_taken_from_the_environment(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine's environment names as a proxy is never spoken to."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, web.url(WIRE, ""))
    fetch(web, web.put(NEWS, "/a", Document(b"a")))
    assert {visit.host for visit in web.visits} == {NEWS}
