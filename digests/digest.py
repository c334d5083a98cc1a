"""A subject's news of a window: its stories, what is new in known ones, deeds, differences, what is coming up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.model import Source, Window
from corpus.turnout import Turnout
from digests import summary
from digests.likeness import dot, vectors
from digests.model import Change, Dated, Deed, Difference, Digest, Event, Passage, Story, Subject

SAME = 0.5
"""The cosine from which two sentences tell the same."""

LONGEST = 2_000
_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were|has|have) to|due|expect(?:s|ed)?|plan(?:s|ned)?|scheduled|set to|next|tomorrow"
    r"|expires?|closes?|opens?|begins?|starts?|ends?|until|by|intends?|promise[sd]?|agreed to)\b",
    re.IGNORECASE,
)

DEEDS = 5
COMING = 8


def build(
    subject: Subject,
    window: Window,
    *,
    stories: Sequence[Story],
    changes: Sequence[Change] = (),
    also: Sequence[Story] = (),
    deeds: Sequence[Deed] = (),
    differences: Sequence[Difference] = (),
    coming: Sequence[Event] = (),
    sources: Sequence[Source] = (),
    last_news: date | None = None,
    today: date,
    more: bool = False,
    turnout: Turnout | None = None,
) -> Digest:
    """The digest; a sentence that stands in a story does not stand again among the deeds or what is coming.

    `today` is the window's end as far as announcements go: what was announced for a day up to it is not coming.
    """
    weighty = tuple(sorted(stories, key=lambda story: -story.weight))
    told = [passage for story in weighty for passage in story.passages]
    told += [passage for change in changes for passage in change.passages]
    ahead = sorted(
        (event for event in coming if event.expected and event.days.first > today),
        key=lambda event: (event.days.first, event.days.last),
    )
    return Digest(
        subject=subject,
        window=window,
        stories=weighty,
        changes=tuple(sorted(changes, key=lambda change: -change.story.weight)),
        also=tuple(also),
        deeds=tuple(_new_deeds(deeds, told)),
        differences=tuple(differences),
        coming=tuple(ahead[:COMING]),
        sources=tuple(sources),
        last_news=last_news,
        more=more,
        turnout=turnout,
    )


def _new_deeds(deeds: Sequence[Deed], told: Sequence[Passage]) -> list[Deed]:
    """The first deed of each actor that is not told already, by a story or by another's deed."""
    directions = vectors([passage.sentence for passage in told] + [deed.passage.sentence for deed in deeds])
    said = list(directions[: len(told)])
    places = {passage.place for passage in told}
    chosen: dict[int, Deed] = {}
    for deed, direction in zip(deeds, directions[len(told) :], strict=True):
        if len(chosen) == DEEDS or deed.actor.id in chosen or deed.passage.place in places:
            continue
        if all(dot(direction, other) < SAME for other in said):
            chosen[deed.actor.id] = deed
            said.append(direction)
            places.add(deed.passage.place)
    return list(chosen.values())


def announces(one: Dated) -> bool:
    """Whether the sentence says that something is to come, on days, not some time in a year."""
    return not one.days.is_year and _AHEAD.search(one.passage.sentence[:LONGEST]) is not None


def announced(dated: Sequence[Dated], after: date) -> tuple[Dated, ...]:
    """What is announced for after a day, one sentence once, those that can stand alone first, soonest first."""
    once: dict[tuple[int, int], Dated] = {}
    for one in sorted(dated, key=lambda d: (d.days.first, d.days.last)):
        if one.expected and one.days.first > after and announces(one):
            once.setdefault(one.passage.place, one)
    fit = [one for one in once.values() if summary.stands_alone(one.passage.sentence)]
    return tuple(fit or once.values())
