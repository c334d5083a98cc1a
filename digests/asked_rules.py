"""When a reader wants a digest, from his own words: "daily 08:00", "on Mondays at 6 pm", "every 6h"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from corpus.errors import BadSchedule
from digests.schedule import DAY_MINUTES, DAY_NAMES, LONGEST_MONTH, Rule

TAIL = 16
"""So many words at the end may be a schedule: "on Mondays, Wednesdays and Fridays at 8, 12 and 18:30"."""
STEPS = (10, 12, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720)
"""Minutes that divide an hour, or hours that divide a day."""
TWICE = (8 * 60, 20 * 60)
NAMED_TIMES = {"midnight": 0, "morning": 8 * 60, "noon": 12 * 60, "midday": 12 * 60, "evening": 19 * 60}
PARTS = frozenset({"morning", "evening"})

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
_NAME = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_EACH = r"(?:every|each|once an?|once per)"
_MERIDIEM = r"(?: ?(?P<half>[ap])\.?m\.?)"
_UNIT = r"(?:(?P<hours>h(?:(?:ou)?rs?)?)|m(?:in(?:ute)?s?)?|(?P<days>d(?:ays?)?|w(?:eeks?)?|months?))"
_MONTHLY = rf"(?:monthly|{_EACH} month)"
_OF_MONTH = r" of (?:the|a|each|every) month"
_NUMBER = r"(?P<day>\d{1,4})(?:st|nd|rd|th|\.)?"
_KINDS = (
    ("daily", rf"(?:once )?daily|everyday|{_EACH} (?:day|24 ?h(?:rs|ours)?)"),
    ("step", rf"(?:every|each) (?P<count>\d{{1,5}}|{'|'.join(_NUMBERS)}) ?-?{_UNIT}"),
    ("other", r"(?:every|each) (?:other|second|third) (?:minute|hour|day|week|month)"),
    ("hourly", rf"hourly|{_EACH} hour"),
    ("half_hourly", rf"half[ -]?hourly|{_EACH} half[ -]?(?:an )?hour"),
    ("twice", r"twice (?:a day|per day|daily)"),
    ("monthday", rf"{_MONTHLY},?(?: on)?(?: the)?(?: day)? {_NUMBER}(?! ?[ap]\.?m)"),
    ("monthday", rf"(?:the )?(?:day )?{_NUMBER}(?: day)?{_OF_MONTH}"),
    ("last_day", rf"{_MONTHLY},?(?: on)?(?: the)? last(?: day)?|(?:the )?last(?: day)?{_OF_MONTH}"),
    ("monthly", _MONTHLY),
    ("weekly", rf"(?:once )?weekly|{_EACH} week"),
    ("working", r"(?:week|work(?:ing)?|business)[ -]?day(?P<plural>s)?"),
    ("weekend", r"week[ -]?end(?P<plural>s)?"),
    (
        "stretch",
        rf"(?:from )?(?P<first>{_NAME})s?\.?(?: ?[-–—] ?| to | through | thru | till | until )(?P<last>{_NAME})s?\.?",
    ),
    ("name", rf"(?P<name>{_NAME})(?P<plural>(?<=day)s)?\.?"),
    ("clock", rf"(?P<hour>\d{{1,4}}):(?P<minute>\d{{1,4}}){_MERIDIEM}?"),
    ("clock", rf"(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d{{2}}))?{_MERIDIEM}"),
    ("clock", r"(?P<hour>\d{1,2})h(?P<minute>\d{2})?"),
    ("clock", r"(?P<hour>\d{1,2}) ?o['’]?clock"),
    ("dotted", r"(?P<hour>\d{1,2})\.(?P<minute>\d{2})"),
    ("number", r"(?P<hour>\d{1,2})(?P<minute>\d{2})?"),
    ("day_part", r"in the (?P<named>morning|evening)"),
    ("named", rf"(?P<named>{'|'.join(NAMED_TIMES)})"),
    ("lead", r"at|on|every|each"),
    ("link", r"and|the|of"),
)
_ITEMS = (
    *((kind, re.compile(rf"(?:{pattern})(?=$|[ ,;&+/])", re.ASCII)) for kind, pattern in _KINDS),
    ("link", re.compile(r"[,;&+/]")),
)
_BETWEEN = re.compile(r" *")
_QUOTES = '"“”„«»'
_NAMED = frozenset({"named", "day_part"})
_TIMES = frozenset({"clock", "dotted", "number"}) | _NAMED
_WEAK = frozenset({"name", "working", "weekend"})
"""Kinds that are ordinary words as well where they stand in the singular: "Black Friday", "FT Weekend"."""


class Often(StrEnum):
    """How often a digest is wanted."""

    DAILY = "daily"
    WEEKLY = "weekly"
    """On some days of the week."""
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Wish:
    """When a digest is wanted, as far as the words say; what is missing can be asked for and put in."""

    often: Often = Often.DAILY
    weekdays: tuple[int, ...] = ()
    monthday: int = 0
    times: tuple[int, ...] = ()
    """Minutes of the local day."""

    @property
    def lacks_days(self) -> bool:
        """Whether it must still be asked on which day of the week or month."""
        return (self.often is Often.WEEKLY and not self.weekdays) or (self.often is Often.MONTHLY and not self.monthday)

    @property
    def lacks_times(self) -> bool:
        """Whether it must still be asked at what time of day."""
        return not self.times

    @property
    def rule(self) -> Rule | None:
        """The rule, or None while something is missing."""
        return None if self.lacks_days or self.lacks_times else Rule(self.times, self.weekdays, self.monthday)


@dataclass(frozen=True, slots=True)
class _Item:
    kind: str
    match: re.Match[str]

    @property
    def is_plain(self) -> bool:
        """Whether it may be an ordinary word."""
        return self.kind in _WEAK and not self.match["plural"]


class _Senseless(Exception):
    """A schedule by its words that there can't be; where in the text, and what is near it."""

    def __init__(self, start: int, end: int, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(start, end)
        self.start, self.end, self.suggestions = start, end, suggestions


def asked_wish(words: str) -> Wish:
    """What an answer to "when?" says, "8" and "noon" included. Raises BadSchedule where it is no schedule."""
    wish = _read(words.split(), whole=True)
    if wish is None:
        raise BadSchedule(words)
    return wish


def split_rule(words: str) -> tuple[str, Wish | None]:
    """The words without the schedule at their end, and that schedule; None where there is none.

    The longest end that is one counts; what stands in quotation marks never is. Raises BadSchedule where the end is
    a schedule that there can't be: "daily 25:00", "every 7h".
    """
    pieces = words.split()
    quoted = max((at + 1 for at, piece in enumerate(pieces) if any(mark in piece for mark in _QUOTES)), default=0)
    for at in range(max(quoted, len(pieces) - TAIL), len(pieces)):
        wish = _read(pieces[at:], whole=False)
        if wish is not None:
            return " ".join(pieces[:at]).rstrip(" ,;:–—-"), wish
    return words, None


def _read(pieces: Sequence[str], *, whole: bool) -> Wish | None:
    """What these words say if all of them together are a schedule. Raises BadSchedule with the words at fault."""
    plain = [_plain(piece) for piece in pieces]
    items = _items(" ".join(plain))
    if items is None or not _counts(items, whole=whole):
        return None
    try:
        return _wish(items)
    except _Senseless as error:
        ends = list(accumulate((len(piece) + 1 for piece in plain), initial=0))
        at_fault = [piece for n, piece in enumerate(pieces) if ends[n + 1] > error.start and ends[n] < error.end]
        raise BadSchedule(" ".join(at_fault).strip(",;"), suggestions=error.suggestions) from None


def _plain(piece: str) -> str:
    """A word in lower case, without accents and what else a keyboard puts in."""
    letters = unicodedata.normalize("NFKD", piece.casefold())
    return "".join(char for char in letters if not unicodedata.combining(char) and not char.isspace())


def _items(text: str) -> list[_Item] | None:
    """The items that the text consists of, or None where it holds anything else."""
    items: list[_Item] = []
    at = 0
    while at < len(text):
        found = next(((kind, match) for kind, item in _ITEMS if (match := item.match(text, at))), None)
        if found is None:
            return None
        items.append(_Item(*found))
        between = _BETWEEN.match(text, found[1].end())
        at = between.end() if between else len(text)
    return items


def _counts(items: Sequence[_Item], *, whole: bool) -> bool:
    """Whether items are meant as a schedule: all numbers as hours, and no words that may be the subject's."""
    said = [item for item in items if item.kind not in ("lead", "link")]
    if not said or not all(_is_hour(items, n, whole=whole) for n, item in enumerate(items) if item.kind == "number"):
        return False
    first = items[0]
    if whole:
        return True
    if first.kind == "lead":
        return first.match[0] != "at" or items[1].kind in _TIMES
    if first.is_plain:
        return len(said) > 1 and all(item.is_plain or item.kind in _TIMES or item.kind == "stretch" for item in said)
    if first.kind == "dotted":
        return len(said) == 1 and len(first.match["hour"]) == 2 and _is_time(first.match)
    return first.kind not in ("named", "number", "link")


def _is_hour(items: Sequence[_Item], at: int, *, whole: bool) -> bool:
    """Whether a bare number is an hour: one behind other items is, and "at 8", but not "NATO at 75" or "Expo 2030"."""
    if any(item.kind not in ("lead", "link") for item in items[:at]):
        return True
    if whole:
        return True
    return at > 0 and items[at - 1].match[0] == "at" and _is_time(items[at].match)


def _is_time(match: re.Match[str]) -> bool:
    return int(match["hour"]) <= 24 and int(match["minute"] or 0) < 60


def _wish(items: Sequence[_Item]) -> Wish:
    often: set[Often] = set()
    weekdays: set[int] = set()
    monthday = 0
    times = _all_times(items)
    steps: list[tuple[int, ...]] = []
    for item in items:
        if item.kind in _OFTEN:
            often.add(_OFTEN[item.kind])
        if item.kind in ("monthday", "last_day"):
            monthday = _monthday(item)
        weekdays.update(_weekdays(item))
        steps.extend(_steps(item))
    if weekdays:
        often.add(Often.WEEKLY)
    if len(often) > 1 or len(steps) > 1 or (steps and times):
        raise _Senseless(items[0].match.start(), items[-1].match.end())
    if len(weekdays) == len(DAY_NAMES):
        often, weekdays = {Often.DAILY}, set()
    at = steps[0] if steps else tuple(sorted(times))
    return Wish(often.pop() if often else Often.DAILY, tuple(sorted(weekdays)), monthday, at)


_OFTEN = {
    "daily": Often.DAILY,
    "twice": Often.DAILY,
    "weekly": Often.WEEKLY,
    "monthly": Often.MONTHLY,
    "monthday": Often.MONTHLY,
    "last_day": Often.MONTHLY,
}


def _monthday(item: _Item) -> int:
    if item.kind == "last_day":
        return LONGEST_MONTH
    day = int(item.match["day"])
    if not 1 <= day <= LONGEST_MONTH:
        raise _Senseless(*item.match.span("day"))
    return day


def _weekdays(item: _Item) -> tuple[int, ...]:
    match item.kind:
        case "working":
            return (0, 1, 2, 3, 4)
        case "weekend":
            return (5, 6)
        case "name":
            return (_weekday(item.match["name"]),)
        case "stretch":
            first, last = _weekday(item.match["first"]), _weekday(item.match["last"])
            return tuple((first + n) % 7 for n in range((last - first) % 7 + 1))
    return ()


def _weekday(name: str) -> int:
    return DAY_NAMES.index(name[:3])


def _all_times(items: Sequence[_Item]) -> set[int]:
    """The times that are named; a part of the day beside hours only says which half of it they are of."""
    parts = {item.match["named"] for item in items if item.kind in _NAMED} & PARTS
    clocks = {minute for item in items if item.kind in _TIMES - _NAMED for minute in _times(item)}
    if len(parts) != 1 or not clocks:
        return {minute for item in items for minute in _times(item)}
    later = DAY_MINUTES // 2 if parts == {"evening"} else 0
    return {minute + later if minute < later else minute for minute in clocks}


def _times(item: _Item) -> tuple[int, ...]:
    if item.kind == "twice":
        return TWICE
    if item.kind in _NAMED:
        return (NAMED_TIMES[item.match["named"]],)
    return (_minute(item.match),) if item.kind in _TIMES else ()


def _minute(match: re.Match[str]) -> int:
    """The minute of the day that a time names; 24:00 is midnight."""
    groups = match.groupdict()
    hour, minute, half = int(groups["hour"]), groups.get("minute") or "00", groups.get("half")
    fits = (1 <= hour <= 12) if half else (hour < 24 or (hour == 24 and int(minute) == 0))
    if not fits or len(minute) != 2 or int(minute) > 59:
        raise _Senseless(*match.span())
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour * 60 + int(minute)) % DAY_MINUTES


