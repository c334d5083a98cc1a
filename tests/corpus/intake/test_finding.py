"""From an address that a person knows to the feed behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from feeds import NOW

from corpus.corpus import open_corpus
from corpus.errors import NotAFeed
from corpus.fetching.errors import HttpRefused
from corpus.fetching.model import Fetched, Request
from corpus.intake.finding import TRIED, Found, find_feed
from corpus.intake.looking import Looker

Got = TypeVar("Got")
FEED = b"<rss version='2.0'><channel><title>Wire</title></channel></rss>"
SITE = "https://wire.example/"


class Shelf:
    """Documents by their addresses."""

    def __init__(self, **there: Fetched) -> None:
        self.there = {f"{SITE}{path.strip('_')}": one for path, one in there.items()}
        self.asked: list[str] = []

    async def fetch(self, request: Request, /) -> Fetched:
        self.asked.append(request.url)
        if request.url not in self.there:
            raise HttpRefused(request.url, 404)
        return self.there[request.url]

    def run(self, function: Callable[..., Got], *arguments: object, seconds: float, subject: str) -> Got:
        return function(*arguments)


def naming(*paths: str) -> Fetched:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{path}">' for path in paths)
    return Fetched(200, SITE, links.encode())


def find(shelf: Shelf, folder: Path, address: str) -> Found:
    corpus = open_corpus(folder / "a.db", write=True)
    try:
        return asyncio.run(find_feed(Looker(shelf, shelf, corpus.feeds, NOW), address))
    finally:
        corpus.close()


@pytest.mark.parametrize("address", [f"{SITE}feed", "wire.example/feed"])
def test_a_feed_is_found_at_its_own_address(tmp_path: Path, address: str) -> None:
    """Also where a person leaves out how it is reached."""
    found = find(Shelf(feed=Fetched(200, f"{SITE}feed", FEED)), tmp_path, address)
    assert (found.url, found.document.title, found.others) == (f"{SITE}feed", "Wire", ())


def test_a_feed_that_moved_for_good_is_found_where_it_is(tmp_path: Path) -> None:
    """One that is elsewhere only for now keeps the address that was given."""
    shelf = Shelf(
        old=Fetched(200, f"{SITE}new", FEED, permanent_url=f"{SITE}new"), now=Fetched(200, f"{SITE}new", FEED)
    )
    assert find(shelf, tmp_path, f"{SITE}old").url == f"{SITE}new"
    assert find(shelf, tmp_path, f"{SITE}now").url == f"{SITE}now"


def test_the_first_that_works_is_taken_of_what_a_page_names(tmp_path: Path) -> None:
    """A dead one is passed over; the others are told."""
    shelf = Shelf(_=naming("dead", "page", "feed", "more"), page=naming(), feed=Fetched(200, f"{SITE}feed", FEED))
    found = find(shelf, tmp_path, SITE)
    assert found.url == f"{SITE}feed"
    assert found.others == (f"{SITE}dead", f"{SITE}page", f"{SITE}more")


def test_a_page_can_t_send_us_round(tmp_path: Path) -> None:
    """Only a few of what it names are looked at."""
    shelf = Shelf(_=naming(*(f"f{n}" for n in range(20))))
    with pytest.raises(NotAFeed):
        find(shelf, tmp_path, SITE)
    assert len(shelf.asked) == 1 + TRIED


@pytest.mark.parametrize("address", ["", "ftp://wire.example/feed", "not an address", "javascript:alert(1)"])
def test_what_is_no_web_address_is_not_asked_for(tmp_path: Path, address: str) -> None:
    """It is told as what it is."""
    shelf = Shelf()
    with pytest.raises(NotAFeed):
        find(shelf, tmp_path, address)
    assert shelf.asked == []


def test_an_address_that_can_t_be_had_says_why(tmp_path: Path) -> None:
    """Which is not the same as being no feed."""
    with pytest.raises(HttpRefused):
        find(Shelf(), tmp_path, SITE)
