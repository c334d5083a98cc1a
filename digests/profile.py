"""Who an actor is as the articles put it: roles, names, words and deeds, and whom it appears with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from corpus.actors import ActorCount, RoleCount
from corpus.model import Actor, Article, ArticleId, DayCount, Days
from digests import deeds, summary
from digests.likeness import dot, listed, stem, vectors
from digests.model import Event, Profile, Role, Utterance

SAME = 0.6
"""The cosine from which two sentences report the same words or deed."""

ROLES = 6
NAMES = 6
"""Roles and other names that are shown, at most."""

RARE = 0.02
"""The share of the most frequent role's times below which another is only a slip, or a reporter's own word."""

OFTEN = 10
"""How often the most frequent role must be given for what is given once to be a slip."""

WORDED = 0.1
"""The share of a role's most frequent wording's times below which another wording is one."""

_WORD = re.compile(r"[^\W_]+")
_SMALL = listed("the of a an and for his her its their as s new current")
_OTHER = listed("deputy vice former ex acting interim then elect outgoing incoming late assistant junior shadow co")
"""What makes another role of one: a deputy minister is no minister."""

_TOLD_BY = 6
"""Letters by which a word of a role is told: "Russia's" and "Russian" say one thing."""
_POLITE = listed("mr mrs ms dr sir")
_ARTICLES = ("the ", "a ", "an ", "his ", "her ", "its ", "their ")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of an actor the archive holds."""

    articles: int
    mentions: int
    days: Days | None


def build(
    actors: tuple[Actor, ...],
    counts: Counts,
    *,
    roles: Sequence[RoleCount] = (),
    articles: Mapping[ArticleId, Article] = MappingProxyType({}),
    surfaces: Sequence[str] = (),
    said: Sequence[Utterance] = (),
    did: Sequence[Event] = (),
    highlights: Sequence[Event] = (),
    companions: Sequence[ActorCount] = (),
    coverage: Sequence[DayCount] = (),
) -> Profile:
    """The profile of one actor or of several together; nothing is said in it twice.

    `articles` are those that gave the roles first and last.
    """
    quoted = tuple(different(said, SAME))
    spoken = {one.passage.place for one in quoted}
    deeds = [event for event in did if event.passages[0].place not in spoken]
    done = {event.passages[0].place for event in deeds}
    once = {
        event.passages[0].place: event for event in reversed(highlights) if event.passages[0].place not in spoken | done
    }
    offices = merged(_beyond_names(roles, actors), articles)
    return Profile(
        actors=actors,
        roles=offices,
        other_names=other_names(actors, surfaces, offices),
        articles=counts.articles,
        mentions=counts.mentions,
        days=counts.days,
        said=quoted,
        did=tuple(deeds),
        highlights=tuple(reversed(once.values())),
        companions=tuple(companions),
        coverage=tuple(coverage),
    )


def merged(
    roles: Sequence[RoleCount], articles: Mapping[ArticleId, Article] = MappingProxyType({})
) -> tuple[Role, ...]:
    """Each role once: "president" is the "Russian President", and "mayor of Bodo" the "Bodo mayor".

    Roles are one where the words of one are among the other's, whatever their forms and order, unless one is a
    deputy's, or a former one; the wording is the most frequent that says more than one word, unless it is
    a slip. The few that are given most often, in the order in which they were first reported; those of no firm date
    come last.
    """
    groups: list[list[RoleCount]] = []
    for role in sorted(roles, key=lambda role: (-len(_meant(role.words)), -role.times, role.words)):
        meant = _meant(role.words)
        if not meant:
            continue
        homes = [group for group in groups if meant <= _meant(group[0].words) and _same_rank(role, group[0])]
        if homes:
            max(homes, key=lambda group: sum(one.times for one in group)).append(role)
        else:
            groups.append([role])
    found = sorted((_role(group, articles) for group in groups), key=lambda role: (-role.times, role.words))
    least = max(RARE * found[0].times, 2 if found[0].times >= OFTEN else 1) if found else 0
    frequent = [role for role in found[:ROLES] if role.times >= least]
    return tuple(sorted(frequent, key=lambda role: (role.first or date.max, -role.times, role.words)))


