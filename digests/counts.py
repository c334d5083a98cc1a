"""Counts of anything, sums of money and ages, as sentences give them, with the words around each that tell of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digests.figures import anchored, befell
from digests.likeness import EMPTY, listed, stem
from digests.numbers import Token, hedged, may_count, number, readings, tokens_of

AROUND = 9
"""Words before and behind a figure that tell of what it is, at most, within its clause."""

BESIDE = 4
"""Words behind the things among which stands what happened to them."""

PHRASE = 3
"""Words of what is counted, at most: "undersea cables"."""

FROM = 9
"""Words before "from" among which it is told that something changed, at most."""

MAGNITUDE = "magnitude"
SUM = "sum of money"

_CLAUSE = frozenset(';:“”"')
_NOT_BEFORE = listed(
    """$ € £ # - – / : . all both other another these those first last next past previous every each additional
    further remaining extra second third no than-ever year grade level phase chapter number page"""
)
_OF_WHICH = listed("total toll number group crowd crew team fleet gang convoy batch")
_ENDING = listed(
    """of in and the to a an for at on or from by with is was were are be been has have had that who which when while
    after before as but if than since until into about over during near under between against among"""
)
_NOT_COUNTED = listed(
    """times things others ways lots parts years decades days centuries ages percent points degrees games yards carries
    touchdowns catches wins runs homers seasons receptions passes attempts losses goals assists rebounds homes-runs
    sets rounds laps matches stars stories episodes pages photos images comments shares views followers hits its
    january february march april may june july august september october november december years-old us thousands
    hundreds millions billions dozens tens always perhaps across towards afterwards plus minus versus does says news
    cents dollars euros crowns francs rupees series species means this thus less yes"""
)
_PEOPLE = listed("people men women children persons soldiers civilians")
_RANGES = listed("- – — to and (")
_NEW = listed("more other another additional further new remaining extra later")
_RATES = listed("a an per each every daily weekly monthly annually apiece remaining left")
_DIRECTIONS = listed("north south east west northern southern eastern western southeast southwest northeast northwest")
_BEFALLEN = listed(
    """killed dead died dying death deaths slain injured wounded hurt missing arrested detained injuring killing
    wounding injuries casualties kill kills injures lost displaced"""
)
_BOOKED = listed(
    "profit profits revenue revenues sales income earnings loss losses debt debts assets costs cost spending tax"
)
_TIMES = listed("seconds minutes hours weeks months")
_FROM_THEN = listed("after before later ago earlier away until")
_LASTED = listed("for lasted lasting lasts spent took taken serve served serving")
_STANDING = listed("behind ahead adrift clear")
_JOINT = listed("together combined altogether them")
"""What makes a count one of several people's."""

_FELL = listed("killed dead died injured wounded hurt missing arrested detained")
"""What stands right behind things of which another reader counts what befell them."""

_MONTHS = listed("january february march april may june july august september october november december")
_DENYING = listed("not no neither nor without denied if whether could might would may should can capacity hopes")
_CHANGED = listed(
    "up down rose risen rising rise increase increased raised cut climbed jumped grew fell fallen drop dropped"
)
"""What tells that the number behind "from" is what it was before."""
_QUAKES = listed("magnitude quake earthquake tremor temblor")
_LEADS_TO = listed("of a at was is as about around put registered measured strength the least")
_SHORT = {"bn": 1e9, "trillion": 1e12, "m": 1e6, "mm": 1e6}
_SIGNS = ("$", "€", "£")
_CURRENCIES = {"euros": "€", "euro": "€", "dollars": "$", "rubles": "rubles", "roubles": "rubles", "rupees": "rupees",
               "yen": "yen", "yuan": "yuan", "francs": "francs"}  # fmt: skip
"""What a sum is of where the word stands behind it, as the sign before it says it."""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure and what it is of, as a sentence gives it."""

    start: int
    end: int
    value: float
    of: tuple[str, ...]
    """What must be the same for two of them to be compared: the stems of the counted thing and what narrows it."""
    what: str
    """The counted thing in the sentence's own words: "undersea cables"."""
    around: str
    """The words that stand around it, without those of the thing."""
    places: frozenset[str] = frozenset()
    """The stems of the places that stand with it."""
    governed: str = ""
    """Of a sum of money the stem of what of a firm's books it is: "profits of", "revenues"."""
    fate: str = ""
    """What happened to the things, where a word right beside them tells it; of time whether it passed or lasted."""
    sure: bool = False
    """True where `of` says alone of what it is: the age of somebody by name."""

    @property
    def thing(self) -> str:
        """The stem of what is counted, whatever narrows it."""
        return self.of[0]

    @property
    def sides(self) -> frozenset[str]:
        """The stems of the names among what narrows it: whose they are."""
        return frozenset(stem(word.lower()) for word in self.what.split()[:-1] if word[0].isupper())


