"""The rules for times in relation to others: today, last week, two days later, the next day, now, soon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from corpus.reading.times.dates import CLOCK, in_half, part_of_day
from corpus.reading.times.grammar import Match, Piece, Reader, Rule
from corpus.reading.times.lengths import COUNT, MODIFIER, amount
from corpus.reading.times.meanings import (
    Clock,
    Loose,
    Moments,
    MonthDay,
    Origin,
    PartOf,
    Referring,
    Relative,
)
from corpus.reading.times.years import EDGE


def _today(match: Match) -> Iterable[Piece]:
    return match.whole(Relative("D", match.number("t")), at=part_of_day(match))


def _tonight(match: Match) -> Iterable[Piece]:
    return match.whole(Relative("D", 0), at="TNI")


def _beyond(match: Match) -> Iterable[Piece]:
    """ "The day before yesterday", "the day after tomorrow"."""
    step = match.number("t")
    fits = step and step == match.number("b") and match.value("u") == "D"
    return match.whole(Relative("D", 2 * step)) if fits else []


def _this_part(match: Match) -> Iterable[Piece]:
    """ "This morning", "last night"; "that evening" is of the day told of, "the next morning" of the day after."""
    at = match.named("p")
    if match.is_a("q", "last"):
        return match.whole(Relative("D", -1), at=at) if at == "TNI" else []
    if match.is_a("q", "this"):
        return match.whole(Relative("D", 0), at=at)
    return match.whole(Relative("D", match.number("q"), Origin.TOLD), at=at)


def _told_part(match: Match) -> Iterable[Piece]:
    """ "In the evening", "at night": some day's."""
    return match.whole(Clock(match.named("p")))


_HOURS = frozenset("midnight noon midday dawn dusk nightfall sundown sunset sunrise daybreak".split())


def _led_part(match: Match) -> Iterable[Piece]:
    """ "Shortly before midnight", "until noon": the words for an hour need no article."""
    if match.word("p") not in _HOURS:
        return []
    return [Piece(match.last, match.last, Clock(match.named("p")))]


_OWNERS = frozenset("my your his her our their".split())
"""Before these, "last year" is the last of somebody's years."""


def _around(match: Match) -> Iterable[Piece]:
    """ "Last week", "this year", "the next day", "the same month": one unit, counted from now or from what was told."""
    unit, step = match.named("u"), match.number("q")
    told = match.is_a("q", "previous following that same") or (unit == "D" and match.is_a("q", "next"))
    if unit == "FN" or (unit == "D" and not told) or match.preceding().lower() in _OWNERS:
        return []
    if told and match.is_a("q", "same") and match.following().lower() in ("of", "as"):
        return []
    before = match.tokens.words[match.place("q") - 1].lower() if match.place("q") else ""
    ahead = match.is_a("q", "next") and unit in ("W", "M", "Y") and before == "the"
    origin = Origin.TOLD if told else Origin.EITHER if ahead else Origin.PUBLISHED
    return match.whole(Relative(unit, step, origin), edge=match.has("e"))


def _within(match: Match) -> Iterable[Piece]:
    """ "The end of the year", "later in the month", "the day": within what was told of."""
    unit = match.named("u")
    if unit == "FN" or match.preceding().lower() in ("all", "of", "in"):
        return []
    return match.whole(Relative(unit, 0, Origin.TOLD), edge=unit != "D")


def _trailing_day(match: Match) -> Iterable[Piece]:
    """ "Shares ended the day at a low": the day told of."""
    if match.value("u") != "D" or match.word("u") != "day" or match.preceding().lower() == "back":
        return []
    return [Piece(match.last - 1, match.last, Relative("D", 0, Origin.TOLD))]


def _beside(match: Match) -> Iterable[Piece]:
    """ "The day before", "the following year", "the year after"."""
    return match.whole(Relative(match.named("u"), match.number("b"), Origin.TOLD))


def _weekend(match: Match) -> Iterable[Piece]:
    return match.whole(Relative("WE", 0))


def _ago(match: Match) -> Iterable[Piece]:
    """ "Two days ago", "a year earlier", "three weeks later", "a decade before"."""
    if match.following().lower() == "than":
        return []
    unit, number = match.named("u"), amount(match)
    direction = match.number("g")
    origin = Origin.PUBLISHED if match.is_a("g", "ago hence") else Origin.TOLD
    if number is None:
        return _loosely(match, unit, direction, origin)
    if unit == "FN":
        unit, number = "W", 2 * number
    return match.whole(Relative(unit, direction * number, origin), edge=unit != "D")


