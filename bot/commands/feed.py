"""One feed, looked at and changed: what the buttons below it ask, like "pause 12". For administrators."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.commands.feeds import card, to_all
from bot.enquiry import Enquiry
from bot.question import Question, plain_number
from bot.reply import Button, Reply
from bot.words import plain, say
from corpus import feeds
from corpus.errors import KnownFeed, UnknownFeed
from corpus.feed_pace import paused, resumed
from corpus.feeds import Feed, FeedId, Feeds
from corpus.intake.urls import web_address

LARGEST = 18
"""Digits of a feed's number, at most."""


def answer(enquiry: Enquiry, words: str) -> Reply:
    """Do what a button says. Raises UnknownFeed where there is no such feed any more."""
    deed, _, rest = words.partition(" ")
    if deed == "again":
        return _again(enquiry, rest)
    feed = find(enquiry, rest)
    if deed == "remove":
        return _gone(enquiry, feed)
    if feed is None or deed not in _DEEDS:
        raise UnknownFeed
    return card(enquiry, _DEEDS[deed](enquiry, feed))


def find(enquiry: Enquiry, written: str) -> Feed | None:
    """The feed of that number."""
    number = plain_number(written, LARGEST)
    return next((each for each in Feeds(enquiry.ledger.database).all() if each.id == number), None)


def _save(enquiry: Enquiry, feed: Feed) -> Feed:
    with enquiry.ledger.database.transaction() as writing:
        feeds.save(writing, feed)
    return feed


def _show(enquiry: Enquiry, feed: Feed) -> Feed:
    return feed


def _pause(enquiry: Enquiry, feed: Feed) -> Feed:
    return _save(enquiry, paused(feed))


def _resume(enquiry: Enquiry, feed: Feed) -> Feed:
    return _save(enquiry, resumed(feed, enquiry.now))


def _look(enquiry: Enquiry, feed: Feed) -> Feed:
    """It is due at once; whoever fetches what is due sees to it."""
    return _save(enquiry, replace(feed, next_at=min(feed.next_at, enquiry.now)))


def _gone(enquiry: Enquiry, feed: Feed | None) -> Reply:
    """Removed, with a way back."""
    if feed is None:
        raise UnknownFeed
    with enquiry.ledger.database.transaction() as writing:
        feeds.remove(writing, feed.id)
    undo = Button(plain("undo"), Question("feed", f"again {_written(feed)}"), edits=True)
    return Reply(say("feeds", "gone", feed=feed), ((undo, to_all()),))


def _again(enquiry: Enquiry, words: str) -> Reply:
    """What was removed is followed once more. Pressed twice it does nothing more."""
    feed = _read(words, enquiry)
    try:
        with enquiry.ledger.database.transaction() as writing:
            added = feeds.add(writing, feed)
    except KnownFeed:
        added = Feeds(enquiry.ledger.database).find(feed.url)
    return card(enquiry, added)


def _written(feed: Feed) -> str:
    """What it takes to follow a feed as before; `_read` reads it."""
    told = [feed.url, feed.title, feed.source, feed.language, list(feed.topics)]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _read(words: str, enquiry: Enquiry) -> Feed:
    try:
        url, title, source, language, topics = json.loads(words)
    except (ValueError, TypeError):
        raise UnknownFeed from None
    if not web_address(str(url)):
        raise UnknownFeed
    return Feed(FeedId(0), url, title, enquiry.now, source=source, language=language, topics=tuple(topics))


_DEEDS: Mapping[str, Callable[[Enquiry, Feed], Feed]] = {
    "show": _show,
    "pause": _pause,
    "resume": _resume,
    "look": _look,
}
