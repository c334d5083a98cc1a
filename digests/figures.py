"""The figures a sentence gives and what they count: "at least 20 Armenian soldiers were killed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from digests.likeness import listed, stem

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")

_MAY_COUNT = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred)\b", re.IGNORECASE
)
"""A quick look whether there is a number at all."""

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_HEDGES = (
    ("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than"), ("up", "to"),
    ("as", "many", "as"), ("no", "fewer", "than"), ("about",), ("around",), ("some",), ("nearly",), ("almost",),
    ("over",), ("roughly",), ("approximately",), ("under",),
)  # fmt: skip

_FATES = {
    "killed": "killed", "dead": "killed", "died": "killed", "dying": "killed", "deaths": "killed", "slain": "killed",
    "perished": "killed", "fatalities": "killed",
    "wounded": "wounded", "injured": "wounded", "hurt": "wounded",
    "missing": "missing", "displaced": "displaced", "homeless": "displaced", "evacuated": "evacuated",
    "captured": "captured", "seized": "captured", "arrested": "arrested", "detained": "arrested",
    "destroyed": "destroyed", "damaged": "damaged", "rescued": "rescued", "infected": "infected",
    "waiting": "waiting", "stranded": "stranded", "fled": "displaced",
    "aboard": "aboard", "carrying": "aboard", "carried": "aboard",
}  # fmt: skip
_DIMENSIONS = {"long": "long", "wide": "wide", "high": "high", "tall": "high", "deep": "deep"}
_MEASURES = listed("metre metres meter meters kilometre kilometres kilometer kilometers mile miles foot feet")
_PEOPLE = listed("people persons person others men women lives")
_JOINING = listed("were was are is have has had been be being confirmed reported left also")
_SEPARATE = frozenset('.;:()"“”—–')
_TIME = listed(
    """year years month months week weeks day days hour hours minute minutes second seconds o'clock am pm percent per
    cent january february march april may june july august september october november december dollars euros
    pounds rubles roubles times kilometers-per-hour"""
)
_SMALL = listed("of the a an and or to by for from with as that which who than its their his her")
_PLACED = listed("in at near outside around")
_CUMULATIVE = listed("since far total overall altogether")
_ONE_DAY = listed("yesterday today overnight monday tuesday wednesday thursday friday saturday sunday")
_TOLL = listed("rose risen rises stands stood reached climbed to at is of now put")
_POSSESSIVE = listed("their its his her our")
_SIDED = listed("soldier soldiers servicemen troops civilian civilians fighters officers forces crew")
_STOPPING = listed("on when after while into before during")
_DENYING = listed("not no neither nor without denied if whether could might")


class Span(StrEnum):
    """Over what time a figure counts."""

    UNTOLD = "untold"
    DAY = "day"
    SUM = "sum"
    """Up to now: "since Sunday", "so far"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of things to which one thing happened, as a sentence gives it."""

    start: int
    end: int
    value: float
    thing: str
    """The stem of what is counted; "people" where only what happened tells it ("20 were killed")."""
    what: str
    """The counted thing and what happened, in the sentence's own words: "soldiers killed"."""
    fate: str
    sides: frozenset[str]
    """Capitalised words that stand with the thing: "Armenian"."""
    kinds: frozenset[str]
    """Other words that narrow the thing: "civilian"."""
    places: frozenset[str]
    speakers: frozenset[str]
    """Capitalised words before the figure: who gives it, or whose it is."""
    sided: bool
    """True for soldiers, civilians and "their" dead: they belong to a side, named or not."""
    span: Span


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    low: str
    start: int
    end: int


def figures(sentence: str) -> tuple[Figure, ...]:
    """Every figure of the sentence of which it is clear what it counts; durations, dates and money are left out."""
    if not _MAY_COUNT.search(sentence) or not _may_tell(sentence.lower()):
        return ()
    tokens = [
        _Token(match.group(), match.group().lower(), match.start(), match.end())
        for match in _TOKEN.finditer(sentence[:2_000])
    ]
    found: list[Figure] = []
    n = 0
    while n < len(tokens):
        number = _number(tokens, n)
        if number is None:
            n += 1
            continue
        value, after = number
        figure = _figure(sentence, tokens, n, after, value)
        if figure is not None:
            found.append(figure)
        n = after
    return tuple(found)


def _may_tell(lowered: str) -> bool:
    """A quick look whether any of the words stands there that tell what happened to things, or how large one is."""
    return any(word in lowered for word in (*_FATES, *_DIMENSIONS, "toll", "board"))


