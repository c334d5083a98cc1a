"""The rules for dates of the calendar: days, months, years, parts of years, days of the week."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.reading.times.grammar import Match, Piece, Rule
from corpus.reading.times.lengths import COUNT, amount
from corpus.reading.times.meanings import (
    DayOf,
    MonthOf,
    MonthWeek,
    Origin,
    PartOf,
    Relative,
    WeekdayIn,
    WeekdayOf,
    YearIs,
    YearOf,
)

_WHICH_YEAR = "the? same? q:which u:year_word"
_YEAR = f"(?: (?:comma|of)? y:year | (?:comma|of)? {_WHICH_YEAR} )"
_PARTED = "(?:the? (?:early|late)? p:part zone? clock_unit? (?:of|on) the?)"
CLOCK = "c:clock tz:zone? (?:other time)? (?:open clock zone? (?:other time)? close_mark)?"
_LEAD = f"(?: {CLOCK} (?:comma|of|on)? the? | {_PARTED} )? (?: w:any_weekday comma? (?:the|on)? )?"


def year_of(match: Match) -> YearOf:
    """The year a match names: a number, one in relation to another, or none."""
    if match.has("y"):
        return short_year(match.named("y")) if match.is_a("y", "short_year") else match.number("y")
    if match.named("u") == "Y":
        return which_year(match)
    return None


_CENTURY_TURNS = 30
"""A year of two figures below this is of this century: '09 and '29, but '44."""


def short_year(written: str) -> int:
    """The year of two figures behind an apostrophe."""
    number = int(written[1:])
    return number + (2000 if number < _CENTURY_TURNS else 1900)


def which_year(match: Match) -> Relative:
    """The year in relation to another that a match names: "last year", "that year"."""
    if match.is_a("q", "last past"):
        return Relative("Y", -1)
    if match.is_a("q", "this next_or_coming"):
        return Relative("Y", match.number("q"))
    return Relative("Y", match.number("q"), Origin.TOLD)


def sound(day: int, month: int, year: YearOf) -> bool:
    """Whether the calendar has such a day; 29 February needs a leap year only where the year is named."""
    known = year if isinstance(year, int) else 2000
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(known, month)[1]


def day_of(match: Match, *, day: str = "d", month: str = "m", year: YearOf = None) -> DayOf | None:
    number, which = match.number(day), match.number(month)
    weekday = match.number("w") if match.has("w") else None
    return DayOf(which, number, year, weekday) if sound(number, which, year) else None


def part_of_day(match: Match) -> str:
    """The hour or part of the day that a match names: T12:00Z, TEV; empty for none."""
    if not match.has("c"):
        return match.named("p")
    clock = clock_value(match.named("c"))
    return in_half(clock, match.named("p")) + match.named("tz") if clock else ""


def in_half(clock: str, part: str) -> str:
    """An hour of twelve in the half of the day that is named: T07:15 at night is T19:15."""
    hour = int(clock[1:3])
    later = (part in ("TAF", "TEV") or (part == "TNI" and hour >= 6)) and 0 < hour < 12
    return f"T{hour + 12:02}{clock[3:]}" if later else clock


def clock_value(written: str) -> str:
    """A time of day as TIMEX3 writes it: "3:05 p.m." is T15:05."""
    digits = written.lower().rstrip(".").replace(".m", "m").replace(" ", "")
    half = digits[-2:] if digits[-2:] in ("am", "pm") else ""
    hour, _, rest = digits.rstrip("apmhrs").replace(".", ":").partition(":")
    hours = int(hour) % 12 + (12 if half == "pm" else 0) if half else int(hour)
    minutes = rest[:2] or "00"
    return f"T{hours:02}:{minutes}" if hours <= 24 and int(minutes) < 60 else ""


_ATTACKS = frozenset("attacks attack terrorist terror hijackings hijackers strikes commission".split())


