"""Patterns over words: a small notation for rules, compiled to regular expressions over class codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from corpus.reading.times.meanings import Meaning
from corpus.reading.times.tokens import Tokens
from corpus.reading.times.words import CODES, Value

_SHORTHANDS = {
    "month": "month_sure month_maybe",
    "any_weekday": "weekday weekday_short",
    "dayno": "day_number ordinal",
    "dayno_or_year": "day_number ordinal year",
    "percent_or_zone": "percent zone",
    "nth": "ordinal ordinal_word second last",
    "ordinals": "ordinal ordinal_word second",
    "figure": "day_number integer year number_word",
    "unit": "unit week_word year_word",
    "unit_or_weekend": "unit week_word year_word weekend",
    "quarter_or_half": "quarter half",
    "the_and": "the and",
    "present_or_current": "present current",
    "join": "and or to dash until slash",
    "edge_word": "edge early late mid",
    "next_or_coming": "next coming",
    "last_past": "last past",
    "next_last_this": "last past next coming this previous",
    "passing": "last past previous next coming following",
    "which": "last past this that next coming previous following same",
    "told_of": "that same following previous next",
    "previous_or_following": "previous following",
    "before_after": "before after",
    "ago_earlier": "ago earlier before",
    "last_past_previous": "last past previous",
    "ago_later": "ago hence later earlier",
    "gone_by": "ago hence later earlier before after prior previous",
    "leading": "in of since by until during from between and early late mid after before last to",
    "about_hours": "by until before after nearly since from to at",
    "bound": "stop comma close_mark dash",
}
_NAME = re.compile(r"(?:(?P<group>[a-z0-9]+):)?(?P<name>[a-z_]{2,}|a|s)(?![:>])")

_BRACKETS = re.compile(r"\([^()]*\)\??")


@cache
def codes_of(names: str) -> frozenset[str]:
    """The codes of classes and shorthands, written with spaces between."""
    return frozenset(CODES[name] for word in names.split() for name in _SHORTHANDS.get(word, word).split())


def _translate(found: re.Match[str]) -> str:
    characters = "[" + "".join(sorted(codes_of(found["name"]))) + "]"
    return f"(?P<{found['group']}>{characters})" if found["group"] else characters


def _required(pattern: str) -> Iterator[frozenset[str]]:
    """The codes of each class of which a word must stand wherever the pattern fits."""
    bare, brackets = pattern, 1
    while brackets:
        bare, brackets = _BRACKETS.subn(" ", bare)
    for found in _NAME.finditer(bare):
        if not bare.startswith("?", found.end()):
            yield codes_of(found["name"])


@dataclass(frozen=True, slots=True)
class Piece:
    """Words first to last of a match, and what they mean; a rule may find several."""

    first: int
    last: int
    meaning: Meaning | None
    """None for words that are only claimed, so that no other rule reads them: "Good Friday"."""
    at: str = ""
    edge: bool = False


class Match:
    """A rule's match: its groups are single words, asked by the name the pattern gives them."""

    def __init__(self, tokens: Tokens, found: re.Match[str]) -> None:
        self.tokens = tokens
        self.first, end = found.span()
        self.last = end - 1
        self._found = found
        self._groups = found.groupdict()

    def has(self, group: str) -> bool:
        return self._groups.get(group) is not None

    def place(self, group: str) -> int:
        """Which word of the sentence the group is."""
        return self._found.start(group)

    def value(self, group: str) -> Value:
        return self.tokens.values[self.place(group)]

    def number(self, group: str) -> int:
        """The worth of a number; -1 where it is none."""
        worth = self.value(group)
        return worth if isinstance(worth, int) else -1

    def named(self, group: str) -> str:
        return str(self.value(group)) if self.has(group) else ""

    def word(self, group: str) -> str:
        return self.tokens.words[self.place(group)].lower()

    def is_a(self, group: str, name: str) -> bool:
        """Whether the group matched and its word is of this class."""
        return self._groups.get(group) in codes_of(name)

    def following(self) -> str:
        """The word after the match; empty at the sentence's end."""
        return self.tokens.words[self.last + 1] if self.last + 1 < len(self.tokens.words) else ""

    def preceding(self) -> str:
        """The word before the match; empty at the sentence's beginning."""
        return self.tokens.words[self.first - 1] if self.first else ""

    def whole(self, meaning: Meaning, *, at: str = "", edge: bool = False) -> list[Piece]:
        """The one piece that is the whole match."""
        return [Piece(self.first, self.last, meaning, at, edge)]


Reader = Callable[[Match], Iterable[Piece]]


@dataclass(frozen=True)
class Rule:
    """A pattern in words of classes (`d:dayno month year?`) and what its match means; no pieces reject it."""

    pattern: str
    read: Reader
    needs: str
    """A class of which a sentence must have a word, for the rule to be tried at all."""
    codes: frozenset[str] = field(init=False)
    required: tuple[frozenset[str], ...] = field(init=False)
    """Of each of these, too, a sentence must have a word: of what the pattern names outside brackets without "?"."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "codes", codes_of(self.needs))
        object.__setattr__(self, "required", tuple(_required(self.pattern)))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(_NAME.sub(_translate, self.pattern).replace(" ", ""))

    def pieces(self, match: Match) -> list[Piece]:
        """What a place where the pattern fits means; nothing where the rule does not apply after all."""
        return list(self.read(match))
