"""Who an actor is as the articles put it: roles, names, words and deeds, and whom it appears with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.actors import ActorCount, RoleCount
from corpus.model import Actor, DayCount, Days
from digests.likeness import dot, listed, stem, vectors
from digests.model import Companion, Event, Profile, Role, Utterance

SAME = 0.6
"""The cosine from which two sentences report the same words or deed."""

ROLES = 4
NAMES = 6
"""Roles and other names that are shown, at most."""

_WORD = re.compile(r"[^\W_]+")
_SMALL = listed("the of a an and for his her its their")
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
    surfaces: Sequence[str] = (),
    said: Sequence[Utterance] = (),
    did: Sequence[Event] = (),
    highlights: Sequence[Event] = (),
    companions: Sequence[ActorCount] = (),
    coverage: Sequence[DayCount] = (),
) -> Profile:
    """The profile of one actor or of several together; nothing is said in it twice."""
    quoted = tuple(different(said, SAME))
    spoken = {_place(one) for one in quoted}
    deeds = [event for event in did if _event_place(event) not in spoken]
    done = {_event_place(event) for event in deeds}
    once = {_event_place(event): event for event in reversed(highlights) if _event_place(event) not in spoken | done}
    offices = merged(roles)
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
        companions=tuple(Companion(count.actor, count.articles) for count in companions),
        coverage=tuple(coverage),
    )


def _place(one: Utterance) -> tuple[int, int]:
    return one.passage.article.id, one.passage.start


def _event_place(event: Event) -> tuple[int, int]:
    return event.passages[0].article.id, event.passages[0].start


def merged(roles: Sequence[RoleCount]) -> tuple[Role, ...]:
    """Each role once: "president" is the "Russian President", and "mayor of Bodo" the "Bodo mayor".

    Roles are one where the words of one are among the other's, whatever their forms and order; the wording is the
    most frequent that says more than one word. Most frequent first, the few that matter.
    """
    groups: list[list[RoleCount]] = []
    for role in sorted(roles, key=lambda role: (-len(_meant(role.words)), -role.times, role.words)):
        meant = _meant(role.words)
        if not meant:
            continue
        homes = [group for group in groups if meant <= _meant(group[0].words)]
        if homes:
            max(homes, key=lambda group: sum(one.times for one in group)).append(role)
        else:
            groups.append([role])
    found = sorted((_role(group) for group in groups), key=lambda role: (-role.times, role.words))
    return tuple(found[:ROLES])


def _meant(words: str) -> frozenset[str]:
    """The stems of a role's telling words."""
    return frozenset(stem(word) for word in _WORD.findall(words.casefold()) if word not in _SMALL)


def _bare(words: str) -> str:
    bare = " ".join(words.casefold().split())
    for article in _ARTICLES:
        bare = bare.removeprefix(article)
    return bare


def _role(group: Sequence[RoleCount]) -> Role:
    best = max(group, key=lambda role: (len(_meant(role.words)) > 1, role.times, role.words))
    firsts = [role.first for role in group if role.first]
    lasts = [role.last for role in group if role.last]
    return Role(
        best.words,
        sum(role.times for role in group),
        min(firsts, default=None),
        max(lasts, default=None),
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
    directions = vectors([one.passage.sentence for one in said])
    kept: list[int] = []
    for n, direction in enumerate(directions):
        places = {_place(said[m]) for m in kept}
        if _place(said[n]) not in places and all(dot(direction, directions[m]) < same for m in kept):
            kept.append(n)
    return [said[n] for n in kept]