def _year_ago(match: Match) -> Iterable[Piece]:
    """ "A year ago this month"."""
    number = amount(match)
    if number is None or match.value("u") != "M":
        return []
    return match.whole(Relative("M", -12 * number))


_LOOSE_DAYS = {"D": (1, 14), "W": (7, 60), "M": (30, 365), "Y": (365, 3650)}


def _loosely(match: Match, unit: str, direction: int, origin: Origin) -> Iterable[Piece]:
    value = "FUTURE_REF" if direction > 0 else "PAST_REF"
    if origin is Origin.TOLD or unit not in _LOOSE_DAYS:
        return match.whole(Referring(value))
    near, far = _LOOSE_DAYS[unit]
    return match.whole(Loose(near, far, value) if direction > 0 else Loose(-far, -near, value))


def _in_time(match: Match) -> Iterable[Piece]:
    """ "In two days' time", "in a few days time": counted from now."""
    unit, number = match.named("u"), amount(match)
    if number is not None and unit in ("D", "W", "M", "Y"):
        return match.whole(Relative(unit, number), edge=unit != "D")
    near, far = _LOOSE_DAYS.get(unit, (1, 365))
    return match.whole(Loose(near, far, "FUTURE_REF"))


def _moments(match: Match) -> Iterable[Piece]:
    return match.whole(Moments())


def _last_days(match: Match) -> Iterable[Piece]:
    """ "The last days", "the coming weeks", "recent months": a window that opens or closes now."""
    unit = match.named("u")
    if not match.word("u").endswith("s"):
        return []
    letter = {"DE": "X0Y", "CE": "X00Y"}.get(unit, f"X{unit}")
    if match.is_a("q", "next_or_coming following"):
        return match.whole(Loose(0, {"D": 7, "W": 28, "M": 180}.get(unit, 3650), f"P{letter}"))
    return match.whole(Loose(-{"D": 3, "W": 28, "M": 180}.get(unit, 3650), 0, f"P{letter}"))


def _recent(match: Match) -> Iterable[Piece]:
    unit = match.named("u")
    return match.whole(Loose(-{"D": 7, "W": 28, "M": 180}.get(unit, 3650), 0, "PAST_REF"))


def _refer(match: Match) -> Iterable[Piece]:
    return match.whole(Referring(match.named("r")))


def _referring(value: str) -> Reader:
    """Of words that together refer to now, or to what is gone or to come: "at the moment", "in a few years' time"."""
    return lambda match: match.whole(Referring(value))


def _season_told(match: Match) -> Iterable[Piece]:
    """ "That summer", "the following spring", "the same winter"."""
    year = Relative("Y", match.number("q"), Origin.TOLD)
    return match.whole(PartOf(match.named("z"), year))


def _day_of_month(match: Match) -> Iterable[Piece]:
    day = match.number("d")
    return match.whole(MonthDay(day)) if 1 <= day <= 31 else []


_AFTER_DAYS = frozenset(
    "he she it they we i the a an his her their its who when after before at in by with and but to as there".split()
)


def _led_day(match: Match) -> Iterable[Piece]:
    """ "On the 9th they parted", but not "on the 9th floor"."""
    if match.following().lower() not in _AFTER_DAYS:
        return []
    return [replace(piece, first=piece.first + 1) for piece in _day_of_month(match)]


def _overnight(match: Match) -> Iterable[Piece]:
    """The night that ends, or ended, about the day of publication."""
    return match.whole(Loose(-1, 0, "XXXX-XX-XXTNI"))


def _time_of_day(match: Match) -> Iterable[Piece]:
    at = part_of_day(match)
    return match.whole(Clock(at)) if at else []


def _oclock(match: Match) -> Iterable[Piece]:
    """ "Eleven o'clock", "at 5 o'clock in the afternoon"."""
    hour = match.number("n")
    return match.whole(Clock(in_half(f"T{hour:02}:00", match.named("p")))) if 1 <= hour <= 12 else []


_FOUR_FIGURES = re.compile(r"([01]\d|2[0-4])([0-5]\d)")


