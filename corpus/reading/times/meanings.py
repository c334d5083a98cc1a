"""What an expression says before it is known when it was said: values without a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """From where a relative expression counts."""

    PUBLISHED = "published"
    """The day of publication: today, last week, two days ago."""
    TOLD = "told"
    """The time told of just before: two days later, that year."""
    EITHER = "either"
    """What was told of if that is long gone, else the day of publication: the next year."""


@dataclass(frozen=True, slots=True)
class Relative:
    """So many units before or after: yesterday, last week, two days later."""

    unit: str
    """D, W, M, Y, DE, CE, Q, WE: as in TIMEX3, with WE for weekends and Q for quarters."""
    steps: int
    origin: Origin = Origin.PUBLISHED


@dataclass(frozen=True, slots=True)
class YearIs:
    year: int
    before_christ: bool = False


YearOf = int | YearIs | Relative | None
"""A year as named (one before Christ as such), as told in relation to another ("of last year"), or not named."""


@dataclass(frozen=True, slots=True)
class DayOf:
    """A day of a month; without a year it is for the surroundings to tell."""

    month: int
    day: int
    year: YearOf = None
    weekday: int | None = None
    """Monday is 0."""


@dataclass(frozen=True, slots=True)
class Feast:
    """A day by its name that is another each year: TH, Thanksgiving; LA, Labor Day; ME, Memorial Day."""

    name: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A month; `shift` -1 is "last November", 1 "next November"."""

    month: int
    year: YearOf = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class MonthWeek:
    """A week of a month: the first is 1, the last -1."""

    month: int
    number: int
    year: YearOf = None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that a day is of."""

    day: DayOf


@dataclass(frozen=True, slots=True)
class SpanOf:
    """Decades and centuries by their leading digits: 199 is the nineties, 18 the nineteenth century."""

    digits: int
    years: int
    before_christ: bool = False


@dataclass(frozen=True, slots=True)
class PartOf:
    """A season, quarter or half of a year: SP, Q3, H1."""

    part: str
    year: YearOf = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Again:
    """The part of a year that was told of, in another year: "the same period last year"."""

    year: YearOf


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A day of the week; `shift` as for months."""

    weekday: int
    shift: int = 0


@dataclass(frozen=True, slots=True)
class WeekdayIn:
    """A day of the week that is so many weeks after this one: "Monday last week" is -1."""

    weekday: int
    weeks: int


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the month that was told of: "the 9th"."""

    day: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of a day told elsewhere: on `day` where it is named with it."""

    at: str
    """As in TIMEX3, with the T: T12:00, TMO."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A window about the day of publication, by its first and last day: "the last days" is -3 to 0."""

    first: int
    last: int
    value: str


@dataclass(frozen=True, slots=True)
class Referring:
    """PRESENT_REF, PAST_REF, FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time: P10D. `of` is what the length is of, in small letters: "conflict"; `window` how it looks:
    -1 back from now ("the past nine days"), 1 ahead, 0 neither."""

    value: str
    days: int | None = None
    window: int = 0
    of: str = ""
    ending: bool = False
    """True for "twice in a week": the stretch ends at the day that is told of."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """When something began that the text may date: "the start of the war", "the early days of the conflict"."""

    of: str
    """What began, in small letters."""
    days: int
    """How many days the beginning is taken to last."""


@dataclass(frozen=True, slots=True)
class Repeating:
    """Again and again: every Monday."""

    value: str


@dataclass(frozen=True, slots=True)
class Moments:
    """Moments after what was told of: "after a few minutes", so of the same day."""


Meaning = (
    DayOf
    | Feast
    | MonthOf
    | MonthWeek
    | WeekOf
    | YearIs
    | SpanOf
    | PartOf
    | Again
    | WeekdayOf
    | WeekdayIn
    | MonthDay
    | Clock
    | Loose
    | Referring
    | Lasting
    | Beginning
    | Repeating
    | Moments
    | Relative
)


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in its place, understood but not yet counted from anywhere."""

    start: int
    end: int
    text: str
    meaning: Meaning
    at: str = ""
    """The part or hour of the day: TEV, T12:00."""
    edge: bool = False
    """True for "the end of May": less than the whole."""