def _beyond_names(roles: Iterable[RoleCount], actors: Sequence[Actor]) -> tuple[RoleCount, ...]:
    """The roles that say more than a name does: of Prince William's none that is only "prince"."""
    named = frozenset[str]().union(*(_meant(actor.name) for actor in actors))
    return tuple(role for role in roles if not _meant(role.words) <= named)


def _same_rank(one: RoleCount, other: RoleCount) -> bool:
    ours, theirs = (set(_WORD.findall(role.words.casefold())) & _OTHER for role in (one, other))
    return ours == theirs


def _meant(words: str) -> frozenset[str]:
    """The stems of a role's telling words."""
    return frozenset(stem(word)[:_TOLD_BY] for word in _WORD.findall(words.casefold()) if word not in _SMALL)


def _bare(words: str) -> str:
    bare = " ".join(words.casefold().split())
    for article in _ARTICLES:
        bare = bare.removeprefix(article)
    return bare


def _role(group: Sequence[RoleCount], articles: Mapping[ArticleId, Article]) -> Role:
    least = WORDED * max(role.times for role in group)
    worded = [role for role in group if role.times >= least]
    best = max(worded, key=lambda role: (len(_meant(role.words)) > 1, role.times, role.words))
    first = min((role for role in group if role.first), key=lambda role: role.first or date.max, default=best)
    last = max((role for role in group if role.last), key=lambda role: role.last or date.min, default=best)
    return Role(
        best.words,
        sum(role.times for role in group),
        first.first,
        last.last,
        articles.get(first.opening) if first.opening is not None else None,
        articles.get(last.closing) if last.closing is not None else None,
    )


def other_names(actors: Sequence[Actor], surfaces: Sequence[str], roles: Sequence[Role] = ()) -> tuple[str, ...]:
    """How articles write it, beside its own name: each spelling once, the most frequent first.

    Left out is what is only a part of the name, a role, or a description in small letters.
    """
    known = [_parts(actor.name) for actor in actors]
    offices = {_bare(role.words) for role in roles}
    seen: set[tuple[str, ...]] = set()
    names = []
    for surface in surfaces:
        name = " ".join(surface.split()).removesuffix("'s").removesuffix("’s")
        parts = _parts(name)
        if not parts or parts in seen or any(set(parts) <= set(own) for own in known):
            continue
        if _bare(name) not in offices and not name.split()[-1][0].islower():
            seen.add(parts)
            names.append(name)
    return tuple(names[:NAMES])


def _parts(name: str) -> tuple[str, ...]:
    """The words that make the name, without case, article or "Mr"."""
    return tuple(word for word in _bare(name).replace(".", " ").split() if word not in _POLITE)


def different(said: Sequence[Utterance], same: float) -> list[Utterance]:
    """Each statement once, the first given of those that report the same words."""
    return [group[0] for group in _alike(said, same)]


def most_reported(said: Sequence[Utterance], actors: Sequence[Actor]) -> list[Utterance]:
    """Each statement once, those that most articles report first; of equals those that are quoted and clear alone."""

    def merit(group: Sequence[Utterance]) -> tuple[int, int]:
        sentence = group[0].passage.sentence
        named = any(deeds.named(actor, sentence) for actor in actors)
        clear = named and summary.stands_alone(sentence)
        return len({one.passage.article.id for one in group}), group[0].direct + 2 * clear

    return [group[0] for group in sorted(_alike(said, SAME), key=merit, reverse=True)]


def spread(said: Iterable[Utterance]) -> list[Utterance]:
    """The first statement of each article, then the second of each, and so on."""
    told: Counter[ArticleId] = Counter()
    turns: list[tuple[int, Utterance]] = []
    for one in said:
        turns.append((told[one.passage.article.id], one))
        told[one.passage.article.id] += 1
    return [one for _, one in sorted(turns, key=lambda turn: turn[0])]


def _alike(said: Sequence[Utterance], same: float) -> list[list[Utterance]]:
    """The statements that report the same words together, in the order of the first of each."""
    directions = vectors([one.passage.sentence for one in said])
    groups: list[list[int]] = []
    places: set[tuple[int, int]] = set()
    for n, direction in enumerate(directions):
        if said[n].passage.place in places:
            continue
        places.add(said[n].passage.place)
        home = next((group for group in groups if dot(direction, directions[group[0]]) >= same), None)
        if home is None:
            groups.append([n])
        else:
            home.append(n)
    return [[said[n] for n in group] for group in groups]