def counts(sentence: str) -> Iterator[Count]:
    """Every count, sum and age of the sentence of which it can be told what it is of."""
    if not may_count(sentence):
        return
    tokens = tokens_of(sentence)
    for n, after, value in readings(tokens):
        found = (
            _money(tokens, n, after, value)
            or _magnitude(tokens, n, after, value)
            or _age(tokens, n, after, value)
            or _thing(tokens, n, after, value)
        )
        if found is not None and not _in_a_number(tokens, n, after):
            yield replace(found, places=anchored(tokens, n, after))


def _in_a_number(tokens: Sequence[Token], n: int, after: int) -> bool:
    """Whether it is a piece of a longer number, or of a word."""
    before = n >= 2 and tokens[n - 1].text in ".,:/" and tokens[n - 2].text.isdigit()
    behind = after + 1 < len(tokens) and tokens[after].text in ".,:/" and tokens[after + 1].text[0].isdigit()
    glued = n > 0 and tokens[n - 1].end == tokens[n].start and tokens[n - 1].text[-1].isalnum()
    return before or behind or glued


def _money(tokens: Sequence[Token], n: int, after: int, value: float) -> Count | None:
    signed = n > 0 and tokens[n - 1].text in _SIGNS
    first = n - 1 if signed else n
    if first > 0 and tokens[first - 1].text in _RANGES:
        return None
    if after < len(tokens) and tokens[after].low in _SHORT:
        value, after = value * _SHORT[tokens[after].low], after + 1
    sign = tokens[first].text if signed else _CURRENCIES.get(_at(tokens, after), "")
    after += not signed
    if not sign or value < 1_000 or _at(tokens, after) in _RANGES or _at(tokens, after) in _RATES:
        return None
    begin = hedged(tokens, first)
    around = _around(tokens, begin, after)
    start, end = tokens[begin].start, tokens[after - 1].end
    return Count(start, end, value, (sign,), SUM, around, governed=_governed(tokens, begin, after))


def _at(tokens: Sequence[Token], n: int) -> str:
    return tokens[n].low if n < len(tokens) else ""


def _governed(tokens: Sequence[Token], begin: int, after: int) -> str:
    """What of a firm's books a sum is: the word before "of", or else one right behind it."""
    before = [tokens[begin - 2].low] if begin >= 2 and tokens[begin - 1].low == "of" else []
    words = [*before, *(token.low for token in tokens[after : after + 3])]
    return next((stem(word) for word in words if word in _BOOKED), "")


def _magnitude(tokens: Sequence[Token], n: int, after: int, value: float) -> Count | None:
    """How strong an earthquake is: "magnitude 6.1", "a 6.1 quake", "5.6 on the Richter scale"."""
    if not 2 < value < 10 or "." not in tokens[n].text:
        return None
    before = [token.low for token in tokens[max(0, n - 5) : n] if token.text != "-"]
    behind = [token.low for token in tokens[after : after + 5] if token.text != "-"]
    if (
        not _QUAKES.issuperset(behind[:1] or [""])
        and "richter" not in behind
        and not (MAGNITUDE in before and _LEADS_TO.issuperset(before[before.index(MAGNITUDE) + 1 :]))
    ):
        return None
    around = _around(tokens, n, after)
    return Count(tokens[n].start, tokens[after - 1].end, value, (MAGNITUDE,), MAGNITUDE, around)


def _age(tokens: Sequence[Token], n: int, after: int, value: float) -> Count | None:
    """An age that stands with a whole name: "Ann Berg, 34," or "34-year-old Ann Berg"."""
    if not 1 < value < 120:
        return None
    words = [token.low for token in tokens[after : after + 5] if token.text != "-"]
    old = words[:2] == ["year", "old"] or words[:1] == ["year-old"]
    if old:
        name = _name_from(tokens, after + 1)
    elif n >= 3 and tokens[n - 1].text == "," and after < len(tokens) and tokens[after].text in ",.":
        name = tokens[n - 3 : n - 1]
    else:
        return None
    if len(name) < 2 or not all(_is_name(token) for token in name):
        return None
    end = after if not old else next(m for m in range(after, len(tokens)) if tokens[m].low.endswith("old")) + 1
    whole = " ".join(token.text for token in name)
    return Count(tokens[n].start, tokens[end - 1].end, value, ("age", name[-1].low), f"age of {whole}", "", sure=True)


