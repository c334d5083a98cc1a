"""A timeline's entries: of each happening the sentence to show, and nothing that says nothing or says it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Days, Published, Vector
from digests import excerpts, summary
from digests.happenings import Happening
from digests.likeness import dot
from digests.model import Event, Passage
from digests.tellings import Telling


@dataclass(slots=True)
class _Entry:
    """A happening with the sentence chosen to tell it."""

    happening: Happening
    front: Telling
    further: tuple[Telling, ...] = ()
    """Of other happenings, what only bears witness here."""

    @property
    def days(self) -> Days:
        return self.happening.days

    @property
    def clear(self) -> bool:
        return not summary.leans(self.front.text)

    @property
    def only_referred(self) -> bool:
        return _only_referred(self.happening)


def entries(happenings: Sequence[Happening]) -> list[Event]:
    """The happenings as entries, in their order.

    No sentence is in front twice if it can be helped. What can't be understood alone bears witness to another entry
    of its days that its article has a part in; else it stands behind the sentence before it.
    """
    fronted = _fronted(happenings)
    made = [entry for entry in fronted if not _again(entry, fronted)]
    homes = [_home(entry, made) for entry in made]
    for entry, home in zip(made, homes, strict=True):
        if home is not None:
            home.further += tuple(entry.happening.tellings)
    return [_event(entry) for entry, home in zip(made, homes, strict=True) if home is None]


def _fronted(happenings: Sequence[Happening]) -> list[_Entry]:
    used: set[tuple[int, int]] = set()
    fronts: dict[int, Telling] = {}
    by_choice = sorted(
        range(len(happenings)), key=lambda n: (_only_referred(happenings[n]), len(happenings[n].tellings), n)
    )
    for n in by_choice:
        happening = happenings[n]
        middle = happening.middle()
        ranked = sorted(happening.tellings, key=lambda telling: _merit(telling, happening, middle), reverse=True)
        front = next((telling for telling in ranked if telling.passage.place not in used), ranked[0])
        used.add(front.passage.place)
        fronts[n] = front
    return [_Entry(happening, fronts[n]) for n, happening in enumerate(happenings)]


def _only_referred(happening: Happening) -> bool:
    return not any(telling.main for telling in happening.tellings)


def _home(entry: _Entry, made: Sequence[_Entry]) -> _Entry | None:
    """Where the entry's sentence can't be understood alone, the clear entry of its days in the same article."""
    if entry.clear or _led_up(entry.front.passage) is not None:
        return None
    articles = {telling.passage.article.id for telling in entry.happening.tellings}
    near = [
        other
        for other in made
        if other is not entry
        and other.clear
        and other.days == entry.days
        and other.front.passage.article.id in articles
    ]
    return min(near, key=lambda other: abs(other.front.passage.start - entry.front.passage.start), default=None)


def _again(entry: _Entry, made: Sequence[_Entry]) -> bool:
    """Whether it only refers to its days by a sentence that stands in front of another entry already."""
    if not entry.only_referred or len(entry.happening.tellings) > 1:
        return False
    return any(other.front.passage.place == entry.front.passage.place and not other.only_referred for other in made)


def _led_up(passage: Passage) -> Passage | None:
    """The sentence before it, where that one stands alone, or this one counts from it or says little without it."""
    before = excerpts.preceding(passage)
    if before is None or not summary.ended(before.sentence):
        return None
    needed = len(passage.sentence.split()) < summary.SHORTEST or summary.counts_on(passage.sentence)
    return before if needed or summary.stands_alone(before.sentence) else None


def _merit(telling: Telling, happening: Happening, middle: Vector) -> tuple[object, ...]:
    """What makes a sentence the one to show: about that day, alone clear, well dated, central, early."""
    published = telling.passage.article.published
    fit = summary.stands_alone(telling.text)
    points = (
        2.0 * (telling.main and not telling.homeless and not telling.reported)
        + 1.5 * fit
        + 1.0 * (telling.days == happening.days)
        + 0.6 * (not telling.expected)
        + 0.3 * published.firm
        + 0.3 * (not published.doubtful)
        + dot(telling.vector, middle)
    )
    return round(points, 6), -_day(published), -telling.passage.start, -telling.passage.article.id


def _day(published: Published) -> int:
    return published.days.first.toordinal() if published.days else 10**7


def _event(entry: _Entry) -> Event:
    tellings = (*entry.happening.tellings, *entry.further)
    others = sorted(
        (telling for telling in tellings if telling is not entry.front),
        key=lambda telling: (_day(telling.passage.article.published), telling.passage.place),
    )
    passages = tuple(dict.fromkeys(telling.passage for telling in (entry.front, *others)))
    expected = all(telling.expected for telling in entry.happening.tellings)
    before = None if entry.clear else _led_up(entry.front.passage)
    reported = all(telling.reported for telling in tellings)
    return Event(entry.days, passages, expected=expected, reported=reported, before=before)
