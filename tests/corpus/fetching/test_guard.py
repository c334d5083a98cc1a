"""No connection is made to where nobody may look, by any spelling, answer, redirect or change of mind."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterable

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_web import NEWS, WIRE, Document, Web, moved

from corpus.fetching import networks
from corpus.fetching.client import Fetcher
from corpus.fetching.errors import BadAddress, FetchTrouble, ForbiddenAddress, Unreachable
from corpus.fetching.guard import Guard, Resolve
from corpus.fetching.model import Fetched, Request
from corpus.fetching.networks import Allowed, is_public, read_allowed

LOOPBACK = (
    "127.0.0.1", "127.1", "127.0.1", "127.127.127.127", "127.0.0.0", "127.255.255.255", "0x7f.1",
    "0x7f.0x0.0x0.0x1", "0x7F000001", "0X7f.0.0.1", "0x7f000001", "2130706433", "017700000001", "0177.1",
    "0177.0.0.01", "0177.0.0.0x1", "00000177.0.0.1", "0x00007f.1", "127.0.0x1", "127.0.0.1.", "localhost",
    "LOCALHOST", "localhost.", "LocalHost", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "１２７.0.0.1", "①②⑦.0.0.1",
    "%31%32%37.0.0.1", "127.0.0.1%00", "127.0.0.1%2F", "[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]",
    "[::0.0.0.1]", "[::127.0.0.1]", "[::7f00:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[::1%25lo]", "[::1%lo]", "[::ffff:0:127.0.0.1]",
    "[::FFFF:127.0.0.1]",
)  # fmt: skip
THIS_OR_NEIGHBOURS = (
    "0.0.0.0",  # noqa: S104 (nothing is bound here)
    "0", "0x0", "00", "0.1", "0.0.0.1", "[::]", "[0::0]", "10.0.0.1", "10.255.255.255", "0xa.1",
    "012.0.0.1", "167772161", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.1", "0xC0A80001",
    "3232235521", "169.254.169.254", "169.254.43518", "0xA9FEA9FE", "2852039166", "[::ffff:169.254.169.254]",
    "[fd00:ec2::254]", "100.100.100.200", "100.64.0.1", "192.0.0.192", "168.63.129.16", "198.18.0.1",
    "192.0.2.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "4294967295", "[fe80::1]",
    "[fe80::1%25eth0]", "[fc00::1]", "[fd12:3456::1]", "[fec0::1]", "[ff02::1]", "[2001:db8::1]", "[3fff::1]",
    "[100::1]", "[5f00::1]", "[2002:a9fe:a9fe::]", "[64:ff9b::a9fe:a9fe]",
)  # fmt: skip
SPELLINGS = LOOPBACK + THIS_OR_NEIGHBOURS
PUBLIC = "93.184.216.34"


class Network(httpcore.AsyncNetworkBackend):
    """Counts where connections go, and lets none come about."""

    def __init__(self) -> None:
        self.connects: list[tuple[str, int]] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's signature)
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.connects.append((host, port))
        raise httpcore.ConnectError


class Stream(httpcore.AsyncMockStream):
    """A connection over which an answer comes, secure where that is asked for; it keeps for whose name."""

    def __init__(self, answer: bytes, secured: list[str | None]) -> None:
        super().__init__([answer])
        self.secured = secured

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's signature)
    ) -> httpcore.AsyncNetworkStream:
        assert ssl_context.check_hostname
        assert ssl_context.verify_mode is ssl.CERT_REQUIRED
        self.secured.append(server_hostname)
        return self


class Answering(Network):
    """Connects, and gives each connection the next answer."""

    def __init__(self, *answers: str) -> None:
        super().__init__()
        self.answers = list(answers)
        self.secured: list[str | None] = []

    async def connect_tcp(self, host: str, port: int, *more: object) -> httpcore.AsyncNetworkStream:
        self.connects.append((host, port))
        return Stream(f"HTTP/1.1 {self.answers.pop(0)}\r\nConnection: close\r\n\r\n".encode(), self.secured)


NO_RULES = "404 Not Found"


def names(**known: str | tuple[str, ...]) -> Resolve:
    """A resolver that knows these names alone; several answers are given one after another."""
    left = {name: list(found) if isinstance(found, tuple) else [found] for name, found in known.items()}

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        answers = left[host.partition(".")[0]]
        return tuple((answers.pop(0) if len(answers) > 1 else answers[0]).split())

    return resolve


def attempt(url: str, allowed: str = "", resolve: Resolve | None = None) -> tuple[list[tuple[str, int]], FetchTrouble]:
    """Where fetching an address connects to, and in what it ends."""
    network = Network()
    opened = read_allowed(allowed)

    async def fetching() -> None:
        guard = Guard(opened, network=network) if resolve is None else Guard(opened, network=network, resolve=resolve)
        async with Fetcher(guard) as fetcher:
            await fetcher.fetch(Request(url))

    with pytest.raises(FetchTrouble) as caught:
        asyncio.run(fetching())
    return network.connects, caught.value


def test_there_are_many_spellings() -> None:
    """The list is as long as was asked for, and none stands in it twice."""
    assert len(set(SPELLINGS)) == len(SPELLINGS) >= 60


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_leads_to_a_connection(host: str, scheme: str) -> None:
    """Whatever the machine's own resolver makes of it, nothing is connected to."""
    connects, fault = attempt(f"{scheme}://{host}/feed.xml")
    assert connects == []
    assert isinstance(fault, (ForbiddenAddress, BadAddress, Unreachable))


