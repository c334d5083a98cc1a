"""What administrators have done that takes longer than anybody waits, and what comes of it: values that travel between
the bot and the process in which it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.errors import NewsError
from corpus.feeds import Feed
from corpus.model import Article


@dataclass(frozen=True, slots=True)
class Follow:
    """Follow the feed at an address, or the one that the page there names."""

    address: str
    words: str = ""
    """The outlet's name and topics, as they were written behind it."""


@dataclass(frozen=True, slots=True)
class Link:
    """See what is at an address: a feed to follow, or an article to take in."""

    address: str


@dataclass(frozen=True, slots=True)
class File:
    """Take in what a file holds: articles, or a list of feeds."""

    name: str
    data: bytes = b""


Job = Follow | Link | File


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed is followed from now on."""

    feed: Feed
    listed: int
    newest: date | None
    """Of the articles that it lists, where it dates them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A feed that a page names."""

    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Several:
    """A page names several feeds: which is meant?"""

    wanted: Follow
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the articles that were found."""

    name: str
    """Of the file, or the address."""
    added: int
    known: int
    rejected: int
    articles: tuple[Article, ...] = ()
    """Some of those that the archive has now."""
    reasons: tuple[str, ...] = ()
    """Why some others could not come in."""
    offers: tuple[Offer, ...] = ()
    """Feeds that the page names."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A list of feeds was taken over."""

    name: str
    added: int
    known: int
    tied: int
    """How many of the new ones are tied to topics by what the list files them under."""


@dataclass(frozen=True, slots=True)
class Mishap:
    """Something that a person can mend kept it from being done: a NewsError, as it can travel."""

    kind: str
    subject: str
    reason: str
    wording: str

    @classmethod
    def of(cls, error: NewsError) -> Mishap:
        wording = (type(error).__doc__ or "").strip().partition("\n")[0]
        return cls(error.name, error.subject, getattr(error, "reason", ""), wording)


@dataclass(frozen=True, slots=True)
class Broken:
    """A fault of ours, logged under a reference; or the process was ended, and there is none."""

    reference: str = ""


Finding = Followed | Several | TakenIn | Imported | Mishap | Broken
