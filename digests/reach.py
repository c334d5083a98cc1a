"""Of what a figure speaks: whose and where, surely known or suspected, of one day, of several times or in all.

Two figures of one thing can still be of different parts of it. What tells the parts apart stands near the figure, in
the words between the number before it and the one behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from digests.likeness import EMPTY, listed
from digests.numbers import Token, between, number, tokens_of

BEFORE, BEHIND = 14, 12
"""Words before and behind a figure that tell of what it speaks, at most."""

KEY = 5
"""Letters of a name that count: "Mexico" and "Mexican" are one."""

READ_BEFORE = 2_048
"""Figures of which it is kept of what they speak."""

_STOPS = frozenset(";()")
_OF_ANOTHER = listed("while whereas although ahead followed compared against versus")
"""What leads from a figure to another one: the names behind it are not whose the first is."""
_SAYS = listed("said says announced told tells added reports")
_ABROAD = listed("worldwide globally global countries nations internationally")
_NEXT_DOOR = listed("neighboring neighbouring nearby adjacent both two")
_MOSTLY = listed("mainly mostly majority chiefly most")
_NEARLY_ALL = re.compile(r"\b(?:almost|nearly) all\b|\ball but\b")
_KNOWN = listed("confirmed confirm confirms laboratory lab officially verified identified")
_GUESSED = listed("suspected suspect suspects probable probably possible possibly feared believed unconfirmed likely")
_NEW = listed("new newly today yesterday overnight daily")
_IN_ALL = listed("total overall altogether cumulative since combined")
_TIMES = listed(
    "operations raids attacks strikes incidents sorties missions clashes accidents bombings blasts shootings"
)
_VERBS = listed("has have had is was will says said reported reports confirmed announced lost won")
_NO_NAMES = listed(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december north south east west northern southern eastern western mr mrs dr president
    minister police the gmt bst edt est et am pm"""
)
_ALIASES = {
    "us": "america", "usa": "america", "america": "america", "american": "america", "americans": "america",
    "uk": "britain", "britain": "britain", "british": "britain", "britons": "britain",
    "french": "france", "france": "france", "dutch": "netherlands", "spanish": "spain", "swiss": "switzerland",
    "greek": "greece", "welsh": "wales", "turkish": "turkey", "polish": "poland", "danish": "denmark",
}  # fmt: skip
_AMERICA = re.compile(r"\bU\. ?S\.(?: ?A\.)?|\bUnited States(?: of America)?")
_BRITAIN = re.compile(r"\bU\. ?K\.|\bUnited Kingdom")


@dataclass(frozen=True, slots=True)
class Reach:
    """What a figure takes in, as far as the words near it tell."""

    names: frozenset[str]
    """Whose or where, by the first letters; without whoever is only said to have given it."""
    wide: bool
    """True where it is of many countries, or of more than the place it names."""
    sure: bool | None
    """True where it is of what is confirmed, False of what is suspected, None where neither or both is told."""
    new: bool
    """True where it is of what was new on a day."""
    total: bool
    """True where it is of all up to now."""
    several: bool
    """True where it is summed up over a number of times: "in five raids"."""


def may_be_of_one(one: Reach, other: Reach) -> bool:
    """Whether nothing that stands near two figures tells that they take in different things."""
    if one.new != other.new and (one.total or other.total):
        return False
    if one.several != other.several or {one.sure, other.sure} == {True, False}:
        return False
    if one.wide and other.wide:
        return True
    if one.wide != other.wide:
        narrow = other if one.wide else one
        return not narrow.names
    return not (one.names and other.names) or bool(one.names & other.names)


@lru_cache(maxsize=READ_BEFORE)
def reach(sentence: str, start: int, end: int) -> Reach:
    """What the figure at `start` to `end` of a sentence takes in."""
    tokens = tokens_of(_one_word(sentence))
    begin, after = between(tokens, start, end)
    first, last = _first(tokens, begin), _last(tokens, after)
    near = [token.low for token in (*tokens[first:begin], *tokens[after:last])]
    words = frozenset(near)
    names = _names(tokens, first, begin) | _names(tokens, after, last)
    if not names and first and tokens[first - 1].text not in _STOPS:
        names = _names(tokens, _first(tokens, first - 1), first - 1)
    abroad = _abroad(near) or (not names and _abroad([token.low for token in tokens]))
    mostly = _mostly_there(tokens[after:last]) or bool(_NEARLY_ALL.search(" ".join(near))) or _broken_down(tokens, last)
    return Reach(
        names=names,
        wide=abroad or mostly,
        sure=_sure(words),
        new=bool(words & _NEW),
        total=bool(words & _IN_ALL) or "so far" in " ".join(near) or "to date" in " ".join(near),
        several=_several(tokens),
    )


