"""The rules for days that have a name, and no place in the grammar of dates: Thanksgiving, the Fourth of July."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.reading.times.dates import year_of
from corpus.reading.times.grammar import Match, Piece, Rule
from corpus.reading.times.meanings import DayOf, Feast


def _fixed_or_moving(match: Match, named: str) -> Iterable[Piece]:
    year = match.number("y") if match.has("y") else None
    if named[:1].isdigit():
        month, day = map(int, named.split("-"))
        return match.whole(DayOf(month, day, year))
    return match.whole(Feast(named, year))


def _feast(match: Match) -> Iterable[Piece]:
    """ "Thanksgiving", "Labor Day", "Valentine's Day 1998"; "Thanksgiving weekend" is more than the day."""
    is_day = not match.has("u") or match.word("u") == "day"
    return _fixed_or_moving(match, match.named("f")) if is_day else []


def _christmas(match: Match) -> Iterable[Piece]:
    day = 24 if match.has("e") else 25
    return match.whole(DayOf(12, day, match.number("y") if match.has("y") else None))


def _new_year(match: Match) -> Iterable[Piece]:
    """ "New Year's Eve" is of the old year."""
    if match.has("e"):
        return match.whole(DayOf(12, 31))
    return match.whole(DayOf(1, 1)) if match.word("u") == "day" else []


def _nth_of(match: Match) -> Iterable[Piece]:
    """ "The Fourth of July", "the first of May 1945"."""
    day = match.number("k")
    return match.whole(DayOf(match.number("m"), day, year_of(match))) if day > 0 else []


RULES: tuple[Rule, ...] = (
    Rule("christmas e:eve? y:year?", _christmas, "christmas"),
    Rule("f:feast u:unit? (?:comma? y:year)?", _feast, "feast"),
    Rule("f:feast_day s? u:unit (?:comma? y:year)?", _feast, "feast_day"),
    Rule("newyear year_word s (?:e:eve | u:unit)", _new_year, "newyear"),
    Rule("the k:ordinal_word of m:month (?:comma? y:year)?", _nth_of, "ordinal_word"),
)
