"""A small web of several hosts on this machine, which does what real sites do; opened by the allow-list alone.

Every host has a loopback address of its own on one port, so that programs in other processes find it too:

    with Web() as web:
        web.put(NEWS, "/feed.xml", Document(feed, "application/rss+xml", etag='"1"'))
        fetcher = Fetcher(Guard(read_allowed(web.allowed)))     # DATELINE_ALLOWED_HOSTS=web.allowed
        …fetcher.fetch(Request(web.url(NEWS, "/feed.xml")))…
        assert [visit.path for visit in web.visits] == ["/robots.txt", "/feed.xml"]
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import socket
import threading
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from aiohttp import web

NEWS, WIRE, MIRROR, QUIET = "127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4"
"""The hosts. What a host has no page for is answered with 404, its robots.txt too."""
HOSTS = (NEWS, WIRE, MIRROR, QUIET)

Page = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Document:
    """A document that stands at an address; asked for again with its marks, it is answered with 304."""

    body: bytes | str = b""
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    etag: str = ""
    last_modified: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    async def __call__(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": self.content_type, **self.headers}
        headers |= {"ETag": self.etag} if self.etag else {}
        headers |= {"Last-Modified": self.last_modified} if self.last_modified else {}
        if self._is_known(request):
            return web.Response(status=304, headers=headers)
        body = self.body.encode() if isinstance(self.body, str) else self.body
        return web.Response(status=self.status, body=body, headers=headers)

    def _is_known(self, request: web.Request) -> bool:
        tagged = bool(self.etag) and request.headers.get("If-None-Match") == self.etag
        dated = bool(self.last_modified) and request.headers.get("If-Modified-Since") == self.last_modified
        return tagged or (dated and "If-None-Match" not in request.headers)


def moved(to: str, status: int = 301) -> Document:
    """A page that leads elsewhere."""
    return Document(status=status, headers={"Location": to})


def refused(status: int, **headers: str) -> Document:
    """A page that is not given: 403, 429, 500; `retry_after="60"` tells when to come back."""
    return Document("no", status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})


def behind(wall: str, page: Page) -> Page:
    """A page for who has agreed, by a cookie; everybody else is led to a wall of consent or payment."""

    async def shown(request: web.Request) -> web.StreamResponse:
        return await (page if "agreed" in request.cookies else moved(wall, 302))(request)

    return shown


def by_turns(*pages: Page) -> Page:
    """One page after another at the same address, the last for good: a site in trouble that mends, a page rewritten."""
    left = list(pages)

    async def next_one(request: web.Request) -> web.StreamResponse:
        return await (left.pop(0) if len(left) > 1 else left[0])(request)

    return next_one


def late(page: Page, seconds: float) -> Page:
    """A page that comes, but takes its time."""

    async def coming(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(seconds)
        return await page(request)

    return coming


def zipped(body: bytes, content_type: str = "application/xml", encoding: str = "gzip") -> Document:
    """A document that is sent packed, whatever was asked for."""
    return Document(gzip.compress(body), content_type, headers={"Content-Encoding": encoding})


def endless(piece: bytes = b"x" * 65_536, head: bytes = b"", encoding: str = "") -> Page:
    """A page that never ends."""

    async def page(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Encoding": encoding} if encoding else {})
        await response.prepare(request)
        with contextlib.suppress(ConnectionError):
            await response.write(head)
            while True:
                await response.write(piece)
        return response

    return page


async def silent(_: web.Request) -> web.StreamResponse:
    """A page that never comes."""
    await asyncio.Event().wait()
    raise AssertionError("unreachable")


async def trickling(request: web.Request) -> web.StreamResponse:
    """A page of which a byte comes, and then nothing."""
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b"<")
    await asyncio.Event().wait()
    return response


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that came."""

    host: str
    path: str
    headers: Mapping[str, str]
    client: int
    """The port it came from: the same for what comes over one connection."""


class Web:
    """The hosts, in a thread of their own as long as the `with` lasts."""

    def __init__(self) -> None:
        self.visits: list[Visit] = []
        self.busiest = 0
        """The most requests that one host was answering at the same time."""
        self.port = 0
        self._pages: dict[tuple[str, str], Page] = {}
        self._under_way: dict[str, int] = dict.fromkeys(HOSTS, 0)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="web", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._runner = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def put(self, host: str, path: str, page: Page) -> str:
        """Let a page stand at a path of a host, in place of what stood there; its address."""
        self._pages[host, path] = page
        return self.url(host, path)

    def take(self, host: str, path: str) -> None:
        """Let nothing stand there."""
        self._pages.pop((host, path), None)

    def clear(self) -> None:
        """Let nothing stand anywhere, and forget who came."""
        self._pages.clear()
        self.visits.clear()
        self.busiest = 0

    def url(self, host: str, path: str = "/") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def allowed(self) -> str:
        """The allow-list that opens it."""
        return ",".join(f"{host}:{self.port}" for host in HOSTS)

    def asked(self, host: str) -> list[str]:
        """The paths that were asked for at a host, in their order, robots.txt aside."""
        return [visit.path for visit in self.visits if visit.host == host and visit.path != "/robots.txt"]

    async def _open(self) -> web.AppRunner:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await runner.setup()
        for each in self._sockets():
            await web.SockSite(runner, each).start()
        return runner

    def _sockets(self) -> list[socket.socket]:
        """One for each host, all on one port."""
        while True:
            opened = [socket.create_server((NEWS, 0))]
            self.port = opened[0].getsockname()[1]
            try:
                opened += [socket.create_server((host, self.port)) for host in HOSTS[1:]]
            except OSError:
                for each in opened:
                    each.close()
            else:
                return opened

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        host = request.transport.get_extra_info("sockname")[0]
        client = request.transport.get_extra_info("peername")[1]
        self.visits.append(Visit(host, request.path_qs, dict(request.headers), client))
        self._under_way[host] += 1
        self.busiest = max(self.busiest, self._under_way[host])
        try:
            return await self._pages.get((host, request.path_qs), Document("nothing", status=404))(request)
        finally:
            self._under_way[host] -= 1
