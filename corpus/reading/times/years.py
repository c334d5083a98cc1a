"""The rules for years and what is longer: 1994, 480 BC, the nineties, the nineteenth century."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.reading.times.dates import short_year
from corpus.reading.times.grammar import Match, Piece, Rule
from corpus.reading.times.meanings import DayOf, MonthOf, PartOf, SpanOf, YearIs

EDGE = "(?: the? (?:early|late)? e:edge_word (?:dash|of|in)? the? )"
"""What stands before a time of which only a part is meant: "the end of the", "mid-"."""


def _decade(match: Match) -> Iterable[Piece]:
    """ "The 1990s", "the late '80s"; two figures are of the twentieth century."""
    written = match.named("d").strip("'’")
    leading = int(written[:3]) if written[:4].isdigit() else 190 + int(written[0])
    first = match.first + match.is_a("lead", "and")
    return [Piece(first, match.last, SpanOf(leading, 10, match.has("b")), edge=match.has("e"))]


def _nineties(match: Match) -> Iterable[Piece]:
    return match.whole(SpanOf(match.number("d"), 10), edge=match.has("e"))


def _century(match: Match) -> Iterable[Piece]:
    if match.value("u") != "CE" or not 1 <= match.number("k") <= 30:
        return []
    number = match.number("k") - 1
    return match.whole(SpanOf(number, 100, match.has("b")), edge=match.has("e"))


_COUNTED = frozenset(
    """people men women children soldiers troops police officers prisoners refugees workers employees jobs deaths
    casualties houses homes aircraft planes tanks ships vehicles cars votes seats points hours years days km kilometres
    kilometers metres meters miles feet tons tonnes dollars euros pounds shares barrels units copies pages words acres
    hectares families students fighters civilians members""".split()
)
_BEFORE_YEARS = frozenset("the its his her their our this that in from of since for 's s’ reported report".split())
"""Behind these a figure before a plural is a year: "its 2008 losses"."""
_NO_PLURALS = ("as", "was", "has", "its", "this", "is")


def _counts_things(match: Match) -> bool:
    """Whether the word after a number makes it a count: "2000 soldiers", "1944 votes", but not "2008 results"."""
    following = match.following()
    if following in _COUNTED:
        return True
    plural = following[:1].islower() and following.endswith("s") and following not in _NO_PLURALS
    return plural and (match.number("y") % 100 == 0 or match.preceding().lower() not in _BEFORE_YEARS)


_NUMBERED = frozenset("resolution article no number section flight room page highway route council".split())
"""Behind these a number is one of a row: "Resolution 1973"."""
_OLDEST_BARE = 1900
_OLDEST_LED = 1600


def _begins_span(match: Match, year: int) -> bool:
    """Whether a later year of four figures follows behind a dash: "1861-1863"."""
    dash, *other = match.tokens.words[match.last + 1 : match.last + 3] or [""]
    return dash in ("-", "–") and any(len(word) == 4 and word.isdigit() and int(word) > year for word in other)


def _year(match: Match) -> Iterable[Piece]:
    year = match.number("y")
    if match.has("e") or match.is_a("l", "in since during until"):
        oldest = 1000
    else:
        led = match.has("l") or match.preceding() in ("(", "-", "–", "/") or _begins_span(match, year)
        oldest = _OLDEST_LED if led else _OLDEST_BARE
    numbered = match.preceding().lower() in _NUMBERED
    if year < oldest or year >= 2100 or numbered or _counts_things(match):
        return []
    return [Piece(match.place("y") if match.has("l") else match.first, match.last, YearIs(year), edge=match.has("e"))]


def _ancient(match: Match) -> Iterable[Piece]:
    year = match.number("y")
    return match.whole(YearIs(year, before_christ=True), edge=match.has("e")) if 0 < year < 10_000 else []


def _ancient_month(match: Match) -> Iterable[Piece]:
    """ "April 480 BC", "in late autumn of 481 BC", "15 March 44 BC"."""
    year = match.number("y")
    if not 0 < year < 10_000:
        return []
    named = YearIs(year, before_christ=True)
    if match.has("z"):
        return match.whole(PartOf(match.named("z"), named), edge=match.has("e"))
    if match.has("d"):
        return match.whole(DayOf(match.number("m"), match.number("d"), named)) if match.number("d") <= 31 else []
    return match.whole(MonthOf(match.number("m"), named), edge=match.has("e"))


def _short_year(match: Match) -> Iterable[Piece]:
    return match.whole(YearIs(short_year(match.named("y"))))


def _two_ancient(match: Match) -> Iterable[Piece]:
    """ "499-493 BC": the mark stands once for both."""
    for group in ("y1", "y"):
        if not 0 < match.number(group) < 10_000:
            return
    yield Piece(match.place("y1"), match.place("y1"), YearIs(match.number("y1"), before_christ=True))
    yield Piece(match.place("y"), match.last, YearIs(match.number("y"), before_christ=True))


def _the_year(match: Match) -> Iterable[Piece]:
    """ "The year 1950", "the years 1955-57"."""
    return match.whole(YearIs(match.number("y"))) if match.value("u") == "Y" else []


RULES: tuple[Rule, ...] = (
    Rule(f"{EDGE}? the? d:decade b:bc?", _decade, "decade"),
    Rule(f"{EDGE}? lead:the_and d:short_decade", _decade, "short_decade"),
    Rule("e:edge_word dash? d:short_decade", _decade, "short_decade"),
    Rule(f"{EDGE}? the d:nineties", _nineties, "nineties"),
    Rule(f"{EDGE}? the? k:ordinals dash? u:unit b:bc?", _century, "unit"),
    Rule(f"{EDGE} y:year (?!percent_or_zone)", _year, "year"),
    Rule("l:leading y:year (?!percent_or_zone)", _year, "year"),
    Rule("(?<!money) y:year (?!percent_or_zone)", _year, "year"),
    Rule(f"{EDGE}? y:figure b:bc", _ancient, "bc"),
    Rule("y1:figure join y:figure bc", _two_ancient, "bc"),
    Rule(f"{EDGE}? m:month of? y:figure bc", _ancient_month, "bc"),
    Rule("d:dayno of? m:month y:figure bc", _ancient_month, "bc"),
    Rule("m:month d:dayno comma? y:figure bc", _ancient_month, "bc"),
    Rule(f"{EDGE}? the? z:season of? y:figure bc", _ancient_month, "bc"),
    Rule("the? u:unit y:year", _the_year, "unit"),
    Rule("y:short_year", _short_year, "short_year"),
)
