"""Which dated passages tell of one happening: merged within the same days only, by their own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.model import Days, Vector
from digests import summary
from digests.likeness import Heap, unit
from digests.model import Dated
from digests.tellings import SHORT, Telling, compares, tellings

ALIKE = 0.20
"""The cosine from which two sentences on the same days tell of one happening."""

LOOSE = 0.10
"""The same where a day is looked back upon: it is mostly remembered for one thing."""

FULFILLED = 0.12
"""The same between what was announced and what is told to have happened on that very day."""

COARSE = 0.25
"""The same between a month or a year and a day in it."""

FEW_DAYS = 3
"""Days of a stretch that one day of it stands for: beyond that it is what began, ended or came between."""

LITTLE = 5
"""Telling words of a sentence that says little by itself, at most."""

ADJOINING = 3
"""Characters between "The statement said:" and what it said, at most."""


@dataclass(slots=True)
class Happening:
    """What several passages tell of, with the days it took."""

    days: Days
    tellings: list[Telling] = field(default_factory=list)
    heap: Heap = field(default_factory=Heap)

    def add(self, telling: Telling) -> None:
        """A sentence counts once, however often it is added."""
        if any(one.passage.place == telling.passage.place for one in self.tellings):
            return
        self.tellings.append(telling)
        self.heap.add(telling.vector)

    def middle(self) -> Vector:
        return unit(self.heap.total)

    def likeness(self, telling: Telling) -> float:
        return self.heap.likeness(telling.vector)


class _Calendar:
    """The happenings found so far, by day."""

    def __init__(self) -> None:
        self.all: list[Happening] = []
        self._short: dict[date, list[Happening]] = {}
        self._long: list[Happening] = []

    def open(self, telling: Telling) -> None:
        happening = Happening(telling.days)
        happening.add(telling)
        self.all.append(happening)
        if happening.days.length > SHORT:
            self._long.append(happening)
            return
        for day in happening.days:
            self._short.setdefault(day, []).append(happening)

    def touching(self, days: Days) -> list[Happening]:
        """Those that overlap the days."""
        if days.length > SHORT:
            return [happening for happening in self.all if happening.days.overlaps(days)]
        near = {id(happening): happening for day in days for happening in self._short.get(day, ())}
        return list(near.values()) + [happening for happening in self._long if happening.days.overlaps(days)]


def gather(dated: Sequence[Dated]) -> tuple[Happening, ...]:
    """The happenings that the passages tell of; every sentence is in at least one of them.

    First the sentences at the date of their main clause: short stretches, then days, then months and longer, what
    happened before what is announced. Then what they only refer to: it bears witness where it is alike, and
    opens an entry of its own only on days that no other sentence tells of.
    """
    told = tellings(dated)
    calendar = _Calendar()
    for telling in sorted((one for one in told if one.main), key=_turn):
        _settle(telling, calendar)
    for telling in sorted((one for one in told if not one.main), key=_turn):
        _refer(telling, calendar)
    return tuple(calendar.all)


def _turn(telling: Telling) -> tuple[object, ...]:
    days = telling.days
    rank = 1 if days.is_day else 0 if days.length <= SHORT else 2
    published = telling.passage.article.published.days
    longest_first = -days.length if rank == 0 else days.length
    return (
        rank,
        _says_little(telling),
        telling.expected,
        longest_first,
        days.first,
        published.first if published else date.max,
        telling.passage.place,
    )


def _says_little(telling: Telling) -> bool:
    """Whether it only introduces another sentence, or has hardly a word of its own."""
    introduces = telling.text.rstrip().endswith(":")
    return introduces or (len(telling.vector) <= LITTLE and not summary.stands_alone(telling.text))


def _settle(telling: Telling, calendar: _Calendar) -> None:
    """Put it to the happening it is most like, or let it be one."""
    near = calendar.touching(telling.days)
    chosen = _introduced(telling, near) or _nearest(telling, near) or _continued(telling, near)
    if chosen is None:
        calendar.open(telling)
    else:
        chosen.add(telling)


def _refer(telling: Telling, calendar: _Calendar) -> None:
    near = calendar.touching(telling.days)
    chosen = _nearest(telling, near)
    if chosen is not None:
        chosen.add(telling)
        return
    for happening in near:
        if telling.days.contains(happening.days) and happening.likeness(telling) >= ALIKE:
            happening.add(telling)
    if not _covered(telling.days, near) and not compares(telling):
        calendar.open(telling)


def _covered(days: Days, near: Sequence[Happening]) -> bool:
    """Whether what is told already leaves nothing of these days untold: each of a few days, or a month as such."""
    if days.length > SHORT:
        return any(happening.days == days for happening in near)
    told = [happening.days for happening in near if happening.days.length <= SHORT]
    return all(any(other.first <= day <= other.last for other in told) for day in days)


def _introduced(telling: Telling, near: Sequence[Happening]) -> Happening | None:
    """Where the sentence only introduces the next one ("The statement said:"), the happening that one tells of."""
    if not telling.text.rstrip().endswith(":"):
        return None
    for happening in near:
        for one in happening.tellings:
            gap = one.passage.start - telling.passage.end
            if one.passage.article.id == telling.passage.article.id and 0 <= gap <= ADJOINING:
                return happening
    return None


def _continued(telling: Telling, near: Sequence[Happening]) -> Happening | None:
    """Where the sentence says little by itself ("On Thursday they did."), what its article tells nearest to it."""
    if not _says_little(telling):
        return None
    best: tuple[int, int] | None = None
    for n, happening in enumerate(near):
        for one in happening.tellings:
            gap = abs(telling.passage.start - one.passage.start)
            same = one.passage.article.id == telling.passage.article.id and happening.days == telling.days
            if same and (best is None or gap < best[0]):
                best = (gap, n)
    return near[best[1]] if best else None


def _nearest(telling: Telling, near: Sequence[Happening]) -> Happening | None:
    """The happening it is most like, of those whose days suit it."""
    best: tuple[float, int] | None = None
    for n, happening in enumerate(near):
        if not _suits(telling.days, happening.days):
            continue
        likeness = happening.likeness(telling)
        if likeness >= _least(telling, happening) and (best is None or likeness > best[0]):
            best = (likeness, n)
    return near[best[1]] if best else None


def _suits(days: Days, other: Days) -> bool:
    """Whether one happening can be told for both: the same days, a day of a few, or a month round a day."""
    if days == other:
        return True
    if days.length <= SHORT:
        return other.length <= FEW_DAYS and other.contains(days)
    if not days.contains(other):
        return False
    return (days.is_year and other.is_month) or ((days.is_month or days.is_year) and other.length <= SHORT)


def _least(telling: Telling, happening: Happening) -> float:
    """How alike they must be."""
    if telling.days.length > SHORT:
        return LOOSE if telling.remote else COARSE if telling.days != happening.days else ALIKE
    if telling.expected != any(one.expected for one in happening.tellings):
        return FULFILLED
    if not telling.main or telling.afar:
        return LOOSE
    return ALIKE
