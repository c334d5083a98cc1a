"""What an actor did that mattered: by how many articles tell of it, and how many still did when it was past."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from corpus.model import Actor, Days
from digests import deeds, summary
from digests.model import Dated, Event, Passage
from digests.timeline import LOOKED_BACK

SOON = timedelta(1)
"""An article that comes out later after a happening looks back upon it."""

SHARE = 0.5
"""What it counts that much else is told of the same days: a deed on a day that is remembered mattered."""


def parted(
    events: Sequence[Event], actors: Sequence[Actor], dated: Iterable[Dated] = ()
) -> tuple[list[Event], list[Event]]:
    """The events that tell a deed of one of the actors, each with the sentence that does in front, and the others.

    A sentence that by `dated` tells of these days only in passing has its deed on others. Of several actors it is a
    deed of theirs only where that sentence names them all. Of the others those that name none of them are left out.
    """
    done, others = [], []
    passing = {(one.passage, one.days) for one in dated if not one.main}
    for event in events:
        own = (passage for passage in event.passages if (passage, event.days) not in passing)
        deed = next((passage for passage in own if _tells(passage, actors)), None)
        if deed is None or event.expected:
            others.append(event)
        else:
            rest = [passage for passage in event.passages if passage != deed]
            done.append(replace(event, passages=(deed, *rest), before=None))
    return done, [each for each in (_naming(event, actors) for event in others) if each]


def _naming(event: Event, actors: Sequence[Actor]) -> Event | None:
    """The event with a sentence that names one of the actors in front; None where none does."""
    told = [one for one in (event.before, *event.passages) if one and _names(one, actors)]
    if not told or told[0] in (event.before, event.passages[0]):
        return event if told else None
    return replace(event, passages=(told[0], *(one for one in event.passages if one != told[0])), before=None)


def _names(passage: Passage, actors: Sequence[Actor]) -> bool:
    return any(deeds.named(actor, passage.sentence) for actor in actors)


def _tells(passage: Passage, actors: Sequence[Actor]) -> bool:
    sentence = passage.sentence
    if not (summary.stands_alone(sentence) and summary.ended(sentence)):
        return False
    acting = any(deeds.acting(actor, sentence) for actor in actors)
    return acting and all(deeds.named(actor, sentence) for actor in actors)


def foremost(events: Sequence[Event], dated: Sequence[Dated], most: int) -> list[Event]:
    """So many of the events that matter most, one of a day, in their order.

    They matter by how many articles tell of them, and of their days at all.
    """
    of_days: dict[Days, list[Passage]] = {}
    for one in dated:
        of_days.setdefault(one.days, []).append(one.passage)
    days = {each: _worth(passages, each) for each, passages in of_days.items()}

    def matters(event: Event) -> float:
        return _worth(event.passages, event.days) + SHARE * days.get(event.days, 0.0)

    best: dict[Days, int] = {}
    for n in sorted(range(len(events)), key=lambda n: (-matters(events[n]), n)):
        best.setdefault(events[n].days, n)
    return [events[n] for n in sorted(list(best.values())[:most])]


def _worth(passages: Iterable[Passage], days: Days) -> float:
    """How many articles tell of it, those that still did when it was past counted half as much again."""
    articles = {passage.article.id: passage.article for passage in passages}
    later = sum(
        article.published.days is not None and article.published.days.first - days.last > SOON
        for article in articles.values()
    )
    return len(articles) + LOOKED_BACK * later
