"""Known names made ready to be found in a text: a dictionary by their first word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from corpus.known_actors import KnownActor
from corpus.model import ActorKind
from corpus.reading.names.lexicon import lexicon
from corpus.reading.names.tokens import WORD, Words, folded
from corpus.reading.spelling import alike, at_most_alike, fold, skeleton
from corpus.reading.word_cache import WordCache

_ALIKE = 0.89
_MONEY = tuple("$€£¥")
"""Behind "US" and its like these make it an amount: "US$14 billion"."""

_MOST_KNOWN = 16_384
_LONG = 7
"""Only names of this many letters are recognised misspelt."""


class Use(IntEnum):
    """What a known name says of its actor."""

    NAME = 0
    PEOPLE = 1
    """An adjective or a word for the people: "Armenian", "Armenians"."""
    METONYM = 2
    """A city that stands for the government where it acts."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One known name, cut into words; its anchor is its first word with a capital."""

    before: tuple[str, ...]
    """The small words in front of the anchor: "bin" of "bin Laden"."""
    after: tuple[str, ...]
    """The folded words behind the anchor."""
    actor: int
    use: Use
    capitals: bool
    """Whether it must be written in capitals: "WHO", "US"."""
    unsure: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A known name found in a text: words `first` to `last`, both included."""

    first: int
    last: int
    actor: int
    use: Use
    unsure: bool


class Gazetteer:
    """All known actors by their names; made once from `known_actors()`, then only read."""

    def __init__(self, known: Sequence[KnownActor]) -> None:
        self.actors = tuple(known)
        self._by_anchor: dict[str, list[Alias]] = {}
        self._people: dict[str, list[int]] = {}
        self._misspelt: dict[tuple[str, int], list[tuple[str, int, Use]]] = {}
        self._guesses: dict[str, tuple[int, Use] | None] = {}
        for index, actor in enumerate(self.actors):
            self._add(index, actor)
        for aliases in self._by_anchor.values():
            aliases.sort(key=lambda a: (-len(a.before) - len(a.after), a.use))
        self._by_words = {anchor: _by_next_word(aliases) for anchor, aliases in self._by_anchor.items()}
        self._anchored = WordCache(self._anchored_at, most=_MOST_KNOWN)

    def _add(self, index: int, actor: KnownActor) -> None:
        unsure = {fold(name) for name in actor.unsure}
        for name, use in _uses(actor):
            self._add_alias(index, name, use, unsure=fold(name) in unsure)
            key = folded(name) if actor.kind is ActorKind.COUNTRY and use is not Use.METONYM else ""
            if len(key) >= _LONG:
                self._misspelt.setdefault((key[0], len(key)), []).append((key, index, use))
        if actor.kind is ActorKind.PERSON:
            for bones in dict.fromkeys(skeleton(name.split()[-1]) for name in (actor.name, *actor.aliases)):
                self._people.setdefault(bones, []).append(index)

    def _add_alias(self, index: int, name: str, use: Use, *, unsure: bool) -> None:
        parts = [match.group() for match in WORD.finditer(name)]
        if parts and parts[0] == "the":
            parts = parts[1:]
        anchor = next((n for n, part in enumerate(parts) if not part.islower() and part != "The"), None)
        if anchor is None:
            return
        words = [folded(_bare(part)) for part in parts]
        only = words[anchor] if len(words) == 1 else ""
        capitals = bool(only) and parts[0].isupper() and (len(only) <= 3 or lexicon().is_english(only))
        alias = Alias(tuple(words[:anchor]), tuple(words[anchor + 1 :]), index, use, capitals, unsure)
        self._by_anchor.setdefault(words[anchor], []).append(alias)

    def _anchored_at(self, word: str) -> dict[str, list[Alias]] | None:
        return self._by_words.get(folded(word))

    def matches(self, words: Words) -> Iterator[Match]:
        """Every known name in a text, the longest at each place, none overlapping another."""
        reached = -1
        anchored = self._anchored.of(map(words.lower.__getitem__, words.capitals))
        for at, aliases in zip(words.capitals, anchored, strict=True):
            match = _longest(words, aliases, at) if aliases and at > reached else None
            if match and match.first > reached:
                reached = match.last
                yield match

    def misspelt(self, word: str) -> tuple[int, Use] | None:
        """The country a long capitalised word means though it is spelt otherwise: "Kazakistan"; None for none."""
        key = folded(word)
        if len(key) < _LONG or len(key) > 3 * _LONG:
            return None
        if key not in self._guesses:
            near = [
                (alike(key, known), -use, actor)
                for length in _alike_lengths(len(key))
                for known, actor, use in self._misspelt.get((key[0], length), ())
                if at_most_alike(key, known) >= _ALIKE
            ]
            best = max(near, default=(0.0, 0, 0))
            if len(self._guesses) > 50_000:
                self._guesses.clear()
            self._guesses[key] = (best[2], Use(-best[1])) if best[0] >= _ALIKE else None
        return self._guesses[key]

    def country(self, word: str) -> int | None:
        """The country that one word names or speaks of; None for none, and where the word is unsure."""
        for alias in self._by_anchor.get(folded(word), ()):
            single = not (alias.before or alias.after or alias.unsure or alias.use is Use.METONYM)
            if single and (word.isupper() or not alias.capitals):
                return alias.actor if self.actors[alias.actor].kind is ActorKind.COUNTRY else None
        return None

    def alone(self, word: str) -> int | None:
        """The actor that one word alone names; None for none, where it is unsure, and for adjectives and cities."""
        for alias in self._by_anchor.get(folded(word), ()):
            single = not (alias.before or alias.after or alias.unsure or alias.capitals)
            if single and alias.use is Use.NAME:
                return alias.actor
        return None

    def names(self, word: str) -> bool:
        """Whether a known name begins with this word."""
        return folded(word) in self._by_anchor

    def people_like(self, surname: str) -> Sequence[int]:
        """Known people whose surname may be this one in another spelling."""
        return self._people.get(skeleton(surname), ())


def _by_next_word(aliases: Sequence[Alias]) -> dict[str, list[Alias]]:
    """Those of one anchor that may stand there, by the word behind it; under "" where it is none of theirs."""
    following = {alias.after[0] for alias in aliases if alias.after}
    return {word: [a for a in aliases if not a.after or a.after[0] == word] for word in ("", *following)}


def _longest(words: Words, aliases: Mapping[str, Sequence[Alias]], at: int) -> Match | None:
    """The longest alias anchored at a word."""
    after = folded(words.lower[at + 1]) if len(aliases) > 1 and at + 1 < len(words.starts) else ""
    for alias in aliases.get(after) or aliases[""]:
        if alias.after and not _stands_after(words, alias, at):
            continue
        if alias.before and not _stands_before(words, alias, at):
            continue
        if alias.capitals and (not words.surface(at, at).isupper() or words.follows(at) in _MONEY):
            continue
        return Match(at - len(alias.before), at + len(alias.after), alias.actor, alias.use, alias.unsure)
    return None


@cache
def _alike_lengths(length: int) -> tuple[int, ...]:
    """How long a word is that may be alike to one of this length."""
    return tuple(other for other in range(2 * length) if 2 * min(length, other) >= _ALIKE * (length + other))


def _bare(part: str) -> str:
    """A word without its possessive, as the words of a text are cut."""
    return part[:-2] if part[-2:] in ("'s", "’s") else part


def _uses(actor: KnownActor) -> Iterator[tuple[str, Use]]:
    for name in dict.fromkeys((actor.name, *actor.aliases)):
        yield name, Use.NAME
    for name in actor.people:
        yield name, Use.PEOPLE
    for name in actor.metonyms:
        yield name, Use.METONYM


def _stands_after(words: Words, alias: Alias, at: int) -> bool:
    """Whether the words behind an anchor are the alias's others, each next to the last."""
    if at + len(alias.after) >= len(words.starts):
        return False
    same = all(folded(words.lower[at + n]) == word for n, word in enumerate(alias.after, 1))
    return same and all(_together(words, at + n) for n in range(len(alias.after)))


def _stands_before(words: Words, alias: Alias, at: int) -> bool:
    """Whether the small words in front of an anchor are the alias's."""
    first = at - len(alias.before)
    if first < 0:
        return False
    same = all(words.lower[first + n] == word for n, word in enumerate(alias.before))
    return same and all(_together(words, n) for n in range(first, at))


def _together(words: Words, at: int) -> bool:
    """Words of a known name may be parted by a possessive, a comma or a full stop too: "Washington, D.C."."""
    gap = words.gaps[at]
    return len(gap) <= 3 and "\n" not in gap and not gap.strip(" \xa0,./-&'’s")
