"""From an address that a person knows to the feed behind it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.errors import NotAFeed
from corpus.fetching.errors import FetchTrouble, ParserFault
from corpus.intake.feeds import FeedDocument
from corpus.intake.looking import Looker
from corpus.intake.urls import web_address

TRIED = 5
"""Feeds that a page names and that are looked at, until one is a feed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that is there."""

    url: str
    document: FeedDocument
    others: tuple[str, ...] = ()
    """What else the page names as feeds."""


async def find_feed(looker: Looker, address: str) -> Found:
    """The feed at an address, or the first that the page there names.

    Raises NotAFeed where there is neither, FetchTrouble and ParserFault where the address itself can't be had.
    """
    url = web_address(address if "://" in address else f"https://{address}")
    if not url:
        raise NotAFeed(address)
    fetched = await looker.ask(url)
    document = await looker.document(fetched)
    if document:
        return Found(fetched.permanent_url or url, document)
    named = await looker.named(fetched)
    for candidate in named[:TRIED]:
        found = await _there(looker, candidate)
        if found:
            return Found(candidate, found, tuple(each for each in named if each != candidate))
    raise NotAFeed(address)


async def _there(looker: Looker, url: str) -> FeedDocument | None:
    try:
        return await looker.document(await looker.ask(url))
    except (FetchTrouble, ParserFault):
        return None