def _steps(item: _Item) -> Iterator[tuple[int, ...]]:
    """The times of day that come at even distances."""
    if item.kind == "other":
        raise _Senseless(*item.match.span(), ("daily", "weekly", "monthly"))
    if item.kind == "hourly":
        yield _even(60)
    elif item.kind == "half_hourly":
        yield _even(30)
    elif item.kind == "step":
        yield _even(_step(item.match))


def _even(step: int) -> tuple[int, ...]:
    return tuple(range(0, DAY_MINUTES, step))


def _step(match: re.Match[str]) -> int:
    """Minutes of "every 6h". Raises _Senseless, with what is nearest, where these don't divide an hour or a day."""
    count = _NUMBERS.get(match["count"]) or int(match["count"])
    if match["days"]:
        raise _Senseless(*match.span(), ("daily", "weekly", "monthly"))
    minutes = count * (60 if match["hours"] else 1)
    if minutes not in STEPS:
        raise _Senseless(*match.span(), _nearest(minutes))
    return minutes


def step_words(minutes: int) -> str:
    """What says a step, as it is read here: "every 6h", "every 30m"."""
    return f"every {minutes // 60}h" if minutes % 60 == 0 else f"every {minutes}m"


def _nearest(minutes: int) -> tuple[str, ...]:
    """The steps next to one that there can't be."""
    below = [step for step in STEPS if step < minutes][-1:]
    above = [step for step in STEPS if step > minutes][:1]
    told = [step_words(step) for step in (*below, *above)]
    return tuple(told if above else (*told, "daily"))
