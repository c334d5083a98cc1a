"""What happened when: the days worth an entry, one entry a happening, the best sentence first."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import fmean, median

from corpus.model import DayCount, Days, Tally, Window
from digests import summary
from digests.entries import entries
from digests.happenings import Happening, gather
from digests.likeness import centroid, dot, vectors
from digests.model import Dated, Event, Passage, Timeline

LIMIT = 60
"""Dates a timeline shows before it chooses."""

COARSE = 0.5
"""The power of what a month or a year is worth beside a day of which as many articles tell."""

LOOKED_BACK = 0.5
"""How much more an article counts that still tells of the days when they were past."""

CONTRAST, BESIDE = 0.3, (-2, -1, 1, 2)
"""The share of what the days beside it are worth, on average, that counts against a day: it should stand out."""

CENTRAL = 0.15
"""How near a lead must be to what the timeline is about to stand under the day it was published."""

SLIGHT, BEST, FEWEST = 0.15, 5, 8
"""What a date must be worth of the mean of the five best to be told, beyond the first eight."""

SLIGHT_OF_ONE = 0.4
"""What an actor's or a search's must be worth of the middle one of the five best: whoever is in the news is named with
many days of no weight, and with one that all look back to, be it no deed of theirs, which would put up the mean."""

_LAST = date.max.toordinal()


def choose(
    tallies: Sequence[Tally], limit: int = LIMIT, *, telling: bool = False, of_one: bool = False
) -> tuple[Tally, ...]:
    """The stretches of days most worth an entry, oldest first; all of them where they fit.

    Worth is how many articles tell of them, how many still did when they were past, and how far that is above
    the days beside them. With `telling` only those that are worth something beside the best, also where more would
    fit; `of_one` says that they are an actor's or a search's.
    """
    if len(tallies) <= (FEWEST if telling else limit):
        return tuple(sorted(tallies, key=lambda tally: tally.days))
    worth = {tally.days: _worth(tally) for tally in tallies}
    standing = {days: worth[days] - CONTRAST * _beside(days, worth) for days in worth}
    ranked = sorted(tallies, key=lambda tally: (-standing[tally.days], tally.days))[: max(limit, 0)]
    if telling:
        best = [standing[tally.days] for tally in ranked[:BEST]]
        least = SLIGHT_OF_ONE * median(best) if of_one else SLIGHT * fmean(best)
        ranked = ranked[:FEWEST] + [tally for tally in ranked[FEWEST:] if standing[tally.days] >= least]
    return tuple(sorted(ranked, key=lambda tally: tally.days))


def _worth(tally: Tally) -> float:
    worth = tally.articles + LOOKED_BACK * tally.later
    return worth if tally.days.is_day else math.pow(worth, COARSE)


def _beside(days: Days, worth: Mapping[Days, float]) -> float:
    """What the days beside a day are worth on average; nothing stands beside a longer stretch."""
    if not days.is_day:
        return 0.0
    first = days.first.toordinal()
    near = (Days.on(date.fromordinal(first + n)) for n in BESIDE if date.min.toordinal() <= first + n <= _LAST)
    return sum(worth.get(day, 0.0) for day in near) / len(BESIDE)


def build(
    subject: str,
    window: Window,
    dated: Sequence[Dated],
    *,
    undated: Sequence[Passage] = (),
    leads: Sequence[Passage] = (),
    coverage: Sequence[DayCount] = (),
    left_out: int = 0,
    most: int | None = None,
) -> Timeline:
    """One entry a happening, oldest first; a month or a year stands before the days in it.

    `leads` are first sentences of articles of the subject: one that no passage dates may stand under the day it was
    published, where nothing else does. Every given sentence that tells of a day is in at least one entry, unless
    there are more than `most` happenings: then each date keeps its foremost, and the others as far as there is room.
    """
    inside = [one for one in dated if _within(one.days, window) and whole(one.passage)]
    told = entries(foremost(gather(inside), most))
    told += _reported(leads, told, inside, window)
    told.sort(key=_order)
    shown = {passage.place for event in told for passage in event.passages}
    return Timeline(
        subject=subject,
        window=window,
        events=tuple(told),
        undated=_different([one for one in undated if one.place not in shown and whole(one)]),
        coverage=tuple(coverage),
        left_out=left_out,
    )


def whole(passage: Passage) -> bool:
    """Whether it is a sentence, or what introduces one: no heading, byline or caption tells what happened."""
    return summary.ended(passage.sentence) or passage.sentence.rstrip().endswith(":")


def _within(days: Days, window: Window) -> bool:
    if window.since and days.last < window.since:
        return False
    return not (window.until and days.first > window.until)


def _order(event: Event) -> tuple[object, ...]:
    return event.days.first, -event.days.length, event.passages[0].place


def foremost(happenings: Sequence[Happening], most: int | None) -> tuple[Happening, ...]:
    """The happenings, if there are no more than so many; else the best of each date, then the best of the others."""
    if most is None or len(happenings) <= most:
        return tuple(happenings)
    dates: dict[Days, list[Happening]] = {}
    for happening in happenings:
        dates.setdefault(happening.days, []).append(happening)
    places = [place for found in dates.values() for place in enumerate(_ranked(found))]
    places.sort(key=lambda place: (place[0] > 0, -_sources(place[1]), place[0]))
    kept = {id(happening) for _, happening in places[: max(most, len(dates))]}
    return tuple(happening for happening in happenings if id(happening) in kept)


def _ranked(happenings: Sequence[Happening]) -> list[Happening]:
    """The happenings of one date, first what most articles tell, then what is nearest to all that is told of it."""
    middle = centroid(happening.heap.total for happening in happenings)

    def rank(happening: Happening) -> tuple[int, bool, float]:
        clear = any(summary.stands_alone(telling.text) for telling in happening.tellings)
        return _sources(happening), clear, dot(happening.middle(), middle)

    return sorted(happenings, key=rank, reverse=True)


def _sources(happening: Happening) -> int:
    """How many articles tell of it."""
    return len({telling.passage.article.id for telling in happening.tellings})


def _reported(leads: Sequence[Passage], events: Sequence[Event], dated: Sequence[Dated], window: Window) -> list[Event]:
    """Leads without a date of their own, under the day their article was published, where that day has no entry."""
    known = {one.passage.place for one in dated}
    days: dict[Days, list[Passage]] = {}
    for passage in leads:
        published = passage.article.published
        if published.doubtful or published.days is None or not published.days.is_day or passage.place in known:
            continue
        if _within(published.days, window) and summary.stands_alone(passage.sentence):
            days.setdefault(published.days, []).append(passage)
    taken = [event.days for event in events if event.days.length <= 7]
    free = {day: found for day, found in days.items() if not any(day.overlaps(other) for other in taken)}
    return _central(free, [one.passage for one in dated] or leads)


def _central(free: dict[Days, list[Passage]], about: Sequence[Passage]) -> list[Event]:
    """For each free day the lead nearest to what all is about, if it is near; its likes beside it."""
    if not free:
        return []
    flat = [passage for found in free.values() for passage in found]
    directions = vectors([passage.sentence for passage in (*flat, *about)])
    middle = centroid(directions[len(flat) :])
    own = {passage.place: direction for passage, direction in zip(flat, directions, strict=False)}
    events = []
    for day, found in free.items():
        best = max(found, key=lambda passage: (dot(own[passage.place], middle), -passage.article.id))
        if dot(own[best.place], middle) < CENTRAL:
            continue
        likes = [one for one in found if one != best and dot(own[one.place], own[best.place]) >= summary.SAME]
        events.append(Event(day, (best, *likes), reported=True))
    return events


def _different(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Each sentence once, and none that says the same as one before it."""
    once = list({passage.place: passage for passage in passages}.values())
    directions = vectors([passage.sentence for passage in once])
    kept: list[int] = []
    for n, direction in enumerate(directions):
        if all(dot(direction, directions[m]) < summary.SAME for m in kept):
            kept.append(n)
    return tuple(once[n] for n in kept)
