"""One look at one feed: what is new in it, with the page of each new entry; nothing is stored here."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from corpus.feed_pace import LONGEST, Brought, Failed, Outcome, Unchanged
from corpus.feeds import Feed, Feeds, entry_hash
from corpus.fetching.errors import FetchTrouble, HttpRefused, ParserFault, TooSlow, Unreachable
from corpus.fetching.model import Fetched, Request
from corpus.intake.feeds import FeedDocument, FeedEntry, feeds_named, read_feed
from corpus.intake.pages import read_html
from corpus.intake.raw import RawArticle
from corpus.intake.rejection import Rejection
from corpus.intake.together import from_feed, from_page, what_is_said
from corpus.intake.urls import canonical_url
from corpus.reasons import NO_FEED, sign_of

FEEDS = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
EITHER = "application/rss+xml, application/atom+xml, application/feed+json, text/html, application/xml;q=0.9, */*;q=0.5"
PAGES = "text/html, application/xhtml+xml, */*;q=0.1"
MOST_PAGES = 50
"""Pages fetched at one look, so that one busy feed keeps no other waiting; the rest is fetched at the next."""
MOST_AGAIN = 10
"""Pages looked at again at one look, since what the feed says of them changed."""
SECONDS_TO_READ = 10.0
SECONDS_A_LOOK = 120.0
"""After which no further page is fetched: a slow site, or one that wants pauses, gets on by a part at each look."""
Got = TypeVar("Got")

_WALLS = frozenset({"consent", "login", "signin", "sign-in", "captcha", "paywall"})
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_READABLE = ("", "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")


class Fetching(Protocol):
    """Whoever gets documents from the web."""

    async def fetch(self, request: Request, /) -> Fetched:
        """Raises FetchTrouble."""
        ...


class Reading(Protocol):
    """Whoever reads strangers' bytes where it does no harm."""

    def run(self, function: Callable[..., Got], *arguments: object, seconds: float, subject: str) -> Got:
        """What the function gives, however long that takes. Raises ParserFault, NoReader."""
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a feed brought, not stored yet."""

    feed: Feed
    outcome: Outcome
    found: tuple[RawArticle | Rejection, ...] = ()
    hashes: tuple[int, ...] = ()
    """Of the entries that need not be fetched again."""
    again: tuple[RawArticle, ...] = ()
    """Articles that were looked at again, since the feed says something else of them, or their page was missing."""
    said: Mapping[int, int] = field(default_factory=dict)
    """What the feed says of these entries, as numbers."""
    looked: frozenset[int] = frozenset()
    """The entries whose pages were looked at."""
    addresses: tuple[str, ...] = ()
    """Canonical addresses of all that the feed lists."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What became of a new entry."""

    found: RawArticle | Rejection | None = None
    known: bool = False
    """Whether the archive has it already."""
    again: bool = False
    """Whether it is to be tried again."""
    own: RawArticle | None = None
    """What the feed itself gives of it, where its page was had."""

    @property
    def is_excerpt(self) -> bool:
        return isinstance(self.found, RawArticle) and bool(self.found.excerpt)


