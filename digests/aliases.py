"""What heads name in other words: a capital by its country or in another spelling, a person by an office. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from corpus.known_actors import KnownActor, known_actors
from corpus.model import ActorKind
from digests.likeness import stem

_OF = r"\b(?P<of>[A-Z][a-z]{3,})(?: ?['’]s)? "
_OFFICE = re.compile(
    _OF + r"(?P<office>(?:(?:[Pp]rime|[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Ff]inance|[Jj]ustice) [Mm]inister"
    r"|[Pp]resident|[Pp]remier|[Cc]hancellor|[Kk]ing|[Qq]ueen)\b)(?P<bearer>(?: [A-Z][\w.-]*){0,3})"
)
_CAPITAL = re.compile(_OF + r"capital\b|\bcapital of (?:the )?(?P<country>[A-Z][a-z]{3,})\b")

Office = tuple[str, str]
"""A country's key, and an office there."""


def named(word: str) -> str:
    """What a lower-case word of a name means, if it is a capital, whatever its spelling; else its stem."""
    country = _capitals_known().get(word)
    return _CAPITAL_OF + country if country else stem(word)


def kin(word: str) -> str:
    """What a lower-case word shares with others: with its people and its capital a country's key, else its stem."""
    return _countries_known().get(word) or _capitals_known().get(word) or stem(word)


@dataclass(frozen=True, slots=True)
class Named:
    """What a head names in other words, by itself."""

    capitals: tuple[str, ...]
    offices: tuple[tuple[Office, str], ...]
    """With the last name of who holds it; empty where it names none."""


def named_in(head: str) -> Named:
    """The capitals and offices of countries that a head speaks of."""
    return Named(tuple(_capitals(head)), tuple(_offices(head)))


def meant(heads: Sequence[Named]) -> list[tuple[str, ...]]:
    """The names, as `named` has them, that each head means without saying them, in alphabetical order.

    "The Ukrainian capital" means Kyiv wherever it stands; "the Armenian prime minister" means whoever one of these
    heads names as that, and nobody where they name two.
    """
    bearers = _bearers(chain.from_iterable(head.offices for head in heads))
    return [
        tuple(sorted({*head.capitals, *(bearers[office] for office, _ in head.offices if office in bearers)}))
        for head in heads
    ]


def _capitals(head: str) -> Iterator[str]:
    for found in _CAPITAL.finditer(head) if "capital" in head else ():
        country = _country(found["of"] or found["country"])
        if country:
            yield _CAPITAL_OF + country


def _offices(head: str) -> Iterator[tuple[Office, str]]:
    """The offices of countries that a head speaks of, with their bearers' last names; empty where it names none."""
    for found in _OFFICE.finditer(head):
        country = _country(found["of"])
        if country:
            office = found["office"].lower().replace("premier", "prime minister")
            yield (country, office), found["bearer"].rpartition(" ")[2].lower()


def _bearers(held: Iterable[tuple[Office, str]]) -> Mapping[Office, str]:
    """Who holds which office, where one alone is named."""
    known: dict[Office, set[str]] = {}
    for office, bearer in held:
        if bearer:
            known.setdefault(office, set()).add(named(bearer))
    return {office: names.pop() for office, names in known.items() if len(names) == 1}


def _country(word: str) -> str | None:
    """The key of the country that a word names by itself or by its people."""
    return _countries_known().get(word.lower())


_CAPITAL_OF = "capital of "


@cache
def _countries_known() -> Mapping[str, str]:
    """Single lower-case words that name a country or its people, with the country's key."""
    return _alone((word, one) for one in _countries() for word in (one.name, *one.aliases, *one.people))


@cache
def _capitals_known() -> Mapping[str, str]:
    """Single lower-case words that name the city where a country's government sits, with the country's key."""
    return _alone((word, one) for one in _countries() for word in one.metonyms)


def _countries() -> Iterator[KnownActor]:
    return (actor for actor in known_actors() if actor.kind is ActorKind.COUNTRY)


def _alone(names: Iterable[tuple[str, KnownActor]]) -> Mapping[str, str]:
    """The names of one word that only one of them has."""
    found: dict[str, set[str]] = {}
    for name, actor in names:
        found.setdefault(name.lower(), set()).add(actor.key)
    return {name: keys.pop() for name, keys in found.items() if len(keys) == 1 and name.isalpha()}
