"""How much of a digest on demand is shown at once, and what comes after it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Window
from digests.model import Digest, Rest, Story, Subject

TITLES = 40
"""Stories that are listed by their titles in one message: one or two screens of them."""


@dataclass(frozen=True, slots=True)
class Titles:
    """A stretch of a digest's stories by their titles alone."""

    subject: Subject
    window: Window
    first: int
    """The number of the first of them, counted from 1 in the whole digest."""
    stories: tuple[Story, ...]
    rest: Rest | None


def opening(digest: Digest) -> Digest:
    """The digest as it is first shown: with so many titles, and how many stories come after them."""
    shown = digest.also[:TITLES]
    after = digest.also[TITLES:]
    return replace(digest, also=shown, rest=_rest(len(digest.stories) + len(shown), after))


def titles(digest: Digest, first: int) -> Titles:
    """So many of the whole digest's stories from the one of this number on, counted from 1, by their titles."""
    stories = (*digest.stories, *digest.also)[first - 1 :]
    shown = stories[:TITLES]
    return Titles(digest.subject, digest.window, first, shown, _rest(first - 1 + len(shown), stories[TITLES:]))


def _rest(before: int, stories: Sequence[Story]) -> Rest | None:
    return Rest(before + 1, len(stories), sum(len(story.articles) for story in stories)) if stories else None