@pytest.mark.parametrize("host", LOOPBACK)
def test_no_spelling_reaches_this_machine(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the real network below, and somebody listening here on a port that is open to all, nobody comes."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        port = listening.getsockname()[1]
        monkeypatch.setattr(networks, "PORTS", frozenset({port}))

        async def fetching() -> None:
            async with Fetcher(Guard()) as fetcher:
                await fetcher.fetch(Request(f"http://{host}:{port}/"))

        with pytest.raises(FetchTrouble):
            asyncio.run(fetching())
        with pytest.raises(BlockingIOError):
            listening.accept()


@pytest.mark.parametrize(
    "found", ["127.0.0.1", "10.0.0.1", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "fe80::1%eth0"]
)
@pytest.mark.parametrize("beside", ["{}", PUBLIC + " {}", "{} " + PUBLIC])
def test_a_name_that_leads_inside_is_refused(found: str, beside: str) -> None:
    """One address that is not public among a name's addresses is enough, wherever it stands."""
    connects, fault = attempt("http://evil.org/", resolve=names(evil=beside.format(found)))
    assert connects == []
    assert isinstance(fault, ForbiddenAddress)


def test_a_connection_goes_to_an_address_that_was_judged() -> None:
    """A public name is connected to by number: no second look-up can lead elsewhere."""
    connects, fault = attempt("https://fine.org/", resolve=names(fine=(f"{PUBLIC} 2606:4700::1", "127.0.0.1")))
    assert connects == [(PUBLIC, 443), ("2606:4700::1", 443)]
    assert isinstance(fault, Unreachable)


def test_a_secure_connection_is_to_the_name() -> None:
    """Connected to by number, the server proves that it is the host that was asked for."""
    network = Answering(NO_RULES, "200 OK")

    async def fetching() -> None:
        async with Fetcher(Guard(network=network, resolve=names(fine=PUBLIC))) as fetcher:
            await fetcher.fetch(Request("https://fine.org/"))

    asyncio.run(fetching())
    assert network.connects == [(PUBLIC, 443)] * 2
    assert network.secured == ["fine.org"] * 2


@pytest.mark.parametrize(("start", "to", "kept"), [("https", "http", False), ("http", "https", True)])
def test_a_move_that_gives_up_secrecy_is_not_remembered(start: str, to: str, *, kept: bool) -> None:
    """Who once stood between could else have a feed read from himself for ever."""
    onward = f"301 Moved\r\nLocation: {to}://fine.org/new"
    network = Answering(NO_RULES, onward, NO_RULES, "200 OK")

    async def fetching() -> Fetched:
        async with Fetcher(Guard(network=network, resolve=names(fine=PUBLIC))) as fetcher:
            return await fetcher.fetch(Request(f"{start}://fine.org/"))

    assert asyncio.run(fetching()).permanent_url == (f"{to}://fine.org/new" if kept else None)


def test_a_name_that_changes_its_mind_leads_nowhere(web: Web) -> None:
    """Rebinding: the name led to an open host when its rules were read, and leads inside when the page is asked for."""
    web.put(WIRE, "/robots.txt", Document("", headers={"Connection": "close"}))
    inside = web.put(NEWS, "/secret", Document("secret"))
    outside = Allowed(read_allowed(web.allowed).doors[1:2])

    async def fetching() -> None:
        async with Fetcher(Guard(outside, resolve=names(evil=(WIRE, NEWS)))) as fetcher:
            await fetcher.fetch(Request(inside.replace(NEWS, "evil.org")))

    with pytest.raises(ForbiddenAddress):
        asyncio.run(fetching())
    assert [(visit.host, visit.path) for visit in web.visits] == [(WIRE, "/robots.txt")]


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_redirect_leads_to_a_connection(web: Web, host: str) -> None:
    """A site that is open can't send us to where nobody may look."""
    web.put(NEWS, "/go", moved(f"http://{host}/latest/meta-data/"))

    async def fetching() -> None:
        async with Fetcher(Guard(read_allowed(web.allowed))) as fetcher:
            await fetcher.fetch(Request(web.url(NEWS, "/go")))

    with pytest.raises((ForbiddenAddress, BadAddress, Unreachable)):
        asyncio.run(fetching())
    assert [(visit.host, visit.path) for visit in web.visits] == [(NEWS, "/robots.txt"), (NEWS, "/go")]


@pytest.mark.parametrize("port", [1, 22, 25, 79, 81, 444, 6379, 8080, 65_535])
def test_only_ports_of_web_servers_are_knocked_at(port: int) -> None:
    """A public host's other ports are not connected to."""
    connects, fault = attempt(f"http://fine.org:{port}/", resolve=names(fine=PUBLIC))
    assert connects == []
    assert isinstance(fault, ForbiddenAddress)


def test_what_the_operator_opens_is_open() -> None:
    """A host of the operator's own network is reached by its name, and nothing beside it."""
    here = names(feeds="10.0.0.7", other="10.0.0.7")
    assert attempt("http://feeds.lan:8080/", "feeds.lan:8080", here)[0] == [("10.0.0.7", 8080)]
    assert attempt("http://other.lan:8080/", "feeds.lan:8080", here)[0] == []


def test_a_name_without_addresses_is_unreachable() -> None:
    """What the resolver doesn't know is told as such."""

    async def unknown(host: str, port: int) -> tuple[str, ...]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    connects, fault = attempt("http://nowhere.org/", resolve=unknown)
    assert connects == []
    assert isinstance(fault, Unreachable)
    assert fault.reason == "Name or service not known"


def test_an_answer_that_is_no_address_is_refused() -> None:
    """A resolver that gives anything but numbers is not followed."""
    connects, fault = attempt("http://odd.org/", resolve=names(odd=f"{PUBLIC} 127.1"))
    assert connects == []
    assert isinstance(fault, ForbiddenAddress)


def test_a_name_longer_than_names_are_is_unreachable() -> None:
    """What can't be asked of a resolver is no fault of the program."""
    assert isinstance(attempt(f"http://{'a' * 70}.org/")[1], Unreachable)


def test_an_empty_name_is_not_this_machine() -> None:
    """A resolver takes no name for this machine; the guard does not ask it."""
    network = Network()
    with pytest.raises(ForbiddenAddress):
        asyncio.run(Guard(network=network).connect_tcp("", 80))
    assert network.connects == []


def test_no_file_is_connected_to() -> None:
    """Sockets that are files of this machine are closed."""
    with pytest.raises(ForbiddenAddress):
        asyncio.run(Guard().connect_unix_socket("/run/docker.sock"))


@given(st.lists(st.ip_addresses(), min_size=1, max_size=5), st.integers(1, 65_535))
def test_whatever_a_resolver_answers_only_public_addresses_are_connected_to(found: list[object], port: int) -> None:
    """There are connections only if all addresses are public, and the port is a web server's."""
    written = " ".join(str(each) for each in found)
    connects, _ = attempt(f"http://any.org:{port}/", resolve=names(any=written))
    fit = port in (80, 443) and all(is_public(each) for each in found)  # type: ignore[arg-type]
    assert bool(connects) == fit