def _four_figures(match: Match) -> Iterable[Piece]:
    """ "At 0800 GMT", "until 1430 hours"."""
    clock = _FOUR_FIGURES.fullmatch(match.tokens.words[match.place("n")])
    if clock is None or (match.has("h") and match.word("h") not in ("hours", "hrs")):
        return []
    return [Piece(match.place("n"), match.last, Clock(f"T{clock[1]}:{clock[2]}{match.named('tz')}"))]


def _from_now(match: Match) -> Iterable[Piece]:
    """ "Two weeks from now", "a year from today"."""
    number, unit = amount(match), match.named("u")
    return match.whole(Relative(unit, number), edge=unit != "D") if number is not None and unit in _LOOSE_DAYS else []


_WITHIN = "(?: (?:later|earlier|early|late) in? | the? edge of )"
_HERE = "(?=bound|$)"
_LOOSELY = "(?: (?:a (?:more)?)? few of? )"

RULES: tuple[Rule, ...] = (
    Rule(f"(?:earlier|later|early|late|{CLOCK} (?:on|of|comma)?)? t:today p:part?", _today, "today"),
    Rule("t:tonight", _tonight, "tonight"),
    Rule("the? u:unit b:before_after t:today", _beyond, "today"),
    Rule("(?:earlier|later|early|late)? the? q:which same? p:part clock_unit?", _this_part, "part"),
    Rule("(?:in the|at) p:part", _told_part, "part"),
    Rule("about_hours p:part", _led_part, "part"),
    Rule(f"(?:{EDGE}|earlier|later)? the? q:which same? entire? u:unit_or_weekend", _around, "unit weekend"),
    Rule(f"{_WITHIN} the entire? u:unit", _within, "unit"),
    Rule(f"the u:unit {_HERE}", _within, "unit"),
    Rule("(?:finishing|edge|in|for|during) the u:unit", _trailing_day, "unit"),
    Rule(f"the u:unit b:before_after {_HERE}", _beside, "before_after"),
    Rule("the u:unit b:previous_or_following", _beside, "previous_or_following"),
    Rule("(?:by|over|on)? the weekend", _weekend, "weekend"),
    Rule(f"{MODIFIER}? {COUNT} u:unit g:ago_later", _ago, "ago_later"),
    Rule(f"{MODIFIER}? {COUNT} u:unit g:gone_by {_HERE}", _ago, "gone_by"),
    Rule("u:unit g:ago_later", _ago, "ago_later"),
    Rule(f"{COUNT} year_word ago this u:unit", _year_ago, "ago"),
    Rule(f"in {COUNT} u:unit s? time", _in_time, "time"),
    Rule("in (?:a few?|few) time", _referring("FUTURE_REF"), "time"),
    Rule(f"after {_LOOSELY} clock_unit", _moments, "after"),
    Rule(f"{MODIFIER}? {COUNT}? clock_unit ago_later", _moments, "clock_unit"),
    Rule("(?:over|in|during|within)? the? q:passing (?:few of?)? u:unit", _last_days, "passing"),
    Rule("in? recent u:unit", _recent, "recent"),
    Rule("r:recent", _refer, "recent"),
    Rule("r:now", _refer, "now"),
    Rule("r:present_or_current", _refer, "present_or_current"),
    Rule("at the? moment_now", _referring("PRESENT_REF"), "at"),
    Rule("(?:at this time | these unit)", _referring("PRESENT_REF"), "this these"),
    Rule("same soon", _referring("FUTURE_REF"), "soon"),
    Rule("the? r:future", _refer, "future"),
    Rule(f"the past {_HERE}", _referring("PAST_REF"), "past"),
    Rule("the? q:told_of same? z:season", _season_told, "season"),
    Rule(f"the d:ordinal {_HERE}", _day_of_month, "ordinal"),
    Rule("on the d:ordinal", _led_day, "ordinal"),
    Rule("overnight", _overnight, "overnight"),
    Rule("c:clock tz:zone? (?:(?:in the|at) p:part)?", _time_of_day, "clock"),
    Rule("n:figure tz:zone", _four_figures, "zone"),
    Rule("(?:at|by|until) n:figure h:clock_unit", _four_figures, "clock_unit"),
    Rule(f"{COUNT} u:unit from (?:now|today)", _from_now, "from"),
    Rule("n:figure oclock (?:(?:in the | at) p:part)?", _oclock, "oclock"),
)