def _name_from(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The two capitalised words that follow within a few words."""
    for m in range(at, min(at + 6, len(tokens) - 1)):
        if _is_name(tokens[m]) and _is_name(tokens[m + 1]):
            return tokens[m : m + 2]
    return ()


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() and len(token.text) > 2 and token.low not in _MONTHS


def _thing(tokens: Sequence[Token], n: int, after: int, value: float) -> Count | None:
    phrase = _phrase(tokens, after)
    if not phrase or value < 2 or _excluded(tokens, n, after + len(phrase)):
        return None
    if _and_more(tokens, after + len(phrase)):
        return None
    narrowing = {token.low for token in phrase[:-1]}
    near = {token.low for token in tokens[max(0, n - AROUND) : after + AROUND]}
    next_to = {token.low for token in tokens[after + len(phrase) : after + len(phrase) + 3]}
    befallen = next_to & _FELL or (phrase[-1].low in _PEOPLE and near & _BEFALLEN)
    if narrowing & _NEW or befallen:
        return None
    begin = hedged(tokens, n)
    if begin != n and _excluded(tokens, begin, after + len(phrase)):
        return None
    noun = phrase[-1]
    of = (stem(noun.low), *sorted(stem(word) for word in narrowing))
    around = _around(tokens, begin, after + len(phrase))
    end, what = tokens[after - 1].end, " ".join(token.text for token in phrase)
    behind = after + len(phrase)
    beside = [token.low for token in (*tokens[behind : behind + BESIDE], *tokens[max(0, begin - 2) : begin])]
    fate = _when(tokens, begin, behind) if noun.low in _TIMES else befell(beside)
    return Count(tokens[begin].start, end, value, of, what, around, fate=fate)


def _and_more(tokens: Sequence[Token], behind: int) -> bool:
    """Whether things of another kind are counted with them: "25 students and teachers"."""
    if _at(tokens, behind) not in ("and", "or"):
        return False
    return bool(_phrase(tokens, behind + 1)[:1]) and number(tokens, behind + 1) is None


def _when(tokens: Sequence[Token], begin: int, behind: int) -> str:
    """Whether so much time lies between two things, or is how long one lasted; empty where that is not told."""
    if _at(tokens, behind) in _FROM_THEN:
        return "between"
    return "long" if (begin and tokens[begin - 1].low in _LASTED) or _at(tokens, behind) == "of" else ""


def _phrase(tokens: Sequence[Token], after: int) -> Sequence[Token]:
    """The plural noun behind the number with what narrows it; nothing where no such noun follows."""
    for end in range(after, min(after + PHRASE, len(tokens))):
        token = tokens[end]
        if not token.text[0].isalpha() or token.low in _ENDING:
            return ()
        plural = token.low.endswith("s") and not token.low.endswith(("ss", "'s", "’s", "us", "is"))
        if (plural and token.text[0].islower() and len(token.low) > 3) or token.low in _PEOPLE:
            return () if token.low in _NOT_COUNTED else tokens[after : end + 1]
    return ()


def _excluded(tokens: Sequence[Token], n: int, end: int) -> bool:
    before = tokens[n - 1].low if n else ""
    if before in _NOT_BEFORE or before in _MONTHS or (len(before) == 4 and before.isdigit()):
        return True
    if before in ("to", "or", "and", "-", "–") and n > 1 and number(tokens, n - 2):
        return True
    if _was_before(tokens, n):
        return True
    if before == "the" and n > 1 and tokens[n - 2].low == "of":
        return True
    if before == "of" and (n < 2 or tokens[n - 2].low not in _OF_WHICH):
        return True
    if before == "in" and n > 1 and (tokens[n - 2].text[0].isdigit() or tokens[n - 2].low == "one"):
        return True
    follows = tokens[end].low if end < len(tokens) else ""
    if tokens[end - 1].low in ("minutes", "hours") and any(token.text[0].isdigit() for token in tokens[end : end + 2]):
        return True
    text = tokens[n].text
    year = len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20")
    joint = {token.low for token in tokens[end : end + 3]} & _JOINT
    if joint or follows in _STANDING or any(token.low == "if" for token in tokens[:n]):
        return True
    return follows in _RATES or year or any(token.low in _DENYING for token in tokens[max(0, n - 6) : n])


def _was_before(tokens: Sequence[Token], n: int) -> bool:
    """Whether a number stands behind "from" where something changed: it is what was before."""
    words = [token.low for token in tokens[max(0, n - FROM) : n]]
    led = words[-1:] == ["from"] or words[-2:] == ["from", "the"]
    return led and (not _CHANGED.isdisjoint(words) or any(_at(tokens, m) == "to" for m in range(max(0, n - FROM), n)))


def _around(tokens: Sequence[Token], begin: int, end: int) -> str:
    """The telling words of the clause that stand near."""
    before: list[str] = []
    for token in reversed(tokens[max(0, begin - AROUND) : begin]):
        if token.text in _CLAUSE:
            break
        before.insert(0, token.text)
    behind: list[str] = []
    for token in tokens[end : end + AROUND]:
        if token.text in _CLAUSE:
            break
        behind.append(token.text)
    return " ".join(word for word in (*before, *behind) if _tells(word.lower()))


def _tells(word: str) -> bool:
    return word[0].isalpha() and word not in EMPTY and word not in _DIRECTIONS