def _number(tokens: Sequence[_Token], n: int) -> tuple[float, int] | None:
    """The number that begins at a token, and the token after it."""
    text = tokens[n].low
    if text[0].isdigit():
        value = _digits(text)
        return None if value is None else _scaled(tokens, n + 1, value)
    return _spelt(tokens, n)


def _digits(text: str) -> float | None:
    return float(text.replace(",", "")) if len(text) <= 15 and _GROUPED.fullmatch(text) else None


def _scaled(tokens: Sequence[_Token], n: int, value: float) -> tuple[float, int]:
    if n < len(tokens) and tokens[n].low in _SCALES:
        return value * _SCALES[tokens[n].low], n + 1
    return value, n


def _spelt(tokens: Sequence[_Token], n: int) -> tuple[float, int] | None:
    """A number in words: "twenty-one", "two thousand", "three hundred and fifty"."""
    total, current, read = 0.0, 0.0, n
    while read < len(tokens):
        word = tokens[read].low
        small = _small(word)
        if small is not None:
            current += small
        elif word in _SCALES and current:
            current *= _SCALES[word]
            if _SCALES[word] >= 1_000:
                total, current = total + current, 0.0
        elif not (word == "and" and read > n and _continues(tokens, read)):
            break
        read += 1
    return (total + current, read) if read > n and total + current > 1 else None


def _continues(tokens: Sequence[_Token], at: int) -> bool:
    """Whether "and" stands inside a number: after a scale, before a smaller word."""
    return tokens[at - 1].low in _SCALES and at + 1 < len(tokens) and _small(tokens[at + 1].low) is not None


@cache
def _small(word: str) -> int | None:
    """The value of a number word under a hundred; None for any other word."""
    if word in _UNITS:
        return _UNITS[word]
    tens, _, unit = word.partition("-")
    if tens not in _TENS or (unit and unit not in _UNITS):
        return None
    return _TENS[tens] + (_UNITS[unit] if unit else 0)


def _figure(sentence: str, tokens: Sequence[_Token], n: int, after: int, value: float) -> Figure | None:
    begin = _hedged(tokens, n)
    if _excluded(sentence, tokens, n, after):
        return None
    theirs = _theirs(tokens, after)
    phrase = _phrase(tokens, after + 2 if theirs else after)
    counted = _toll(tokens, begin) or _counted(tokens, begin, after + 2 if theirs else after, phrase)
    if counted is None:
        return None
    noun, fate, told = counted
    modifiers = [token for token in phrase if token.low not in (noun, *_FATES)] if noun else []
    return Figure(
        start=tokens[begin].start,
        end=tokens[after - 1].end,
        value=value,
        thing="people" if noun in _PEOPLE or not noun else stem(noun),
        what=told,
        fate=fate,
        sides=frozenset(stem(token.low) for token in modifiers if token.text[0].isupper()),
        kinds=frozenset(stem(token.low) for token in modifiers if token.text[0].islower()),
        places=_places(tokens),
        speakers=_speakers(tokens, begin),
        sided=theirs or noun in _SIDED,
        span=_span(tokens),
    )


def _theirs(tokens: Sequence[_Token], after: int) -> bool:
    """Whether the number counts "of their soldiers"."""
    return after + 1 < len(tokens) and tokens[after].low == "of" and tokens[after + 1].low in _POSSESSIVE


def _toll(tokens: Sequence[_Token], begin: int) -> tuple[str, str, str] | None:
    """Dead people, where the figure is what "the death toll" rose to."""
    reach = [token.low for token in tokens[max(0, begin - 7) : begin]]
    if "toll" not in reach or not reach or reach[-1] not in _TOLL or "from" in reach:
        return None
    at = reach.index("toll")
    return ("", "killed", "death toll") if at and reach[at - 1] == "death" else None


def _speakers(tokens: Sequence[_Token], begin: int) -> frozenset[str]:
    capital = [token for token in tokens[:begin] if token.text[0].isupper()]
    return frozenset(stem(token.low) for token in capital if token.low not in _TIME and len(token.text) > 3)


def _span(tokens: Sequence[_Token]) -> Span:
    lowered = {token.low for token in tokens}
    if lowered & _CUMULATIVE:
        return Span.SUM
    return Span.DAY if lowered & _ONE_DAY else Span.UNTOLD


