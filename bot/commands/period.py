"""A past period to be sent as a serial, from a reader's words: "replay from 2020-09-27, 3 days at a time"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.enquiry import Enquiry
from bot.refusals import NothingThen
from corpus.errors import BadDate
from corpus.model import Days, Window
from corpus.reading.asked import asked_window
from digests.asked_rules import Wish, split_rule
from digests.ledger.model import Replay
from digests.model import Subject
from digests.subjects import scope_of
from digests.words import day_words

MOST_DAYS = 366
"""Days of then in one digest, at most."""

_REPLAY = re.compile(r"(?P<subject>.*?)(?:^|\s)(?:as a )?replay(?:\s+of)?(?:[\s,]+(?P<rest>.*))?$", re.IGNORECASE)
_PACE = re.compile(
    r"[\s,]*\b(?P<days>\d{1,4}|one|two|three|four|five|six|seven|ten) days? (?:at a time|a time|at once|each)\b",
    re.IGNORECASE,
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


@dataclass(frozen=True, slots=True)
class Period:
    """Which days of then are wanted, how many at a time, and when."""

    window: Window
    """Open where the reader leaves it to what there is."""
    pace: int
    wish: Wish | None

    @property
    def in_words(self) -> str:
        """What says it again, without when."""
        since = f" from {self.window.since}" if self.window.since else ""
        until = f" {'to' if since else 'until'} {self.window.until}" if self.window.until else ""
        pace = f" {self.pace} days at a time" if self.pace > 1 else ""
        return f"replay{since}{until}{pace}"


def split_period(words: str, today: date) -> tuple[str, Period | None]:
    """The subject, and the period after "replay"; None without that word.

    Raises BadDate where the period is none, BadWindow where it ends before it begins, BadSchedule.
    """
    match = _REPLAY.fullmatch(words)
    if match is None:
        return words, None
    rest = match["rest"] or ""
    paced = _PACE.search(rest)
    if paced:
        rest = f"{rest[: paced.start()]} {rest[paced.end() :]}"
    days, wish = split_rule(" ".join(rest.split()).strip(" ,"))
    return match["subject"].strip(" ,"), Period(_window(days, today), _pace(paced), wish)


def _pace(paced: re.Match[str] | None) -> int:
    if paced is None:
        return 1
    written = paced["days"].casefold()
    return min(max(_NUMBERS.get(written) or int(written), 1), MOST_DAYS)


def _window(words: str, today: date) -> Window:
    """A single day begins a period: nobody wants a serial of one."""
    if not words:
        return Window()
    window = asked_window(words, today)
    if window is None:
        raise BadDate(words)
    return replace(window, until=None) if window.since == window.until else window


def replay_of(enquiry: Enquiry, subject: Subject, period: Period) -> Replay:
    """The days of a period with something to tell: from its first to its last with an article.

    A last day that the reader names is kept. Raises NothingThen where no article of the subject is from then.
    """
    wanted = period.window
    if wanted.until and wanted.until > enquiry.today:
        wanted = Window(min(wanted.since, enquiry.today) if wanted.since else None, enquiry.today)
    scope = scope_of(subject, enquiry.asof)
    days = enquiry.corpus.articles.days(replace(scope, window=wanted))
    if days is None:
        raise _nothing(subject, enquiry.corpus.articles.days(scope))
    return Replay(days.first, wanted.until or days.last, period.pace)


def _nothing(subject: Subject, there: Days | None) -> NothingThen:
    if there is None:
        return NothingThen(subject.title)
    return NothingThen(subject.title, since=_dated(there.first), until=_dated(there.last))


def _dated(day: date) -> str:
    """A day with its year, be it this one."""
    return day_words(day, date.max)
