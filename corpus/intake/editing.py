"""A feed that is edited: where its outlet's name is corrected, its articles get that name as well."""

from __future__ import annotations

from dataclasses import dataclass

from corpus import feeds, sources
from corpus.database import Database, Writing
from corpus.feeds import Feed
from corpus.intake.furniture.lines import normalise


@dataclass(frozen=True, slots=True)
class Edited:
    """A feed as it is from now on."""

    feed: Feed
    renamed: int
    """Articles of it that have the outlet's new name now."""


def edit(writing: Writing, database: Database, before: Feed, changed: Feed) -> Edited:
    """Write down what was changed of a feed, and give its articles the outlet's name, where that was changed.

    Those are the articles that the archive got under the former name since it follows the feed. While another feed
    goes by that name they stay: whose they are can't be told. The outlet is the same to readers: nothing is new by it.
    """
    others = {each.name for each in feeds.Feeds(database).all() if each.id != before.id}
    edited = feeds.edit(writing, changed)
    former, name = normalise(before.name), normalise(changed.source)
    if name in ("", former) or before.name in others:
        return Edited(edited, 0)
    return Edited(
        edited, sources.rename(writing, database, former, name, since=feeds.followed_since(writing, before.id))
    )