def _full(match: Match) -> Iterable[Piece]:
    """A whole date; "the Sept. 11 attacks" are those of 2001."""
    year = year_of(match)
    attacked = year is None and match.number("m") == 9 and match.number("d") == 11
    if attacked and match.following().lower() in _ATTACKS:
        year = 2001
    meaning = day_of(match, year=year)
    return match.whole(meaning, at=part_of_day(match)) if meaning else []


def _paired(match: Match) -> Iterator[Piece]:
    """A weekday with its date in brackets: two expressions of one day."""
    if meaning := day_of(match, year=year_of(match)):
        opening = match.place("o")
        yield Piece(match.first, opening - 1, meaning, match.named("p"))
        yield Piece(opening + 1, match.place("e") - 1, meaning)


def _days_then_month(match: Match) -> Iterator[Piece]:
    """ "1 and 2 November", "2-4 November 2020", "1, 2 and 3 May": each day an expression of its own."""
    year = year_of(match)
    last = day_of(match, year=year)
    firsts = [group for group in ("d1", "d2") if match.has(group)]
    numbers = [match.number(group) for group in firsts]
    if last is None or not all(sound(number, last.month, year) for number in numbers):
        return
    for group, number in zip(firsts, numbers, strict=True):
        yield Piece(match.place(group), match.place(group), replace(last, day=number, weekday=None))
    yield Piece(match.place("d"), match.last, last)


def _month_then_days(match: Match) -> Iterator[Piece]:
    year = year_of(match)
    first = day_of(match, year=year)
    seconds = [group for group in ("d1", "d2") if match.has(group)]
    numbers = [match.number(group) for group in seconds]
    if first is None or not all(sound(number, first.month, year) for number in numbers):
        return
    yield Piece(match.first, match.place("d"), first)
    for group, number in zip(seconds, numbers, strict=True):
        end = match.last if group == seconds[-1] else match.place(group)
        yield Piece(match.place(group), end, replace(first, day=number, weekday=None))


def _two_dates(match: Match) -> Iterator[Piece]:
    """ "27 September and 10 November 2020": the year stands once for both."""
    year = year_of(match)
    last = day_of(match, year=year)
    first_year = year
    if isinstance(year, int) and match.number("m1") > match.number("m"):
        first_year = year - 1
    first = day_of(match, day="d1", month="m1", year=first_year)
    if first is None or last is None:
        return
    split = match.place("j")
    yield Piece(match.first, split - 1, replace(first, weekday=None))
    yield Piece(min(match.place("d"), match.place("m")), match.last, last)


def _two_months(match: Match) -> Iterator[Piece]:
    year = year_of(match)
    if year is None and (match.is_a("m1", "month_maybe") or match.is_a("m", "month_maybe")):
        return
    first, last = match.number("m1"), match.number("m")
    first_year = year - 1 if isinstance(year, int) and first > last else year
    yield Piece(match.first, match.place("m1"), MonthOf(first, first_year), edge=match.has("e"))
    yield Piece(match.place("m"), match.last, MonthOf(last, year))


def _iso(match: Match) -> Iterable[Piece]:
    year, month, day = (int(part) for part in match.named("i").split("-"))
    return match.whole(DayOf(month, day, year), at=part_of_day(match)) if year and sound(day, month, year) else []


def _iso_month(match: Match) -> Iterable[Piece]:
    """ "2020-11"; but "2007-08" are two years, as a season or a winter is written."""
    year, month = (int(part) for part in match.named("i").split("-"))
    if month == year % 100 + 1:
        return match.whole(YearIs(year))
    return match.whole(MonthOf(month, year)) if year else []


def _slashed(match: Match) -> Iterable[Piece]:
    """Day first, as most of the world writes it, unless only the other order is a date."""
    first, second, year = (int(part) for part in match.named("i").replace("/", ".").split("."))
    if year < 100:
        year += 2000 if year < 70 else 1900
    for day, month in ((first, second), (second, first)):
        if year and sound(day, month, year):
            return match.whole(DayOf(month, day, year))
    return []


def _month(match: Match) -> Iterable[Piece]:
    year = year_of(match)
    return match.whole(MonthOf(match.number("m"), year), edge=match.has("e"))


