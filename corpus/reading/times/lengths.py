"""The rules for how long and how often: ten days, the past two weeks, years of war, every Monday."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.reading.times.grammar import Match, Piece, Rule
from corpus.reading.times.meanings import Beginning, Lasting, Repeating

MODIFIER = "(?: nearly | more than | as more as | at nearly | over | more to | a more more than )"
COUNT = (
    "(?: n:figure h:hundred? (?:and a andhalf:half)? | one:a h2:hundred? | a? few of? | half:half dash? a?"
    " | another:another n2:figure? )"
)
_DAYS = {"D": 1, "W": 7}
_LONGEST = 9999
_BEFORE_VERBS = frozenset("to will would can could may might must should not won't".split())
"""Behind these "last" is a verb."""


def quantity(match: Match) -> str:
    """How many, as TIMEX3 writes it: "10", "2.5"; "X" where the words don't count."""
    if match.has("n"):
        return _figure(match) + (".5" if match.has("andhalf") else "")
    if match.has("n2") or match.has("h2"):
        return str(match.value("n2" if match.has("n2") else "h2"))
    if match.has("half"):
        return "0.5"
    return "1" if match.has("one") or match.has("another") else "X"


def _figure(match: Match) -> str:
    written = match.named("n")
    return str(int(written) * match.number("h")) if match.has("h") and written.isdigit() else written


def amount(match: Match) -> int | None:
    """How many units, as a number that a calendar bears; None where the words don't say."""
    written = quantity(match)
    return int(written) if written.isdigit() and int(written) <= _LONGEST else None


def value_of(written: str, unit: str) -> str:
    """The TIMEX3 value of so many units: P10D, P2W, P4W for two fortnights."""
    if unit == "FN":
        return f"P{2 * int(written)}W" if written.isdigit() else "PXW"
    return f"P{written}{unit}"


def _length(match: Match, window: int = 0, *, ending: bool = False) -> Lasting:
    written, number = quantity(match), amount(match)
    of = " ".join(match.word(group) for group in ("o", "o3") if match.has(group))
    if match.has("t"):
        return Lasting(f"PT{written}{match.value('t')}", None, window, of, ending)
    unit = match.named("u")
    days = number * _DAYS[unit] if number is not None and unit in _DAYS else None
    return Lasting(value_of(written, unit), days, window, of, ending)


def _trimmed(match: Match, meaning: Lasting) -> list[Piece]:
    """The piece without the words that say what the length is of."""
    end = match.place("x" if match.has("x") else "t" if match.has("t") else "u")
    return [Piece(match.first, end, meaning)]


def _lasting(match: Match) -> Iterable[Piece]:
    if match.is_a("n", "year") and match.named("u") == "Y":
        return []
    return _trimmed(match, _length(match))


def _and_a_half(match: Match) -> Iterable[Piece]:
    """ "An hour and a half"."""
    number = amount(match)
    if number is None:
        return []
    time, unit = ("T", match.named("t")) if match.has("t") else ("", match.named("u"))
    return match.whole(Lasting(f"P{time}{number}.5{unit}"))


def _looking(match: Match) -> Iterable[Piece]:
    """ "The past nine days" looks back, "the next two weeks" ahead; what is "to last two weeks" does neither."""
    if match.first == match.place("q") and match.is_a("q", "last") and match.preceding().lower() in _BEFORE_VERBS:
        return [Piece(match.first + 1, match.last, _length(match))]
    window = -1 if match.is_a("q", "last past") else 1 if match.is_a("q", "next_or_coming") else 0
    return match.whole(_length(match, window))


def _ending(match: Match) -> Iterable[Piece]:
    """ "Twice in a week": the week that ends with the day told of, or "in a week" from now."""
    return match.whole(_length(match, ending=True))


