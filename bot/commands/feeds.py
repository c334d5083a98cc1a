"""/feeds: what the archive fills itself from, and how each feed fares. For administrators."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.arguments import page_asked
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Buttons, Reply, arrows, rows
from bot.words import plain, say
from corpus.feed_health import Trouble, troubles
from corpus.feeds import Feed, Feeds
from corpus.topics import Topics
from digests.page import Page

PAGE = 6
"""Feeds on one screen."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A feed, and what is to be told of it."""

    feed: Feed
    troubles: tuple[Trouble, ...]
    topics: tuple[str, ...]
    """Titles of the topics that it is tied to."""


def answer(enquiry: Enquiry, words: str) -> Reply:
    """The words are the page's number, from 1 on."""
    followed = Feeds(enquiry.ledger.database).all()
    if not followed:
        return Reply(say("feeds", "nothing"))
    ill = {feed.id for feed in followed if troubles(feed, enquiry.now)}
    pages = -(-len(followed) // PAGE)
    page = page_asked(words, pages)
    shown = [standing(enquiry, feed) for feed in followed[(page - 1) * PAGE : page * PAGE]]
    told = _told(
        enquiry,
        "listing",
        standings=shown,
        count=len(followed),
        ailing=len(ill),
        resting=sum(feed.paused and feed.id not in ill for feed in followed),
    )
    return Reply(told, (*_one_each(shown), *arrows("feeds", page, pages)))


def card(enquiry: Enquiry, feed: Feed, part: str = "shown", **more: object) -> Reply:
    """What a part of the template says of a feed, and what can be done about it."""
    return Reply(_told(enquiry, part, standing=standing(enquiry, feed), **more), buttons(feed))


def buttons(feed: Feed) -> Buttons:
    """What can be done about a feed."""
    switch = "resume" if feed.rests else "pause"
    look = () if feed.rests else (_on("look_now", "look", feed),)
    return (_on(switch, switch, feed), *look), (_on("remove", "remove", feed), to_all())


def standing(enquiry: Enquiry, feed: Feed) -> Standing:
    titles = {topic.key: topic.title for topic in Topics(enquiry.ledger.database).defined()} if feed.topics else {}
    return Standing(feed, troubles(feed, enquiry.now), tuple(titles.get(key, key) for key in feed.topics))


def to_all() -> Button:
    return Button(plain("all_feeds"), Question("feeds"), edits=True)


def _told(enquiry: Enquiry, part: str, **values: object) -> Page:
    today = enquiry.now.astimezone(enquiry.zone).date()
    return say("feeds", part, today=today, zone=enquiry.zone, **values)


def _on(label: str, deed: str, feed: Feed) -> Button:
    return Button(plain(label), Question("feed", f"{deed} {feed.id}"), edits=True)


def _one_each(shown: list[Standing]) -> Buttons:
    def to(feed: Feed) -> Button:
        label = plain("numbered", number=feed.id, name=feed.name)
        return Button(label, Question("feed", f"show {feed.id}"), edits=True)

    return rows(tuple(to(one.feed) for one in shown), width=2)