_TRADED = frozenset("delivery contract contracts futures".split())
"""Before these a month is one to come: "oil for December delivery"."""


def _shift(match: Match, group: str) -> int:
    return match.number(group) if match.has(group) and not match.is_a(group, "this") else 0


def _shifted_month(match: Match) -> Iterable[Piece]:
    year = Relative("Y", 0) if match.is_a("q", "this") else None
    return match.whole(MonthOf(match.number("m"), year, _shift(match, "q")))


def _bare_month(match: Match) -> Iterable[Piece]:
    ahead = 1 if match.following().lower() in _TRADED else 0
    return match.whole(MonthOf(match.number("m"), shift=ahead), edge=match.has("e"))


def _led_month(match: Match) -> Iterable[Piece]:
    """ "May", "March" and abbreviations are months only behind a word that leads to a date; "Jan Moir" is a name."""
    if match.following()[:1].isupper() and len(match.tokens.words[match.last]) == 3:
        return []
    return [Piece(match.last, match.last, MonthOf(match.number("m")))]


def _week_of_month(match: Match) -> Iterable[Piece]:
    """ "The last week of March", "the first week in May 2009"."""
    if match.value("u0") != "W":
        return []
    return match.whole(MonthWeek(match.number("m"), match.number("k"), year_of(match)))


_NAMED_BY_SEASON = frozenset("games olympics olympic olympiad paralympics palace".split())


def _is_named_by_season(match: Match) -> bool:
    """Whether the season is a part of a name that is no time: "the Winter Olympics", "the Arab Spring"."""
    place = match.place("z")
    if not match.tokens.words[place][:1].isupper():
        return False
    behind = place == match.last and match.following().lower() in _NAMED_BY_SEASON
    return behind or (place > 0 and match.tokens.words[place - 1] in ("Arab", "Prague"))


def _season(match: Match) -> Iterable[Piece]:
    if _is_named_by_season(match):
        place = match.place("y") if match.has("y") else match.first
        return [Piece(place, place, YearIs(match.number("y")) if match.has("y") else None)]
    year = Relative("Y", 0) if match.is_a("n", "this") else year_of(match)
    return match.whole(PartOf(match.named("z"), year, _shift(match, "n")), edge=match.has("e"))


def numbered_part(match: Match, year: YearOf) -> Iterable[Piece]:
    """The quarter or half of that year which a match numbers: "the third quarter", "the last half"."""
    kind = match.named("z")
    last = 4 if kind == "Q" else 2
    number = last if match.number("k") == -1 else match.number("k")
    return match.whole(PartOf(f"{kind}{number}", year)) if 1 <= number <= last else []


def _quarter(match: Match) -> Iterable[Piece]:
    year = year_of(match)
    lone = year is None and match.named("z") == "Q" and match.is_a("k", "last")
    return [] if lone else numbered_part(match, year)


_PAPERS = frozenset(
    "times mail telegraph mirror herald express post world independent sun tribune night service".split()
)


def _weekday(match: Match) -> Iterable[Piece]:
    """A day of the week, unless it is any such day ("for a Monday morning") or a paper: "the Sunday Times"."""
    if match.following().lower() in _PAPERS and match.following()[:1].isupper():
        return [Piece(match.first, match.last, None)]
    if match.preceding().lower() in ("a", "an", "any"):
        return []
    return match.whole(WeekdayOf(match.number("w"), _shift(match, "q")), at=part_of_day(match))


def _weekday_of_week(match: Match) -> Iterable[Piece]:
    """ "Monday last week", "next week on Friday", "two weeks ago on Monday"."""
    weeks = amount(match) if match.has("g") else _shift(match, "q")
    if weeks is None:
        return []
    return match.whole(WeekdayIn(match.number("w"), -weeks if match.has("g") else weeks), at=part_of_day(match))


def _quarter_sign(match: Match) -> Iterable[Piece]:
    """ "Q3", "Q3 2020"."""
    return match.whole(PartOf(match.named("z"), year_of(match)))