class Looker:
    """Looks at feeds, as of one moment."""

    def __init__(self, fetching: Fetching, reading: Reading, feeds: Feeds, now: datetime) -> None:
        self._fetching = fetching
        self._reading = reading
        self._feeds = feeds
        self._now = now

    async def look(self, feed: Feed) -> Look:
        """Ask for the feed, and for the page of each new entry; a feed that is as it was costs one request.

        Raises NoReader: of what nobody read nothing can be told.
        """
        request = Request(feed.url, etag=feed.etag, last_modified=feed.last_modified, accept=FEEDS)
        try:
            fetched = await self._fetching.fetch(request)
            if fetched.unchanged:
                return Look(feed, Unchanged(_wait(fetched)))
            document = await self.document(fetched)
        except ParserFault as fault:
            return Look(feed, Failed(sign_of(fault), fault=True))
        except FetchTrouble as trouble:
            return Look(feed, _failed(trouble))
        if document is None:
            return Look(feed, Failed(NO_FEED, _wait(fetched)))
        return await self._entries(feed, fetched, document)

    async def ask(self, url: str) -> Fetched:
        """What stands at an address now, a feed or a page. Raises FetchTrouble."""
        return await self._fetching.fetch(Request(url, accept=EITHER))

    async def document(self, fetched: Fetched) -> FeedDocument | None:
        """The feed that was fetched; None where it is none. Raises ParserFault."""
        kind = f"{fetched.content_type}; charset={fetched.charset}" if fetched.charset else fetched.content_type
        return await self._read(read_feed, fetched.body, fetched.url, kind)

    async def named(self, fetched: Fetched) -> tuple[str, ...]:
        """The feeds that a page names. Raises ParserFault."""
        return await self._read(feeds_named, fetched.body, fetched.url)

    async def page(self, url: str) -> RawArticle | Rejection:
        """The article on a page. Raises FetchTrouble, ParserFault."""
        return await self.article(await self._fetching.fetch(Request(url, accept=PAGES)), url)

    async def article(self, fetched: Fetched, url: str) -> RawArticle | Rejection:
        """The article on a page that was fetched from that address. Raises ParserFault."""
        if fetched.content_type in _FEEDS:
            return Rejection(url, "it is a feed; dateline feeds add follows it")
        if fetched.content_type not in _READABLE:
            return Rejection(url, f"it is no page but {fetched.content_type[:60]}")
        page = await self._read(read_html, fetched.body, url, fetched.url, fetched.charset)
        return page if isinstance(page, Rejection) else _of_its_site(page, fetched.url, url)

    async def _read(self, function: Callable[..., Got], data: bytes, subject: str, *more: str) -> Got:
        return await asyncio.to_thread(
            self._reading.run, function, data, subject, *more, seconds=SECONDS_TO_READ, subject=subject
        )

    async def _entries(self, feed: Feed, fetched: Fetched, document: FeedDocument) -> Look:
        entries = {entry_hash(entry.guid): entry for entry in document.entries}
        said = what_is_said(entries)
        new = self._feeds.unseen(feed.id, tuple(entries))
        changed = self._changed(feed, entries, said)
        chosen = [each for each in entries if each in new][:MOST_PAGES]
        became = _without_walls(await self._pages(feed, document, {each: entries[each] for each in chosen}), entries)
        anew = [each for each in entries if changed.get(each)][: min(MOST_AGAIN, MOST_PAGES - len(chosen))]
        again = _without_walls({each: await self._page_of(feed, document, entries[each]) for each in anew}, entries)
        done = [each for each in entries if each not in new or (each in became and not became[each].again)]
        looked = (*became.values(), *again.values())
        complete = not any(each.again or each.is_excerpt for each in looked) and changed.keys() <= again.keys()
        brought = Brought(
            entries=len(document.entries),
            news=len(became),
            articles=sum(each.known for each in became.values()),
            newest=_newest(document, self._now),
            etag=fetched.etag if complete else "",
            last_modified=fetched.last_modified if complete else "",
            moved=fetched.permanent_url,
            wait=max(_wait(fetched), timedelta(minutes=document.minutes)),
            more=len(became) < len(new),
        )
        return Look(
            replace(feed, title=document.title or feed.title),
            brought,
            found=tuple(each.found for each in became.values() if each.found),
            hashes=tuple(done),
            again=tuple(each.found for each in again.values() if isinstance(each.found, RawArticle)),
            said={each: said[each] for each in done},
            looked=frozenset((*became, *again)),
            addresses=tuple(canonical_url(entry.url) for entry in document.entries if entry.url),
        )

    async def _pages(self, feed: Feed, document: FeedDocument, chosen: Mapping[int, FeedEntry]) -> dict[int, _Entry]:
        """What became of new entries, as many as there is time for, and one at least."""
        until = time.monotonic() + SECONDS_A_LOOK
        became: dict[int, _Entry] = {}
        for each, entry in chosen.items():
            became[each] = await self._entry(feed, document, entry)
            if time.monotonic() >= until:
                break
        return became

    def _changed(self, feed: Feed, entries: Mapping[int, FeedEntry], said: Mapping[int, int]) -> dict[int, bool]:
        """The entries to be looked at again, and whether it is time for it.

        Those of which the feed says something else than when they were looked at; and those whose page could not be
        had, as long as there is hope.
        """
        addresses = {each: canonical_url(entry.url) for each, entry in entries.items() if entry.url}
        excerpts = self._feeds.excerpts_at(addresses.values())
        seen = self._feeds.entries(feed.id)
        return {
            each: seen[each].may_look(self._now)
            for each, address in addresses.items()
            if each in seen
            and (seen[each].said != said[each] or (address in excerpts and seen[each].hopeful(self._now)))
        }

    async def _entry(self, feed: Feed, document: FeedDocument, entry: FeedEntry) -> _Entry:
        """The article of a new entry, unless the archive has it already."""
        if entry.url and self._feeds.has_page(canonical_url(entry.url)):
            return _Entry(known=True)
        return await self._page_of(feed, document, entry)

    async def _page_of(self, feed: Feed, document: FeedDocument, entry: FeedEntry) -> _Entry:
        """The article of an entry: from its page, or where that can't be had from the feed itself."""
        own = from_feed(feed, document, entry, self._now)
        if not entry.url:
            return _Entry(own or Rejection(entry.title or feed.name, "it has neither text nor a page"))
        try:
            page = await self.page(entry.url)
        except (FetchTrouble, ParserFault) as trouble:
            if own:
                return _Entry(replace(own, excerpt=sign_of(trouble)))
            return _Entry(again=True) if _passes(trouble) else _Entry(Rejection(entry.url, sign_of(trouble)))
        if isinstance(page, Rejection):
            return _Entry(replace(own, excerpt=page.reason)) if own else _Entry(page)
        return _Entry(from_page(feed, document, entry, page, self._now), own=own)


