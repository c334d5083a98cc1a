"""Whether the wall clock is to be believed: pure, by comparing it with a clock that never leaps.

A leap ahead makes things due that are not: planned at once, they would be sent, and the schedule be moved on past
the days between. So after one nothing is planned until the clock has been steady for a while, and after a leap of
more than a year not before a person says that it is right, or it goes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

LEAP = timedelta(minutes=10)
FAR = timedelta(days=366)
STEADY_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class ClockCheck:
    """What was seen at the last look."""

    wall: datetime
    steady: float
    """Seconds of a monotonic clock."""
    believed: datetime
    """What time it is as far as the clock is believed: `wall`, unless that is far ahead."""
    leapt: float | None = None
    """When, by the monotonic clock, it last leapt ahead; None where that is long ago."""
    went_back: bool = False
    """Whether it was set back between the last two looks."""

    @property
    def is_far(self) -> bool:
        """Whether a person has to say that the clock is right."""
        return self.wall - self.believed > FAR

    @property
    def holds(self) -> bool:
        """Whether nothing is to be planned."""
        return self.is_far or self.leapt is not None


def begin(wall: datetime, steady: float, last: datetime | None, *, trusted: bool) -> ClockCheck:
    """The first look after a start; `last` is the last one before it, None where there was none.

    It is not known how long ago that was, so only what is further ahead than any rest is doubted, unless it is trusted.
    """
    far = last is not None and wall - last > FAR and not trusted
    return ClockCheck(
        wall,
        steady,
        believed=last if far and last is not None else wall,
        went_back=last is not None and wall < last - LEAP,
    )


def look(before: ClockCheck, wall: datetime, steady: float) -> ClockCheck:
    """The next look."""
    passed = timedelta(seconds=steady - before.steady)
    believed = before.believed + passed
    ahead = wall - believed
    leapt = before.leapt if before.leapt is not None and steady - before.leapt < STEADY_SECONDS else None
    if LEAP < ahead <= FAR:
        leapt = steady
    return ClockCheck(
        wall,
        steady,
        believed=believed if ahead > FAR else wall,
        leapt=leapt,
        went_back=wall - before.wall - passed < -LEAP,
    )
