"""The one door to the network: it looks where a connection would lead before there is one.

A name is resolved once, every address it leads to is judged, and the connection goes to an address that was: a name
that leads elsewhere a moment later leads nowhere. Redirects and every other new connection pass through here too.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from ipaddress import ip_address

import httpcore

from corpus.fetching.errors import ForbiddenAddress, Unreachable
from corpus.fetching.networks import NOTHING_ELSE, PORTS, Allowed, IpAddress, addresses, is_local_name

Resolve = Callable[[str, int], Awaitable[tuple[str, ...]]]

RESOLVED_AT_ONCE = 16
TRIED = 4
"""Addresses of one host that are tried, one after another."""
CONNECTING = 5.0
"""Seconds for each."""


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses to which a name leads, as the machine's resolver gives them. Raises OSError, UnicodeError."""
    found = await asyncio.get_running_loop().run_in_executor(_resolvers(), _look_up, host, port)
    return tuple(dict.fromkeys(found))


@cache
def _resolvers() -> ThreadPoolExecutor:
    """Threads of their own: a look-up takes its time from the document's, and must not wait for other work."""
    return ThreadPoolExecutor(RESOLVED_AT_ONCE, "resolver")


def _look_up(host: str, port: int) -> list[str]:
    return [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Guard(httpcore.AsyncNetworkBackend):
    """Connects to what is public or allowed, and to nothing else."""

    def __init__(
        self,
        allowed: Allowed = NOTHING_ELSE,
        *,
        resolve: Resolve = resolve,
        network: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._allowed = allowed
        self._resolve = resolve
        self._network = network or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's signature)
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to a host. Raises ForbiddenAddress where any of its addresses is none to speak to, Unreachable."""
        for address in (await self._judged(host, port))[:TRIED]:
            try:
                return await self._network.connect_tcp(str(address), port, CONNECTING, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        raise Unreachable(host)

    async def examine(self, host: str, port: int) -> None:
        """Judge a host to which somebody else will connect for us. Raises ForbiddenAddress, as far as it can be told.

        Behind a proxy there may be no resolver: a name that none knows is left to the proxy, unless it can only be one
        of a machine nearby.
        """
        try:
            number = ip_address(host)
        except ValueError:
            number = None
        if number and not self._allowed.reaches(host, number, port):
            raise ForbiddenAddress(host)
        try:
            await self._judged(host, port)
        except Unreachable:
            if not self._allowed.names(host, port) and (port not in PORTS or is_local_name(host)):
                raise ForbiddenAddress(host) from None

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's signature)
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Nothing on the web is a file of this machine. Raises ForbiddenAddress."""
        raise ForbiddenAddress(path)

    async def _judged(self, host: str, port: int) -> tuple[IpAddress, ...]:
        """The addresses of a host, all of them fit to be spoken to."""
        if not host:
            raise ForbiddenAddress(host)  # a resolver takes it for this machine
        try:
            found = addresses(await self._resolve(host, port))
        except (OSError, UnicodeError) as fault:
            raise Unreachable(host, getattr(fault, "strerror", "") or "") from None
        except ValueError:
            raise ForbiddenAddress(host) from None
        if not all(self._allowed.reaches(host, address, port) for address in found):
            raise ForbiddenAddress(host)
        return found
