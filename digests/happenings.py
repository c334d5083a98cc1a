"""Which dated passages tell of one happening: merged within the same days only, by their own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.model import Days, Vector
from digests import summary
from digests.likeness import Heap, unit, vectors
from digests.model import Dated, Passage

ALIKE = 0.20
"""The cosine from which two sentences on the same days tell of one happening."""

LOOSE = 0.10
"""The same where a day is looked back upon: it is mostly remembered for one thing."""

AFAR = 7
"""Days after which a passage looks back upon a day rather than reports it."""

FULFILLED = 0.12
"""The same between what was announced and what is told to have happened on that very day."""

COARSE = 0.25
"""The same between a month or a year and a day in it."""

SHORT = 7
"""Days that one happening lasts at most; a longer stretch takes no single day into itself."""

LITTLE = 5
"""Telling words of a sentence that says little by itself, at most."""

ROUND = 90
"""Characters before and behind a date that tell what it is the date of."""

ADJOINING = 3
"""Characters between "The statement said:" and what it said, at most."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence and the days of which it tells, as one stretch."""

    passage: Passage
    text: str
    days: Days
    expected: bool
    vector: Vector
    main: bool
    homeless: bool = False
    """True where the sentence's main date is not among those at hand."""

    @property
    def place(self) -> tuple[int, int]:
        return self.passage.article.id, self.passage.start

    @property
    def afar(self) -> bool:
        """Whether it looks back upon its days from a distance."""
        published = self.passage.article.published.days
        return published is not None and (published.first - self.days.last).days >= AFAR


@dataclass(slots=True)
class Happening:
    """What several passages tell of, with the days it took."""

    days: Days
    tellings: list[Telling] = field(default_factory=list)
    heap: Heap = field(default_factory=Heap)

    def add(self, telling: Telling) -> None:
        """A sentence counts once, however often it is added."""
        if any(one.place == telling.place for one in self.tellings):
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
    tellings = _tellings(dated)
    calendar = _Calendar()
    for telling in sorted((one for one in tellings if one.main), key=_turn):
        _settle(telling, calendar)
    for telling in sorted((one for one in tellings if not one.main), key=_turn):
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
        telling.place,
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
    if not _covered(telling.days, near):
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
        return other.length <= SHORT and other.contains(days)
    return (days.is_month or days.is_year) and days.contains(other) and other.length <= SHORT


def _least(telling: Telling, happening: Happening) -> float:
    """How alike they must be."""
    if telling.days.length > SHORT and telling.days != happening.days:
        return COARSE
    if telling.expected != any(one.expected for one in happening.tellings):
        return FULFILLED
    if not telling.main or (telling.afar and all(one.afar for one in happening.tellings)):
        return LOOSE
    return ALIKE


def _tellings(dated: Sequence[Dated]) -> list[Telling]:
    """Each sentence with the stretches it tells of; what it only refers to is compared by the words round that date."""
    sentences: dict[tuple[int, int], list[Dated]] = {}
    for one in dated:
        sentences.setdefault((one.passage.article.id, one.passage.start), []).append(one)
    made = [telling for found in sentences.values() for telling in _stretches(found)]
    texts = [one.text if one.main and not one.homeless else clause(one.text, one.days) for one in made]
    return [replace(one, vector=vector) for one, vector in zip(made, vectors(texts), strict=True)]


def _stretches(found: Sequence[Dated]) -> list[Telling]:
    """The sentence at its main date, and as a reference at the others; the first is its home if none is main."""
    joined = _joined([one for one in found if one.main], main=True)
    others = _joined([one for one in found if not one.main], main=False)
    homeless = not joined
    if homeless:
        joined, others = others[:1], others[1:]
    home, *further = joined
    passage, text = found[0].passage, found[0].passage.sentence
    return [
        Telling(passage, text, home.days, home.expected, {}, main=True, homeless=homeless),
        *(Telling(passage, text, one.days, one.expected, {}, main=False) for one in (*further, *others)),
    ]


def clause(sentence: str, days: Days) -> str:
    """The words round where a sentence names a date, as far as it does by month or year; else all of it."""
    at = sentence.find(str(days.first.year) if days.is_year else _MONTHS[days.first.month - 1])
    if at < 0:
        return sentence
    return sentence[max(0, at - ROUND) : at + ROUND]


def _joined(found: Sequence[Dated], *, main: bool) -> list[Dated]:
    """Single days that adjoin or overlap made one stretch, as in "on 1 and 2 November"."""
    joined: list[Dated] = []
    for one in sorted(set(found), key=lambda d: (d.days.length > SHORT, d.days.first, d.days.last)):
        last = joined[-1] if joined else None
        if last and one.days.length <= SHORT and (days := _union(last.days, one.days)):
            joined[-1] = Dated(one.passage, days, last.expected and one.expected, main)
        else:
            joined.append(one)
    return joined


def _union(earlier: Days, later: Days) -> Days | None:
    """Both as one stretch, where they adjoin or overlap and it stays short."""
    if (later.first - earlier.last).days > 1:
        return None
    union = Days(earlier.first, max(earlier.last, later.last))
    return union if union.length <= SHORT else None
