"""The rules for what firms report on: the latest quarter, the year-earlier period, this year's first half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.reading.times.dates import day_of, numbered_part, which_year, year_of
from corpus.reading.times.grammar import Match, Piece, Rule
from corpus.reading.times.lengths import value_of
from corpus.reading.times.meanings import Again, Lasting, Origin, PartOf, Relative, WeekOf, YearOf


def _quarter_now(match: Match) -> Iterable[Piece]:
    """ "The quarter", "the latest quarter", "last quarter", "the previous quarter"."""
    if match.following().lower() in ("of", "mile", "final", "finals", "century"):
        return []
    told = not match.has("q") or match.is_a("q", "previous following that same latest")
    step = match.number("q") if match.has("q") and not match.is_a("q", "latest") else 0
    return match.whole(Relative("Q", step, Origin.TOLD if told else Origin.PUBLISHED))


def _quarter_ended(match: Match) -> Iterator[Piece]:
    """ "The quarter ended Sept. 30": the one that the day is of."""
    year = year_of(match)
    yield Piece(match.first, match.place("z"), PartOf(f"Q{(match.number('m') + 2) // 3}", year))
    if meaning := day_of(match, year=year):
        yield Piece(match.place("m"), match.last, meaning)


def _again(match: Match) -> Iterable[Piece]:
    """ "The same period last year", "the year-earlier quarter": what was told of, in another year."""
    year: YearOf = match.number("y") if match.has("y") else None
    if match.has("q"):
        year = which_year(match)
    return match.whole(Again(Relative("Y", -1, Origin.TOLD) if year is None else year))


def _part_of_which(match: Match) -> Iterable[Piece]:
    """ "The first half of the year", "last year's third quarter", "the year's final quarter"."""
    return numbered_part(match, which_year(match) if match.has("q") else Relative("Y", 0))


def _year_ended(match: Match) -> Iterable[Piece]:
    """ "For the year ended March 31", "in the week ending on Sunday": how long it was."""
    unit = match.named("u")
    if match.word("u") not in ("year", "month", "week"):
        return []
    return [Piece(match.first, match.place("u"), Lasting(value_of("1", unit)))]


def _week_of(match: Match) -> Iterable[Piece]:
    """ "The week of March 6"."""
    day = day_of(match, year=year_of(match))
    return match.whole(WeekOf(day)) if day else []


def _year_end(match: Match) -> Iterable[Piece]:
    """ "By year-end", "at year's end"."""
    return match.whole(Relative("Y", 0), edge=True) if match.word("e") == "end" and match.word("u") == "year" else []


_DAY = "m:month d:day_number (?:comma? y:year)?"
_SPAN = "(?: period | quarter | half | unit | week_word )"

RULES: tuple[Rule, ...] = (
    Rule("the q:latest? z:quarter", _quarter_now, "quarter"),
    Rule("the? q:next_last_this z:quarter", _quarter_now, "quarter"),
    Rule(f"(?:the|this)? (?:nth|latest|fiscal)? z:quarter finishing {_DAY}", _quarter_ended, "quarter"),
    Rule(f"the? same {_SPAN} (?:of|in)? (?:y:year | the? q:last_past_previous u:year_word)", _again, "same"),
    Rule(f"the? same {_SPAN} (?:of|in|from)? a year_word ago_earlier", _again, "same"),
    Rule(f"the? year_word dash? ago_earlier {_SPAN}", _again, "year_word"),
    Rule("the? k:nth dash? z:quarter_or_half of the fiscal? year_word", _part_of_which, "quarter half"),
    Rule("(?:the | q:which) u:year_word s the? k:nth dash? z:quarter_or_half", _part_of_which, "quarter half"),
    Rule("u:year_word (?:dash|s)? e:edge", _year_end, "edge"),
    Rule("the fiscal? u:unit finishing", _year_ended, "finishing"),
    Rule(f"the? week_word of the? {_DAY}", _week_of, "week_word"),
)