def _one_word(sentence: str) -> str:
    """The sentence with names of several words that are one country as one word, every other word in its place."""
    return _BRITAIN.sub(partial(_instead, "UK"), _AMERICA.sub(partial(_instead, "US"), sentence))


def _instead(word: str, match: re.Match[str]) -> str:
    return word.ljust(len(match.group()))


def _first(tokens: Sequence[Token], begin: int) -> int:
    """The first word that belongs to the figure: behind the number before it, and any stop."""
    for n in range(begin - 1, max(0, begin - BEFORE) - 1, -1):
        if tokens[n].text in _STOPS or number(tokens, n):
            return n + 1
    return max(0, begin - BEFORE)


def _last(tokens: Sequence[Token], after: int) -> int:
    """Behind the last word that belongs to the figure: before the next number, any stop, and what leads to another."""
    for n in range(after, min(len(tokens), after + BEHIND)):
        if tokens[n].text in _STOPS or tokens[n].low in _OF_ANOTHER or number(tokens, n):
            return n
    return min(len(tokens), after + BEHIND)


def _names(tokens: Sequence[Token], first: int, last: int) -> frozenset[str]:
    """The names that stand there, but for those of whoever says it."""
    found: set[str] = set()
    n = first
    while n < last:
        run = n
        while run < last and _is_name(tokens, run):
            run += 1
        if run > n and not _speaks(tokens, n, run):
            found.update(_ALIASES.get(token.low, token.low)[:KEY] for token in tokens[n:run])
        n = max(run, n + 1)
    return frozenset(found)


def _is_name(tokens: Sequence[Token], n: int) -> bool:
    token = tokens[n]
    if len(token.text) < 2 or not token.text[0].isupper() or token.low in _NO_NAMES or token.low in EMPTY - {"us"}:
        return False
    if n or token.text.isupper():
        return token.low != "us" or token.text.isupper()
    follows = tokens[1] if len(tokens) > 1 else token
    return follows.text[0].isupper() or (follows.low in _VERBS and not token.low.endswith("s"))


def _speaks(tokens: Sequence[Token], first: int, behind: int) -> bool:
    """Whether a name is only that of who gives the figure: "the WHO said", "according to Berg"."""
    if behind < len(tokens) and tokens[behind].low in _SAYS:
        return True
    before = [token.low for token in tokens[max(0, first - 3) : first]]
    return before[-2:] == ["according", "to"] or before == ["according", "to", "the"]


def _abroad(words: Sequence[str]) -> bool:
    """Whether many countries are told of, or the world; not those next door."""
    return any(
        (word in _ABROAD and words[max(0, n - 1)] not in _NEXT_DOOR)
        or (word in ("world", "globe") and n > 0 and words[n - 1] == "the")
        for n, word in enumerate(words)
    )


def _mostly_there(tokens: Sequence[Token]) -> bool:
    """Whether most of it is said to be somewhere: "most of them in Norway"; not "most of them workers"."""
    return any(
        token.low in _MOSTLY and any(near.low == "in" or near.text[0].isupper() for near in tokens[n + 1 : n + 5])
        for n, token in enumerate(tokens)
    )


def _broken_down(tokens: Sequence[Token], last: int) -> bool:
    """Whether the parts of the figure follow it, behind a dash: "27 -- 26 in Norway and one in Sweden"."""
    return last < len(tokens) and last >= 1 and tokens[last - 1].text in "-–—" and number(tokens, last) is not None


def _sure(words: frozenset[str]) -> bool | None:
    known, guessed = bool(words & _KNOWN), bool(words & _GUESSED)
    return known if known != guessed else None


def _several(tokens: Sequence[Token]) -> bool:
    """Whether a number of times is told over which it is summed up."""
    for n, token in enumerate(tokens[:-2]):
        at = n + 1 + (tokens[n + 1].low in ("the", "their", "its", "all"))
        if token.low not in ("during", "in", "over") or at >= len(tokens):
            continue
        read = number(tokens, at)
        behind = read[1] if read else at + 1 if tokens[at].low == "several" else len(tokens)
        if any(near.low in _TIMES for near in tokens[behind : behind + 2]):
            return True
    return False
