"""Whether an answer that was worked out before is given again, decided by what it cost, how old it is and what changed.

The promise: what is quickly worked out is always as new as the archive, and no answer is of a state more than ten
seconds old. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

COSTLY = 0.01
"""Seconds of a processor from which on nobody waits for an answer that can be given as it was a moment ago: while
others want the processor too it takes twice as long or more."""

LONGEST = 10.0
"""Seconds for which an answer is given after the archive has changed."""

RESTS = 10
"""Between two renewals lies so many times what one costs, so that one question takes a tenth of a processor at most."""


class Course(Enum):
    """What is done about an answer."""

    GIVE = auto()
    """It is given as it is."""
    RENEW = auto()
    """It is given as it is, and worked out anew for whoever asks next."""
    MAKE = auto()
    """It is worked out, and its reader waits."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An answer as it was worked out before."""

    age: float
    """Seconds since the archive was last seen to be as it tells."""
    cost: float
    """Seconds of a processor that it took."""
    same: bool
    """Whether nothing that it is made of has changed."""
    outdated: bool = False
    """Whether the bot has done something since that its reader has to see."""


def course(earlier: Earlier | None) -> Course:
    """What to do for a reader who asks now, by what is known of the answer."""
    if earlier is None:
        return Course.MAKE
    if earlier.same:
        return Course.GIVE
    if earlier.outdated or earlier.cost < COSTLY or earlier.age > LONGEST:
        return Course.MAKE
    rests = min(RESTS * earlier.cost, LONGEST / 2)
    return Course.GIVE if earlier.age < rests else Course.RENEW