def _without_walls(became: Mapping[int, _Entry], entries: Mapping[int, FeedEntry]) -> dict[int, _Entry]:
    """What became of entries, without what they all lead to and none of them is: a plea for consent, a way to pay.

    The feed's own text stands in for what is behind such a wall.
    """
    led = Counter(_led_to(each, entries[number]) for number, each in became.items())
    walls = {address for address, count in led.items() if address and (count > 1 or _is_wall(address))}
    return {
        number: _behind(each, entries[number]) if _led_to(each, entries[number]) in walls else each
        for number, each in became.items()
    }


def _led_to(one: _Entry, entry: FeedEntry) -> str:
    """The address to which an entry's own led; empty where it led to no other."""
    if one.is_excerpt or not (isinstance(one.found, RawArticle) and one.found.url and entry.url):
        return ""
    address = canonical_url(one.found.url)
    return address if address != canonical_url(entry.url) else ""


def _is_wall(address: str) -> bool:
    """Whether an address says of itself that it stands before others."""
    parts = address.lower().partition("//")[2].partition("?")[0].replace(".", "/").split("/")
    return any(part in _WALLS for part in parts)


def _behind(one: _Entry, entry: FeedEntry) -> _Entry:
    reason = "its page is behind a wall"
    return _Entry(replace(one.own, excerpt=reason)) if one.own else _Entry(Rejection(entry.url or entry.title, reason))


def _failed(trouble: FetchTrouble) -> Failed:
    reason = sign_of(trouble)
    if isinstance(trouble, HttpRefused):
        return Failed(reason, timedelta(seconds=trouble.retry_after or 0), gone=trouble.status == 410)
    return Failed(reason)


def _passes(trouble: FetchTrouble | ParserFault) -> bool:
    """Whether it may be better the next time."""
    busy = isinstance(trouble, HttpRefused) and (trouble.status == 429 or trouble.status >= 500)
    return busy or isinstance(trouble, TooSlow | Unreachable)


def _wait(fetched: Fetched) -> timedelta:
    """For how long the server asks to be left alone, or promises that nothing changes."""
    good = min(timedelta(seconds=min(fetched.max_age or 0, 1e6)), LONGEST)
    return max(good, timedelta(seconds=min(fetched.retry_after or 0, 1e7)))


def _newest(document: FeedDocument, now: datetime) -> datetime | None:
    stated = (entry.published or entry.updated for entry in document.entries)
    return max((one.at for one in stated if one and one.at and one.at <= now), default=None)


def _of_its_site(page: RawArticle, fetched: str, asked: str) -> RawArticle:
    """The page with the address that it gives itself, and further ones, as far as they are its own site's.

    An address that is the site's front page is none: the next article would be taken for the same.
    """
    own = page.url if page.url and _same_site(page.url, fetched) else fetched
    others = (*(each for each in page.addresses if _same_site(each, fetched)), fetched, asked)
    return replace(page, url=own, addresses=tuple(dict.fromkeys(each for each in others if each != own)))


def _same_site(stated: str, fetched: str) -> bool:
    one, other = canonical_url(stated).split("/", 3), canonical_url(fetched).split("/", 3)
    return one[2] == other[2] and bool(one[3] or not other[3])