def _several(match: Match) -> Iterable[Piece]:
    """ "Years of war", "for months": plurals without a number."""
    group = "t" if match.has("t") else "u"
    if not match.word(group).endswith("s"):
        return []
    place, worth = match.place(group), match.named(group)
    return [Piece(place, place, Lasting(f"PTX{worth}" if group == "t" else value_of("X", worth)))]


def _single(match: Match) -> Iterable[Piece]:
    """ "Over the past year", "within the last decade": a length that looks back."""
    unit = match.named("u")
    return match.whole(Lasting(value_of("1", unit), _DAYS.get(unit), -1))


def _long(match: Match) -> Iterable[Piece]:
    """ "Year-long", "the month-long siege"."""
    return match.whole(Lasting(value_of("1", match.named("u"))))


def _every(match: Match) -> Iterable[Piece]:
    if match.has("w"):
        return match.whole(Repeating(f"XXXX-WXX-{match.number('w') + 1}"), at=match.named("p"))
    if match.has("z"):
        return match.whole(Repeating(f"XXXX-{match.named('z')}"))
    if match.has("p"):
        return match.whole(Repeating("P1D"), at=match.named("p"))
    if match.has("t"):
        return match.whole(Repeating(f"PT1{match.value('t')}"))
    step = "2" if match.has("o2") else match.named("n") or "1"
    return match.whole(Repeating(value_of(step, match.named("u"))))


def _regular(match: Match) -> Iterable[Piece]:
    if match.following()[:1].isupper() and match.tokens.words[match.first][:1].isupper():
        return []
    return match.whole(Repeating(match.named("r")))


_STRUGGLES = frozenset("war conflict fighting hostilities violence siege offensive campaign crisis unrest".split())
_FIRST_DAYS = {"D": 14, "W": 28}


def _beginning(match: Match) -> Iterable[Piece]:
    """ "From the very start of the conflict", "in the early days of the war"."""
    of = match.word("o")
    unit = match.named("u")
    if of not in _STRUGGLES or (unit and unit not in _FIRST_DAYS):
        return []
    if not unit and match.word("e") not in ("start", "beginning", "outbreak"):
        return []
    return match.whole(Beginning(of, _FIRST_DAYS.get(unit, 1)))


_UNIT = "(?: u:unit | t:clock_unit )"
_OF = "(?: of the? o:other o3:other? )?"

RULES: tuple[Rule, ...] = (
    Rule(
        f"{MODIFIER}? {COUNT} dash? (?:straight|entire|more)? dash? {_UNIT} (?:dash? (?:x:old|long))? {_OF}",
        _lasting,
        "unit clock_unit",
    ),
    Rule(f"{MODIFIER}? n:number_word other {_UNIT} {_OF}", _lasting, "number_word"),
    Rule(f"{COUNT} {_UNIT} and a half", _and_a_half, "half"),
    Rule(f"the? same? q:passing {COUNT} (?:straight|other)? {_UNIT}", _looking, "passing"),
    Rule(f"the nth {COUNT} (?:straight|other)? {_UNIT}", _lasting, "unit clock_unit"),
    Rule(f"(?:in|within) {MODIFIER}? {COUNT} {_UNIT} (?!s time)", _ending, "in within"),
    Rule("(?:over|in|within|during|for) the last_past u:unit (?!of)", _single, "unit"),
    Rule(f"{_UNIT}", _several, "unit clock_unit"),
    Rule("u:unit dash long", _long, "long"),
    Rule("(?:from|since|at|in)? the same? e:edge of the? o:other", _beginning, "edge"),
    Rule("(?:from|since|during|in)? the same? (?:early|nth) u:unit of the? o:other", _beginning, "unit"),
    Rule(f"every (?:o2:other_one|n:figure)? {_UNIT}", _every, "every"),
    Rule("every w:weekday p:part?", _every, "every"),
    Rule("every p:part", _every, "every"),
    Rule("every z:season", _every, "every"),
    Rule(f"per {_UNIT}", _every, "per"),
    Rule("w:weekdays p:parts?", _every, "weekdays"),
    Rule("r:daily", _regular, "daily"),
)
