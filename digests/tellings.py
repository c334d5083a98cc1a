"""Sentences with the days they tell of: each at its main date, and as a mere reference at the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Days, Vector
from digests import excerpts, summary
from digests.likeness import vectors
from digests.model import Dated, Passage

AFAR = 7
"""Days after which a passage looks back upon a day rather than reports it."""

SHORT = 7
"""Days that one happening lasts at most; a longer stretch takes no single day into itself."""

ROUND = 60
"""Characters before and behind a date that tell what it is the date of."""

LONGEST = 2_000
NAMED = 30
"""Characters after "since" in which the date stands."""

BESIDE = 12
"""The same after "of"."""

HEAD = 500
"""Characters from an article's beginning in which it tells what its title says."""

REMOTE = 366
"""Days after which a month or a year is remembered, mostly for one thing."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+|[0-9]+")
_OF = re.compile(r"([\w.]+),?\s+of\s+")
_HOURS = frozenset(
    "night morning evening afternoon noon midnight eve hours dawn day week end beginning start a.m. p.m.".split()
)
_LETTERS = re.compile(r"[a-z]+")
_FIRST = frozenset({"first", "worst", "most", "best", "least", "only"})


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
    reported: bool = False
    """True where only its article's publication puts it on its day."""

    @property
    def afar(self) -> bool:
        """Whether it looks back upon its days from a distance."""
        return self._past(AFAR)

    @property
    def remote(self) -> bool:
        """Whether its days are long past for it."""
        return self._past(REMOTE)

    def _past(self, days: int) -> bool:
        published = self.passage.article.published.days
        return published is not None and (published.first - self.days.last).days >= days


def tellings(dated: Sequence[Dated]) -> list[Telling]:
    """Each sentence with the stretches it tells of; what it only refers to is compared by the words round that date."""
    sentences: dict[tuple[int, int], list[Dated]] = {}
    for one in dated:
        sentences.setdefault(one.passage.place, []).append(one)
    made = [telling for found in sentences.values() for telling in _stretches(found)]
    weighed = vectors([_compared(one) for one in made])
    return [replace(one, vector=vector) for one, vector in zip(made, weighed, strict=True)]


def _compared(telling: Telling) -> str:
    """The words by which it is compared: its own, with those it leans on; or only those round the date."""
    if not telling.main or telling.homeless or telling.days.length > SHORT:
        return clause(telling.text, telling.days)
    if summary.stands_alone(telling.text):
        leading = telling.passage.start < HEAD and not telling.afar
        return f"{telling.passage.article.title} {telling.text}" if leading else telling.text
    before = excerpts.preceding(telling.passage)
    return f"{before.sentence} {telling.text}" if before else telling.text


def _stretches(found: Sequence[Dated]) -> list[Telling]:
    """The sentence at its main date, and as a reference at the others; the first is its home if none is main."""
    joined = _joined([one for one in found if one.main], main=True)
    others = _joined([one for one in found if not one.main], main=False)
    homeless = not joined
    if homeless:
        joined, others = others[:1], others[1:]
    home, *further = joined
    passage, text = found[0].passage, found[0].passage.sentence
    own = not only_refers(text, home.days)
    return [
        Telling(passage, text, home.days, home.expected, {}, main=own, homeless=homeless, reported=home.reported),
        *(Telling(passage, text, one.days, one.expected, {}, main=False) for one in (*further, *others)),
    ]


def only_refers(sentence: str, days: Days) -> bool:
    """Whether it tells what has been so since these days, or names a thing by them ("the truce of 4 March")."""
    head = sentence[:LONGEST]
    if any(_dates(head[match.end() : match.end() + NAMED], days) for match in _SINCE.finditer(head)):
        return True
    return any(
        match[1].lower() not in _HOURS and _dates(head[match.end() : match.end() + BESIDE], days)
        for match in _OF.finditer(head)
    )


def _dates(words: str, days: Days) -> bool:
    """Whether the words name these days: a day by its month or weekday, a month or a year by itself."""
    found = set(_WORD.findall(words.lower()))
    first = days.first
    month = _MONTHS[first.month - 1].lower()
    if days.is_year:
        return str(first.year) in found
    if days.is_day and _WEEKDAYS[first.weekday()] in found:
        return True
    return (month in found or month[:3] in found) and (not days.is_day or str(first.day) in found)


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


def compares(telling: Telling) -> bool:
    """Whether it names its days only to say how long nothing was like it: "the worst clashes since 2016".

    What "since" names with its date is a happening nevertheless: "the first meeting since the truce sealed in May".
    """
    since = _SINCE.search(telling.text[:LONGEST])
    if since is None or not _dates(telling.text[since.end() : since.end() + BESIDE], telling.days):
        return False
    words = _LETTERS.findall(telling.text[max(0, since.start() - ROUND) : since.start()].lower())
    return any(word in _FIRST or word.endswith("est") for word in words)
