"""Whom an office means: "the Armenian prime minister" is whoever articles lately named as that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache

from corpus.actors import ActorCount
from corpus.corpus import Corpus
from corpus.known_actors import known_actors
from corpus.model import Actor, ActorKind, Scope
from corpus.reading.names.lexicon import lexicon
from corpus.reading.spelling import fold

Office = frozenset[str]
"""An office with whose it is, in words that are the same however it is put."""

NEWEST = 30
"""An office changes hands: so many of the newest articles that name somebody with it say who holds it."""
MOSTLY = 2 / 3
"""The share of those that must name one person for the office to mean him."""
LONGEST = 12
"""Words that an office may have."""

_LONGEST_NAME = 4
_PARTIES: Mapping[str, str] = {"labour": "labour-party."}
"""Words of ministries that mean a party where somebody leads it, as `_with_owners` has it: "the Labour leader"."""
_SMALL = frozenset("the a an of for and".split())
_SAME: Mapping[str, tuple[str, ...]] = {
    "premier": ("prime", "minister"),
    "pm": ("prime", "minister"),
    "ceo": ("chief", "executive"),
    "defense": ("defence",),
}
_WORD = re.compile(r"[^\W_]+")
_WHOSE = re.compile(r"['’]s?(?= )")


def bearers(corpus: Corpus, words: str, asof: datetime) -> tuple[Actor, ...]:
    """Who bears the office that the words name, as articles have it: several where they don't agree, mostly first.

    () where the words name no office, or articles give it to nobody.
    """
    asked = office_of(words)
    if asked is None:
        return ()
    titles = [title for title in corpus.actors.titles() if office_of(title) == asked]
    return _agreed(corpus.actors.titled(titles, Scope(asof), newest=NEWEST)) if titles else ()


def office_of(words: str) -> Office | None:
    """The office that these words are, all of them; None where they name none, or don't say whose it is.

    "The president of Russia", "Russia's president" and "Russian President" are one.
    """
    plain = _WORD.findall(fold(_WHOSE.sub("", words)))[: LONGEST + 1]
    if len(plain) > LONGEST or lexicon().offices.isdisjoint(_expanded(plain)):
        return None
    office = frozenset(_expanded(_with_owners(plain))) - _SMALL
    if "leader" in office:
        office = frozenset(_PARTIES.get(word, word) for word in office)
    return office if office - lexicon().offices - lexicon().before_offices else None


def _agreed(counts: Sequence[ActorCount]) -> tuple[Actor, ...]:
    people = [count for count in counts if count.actor.kind is ActorKind.PERSON]
    told = sum(count.articles for count in people)
    if people and people[0].articles >= MOSTLY * told:
        return (people[0].actor,)
    return tuple(count.actor for count in people)


def _expanded(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield from _SAME.get(word, (word,))


def _with_owners(words: Sequence[str]) -> list[str]:
    """The words with each name of a country or an organisation, or of a country's people, as one: its key."""
    found: list[str] = []
    at = 0
    while at < len(words):
        size, key = _owner(words[at : at + _LONGEST_NAME])
        found.append(key or words[at])
        at += size
    return found


def _owner(words: Sequence[str]) -> tuple[int, str]:
    """How many of the words name an owner, at least 1, and its key, marked as no word; empty where they name none."""
    for size in range(len(words), 0, -1):
        key = _owners().get(" ".join(words[:size]), "")
        if key:
            return size, f"{key}."
    return 1, ""


@cache
def _owners() -> Mapping[str, str]:
    """Plain words that name one country or organisation, or a country's people, with its key."""
    found: dict[str, set[str]] = {}
    for known in known_actors():
        for name in (known.name, *known.aliases, *known.people) if known.kind is not ActorKind.PERSON else ():
            found.setdefault(" ".join(_WORD.findall(fold(name))), set()).add(known.key)
    return {name: keys.pop() for name, keys in found.items() if len(keys) == 1}
