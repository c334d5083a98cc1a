"""What a run of words may name, before it is settled who that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.reading.names.gazetteer import Match


class Sort(StrEnum):
    """What a found name is taken for, before the rest of the article is looked at."""

    KNOWN = "known"
    PERSON = "person"
    ORGANISATION = "organisation"
    SEVERAL = "several"
    """Two words or more that may be anything."""
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Found:
    """Words `first` to `last` (both included) that may name an actor."""

    first: int
    last: int
    sort: Sort
    match: Match | None = None
    titled: bool = False
    ordinary: bool = False
    """Whether it is an English word too, which names somebody only where somebody has that surname: "Brown"."""