def _naming(match: Match) -> Iterable[Piece]:
    """ "Good Friday" and "Bloody Sunday" are names: claimed so that the weekday in them is not read."""
    return [Piece(match.first, match.last, None)]


_DMY = f"d:dayno of? m:month {_YEAR}?"
_MDY = f"m:month the? d:dayno {_YEAR}?"
_EDGE = "(?: the? early? e:edge_word (?:dash|of|in)? the? (?:last|this)? )"

RULES: tuple[Rule, ...] = (
    Rule(f"{_LEAD} the? {_DMY}", _full, "month"),
    Rule(f"{_LEAD} {_MDY} (?!percent)", _full, "month"),
    Rule(f"w:any_weekday p:part? o:open the? {_DMY} e:close_mark", _paired, "month"),
    Rule(f"w:any_weekday p:part? o:open {_MDY} e:close_mark", _paired, "month"),
    Rule(f"the? (?:d1:dayno comma)? d2:dayno comma? join the? {_DMY}", _days_then_month, "month"),
    Rule(f"m:month d:dayno (?:comma d1:dayno)? comma? join the? d2:dayno {_YEAR}?", _month_then_days, "month"),
    Rule(f"d1:dayno of? m1:month j:join the? {_DMY}", _two_dates, "month"),
    Rule(f"m1:month d1:dayno j:join {_MDY}", _two_dates, "month"),
    Rule(f"(?:e:edge_word dash?)? m1:month j:join m:month {_YEAR}?", _two_months, "month"),
    Rule("c:clock? i:iso", _iso, "iso"),
    Rule("i:iso_month", _iso_month, "iso_month"),
    Rule("i:slashed", _slashed, "slashed"),
    Rule(f"{_EDGE}? m:month {_YEAR}", _month, "month"),
    Rule("q:next_last_this m:month", _shifted_month, "month"),
    Rule("e:edge_word dash? (?:of|in)? m:month", _bare_month, "month"),
    Rule(f"the k:nth u0:unit (?:of|in) m:month {_YEAR}?", _week_of_month, "month"),
    Rule("m:month_sure", _bare_month, "month_sure"),
    Rule("leading m:month_maybe (?!dayno_or_year)", _led_month, "month_maybe"),
    Rule(
        f"{_EDGE}? (?:the (?:n:next_last_this|following)?)? z:season (?:of? y:year | (?:of|comma)? {_WHICH_YEAR})?",
        _season,
        "season",
    ),
    Rule(f"{_EDGE}? n:next_last_this z:season", _season, "season"),
    Rule(f"{_EDGE}? y:year z:season", _season, "season"),
    Rule(f"the? z:fall (?:of? y:year | (?:of|comma) {_WHICH_YEAR})", _season, "fall"),
    Rule("n:next_last_this z:fall", _season, "fall"),
    Rule("(?:in|during|since|until|by) the z:fall (?!of)", _season, "fall"),
    Rule(f"the? k:nth dash? z:quarter (?:of? {_YEAR})?", _quarter, "quarter"),
    Rule("z:quarter_sign (?:of? y:year)?", _quarter_sign, "quarter_sign"),
    Rule(f"the? k:nth z:half (?:of {_YEAR})", _quarter, "half"),
    Rule("q:next_last_this? w:weekday p:part?", _weekday, "weekday"),
    Rule(f"{_PARTED} w:weekday", _weekday, "part"),
    Rule("p:part w:weekday", _weekday, "part"),
    Rule(f"(?:early|late|{CLOCK} (?:on|of|comma)?) w:weekday p:part?", _weekday, "weekday"),
    Rule("w:weekday p:part? (?:comma|of|in)? q:next_last_this k:week_word", _weekday_of_week, "weekday"),
    Rule("q:next_last_this k:week_word comma? on? w:weekday p:part?", _weekday_of_week, "weekday"),
    Rule(f"{COUNT} k:week_word g:ago (?:on|comma)? w:weekday p:part?", _weekday_of_week, "weekday"),
    Rule("naming w:weekday", _naming, "naming"),
)
