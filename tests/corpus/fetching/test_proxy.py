"""Through a proxy that the operator names, and only through it; where it leads is judged as far as it can be told."""

from __future__ import annotations

import asyncio

import pytest
from small_web import MIRROR, NEWS, WIRE, Document, Web, moved, refused

from corpus.fetching.client import Fetcher
from corpus.fetching.errors import BadAddress, FetchTrouble, ForbiddenAddress, Unreachable
from corpus.fetching.guard import Guard, Resolve
from corpus.fetching.model import Fetched, Request
from corpus.fetching.networks import read_allowed
from tests.corpus.fetching.test_guard import PUBLIC, SPELLINGS


async def nowhere(host: str, port: int) -> tuple[str, ...]:
    """Behind many a proxy no name is known."""
    raise OSError(-2, "Name or service not known")


async def everywhere(host: str, port: int) -> tuple[str, ...]:
    return (PUBLIC,)


async def misled(host: str, port: int) -> tuple[str, ...]:
    return (PUBLIC, "127.0.0.1")


def fetch(web: Web, url: str, *, resolve: Resolve | None = None, proxy: str = "", allowed: str = "") -> Fetched:
    """Fetch an address through the site WIRE as a proxy."""

    async def fetching() -> Fetched:
        opened = read_allowed(allowed)
        guard = Guard(opened, resolve=resolve) if resolve else Guard(opened)
        async with Fetcher(guard, proxy=proxy or web.url(WIRE, "")) as fetcher:
            return await fetcher.fetch(Request(url))

    return asyncio.run(fetching())


def test_all_goes_through_it(web: Web) -> None:
    """The proxy is asked for the whole address, for the site's rules first; the site itself hears nothing from here."""
    web.put(WIRE, "/feed", Document(b"news"))
    assert fetch(web, "http://news.example/feed", resolve=everywhere).body == b"news"
    assert [(visit.path, visit.headers["Host"]) for visit in web.visits] == [
        ("/robots.txt", "news.example"),
        ("/feed", "news.example"),
    ]


def test_its_name_and_password_are_for_it_alone(web: Web) -> None:
    """They stand in no error, and reach the proxy as it wants them."""
    proxy = web.url(WIRE, "").replace("http://", "http://ann:geheim@")
    web.put(WIRE, "/feed", Document(b"news"))
    fetch(web, "http://news.example/feed", resolve=everywhere, proxy=proxy)
    assert all(visit.headers["Proxy-Authorization"].startswith("Basic ") for visit in web.visits)
    with pytest.raises(Unreachable) as caught:
        fetch(web, "http://news.example/feed", resolve=everywhere, proxy="http://ann:geheim@127.0.0.1:1")
    assert "geheim" not in repr(caught.value) + caught.value.reason


@pytest.mark.parametrize("host", SPELLINGS)
def test_it_is_not_asked_for_what_is_not_public(host: str, web: Web) -> None:
    """No spelling of a machine nearby is put to the proxy, with a resolver here or without."""
    for resolve in (None, nowhere):
        with pytest.raises((ForbiddenAddress, BadAddress, Unreachable)):
            fetch(web, f"http://{host}/feed", resolve=resolve)
    assert web.visits == []


@pytest.mark.parametrize(
    "host", ["printer", "printer.local", "wiki.internal", "nas.lan", "x.localhost", "router.home.arpa", "a.corp."]
)
def test_names_that_can_only_be_local_are_refused(host: str, web: Web) -> None:
    """Even where no resolver tells where they lead; unless the operator opens them."""
    with pytest.raises(ForbiddenAddress):
        fetch(web, f"http://{host}/feed", resolve=nowhere)
    assert web.visits == []
    web.put(WIRE, "/feed", Document(b"own"))
    assert fetch(web, f"http://{host}/feed", resolve=nowhere, allowed=host).body == b"own"


def test_a_name_that_nobody_here_knows_is_left_to_it(web: Web) -> None:
    """Where the proxy alone resolves names, public ones can be fetched, on the ports of web servers."""
    web.put(WIRE, "/feed", Document(b"news"))
    assert fetch(web, "http://news.example/feed", resolve=nowhere).body == b"news"
    with pytest.raises(ForbiddenAddress):
        fetch(web, "http://news.example:8080/feed", resolve=nowhere)


def test_a_name_that_leads_here_as_well_is_refused(web: Web) -> None:
    """One address of a host that is none to speak to is enough."""
    with pytest.raises(ForbiddenAddress):
        fetch(web, "http://news.example/feed", resolve=misled)
    assert web.visits == []


def test_redirects_are_judged_too(web: Web) -> None:
    """The proxy is not asked for where a redirect leads before that was looked at."""
    web.put(WIRE, "/feed", moved("http://169.254.169.254/latest"))
    with pytest.raises(ForbiddenAddress):
        fetch(web, "http://news.example/feed", resolve=everywhere)
    assert web.asked(WIRE) == ["/feed"]


def test_a_proxy_that_refuses_is_no_site_in_trouble(web: Web) -> None:
    """A tunnel that it does not make is an address that can't be reached."""
    with pytest.raises(FetchTrouble):
        fetch(web, "https://news.example/feed", resolve=everywhere)


def test_the_environment_names_none(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a proxy by configuration, others that the machine's environment names are still not spoken to."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, web.url(MIRROR, ""))
    web.put(WIRE, "/feed", refused(403))
    with pytest.raises(FetchTrouble):
        fetch(web, "http://news.example/feed", resolve=everywhere)
    assert {visit.host for visit in web.visits} == {WIRE}
    assert web.asked(NEWS) == []