def _excluded(sentence: str, tokens: Sequence[_Token], n: int, after: int) -> bool:
    """Money, dates, ages, shares, ranges and compounds: numbers that count no happening."""
    before = tokens[n - 1].text if n else ""
    follows = tokens[after].low if after < len(tokens) else ""
    beside = sentence[tokens[after - 1].end : tokens[after - 1].end + 1]
    return (
        before in ("$", "€", "£", "#", "-", "–", "/", ":")
        or (before[:1].isupper() and before.lower() in _TIME)
        or follows in ("%", "/", "-", "–")
        or (follows == "of" and not _theirs(tokens, after))
        or follows in _TIME
        or beside in ("-", "-", "–", "/", ":")
        or beside.isalpha()
        or before.lower() in ("all", "both", "other", "another", "these", "those")
        or _is_year(tokens[n].text)
        or any(token.low in _DENYING for token in tokens[max(0, n - 6) : n])
    )


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20")


def _phrase(tokens: Sequence[_Token], after: int) -> list[_Token]:
    """The noun phrase behind the number: its modifiers and the thing, before any verb, preposition or stop."""
    phrase: list[_Token] = []
    for token in tokens[after : after + 5]:
        low = token.low
        if low in _SMALL | _JOINING | _PLACED | _TIME or not token.text[0].isalpha():
            break
        if (low in _FATES and low != "dead") or low in _DIMENSIONS or low in _STOPPING or low.endswith("ing"):
            break
        phrase.append(token)
        if low.endswith("s") and token.text[0].islower() and not low.endswith("ss"):
            break
        if low in _PEOPLE or low in ("servicemen", "crew", "children", "personnel", "police"):
            break
    return phrase


def _counted(tokens: Sequence[_Token], begin: int, after: int, phrase: Sequence[_Token]) -> tuple[str, str, str] | None:
    """The thing, what happened to it, and both as written; None where the sentence does not say so plainly."""
    end = after + len(phrase)
    things = [token for token in phrase if token.low != "dead"]
    noun = things[-1] if things else None
    if noun and noun.low in _MEASURES:
        return _measured(tokens, noun, end)
    dead = next((token for token in phrase if token.low == "dead"), None)
    fate = dead or _fate_after(tokens, end) or _fate_before(tokens, begin)
    if fate is None or (noun and noun.text[0].isupper()):
        return None
    happened = "aboard" if fate.low == "board" else _FATES[fate.low]
    if not noun:
        return ("", happened, fate.text) if happened in ("killed", "wounded", "missing") else None
    return noun.low, happened, f"{noun.text} {'on board' if fate.low == 'board' else fate.text}"


def _measured(tokens: Sequence[_Token], noun: _Token, end: int) -> tuple[str, str, str] | None:
    """A length with its direction: "metres long"."""
    if end < len(tokens) and tokens[end].low in _DIMENSIONS:
        return noun.low, _DIMENSIONS[tokens[end].low], f"{noun.text} {tokens[end].text}"
    return None


def _fate_after(tokens: Sequence[_Token], end: int) -> _Token | None:
    """What happened, right behind the thing: "were reported killed", "dead"; nothing across other words."""
    for n, token in enumerate(tokens[end : end + 5], end):
        if token.low in _FATES:
            return token
        if token.low == "on" and n + 1 < len(tokens) and tokens[n + 1].low == "board":
            return tokens[n + 1]
        if token.low not in _JOINING:
            return None
    return None


def _fate_before(tokens: Sequence[_Token], begin: int) -> _Token | None:
    """What happened, right before the figure: "killed at least 20 people"; not "20 people killed, 30 ..."."""
    if begin == 0 or tokens[begin - 1].low not in _FATES:
        return None
    verb = tokens[begin - 1]
    passive = begin >= 2 and tokens[begin - 2].low in ("were", "was", "been", "be")
    return None if passive or verb.low in ("dead", "died", "missing", "deaths", "fatalities") else verb


def _hedged(tokens: Sequence[_Token], n: int) -> int:
    """Where the figure begins with its hedge: "at least", "more than"."""
    for hedge in _HEDGES:
        size = len(hedge)
        if n >= size and tuple(token.low for token in tokens[n - size : n]) == hedge:
            return n - size
    return n


def _places(tokens: Sequence[_Token]) -> frozenset[str]:
    """The capitalised words that "in", "at" or "near" lead to."""
    places = set()
    for n, token in enumerate(tokens[:-1]):
        if token.low not in _PLACED:
            continue
        for follower in tokens[n + 1 : n + 5]:
            if follower.text[0].isupper():
                if follower.low not in _TIME:
                    places.add(stem(follower.low))
            elif follower.low not in ("the", "of", "town", "city", "village", "region", "district", "province"):
                break
    return frozenset(places)
