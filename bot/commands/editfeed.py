"""/editfeed number name|topics|language what: whose a feed is, and what its articles belong to. For administrators."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.commands.feed import find
from bot.commands.feeds import card, to_all
from bot.enquiry import Enquiry
from bot.reply import Reply
from bot.wished_feeds import MARKS, named_language, named_topics
from bot.words import say
from corpus.errors import UnknownFeed
from corpus.feeds import Feed

NONE = "none"
LONGEST = 200
"""Characters of a name, at most."""


def answer(enquiry: Enquiry, words: str) -> Reply:
    """Raises UnknownFeed, UnknownTopic, BadLanguage."""
    from corpus.intake.editing import edit

    number, _, rest = words.partition(" ")
    what, _, told = rest.strip().partition(" ")
    change = _CHANGES.get(what.casefold())
    if change is None or not told.strip():
        return Reply(say("feeds", "how_to_edit"), ((to_all(),),))
    feed = find(enquiry, number)
    if feed is None:
        raise UnknownFeed(number)
    wanted = told.strip()[:LONGEST]
    changed = change(enquiry, feed, "" if wanted.casefold() == NONE else wanted)
    with enquiry.ledger.database.transaction() as writing:
        edited = edit(writing, enquiry.ledger.database, feed, changed)
    return card(enquiry, edited.feed, "edited", renamed=edited.renamed)


def _name(enquiry: Enquiry, feed: Feed, wanted: str) -> Feed:
    return replace(feed, source=wanted.strip(MARKS))


def _topics(enquiry: Enquiry, feed: Feed, wanted: str) -> Feed:
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    return replace(feed, topics=named_topics(names, enquiry.corpus.topics))


def _language(enquiry: Enquiry, feed: Feed, wanted: str) -> Feed:
    return replace(feed, language=named_language(wanted))


_CHANGES: Mapping[str, Callable[[Enquiry, Feed, str], Feed]] = {
    "name": _name,
    "topics": _topics,
    "topic": _topics,
    "language": _language,
}
