"""Gets documents from the web: politely, within limits, and never from where nobody should look."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from types import TracebackType
from typing import Self
from weakref import WeakValueDictionary

import httpx

from corpus.fetching import heads
from corpus.fetching.body import Limits
from corpus.fetching.destination import destination, is_secrecy_lost, site_of
from corpus.fetching.errors import HttpRefused, RobotsForbid, TooManyRedirects
from corpus.fetching.guard import Guard
from corpus.fetching.model import Fetched, Request
from corpus.fetching.robots import Robots, Rules, read_rules
from corpus.fetching.turns import Turns
from corpus.fetching.wire import Answer, Patience, Wire

LIMITS = Limits()
_FOR_GOOD = (301, 308)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Where a way through redirects ended."""

    url: httpx.URL
    moved: httpx.URL | None
    """Where the redirects that are for good lead from the start on."""
    answer: Answer


class Fetcher:
    """Lives on one event loop. Any number may fetch at once; one host is asked one thing at a time."""

    def __init__(
        self,
        guard: Guard,
        *,
        contact: str = "",
        limits: Limits = LIMITS,
        robots: Robots | None = None,
        turns: Turns | None = None,
        proxy: str = "",
    ) -> None:
        """`contact` tells sites whom to write to: a mail or web address. `robots` is what is known of their rules,
        `turns` what is agreed on with other programs that fetch.

        With a `proxy`, the address of one, all requests go through it, and where they lead is judged before.
        """
        name = f"Dateline/{version('dateline')}" + (f" (+{contact})" if contact else "")
        self._wire = Wire(guard, name, limits, turns or Turns(), proxy)
        self._limits = limits
        self._robots = robots or Robots()
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Leave all connections."""
        await self._wire.close()

    async def fetch(self, request: Request) -> Fetched:
        """Get a document, wherever redirects lead. Raises FetchTrouble, by kind."""
        url = destination(request.url)
        patience = Patience(str(url), self._limits.seconds)
        arrival = await self._travel(url, _wishes(request), patience, heed_robots=True)
        return _fetched(request, arrival)

    async def _travel(
        self, url: httpx.URL, wishes: Mapping[str, str], patience: Patience, *, heed_robots: bool
    ) -> _Arrival:
        """Ask, and ask on where the answer leads on; every address must be one that its site lets us fetch."""
        start, moved, for_good = url, None, True
        for _ in range(self._limits.redirects + 1):
            pause = await self._heed_robots(url, patience) if heed_robots else 0.0
            answer = await self._wire.ask(url, wishes, patience, pause=pause)
            if not answer.leads_on:
                return _Arrival(url, moved, answer)
            onward = destination(answer.location, url)
            for_good = for_good and answer.status in _FOR_GOOD and not is_secrecy_lost(url, onward)
            url, moved = onward, onward if for_good else moved
        raise TooManyRedirects(str(start))

    async def _heed_robots(self, url: httpx.URL, patience: Patience) -> float:
        """The seconds that the site wants between requests.

        Raises RobotsForbid, or why the site's rules can't be had: no rules are no leave.
        """
        site = site_of(url)
        async with self._asking.setdefault(site, asyncio.Lock()):
            rules = self._robots.known(site)
            if rules is None:
                rules = await self._ask_rules(site, patience)
                self._robots.keep(site, rules)
        if not rules.allow(str(url)):
            raise RobotsForbid(str(url))
        return rules.pause

    async def _ask_rules(self, site: str, patience: Patience) -> Rules:
        url = destination(f"{site}/robots.txt")
        try:
            answer = (await self._travel(url, {}, patience, heed_robots=False)).answer
        except TooManyRedirects:
            return Rules()
        if answer.status == 429 or answer.status >= 500:
            raise HttpRefused(str(url), answer.status, heads.retry_after(answer.headers))
        return read_rules(answer.body) if answer.status == 200 else Rules()


def _wishes(request: Request) -> dict[str, str]:
    wishes = {"Accept": request.accept, "If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    return {name: value for name, value in wishes.items() if value}


def _fetched(request: Request, arrival: _Arrival) -> Fetched:
    """The answer at the end of the way. Raises HttpRefused where it is no document."""
    answer, headers = arrival.answer, arrival.answer.headers
    unchanged = answer.status == 304 and bool(request.etag or request.last_modified)
    if not (200 <= answer.status < 300 or unchanged):
        raise HttpRefused(str(arrival.url), answer.status, heads.retry_after(headers))
    content_type, charset = heads.kind(headers)
    return Fetched(
        answer.status,
        str(arrival.url),
        answer.body,
        permanent_url=str(arrival.moved) if arrival.moved else None,
        content_type=content_type,
        charset=charset,
        etag=heads.mark(headers, "etag"),
        last_modified=heads.mark(headers, "last-modified"),
        retry_after=heads.retry_after(headers),
        max_age=heads.max_age(headers),
    )
