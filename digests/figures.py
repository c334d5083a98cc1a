"""The figures a sentence gives and what they count: "at least 20 Armenian soldiers were killed"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from digests.likeness import listed, stem
from digests.numbers import Token, hedged, may_count, number, readings, tokens_of

_FATES = {
    "killed": "killed", "dead": "killed", "died": "killed", "dying": "killed", "deaths": "killed", "slain": "killed",
    "perished": "killed", "fatalities": "killed", "killing": "killed", "kills": "killed",
    "wounded": "wounded", "injured": "wounded", "hurt": "wounded", "injuries": "wounded", "injuring": "wounded",
    "injures": "wounded", "wounding": "wounded", "wounds": "wounded",
    "missing": "missing", "displaced": "displaced", "homeless": "displaced", "evacuated": "evacuated",
    "captured": "captured", "seized": "captured", "arrested": "arrested", "detained": "arrested", "arrests": "arrested",
    "arresting": "arrested", "hospitalised": "treated", "hospitalized": "treated",
    "destroyed": "destroyed", "destroying": "destroyed", "leveled": "destroyed", "levelled": "destroyed",
    "flattened": "destroyed", "flattening": "destroyed", "razed": "destroyed", "leveling": "destroyed",
    "damaged": "damaged", "damaging": "damaged", "rescued": "rescued", "infected": "infected",
    "waiting": "waiting", "stranded": "stranded", "fled": "displaced",
    "aboard": "aboard", "carrying": "aboard", "carried": "aboard",
}  # fmt: skip
_BEFALLEN = ("killed", "wounded", "missing", "arrested")
"""What happens to people: where it stands without a thing, people are counted."""

_WORDED = {
    "killing": "killed", "kills": "killed", "dying": "died",
    "injuring": "injured", "injures": "injured", "injuries": "injured",
    "wounding": "wounded", "wounds": "wounded", "arresting": "arrested",
    "destroying": "destroyed", "leveling": "leveled", "flattening": "flattened", "damaging": "damaged",
}  # fmt: skip
"""What is told of people to whom it happened, where the sentence has a verb for whoever did it."""

_DIMENSIONS = {"long": "long", "wide": "wide", "high": "high", "tall": "high", "deep": "deep"}
_MEASURES = listed("metre metres meter meters kilometre kilometres kilometer kilometers mile miles foot feet")
_ONE_OF_SEVERAL = listed("man woman child boy girl baby")
"""What stands before the "and" of "a man and two women": the figure is a part of a count."""

_PEOPLE = listed("people persons person others men women lives")
LET_GO = 12
"""Words behind those arrested among which it is told that they were released."""

_REST = listed("others more")
_FIGHTING = listed(
    """soldier soldiers servicemen troops fighters forces officers policemen militants insurgents rebels gunmen guards
    members civilians"""
)
"""What belongs to a side: who is counted right behind it, without a word for them, belongs to it too."""
_LET_GO = listed("released freed")
_JOINING = listed("as were was are is have has had been be being confirmed reported left also")
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


def figures(sentence: str) -> tuple[Figure, ...]:
    """Every figure of the sentence of which it is clear what it counts; durations, dates and money are left out."""
    if not may_count(sentence) or not _may_tell(sentence.lower()):
        return ()
    tokens = tokens_of(sentence)
    found: list[Figure] = []
    side: Sequence[Token] = ()
    for n, after, value in readings(tokens):
        side = _side(tokens, after, side)
        figure = _figure(sentence, tokens, n, after, value, side)
        if figure is not None and not _is_rest(figure, found):
            found.append(figure)
    return tuple(found)


def _side(tokens: Sequence[Token], after: int, before: Sequence[Token]) -> Sequence[Token]:
    """The phrase for who is counted, if they fight; where a number has none of its own, that of the one before it."""
    phrase = _phrase(tokens, after)
    if not phrase or phrase[-1].low in _REST:
        return before
    return phrase if phrase[-1].low in _FIGHTING else ()


def _is_rest(figure: Figure, before: Sequence[Figure]) -> bool:
    """Whether it counts only those "others" to whom the same happened as to whoever is counted before it."""
    return figure.what.startswith(tuple(_REST)) and any(one.fate == figure.fate for one in before)


def places_named(text: str) -> frozenset[str]:
    """The stems of the places that a text names behind "in", "at" or "near"."""
    return _places(tokens_of(text))


def anchored(tokens: Sequence[Token], n: int, after: int) -> frozenset[str]:
    """The stems of the places that stand with a number: behind it up to the next one, else before it."""
    behind = next((m for m in range(after, len(tokens)) if number(tokens, m)), len(tokens))
    before = next((m + 1 for m in range(n - 1, -1, -1) if number(tokens, m)), 0)
    return _places(tokens[after:behind]) or _places(tokens[before:n])


def befell(words: Sequence[str]) -> str:
    """What happened to things by the first of the words that tells it; empty where none does."""
    return next((_FATES[word] for word in words if word in _FATES), "")


def _may_tell(lowered: str) -> bool:
    """A quick look whether any of the words stands there that tell what happened to things, or how large one is."""
    return any(word in lowered for word in (*_FATES, *_DIMENSIONS, "toll", "board"))


def _figure(
    sentence: str, tokens: Sequence[Token], n: int, after: int, value: float, side: Sequence[Token]
) -> Figure | None:
    begin = hedged(tokens, n)
    if _excluded(sentence, tokens, n, after):
        return None
    theirs = _theirs(tokens, after)
    phrase = _phrase(tokens, after + 2 if theirs else after)
    counted = _toll(tokens, begin) or _counted(tokens, begin, after + 2 if theirs else after, phrase)
    if counted is None:
        return None
    noun, fate, told = counted
    if fate == "arrested" and _let_go(tokens, n, after):
        return None
    if side and (not noun or noun in _REST):
        noun, phrase = side[-1].low, list(side)
    modifiers = [token for token in phrase if token.low not in (noun, *_FATES)] if noun else []
    return Figure(
        start=tokens[begin].start,
        end=tokens[after - 1].end,
        value=value,
        thing="people" if noun in _PEOPLE | _REST or not noun else stem(noun),
        what=told,
        fate=fate,
        sides=frozenset(stem(token.low) for token in modifiers if token.text[0].isupper()),
        kinds=frozenset(stem(token.low) for token in modifiers if token.text[0].islower()),
        places=anchored(tokens, n, after) or _places(tokens),
        speakers=_speakers(tokens, begin),
        sided=theirs or noun in _SIDED,
        span=_span(tokens),
    )


def _let_go(tokens: Sequence[Token], n: int, after: int) -> bool:
    """Whether it counts those of the arrested that were released, who need not be all of them."""
    return tokens[max(0, n - 1)].low != "the" and not _LET_GO.isdisjoint(
        one.low for one in tokens[after : after + LET_GO]
    )


def _theirs(tokens: Sequence[Token], after: int) -> bool:
    """Whether the number counts "of their soldiers"."""
    return after + 1 < len(tokens) and tokens[after].low == "of" and tokens[after + 1].low in _POSSESSIVE


def _toll(tokens: Sequence[Token], begin: int) -> tuple[str, str, str] | None:
    """What the figure says that "the death toll" or "the number of the dead" came to."""
    reach = [token.low for token in tokens[max(0, begin - 10) : begin]]
    if not reach or reach[-1] not in _TOLL or "from" in reach:
        return None
    if "toll" in reach:
        at = reach.index("toll")
        return ("", "killed", "death toll") if at and reach[at - 1] == "death" else None
    return _number_of(reach)


def _number_of(reach: Sequence[str]) -> tuple[str, str, str] | None:
    """The thing and its fate in "the number of its soldiers killed", "the number of the dead"."""
    if "number" not in reach:
        return None
    counted = reach[reach.index("number") + 1 :]
    fate = next((word for word in counted if word in _FATES), None)
    if counted[:1] != ["of"] or fate is None:
        return None
    nouns = [word for word in counted if word in _SIDED or word in _PEOPLE]
    noun = nouns[0] if nouns else ""
    return noun, _FATES[fate], f"{noun} {fate}".strip()


def _speakers(tokens: Sequence[Token], begin: int) -> frozenset[str]:
    capital = [token for token in tokens[:begin] if token.text[0].isupper()]
    return frozenset(stem(token.low) for token in capital if token.low not in _TIME and len(token.text) > 3)


def _span(tokens: Sequence[Token]) -> Span:
    lowered = {token.low for token in tokens}
    if lowered & _CUMULATIVE:
        return Span.SUM
    return Span.DAY if lowered & _ONE_DAY else Span.UNTOLD


def _excluded(sentence: str, tokens: Sequence[Token], n: int, after: int) -> bool:
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
        or (before.lower() == "and" and n > 1 and tokens[n - 2].low in _ONE_OF_SEVERAL)
        or _and_one(tokens, after)
        or beside in ("-", "–", "/", ":")
        or beside.isalpha()
        or before.lower() in ("all", "both", "other", "another", "these", "those")
        or _is_year(tokens[n].text)
        or any(token.low in _DENYING for token in tokens[max(0, n - 6) : n])
    )


def _and_one(tokens: Sequence[Token], after: int) -> bool:
    """Whether another person is told of right behind the counted ones: "two women and a man"."""
    words = [token.low for token in tokens[after : after + 4]]
    return words[1:3] in (["and", "a"], ["and", "one"]) and _ONE_OF_SEVERAL.issuperset(words[3:]) and len(words) > 3


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20")


def _phrase(tokens: Sequence[Token], after: int) -> list[Token]:
    """The noun phrase behind the number: its modifiers and the thing, before any verb, preposition or stop."""
    phrase: list[Token] = []
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


def _counted(tokens: Sequence[Token], begin: int, after: int, phrase: Sequence[Token]) -> tuple[str, str, str] | None:
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
        return ("", happened, _WORDED.get(fate.low, fate.text)) if happened in _BEFALLEN else None
    worded = "on board" if fate.low == "board" else _WORDED.get(fate.low, fate.text)
    return noun.low, happened, f"{noun.text} {worded}"


def _measured(tokens: Sequence[Token], noun: Token, end: int) -> tuple[str, str, str] | None:
    """A length with its direction: "metres long"."""
    if end < len(tokens) and tokens[end].low in _DIMENSIONS:
        return noun.low, _DIMENSIONS[tokens[end].low], f"{noun.text} {tokens[end].text}"
    return None


def _fate_after(tokens: Sequence[Token], end: int) -> Token | None:
    """What happened, right behind the thing: "were reported killed", "dead"; nothing across other words."""
    for n, token in enumerate(tokens[end : end + 5], end):
        if token.low in _FATES:
            return token
        if token.low == "on" and n + 1 < len(tokens) and tokens[n + 1].low == "board":
            return tokens[n + 1]
        if token.low not in _JOINING:
            return None
    return None


def _fate_before(tokens: Sequence[Token], begin: int) -> Token | None:
    """What happened, right before the figure: "killed at least 20 people"; not "20 people killed, 30 ..."."""
    if begin == 0 or tokens[begin - 1].low not in _FATES:
        return None
    verb = tokens[begin - 1]
    passive = begin >= 2 and tokens[begin - 2].low in ("were", "was", "been", "be")
    return None if passive or verb.low in ("dead", "died", "missing", "deaths", "fatalities") else verb


def _places(tokens: Sequence[Token]) -> frozenset[str]:
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
