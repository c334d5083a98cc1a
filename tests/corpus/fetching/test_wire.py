"""What comes over the wire stops at its caps, and what is no answer is told as such."""

from __future__ import annotations

import asyncio
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from aiohttp import web as server
from small_web import NEWS, Document, Page, Web, endless, silent, trickling, zipped

from corpus.fetching import wire
from corpus.fetching.body import Limits
from corpus.fetching.client import Fetcher
from corpus.fetching.errors import BadEncoding, FetchTrouble, TooLarge, TooSlow, Unreachable
from corpus.fetching.guard import Guard
from corpus.fetching.model import Fetched, Request
from corpus.fetching.networks import read_allowed

MEGABYTE = 1024 * 1024
SHORT = Limits(seconds=0.3)


def fetch(web: Web, page: Page, limits: Limits | None = None) -> Fetched:
    url = web.put(NEWS, "/page", page)

    async def fetching() -> Fetched:
        async with Fetcher(Guard(read_allowed(web.allowed)), limits=limits or Limits()) as fetcher:
            return await fetcher.fetch(Request(url))

    return asyncio.run(fetching())


def peak(work: Callable[[], object]) -> int:
    """The most bytes that were held during some work."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def zeros(encoding: str) -> Page:
    """A page that unpacks to zeros for ever."""
    packer = zlib.compressobj(9, wbits=31 if encoding == "gzip" else 15)
    head = packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    piece = packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return endless(piece, head, encoding)


@pytest.mark.parametrize("page", [endless(), zeros("gzip"), zeros("deflate")], ids=["plain", "gzip", "deflate"])
def test_what_never_ends_is_stopped(web: Web, page: Page) -> None:
    """Endless and packed answers end at their caps, and take no more memory than these."""

    def stopped() -> None:
        with pytest.raises(TooLarge):
            fetch(web, page)

    assert peak(stopped) < Limits().inflated + 3 * MEGABYTE


def test_what_says_that_it_is_huge_is_not_read(web: Web) -> None:
    """An announced length beyond the cap is enough, though not a byte of it comes."""

    async def huge(request: server.Request) -> server.StreamResponse:
        response = server.StreamResponse(headers={"Content-Length": str(10**12)})
        await response.prepare(request)
        return await silent(request)

    with pytest.raises(TooLarge):
        fetch(web, huge)


def test_a_packed_document_is_unpacked(web: Web) -> None:
    """What comes as gzip is handed over as it was."""
    assert fetch(web, zipped(b"<rss/>" * 1000)).body == b"<rss/>" * 1000


def test_a_compression_nobody_asked_for_is_told(web: Web) -> None:
    """Brotli is not among what is accepted."""
    with pytest.raises(BadEncoding):
        fetch(web, zipped(b"x", encoding="br"))


def test_an_answer_that_breaks_off_is_none(web: Web) -> None:
    """Fewer bytes than announced are no document."""

    async def broken(request: server.Request) -> server.StreamResponse:
        response = server.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b"half")
        assert request.transport is not None
        request.transport.close()
        return response

    with pytest.raises(Unreachable):
        fetch(web, broken)


@pytest.mark.parametrize(
    "said", [b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 banana\r\n\r\n", b"HTTP/1.1 200 OK\r\nA" + b"a" * 200_000]
)
def test_what_is_no_web_server_is_told(said: bytes) -> None:
    """Other programs' greetings, and heads without end, are no answers."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(said)
        writer.close()

    async def fetching() -> None:
        async with await asyncio.start_server(talk, "127.0.0.1", 0) as serving:
            port = serving.sockets[0].getsockname()[1]
            async with Fetcher(Guard(read_allowed(f"127.0.0.1:{port}"))) as fetcher:
                await fetcher.fetch(Request(f"http://127.0.0.1:{port}/"))

    with pytest.raises(Unreachable):
        asyncio.run(fetching())


def test_a_server_that_speaks_another_tongue_is_unreachable(web: Web) -> None:
    """Where no secure connection comes about, nothing is sent, and why is told."""
    url = web.url(NEWS, "/").replace("http:", "https:")

    async def fetching() -> None:
        async with Fetcher(Guard(read_allowed(web.allowed))) as fetcher:
            await fetcher.fetch(Request(url))

    with pytest.raises(Unreachable) as caught:
        asyncio.run(fetching())
    assert "SSL" in caught.value.reason
    assert web.visits == []


@pytest.mark.parametrize("page", [silent, trickling])
def test_the_time_is_kept(web: Web, page: Page) -> None:
    """Who has nothing to say is left when the time is up."""
    with pytest.raises(TooSlow):
        fetch(web, page, SHORT)


def test_what_is_given_up_holds_nobody_up(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one request at a time, ten that are given up leave the way free for the eleventh."""
    monkeypatch.setattr(wire, "AT_ONCE", 1)
    hanging = [web.put(NEWS, f"/{n}", silent) for n in range(10)]
    fine = web.put(NEWS, "/fine", Document("fine"))

    async def fetching() -> list[Fetched | BaseException]:
        async with Fetcher(Guard(read_allowed(web.allowed)), limits=SHORT) as fetcher:
            await fetcher.fetch(Request(fine))
            asked = [asyncio.ensure_future(fetcher.fetch(Request(url))) for url in hanging]
            await asyncio.sleep(0)
            for each in asked[5:]:
                each.cancel()
            asked.append(asyncio.ensure_future(fetcher.fetch(Request(fine))))
            return await asyncio.gather(*asked, return_exceptions=True)

    outcomes = asyncio.run(fetching())
    assert [type(each) for each in outcomes] == [TooSlow] * 5 + [asyncio.CancelledError] * 5 + [Fetched]
    assert all(isinstance(each, FetchTrouble | asyncio.CancelledError | Fetched) for each in outcomes)
