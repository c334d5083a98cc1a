"""One request and its answer: in turn at its host, through the guard, within the limits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from math import inf

import httpcore
import httpx

from corpus.fetching.body import ENCODINGS, Body, Limits
from corpus.fetching.errors import TooLarge, TooSlow, Unreachable
from corpus.fetching.guard import Guard
from corpus.fetching.rests import Rests
from corpus.fetching.turns import Turns

AT_ONCE = 16
"""Requests under way at the same time, whoever asks; each may hold a document of the largest size."""
SHORT = 16 * 1024
"""Bytes of a refusal or redirect that are read, though nobody wants them."""
DEFAULT_PORTS = {"http": 80, "https": 443}
IDLE = 10.0
"""Seconds for which a connection is kept for the next request to the same host."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. The body is read only where the status is 200 to 299."""

    status: int
    headers: httpx.Headers
    body: bytes

    @property
    def leads_on(self) -> bool:
        """Whether the document is elsewhere, and where is said."""
        return self.status in (301, 302, 303, 307, 308) and "location" in self.headers

    @property
    def location(self) -> str:
        """Where, as written; in UTF-8 where it is not ASCII, as browsers take it."""
        return str(self.headers["location"]).encode("latin-1").decode("utf-8", "replace")


class Patience:
    """The time that one document may still take."""

    def __init__(self, url: str, seconds: float) -> None:
        self._url = url
        self._left = seconds

    @asynccontextmanager
    async def spent(self) -> AsyncIterator[None]:
        """Takes from it as long as it lasts. Raises TooSlow at its end."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(self._left):
                yield
        except TimeoutError:
            raise TooSlow(self._url) from None
        finally:
            self._left -= time.monotonic() - began


class Wire:
    """Lives on one event loop. No setting of the machine, like a proxy in its environment, leads it elsewhere."""

    def __init__(self, guard: Guard, name: str, limits: Limits, turns: Turns, proxy: str = "") -> None:
        """`name` is the User-Agent; `proxy` the address of a proxy that all requests go through, where there is one."""
        self._guard = guard if proxy else None
        self._pool = _pool(guard, proxy)
        self._name = name
        self._limits = limits
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._rests = Rests(turns)
        self._turns = turns

    async def close(self) -> None:
        await self._pool.aclose()

    async def ask(self, url: httpx.URL, more: Mapping[str, str], patience: Patience, *, pause: float = 0.0) -> Answer:
        """Make a request with some headers more, when it is its turn. Raises FetchTrouble.

        `pause` is how many seconds its host wants to have passed since its last answer; like the wait for one's turn,
        it takes nothing from the patience.
        """
        async with self._turns.at(url.host, pause):
            self._rests.check(url)
            async with self._slots, patience.spent():
                return await self._answer(url, more)

    async def _answer(self, url: httpx.URL, more: Mapping[str, str]) -> Answer:
        try:
            answer = await self._exchange(url, more)
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as fault:
            raise Unreachable(str(url), str(fault)) from None
        self._rests.heed(url.host, answer.status, answer.headers)
        return answer

    async def _exchange(self, url: httpx.URL, more: Mapping[str, str]) -> Answer:
        if self._guard:
            await self._guard.examine(url.host, url.port or DEFAULT_PORTS[url.scheme])
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        headers = [
            (b"Host", url.netloc),
            (b"User-Agent", self._name.encode()),
            (b"Accept-Encoding", ENCODINGS.encode()),
        ]
        headers += [(name.encode(), value.encode("latin-1", "replace")) for name, value in more.items()]
        async with self._pool.stream("GET", target, headers=headers) as response:
            answer = Answer(response.status, httpx.Headers(response.headers, encoding="latin-1"), b"")
            if not 200 <= response.status < 300:
                await _pass_over(answer, response)
                return answer
            return Answer(answer.status, answer.headers, await self._body(str(url), answer.headers, response))

    async def _body(self, url: str, headers: httpx.Headers, response: httpcore.Response) -> bytes:
        if self._limits.wire < _announced(headers) < inf:
            raise TooLarge(url)
        body = Body(url, headers.get("content-encoding", ""), self._limits)
        async for chunk in response.aiter_stream():
            body.add(chunk)
        return body.whole()


def _pool(guard: Guard, proxy: str) -> httpcore.AsyncConnectionPool:
    """Connections that the guard makes; or, with a proxy, that lead to it alone, and the guard only examines."""
    most, kept = 2 * AT_ONCE, AT_ONCE
    if not proxy:
        return httpcore.AsyncConnectionPool(
            network_backend=guard, max_connections=most, max_keepalive_connections=kept, keepalive_expiry=IDLE
        )
    url = httpx.URL(proxy)
    return httpcore.AsyncHTTPProxy(
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=b"/"),
        proxy_auth=(url.username, url.password) if url.userinfo else None,
        max_connections=most,
        max_keepalive_connections=kept,
        keepalive_expiry=IDLE,
    )


async def _pass_over(answer: Answer, response: httpcore.Response) -> None:
    """Let a short body go by, so that the connection is good for the next request; a long one is not waited for."""
    if answer.status == 304 or _announced(answer.headers) <= SHORT:
        async for _ in response.aiter_stream():
            pass


def _announced(headers: httpx.Headers) -> float:
    """How many bytes are said to come; infinite where nothing is said."""
    digits = headers.get("content-length", "")
    return float(digits[:20]) if digits.isascii() and digits.isdigit() else inf
